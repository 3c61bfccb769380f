import { check } from '@lucid/common';
import type { NamedCollection } from '@lucid/mongo';
import fc from 'fast-check';
import { mongo } from 'mongoose';
import { randomBytes } from 'node:crypto';
import { duplicatesPipeline, canBeGrouped } from '../index-build/duplicate-groups';
import { samplePipeline } from '../index-build/index-estimate';
import { storedIndex } from '../indexes/stored-index';
import { unfitFor } from './collection-rules';
import { brokenRules } from './definition-rules';
import { COLLATION_LOCALES } from './index-collation';
import { DIRECTIONS, FILTER_OPERATORS, IndexDefinition } from './index-definition';
import { type IndexSpec, specOf } from './index-specification';

const PATHS = [
  'a',
  'b',
  'a.b',
  'a.c',
  'm',
  'm.x',
  't',
  '_id',
  'a.0',
  '0',
  'ü x',
  'a$**',
  'a$b',
  '__proto__',
  '$**',
  'a.$**',
  'm.$**',
  '_ftsx',
];
const path = fc.constantFrom(...PATHS);
const plainPath = fc.constantFrom(...PATHS.filter((each) => !each.endsWith('$**') || each === 'a$**'));
const direction = fc.oneof({ weight: 3, arbitrary: fc.constantFrom(1, -1) }, fc.constantFrom(...DIRECTIONS));

const scalar = fc.oneof(
  fc.string({ maxLength: 20 }),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.integer(),
  fc.boolean(),
  fc.constantFrom(null, 'string', 'int', '2026-01-01T00:00:00Z', '65a000000000000000000000', '$x', '$$ROOT'),
);

const condition = fc.record(
  {
    field: plainPath,
    op: fc.constantFrom(...FILTER_OPERATORS),
    value: fc.oneof(
      { weight: 3, arbitrary: scalar },
      fc.constant(true),
      fc.array(scalar, { minLength: 1, maxLength: 3 }),
    ),
    value_type: fc.constantFrom('date', 'object_id'),
  },
  { requiredKeys: ['field', 'op', 'value'] },
);

const collation = fc.record(
  {
    locale: fc.constantFrom(...COLLATION_LOCALES),
    strength: fc.integer({ min: 1, max: 5 }),
    case_level: fc.boolean(),
    case_first: fc.constantFrom('upper', 'lower', 'off'),
    numeric_ordering: fc.boolean(),
    alternate: fc.constantFrom('non-ignorable', 'shifted'),
    max_variable: fc.constantFrom('punct', 'space'),
    normalization: fc.boolean(),
    backwards: fc.boolean(),
  },
  { requiredKeys: ['locale'] },
);

const rarely = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.option(arbitrary, { nil: undefined, freq: 3 }).chain((value) => fc.constantFrom(undefined, value));

const definition = fc
  .record({
    keys: fc.oneof(
      fc.array(fc.record({ path, direction }), { minLength: 1, maxLength: 1 }),
      fc.array(fc.record({ path, direction }), { minLength: 1, maxLength: 4 }),
    ),
    name: rarely(fc.string({ minLength: 1, maxLength: 20, unit: 'grapheme' })),
    unique: rarely(fc.boolean()),
    sparse: rarely(fc.boolean()),
    hidden: rarely(fc.boolean()),
    expire_after_seconds: rarely(fc.integer({ min: 0, max: 2 ** 31 - 1 })),
    partial_filter: rarely(fc.array(condition, { minLength: 1, maxLength: 3 })),
    collation: rarely(collation),
    wildcard_projection: rarely(
      fc.record({
        mode: fc.constantFrom('include', 'exclude'),
        fields: fc.uniqueArray(plainPath, { minLength: 1, maxLength: 3 }),
      }),
    ),
  })
  .map((all) => Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)));

const COLLECTIONS: NamedCollection[] = [
  { name: 'plain', type: 'collection', options: {} },
  { name: 'capped', type: 'collection', options: { capped: true } },
  { name: 'collated', type: 'collection', options: { collation: { locale: 'de', strength: 1 } } },
  { name: 'clustered', type: 'collection', options: { clusteredIndex: { key: { _id: 1 }, unique: true } } },
  { name: 'series', type: 'timeseries', options: { timeseries: { timeField: 't', metaField: 'm' } } },
  {
    name: 'collated_series',
    type: 'timeseries',
    options: { timeseries: { timeField: 't' }, collation: { locale: 'fr' } },
  },
];

/** A definition as it must come back: what the server fills in is left out, and what has no order is in one. */
function asFound({
  keys,
  name: _name,
  collation: _collation,
  partial_filter,
  wildcard_projection,
  ...flags
}: Partial<IndexDefinition>): object {
  const utc = (value: unknown): unknown =>
    Array.isArray(value) ? value.map(utc) : new Date(String(value)).toISOString();
  return {
    ...flags,
    keys: keys?.map(({ path, direction }) => `${path} ${direction}`).sort(),
    ...(partial_filter && {
      partial_filter: partial_filter
        .map((each) =>
          JSON.stringify({
            field: each.field,
            op: each.op,
            value: each.value_type === 'date' ? utc(each.value) : each.value,
            value_type: each.value_type,
          }),
        )
        .sort(),
    }),
    ...(wildcard_projection && {
      wildcard_projection: { ...wildcard_projection, fields: wildcard_projection.fields.toSorted() },
    }),
  };
}

describe('the rules of definitions', () => {
  let client: mongo.MongoClient;
  let db: mongo.Db;

  beforeAll(async () => {
    client = await mongo.MongoClient.connect(process.env['TEST_MONGODB_URI'] ?? '');
    db = client.db(`test_${randomBytes(8).toString('hex')}`);
    for (const { name, options } of COLLECTIONS) {
      await db.createCollection(name, {
        ...options,
        ...(options.capped === true && { size: 4096 }),
      } as mongo.CreateCollectionOptions);
    }
  });

  afterAll(async () => {
    await db.dropDatabase();
    await client.close();
  });

  it.each(COLLECTIONS.map((collection) => [collection.name, collection] as const))(
    'let nothing pass for a %s collection that the server does not build, and find it again as it was asked for',
    async (name, collection) => {
      let built = 0;
      await fc.assert(
        fc.asyncProperty(definition, async (body) => {
          const { value: asked } = check(IndexDefinition, body);
          if (asked === undefined || brokenRules(asked).length > 0 || unfitFor(collection, asked).length > 0) return;
          const asks = specOf(asked);
          await db.command({ createIndexes: name, indexes: [asks] });
          built += 1;
          const specs = (await db.collection(name).listIndexes().toArray()) as IndexSpec[];
          await db.command({ dropIndexes: name, index: asks.name });
          const stored = storedIndex(specs.find((each) => each.name === asks.name) as IndexSpec);
          // What a dry run asks beside must be understood too.
          await db.collection(name).aggregate(samplePipeline(asked, asks)).toArray();
          if (canBeGrouped(asked)) await db.collection(name).aggregate(duplicatesPipeline(asks)).toArray();
          expect(asFound(stored as IndexDefinition)).toMatchObject(asFound(asked));
          if (asked.collation !== undefined && asked.collation.locale !== 'simple')
            expect(stored.collation).toMatchObject(asked.collation);
        }),
        { numRuns: 250 },
      );
      // Enough for the generator to have said something; of 250 as few as 19 suit a time series.
      expect(built).toBeGreaterThan(5);
    },
  );
});
