import fc from 'fast-check';
import { mongo } from 'mongoose';
import { type MongoOfTest, mongoOfTest } from '../../../../test/setup/mongo-of-test';
import { rulesOf } from '../validator-schema/validator-rules';
import { KEYWORDS, requireValidatorSchema, type ValidatorSchema } from '../validator-schema/validator-schema';
import { ValidatorChecks } from './validator-check';

const NAMES = ['a', 'b', 'c'] as const;

const scalar = fc.constantFrom<unknown>(
  ...[
    null,
    true,
    false,
    0,
    1,
    2,
    3,
    2.5,
    -1,
    '',
    'a',
    'ab',
    'ü€',
    '😀',
    new Date(0),
    new mongo.ObjectId('0'.repeat(24)),
  ],
  ...[mongo.Long.fromNumber(2), mongo.Decimal128.fromString('2.5'), new mongo.Double(2), new mongo.BSONRegExp('a')],
);
const { value } = fc.letrec((tie) => ({
  value: fc.oneof({ maxDepth: 2 }, scalar, fc.array(tie('value'), { maxLength: 3 }), tie('object')),
  object: fc.record({ a: tie('value'), b: tie('value') }, { requiredKeys: [], noNullPrototype: true }),
}));
const documents = fc.array(fc.record({ a: value, b: value, c: value }, { requiredKeys: [], noNullPrototype: true }), {
  minLength: 20,
  maxLength: 20,
});

const count = fc.integer({ min: 0, max: 3 });
const number = fc.constantFrom(-1, 0, 1, 2, 2.5, 3);
const json = fc.constantFrom<unknown>(null, true, false, 0, 1, 2, 2.5, '', 'a', 'ab');
const names = fc.uniqueArray(fc.constantFrom(...NAMES), { minLength: 1, maxLength: 2 });
const bsonType = fc.constantFrom(
  'double',
  'string',
  'object',
  'array',
  'bool',
  'date',
  'null',
  'int',
  'long',
  'decimal',
  'number',
  'objectId',
);
const jsonType = fc.constantFrom('object', 'array', 'number', 'boolean', 'string', 'null');
const oneOrMore = (type: fc.Arbitrary<string>): fc.Arbitrary<unknown> =>
  fc.oneof(type, fc.uniqueArray(type, { minLength: 1, maxLength: 3 }));

/** Schemas with every keyword that is taken, in bounded depth. */
const { schema } = fc.letrec<{ schema: ValidatorSchema }>((tie) => {
  const inner = tie('schema');
  const schemas = fc.array(inner, { minLength: 1, maxLength: 2 });
  const properties = fc.dictionary(fc.constantFrom(...NAMES), inner, { maxKeys: 2, noNullPrototype: true });
  const keywords: Record<keyof typeof KEYWORDS, fc.Arbitrary<unknown>> = {
    title: fc.constant('A title'),
    description: fc.constant(''),
    bsonType: oneOrMore(bsonType),
    type: oneOrMore(jsonType),
    enum: fc.uniqueArray(json, { minLength: 1, maxLength: 4, selector: (one) => JSON.stringify(one) }),
    minimum: number,
    maximum: number,
    exclusiveMinimum: fc.boolean(),
    exclusiveMaximum: fc.boolean(),
    multipleOf: fc.constantFrom(0.5, 1, 2),
    minLength: count,
    maxLength: count,
    required: names,
    properties,
    additionalProperties: fc.oneof(fc.boolean(), inner),
    minProperties: count,
    maxProperties: count,
    dependencies: fc.dictionary(fc.constantFrom(...NAMES), fc.oneof(names, inner), {
      maxKeys: 2,
      noNullPrototype: true,
    }),
    items: fc.oneof(inner, fc.array(inner, { maxLength: 2 })),
    additionalItems: fc.oneof(fc.boolean(), inner),
    minItems: count,
    maxItems: count,
    uniqueItems: fc.boolean(),
    allOf: schemas,
    anyOf: schemas,
    oneOf: schemas,
    not: inner,
  };
  const beside: Partial<Record<keyof typeof KEYWORDS, keyof typeof KEYWORDS>> = {
    exclusiveMinimum: 'minimum',
    exclusiveMaximum: 'maximum',
    additionalProperties: 'properties',
    additionalItems: 'items',
  };
  const sound = fc
    .subarray(Object.keys(keywords) as (keyof typeof KEYWORDS)[], { minLength: 0, maxLength: 4 })
    .map((chosen) => new Set(chosen.flatMap((name) => [name, beside[name] ?? name])))
    .chain((chosen) => {
      if (chosen.has('bsonType')) chosen.delete('type');
      const record = Object.fromEntries([...chosen].map((name) => [name, keywords[name]]));
      return fc.record(record, { noNullPrototype: true });
    });
  return { schema: fc.oneof({ maxDepth: 3 }, fc.constant({}), { weight: 4, arbitrary: sound }) };
});

