import { Field } from '@lucid/common';
import { Model, mongooseSchemaOf } from './model';
import { validatorOf } from './validator';

class Part {
  @Field({ kind: 'text', minLength: 1, maxLength: 5, required: true, description: 'A name.' })
  name!: string;

  @Field({ kind: 'any', description: 'Whatever JSON can say.' })
  value?: unknown;
}

@Model({ collection: 'validator_samples', indexes: [] })
class Sample {
  @Field({ kind: 'list', items: { kind: 'object', type: () => Part }, required: true, description: 'Parts.' })
  parts!: Part[];

  @Field({ kind: 'list', items: { kind: 'text', pattern: /^[a-z]+$/ }, description: 'Words.' })
  words?: string[];

  @Field({ kind: 'any', required: true, description: 'Whatever JSON can say.' })
  any!: unknown;
}

describe('validatorOf', () => {
  it('says the types of lists of objects, and none of what may be anything', () => {
    expect(validatorOf(mongooseSchemaOf(Sample))).toEqual({
      $jsonSchema: {
        bsonType: 'object',
        required: ['parts', 'any'],
        properties: {
          parts: {
            bsonType: 'array',
            items: {
              bsonType: 'object',
              required: ['name'],
              properties: { name: { bsonType: 'string', minLength: 1, maxLength: 5 }, value: {} },
            },
          },
          words: { bsonType: 'array', items: { bsonType: 'string', pattern: '^[a-z]+$' } },
          any: {},
        },
      },
    });
  });
});
