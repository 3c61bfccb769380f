import { ProblemError } from '@lucid/common';
import { KEYWORDS, requireValidatorSchema } from './validator-schema';

const problemOf = (schema: unknown): ProblemError => {
  try {
    requireValidatorSchema(schema);
  } catch (error) {
    if (error instanceof ProblemError) return error;
    throw error;
  }
  throw new Error(`${JSON.stringify(schema)} was taken`);
};

describe('requireValidatorSchema', () => {
  it.each(['pattern', 'patternProperties'])(
    'never takes %s: no text of a caller becomes a regular expression',
    (keyword) => {
      for (const schema of [{ [keyword]: '^(a+)+$' }, { properties: { a: { anyOf: [{ items: { [keyword]: {} } }] } } }])
        expect(problemOf(schema).errors).toEqual([expect.objectContaining({ code: 'regular_expression' })]);
    },
  );

  it.each([
    '$where',
    '$expr',
    '$jsonSchema',
    '$ref',
    'encrypt',
    'format',
    'const',
    'constructor',
    '__proto__',
    'hasOwnProperty',
  ])('takes no %s', (keyword) => {
    const schema = JSON.parse(`{"properties": {"a": {"${keyword}": {}}}}`) as unknown;
    expect(problemOf(schema).errors).toEqual([
      { pointer: `/json_schema/properties/a/${keyword}`, code: 'unknown_field', message: expect.any(String) as string },
    ]);
  });

  it.each([
    [{ properties: { a: { minLength: -1, maxLength: 1.5 } } }, ['/properties/a/minLength', '/properties/a/maxLength']],
    [{ required: [] }, ['/required']],
    [{ required: ['a', 'a'] }, ['/required']],
    [{ required: ['$a'] }, ['/required']],
    [{ enum: [{ a: 1 }] }, ['/enum']],
    [{ enum: [1, 1.0] }, ['/enum']],
    [{ bsonType: [] }, ['/bsonType']],
    [{ bsonType: 'integer' }, ['/bsonType']],
    [{ type: 'string', bsonType: 'string' }, ['/type']],
    [{ exclusiveMinimum: true }, ['/exclusiveMinimum']],
    [{ anyOf: [{}, { not: 5 }] }, ['/anyOf/1/not']],
    [{ dependencies: { 'a/b~c': [] } }, ['/dependencies/a~1b~0c']],
    [{ items: [{}, { multipleOf: 0 }], additionalItems: 1 }, ['/items/1/multipleOf', '/additionalItems']],
    [{ title: 'x'.repeat(1001) }, ['/title']],
  ])('names the place of what is wrong in %j', (schema, pointers) => {
    const { code, errors } = problemOf(schema);
    expect(code).toBe('invalid_body');
    expect(errors.map(({ pointer }) => pointer)).toEqual(pointers.map((pointer) => `/json_schema${pointer}`));
  });

  it.each(Object.keys(KEYWORDS))('refuses null for %s', (keyword) => {
    expect(problemOf({ [keyword]: null }).errors.length).toBeGreaterThan(0);
  });

  it('refuses more schemas than a thousand, and quickly whatever it is given', () => {
    const properties = Object.fromEntries(Array.from({ length: 5000 }, (_, n) => [`p${n}`, {}]));
    expect(problemOf({ properties }).code).toBe('unprocessable');
    expect(problemOf({ required: Array.from({ length: 501 }, (_, n) => `p${n}`) }).code).toBe('invalid_body');
    expect(
      problemOf({ properties: Object.fromEntries(Array.from({ length: 900 }, (_, n) => [`p${n}`, { x: 1 }])) }).errors,
    ).toHaveLength(100);
  });
});
