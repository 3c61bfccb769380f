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

  @Field({
    ...{ kind: 'list', items: { kind: 'text', pattern: /^[a-z]+$/ } },
    ...{ minItems: 1, maxItems: 3, unique: true },
    description: 'Words.',
  })
  words?: string[];

  @Field({ kind: 'int', long: true, min: 0, description: 'A size.' })
  size?: number;

  @Field({
    kind: 'any',
    schema: {
      type: ['string', 'boolean', 'array'],
      maxLength: 9,
      maxItems: 2,
      items: { type: 'number' },
    },
    description: 'One of some types.',
  })
  some?: unknown;

  @Field({ kind: 'any', required: true, description: 'Whatever JSON can say.' })
  any!: unknown;
}

describe('validatorOf', () => {
  it('has the types and bounds of the schema, and none of what may be anything', () => {
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
          words: {
            bsonType: 'array',
            minItems: 1,
            maxItems: 3,
            uniqueItems: true,
            items: { bsonType: 'string', pattern: '^[a-z]+$' },
          },
          size: { bsonType: ['int', 'long', 'double'], multipleOf: 1, minimum: 0, maximum: 9007199254740991 },
          some: {
            bsonType: ['string', 'bool', 'array'],
            maxLength: 9,
            maxItems: 2,
            items: { bsonType: ['int', 'long', 'double'] },
          },
          any: {},
        },
      },
    });
  });
});