/** Schemas of which most say something of the fields that documents have. */
const validator = fc.oneof(
  schema,
  fc.record(
    { properties: fc.record({ a: schema, b: schema }), allOf: fc.array(schema, { minLength: 1, maxLength: 1 }) },
    { noNullPrototype: true },
  ),
);

describe('a validator of callers', () => {
  let test: MongoOfTest;
  let made = 0;

  beforeAll(async () => {
    test = await mongoOfTest(process.env['TEST_MONGODB_URI'] ?? '', { sampled: false });
  });

  afterAll(async () => {
    await test.db.dropDatabase();
    await test.close();
  });

  const numbered = (name: string): mongo.Collection<{ _id: number }> => test.db.collection(name);
  /** A collection of these documents, numbered. */
  const stored = async (contents: object[]): Promise<string> => {
    const name = `documents_${(made += 1)}`;
    await numbered(name).insertMany(contents.map((document, _id) => ({ ...document, _id })));
    return name;
  };

  it('is one that MongoDB takes, whatever it says', async () => {
    await test.db.createCollection('taken');
    await fc.assert(
      fc.asyncProperty(validator, async (whole) => {
        requireValidatorSchema(whole);
        await test.db.command({ collMod: 'taken', validator: { $jsonSchema: whole } });
      }),
      { numRuns: 300 },
    );
  });

  it('refuses a document exactly when one of its rules by itself does', async () => {
    await fc.assert(
      fc.asyncProperty(validator, documents, async (whole, contents) => {
        const name = await stored(contents);
        const failing = async (rules: ValidatorSchema[]): Promise<unknown[]> => {
          const filter =
            rules.length === 0 ? { _id: null } : { $or: rules.map((rule) => ({ $nor: [{ $jsonSchema: rule }] })) };
          const found = await test.db
            .collection(name)
            .find(filter as mongo.Document)
            .sort({ _id: 1 })
            .toArray();
          return found.map(({ _id }) => _id);
        };
        expect(await failing(rulesOf(whole).map((rule) => rule.schema))).toEqual(await failing([whole]));
        await test.db.dropCollection(name);
      }),
      { numRuns: 100 },
    );
  });

  it('is previewed with the documents that MongoDB then refuses, and a reason for each', async () => {
    const sut = new ValidatorChecks(test.mongo);
    await fc.assert(
      fc.asyncProperty(validator, documents, async (whole, contents) => {
        const name = await stored(contents);
        const strict = `${name}_strict`;
        await test.db.createCollection(strict, { validator: { $jsonSchema: whole } });
        const refused: unknown[] = [];
        for (const [_id, document] of contents.entries())
          await numbered(strict)
            .insertOne({ ...document, _id })
            .catch(() => refused.push(_id));
        const { method, checked, failing, examples, estimate } = await sut.preview(name, whole);
        expect({ method, checked, failing, estimate }).toEqual({
          method: 'all',
          checked: 20,
          failing: refused.length,
          estimate: undefined,
        });
        expect(examples).toHaveLength(Math.min(10, refused.length));
        for (const { id, reasons } of examples) {
          expect(refused).toContain(id);
          expect(reasons.length).toBeGreaterThan(0);
        }
        await test.db.dropCollection(name);
        await test.db.dropCollection(strict);
      }),
      { numRuns: 30 },
    );
  });
});
