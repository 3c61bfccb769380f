import fc from 'fast-check';
import { mongo } from 'mongoose';

/** A command of MongoDB; `transaction` runs several in one. */
export type Command = Record<string, unknown>;

const NAMES = ['a', 'b', 'c'] as const;
const FIELDS = ['x', 'y'] as const;
/** Values that some collations take for one, and others do not. */
const TEXTS = ['a', 'A', 'ä', 'b', '10', '9'] as const;

const name = fc.constantFrom(...NAMES);
const field = fc.constantFrom(...FIELDS);
const value = fc.oneof(fc.constantFrom<unknown>(...TEXTS), fc.integer({ min: 0, max: 3 }), fc.constant(null));
const flag = fc.boolean();
/** Long enough that nothing expires while a test runs. */
const seconds = fc.integer({ min: 100_000_000, max: 200_000_000 });

const SIMPLE = { locale: 'simple' };
const COLLATIONS = [SIMPLE, { locale: 'de', strength: 1 }, { locale: 'en', numericOrdering: true }];
const collation = fc.option(fc.constantFrom(...COLLATIONS), { nil: undefined });
const validator = fc.constantFrom(
  {},
  { x: { $ne: 'b' } },
  { $jsonSchema: { properties: { y: { bsonType: ['int', 'string'] } } } },
);

const defined = (command: Command): Command =>
  Object.fromEntries(Object.entries(command).filter(([, each]) => each !== undefined));

const optional = <T>(of: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(of, { nil: undefined, freq: 2 });

const KINDS: readonly fc.Arbitrary<Command>[] = [
  fc.constant({}),
  fc.constant({ clusteredIndex: { key: { _id: 1 }, unique: true } }),
  fc.constant({ timeseries: { timeField: 't', metaField: 'm' } }),
  seconds.map((expireAfterSeconds) => ({ timeseries: { timeField: 't' }, expireAfterSeconds })),
  name.map((viewOn) => ({ viewOn, pipeline: [{ $match: { x: 'a' } }] })),
];

const CAPPED = fc.record({
  capped: fc.constant(true),
  size: fc.integer({ min: 4096, max: 9000 }),
  max: optional(fc.integer({ min: 1, max: 8 })),
});

const create = (kinds: readonly fc.Arbitrary<Command>[]): fc.Arbitrary<Command> =>
  fc
    .tuple(name, fc.oneof(...kinds), collation, optional(validator), optional(fc.record({ enabled: flag })))
    .map(([create_, kind, collated, rules, images]) => {
      const isPlain = kind['viewOn'] === undefined && kind['timeseries'] === undefined;
      // Views have no collation here. MongoDB refuses one on a view or time series of another collation, but takes it when the other comes
      // later. No restore can repeat that.
      const others = isPlain ? { collation: collated, validator: rules, changeStreamPreAndPostImages: images } : {};
      return defined({ create: create_, ...kind, ...others });
    });

const KEYS: readonly fc.Arbitrary<Command>[] = [
  field.map((x) => ({ [x]: 1 })),
  field.map((x) => ({ [x]: -1, n: 1 })),
  field.map((x) => ({ [x]: 'hashed' })),
  field.map((x) => ({ [x]: 'text' })),
  fc.constant({ '$**': 1 }),
  fc.constant({ place: '2dsphere' }),
  fc.constant({ flat: '2d' }),
  fc.constant({ m: 1, t: -1 }),
];

const INDEX_NAMES = ['one', 'two', 'three', 'four'] as const;
const indexName = fc.constantFrom(...INDEX_NAMES);

const createIndexes = fc
  .tuple(
    name,
    fc.oneof(...KEYS),
    indexName,
    collation,
    fc.record({
      unique: optional(fc.constant(true)),
      prepareUnique: optional(fc.constant(true)),
      sparse: optional(flag),
      hidden: optional(flag),
      expireAfterSeconds: optional(seconds),
      partialFilterExpression: optional(fc.constantFrom({ x: { $gt: 'A' } }, { y: { $exists: true } })),
    }),
  )
  .map(([createIndexes_, key, own, collated, options]) => ({
    createIndexes: createIndexes_,
    indexes: [defined({ key, name: own, collation: collated, ...options })],
  }));

/** Everything that collMod changes of an index. MongoDB takes some of it only alone. */
const ofIndex = fc.oneof(
  fc.record({ hidden: flag }),
  fc.record({ prepareUnique: flag }),
  fc.constant({ unique: true }),
  fc.constant({ forceNonUnique: true }),
  fc.record({ expireAfterSeconds: seconds }),
  fc.record({ expireAfterSeconds: seconds, hidden: flag }),
);

const ofOptions = fc.oneof(
  fc.record({ validator }),
  fc.record({ validationLevel: fc.constantFrom('off', 'moderate', 'strict') }),
  fc.record({ validator, validationAction: fc.constantFrom('warn', 'error') }),
  fc.record({ changeStreamPreAndPostImages: fc.record({ enabled: flag }) }),
  fc.record({ expireAfterSeconds: fc.oneof(seconds, fc.constant('off')) }),
  fc.record({ timeseries: fc.record({ granularity: fc.constantFrom('minutes', 'hours') }) }),
  fc.record({ cappedSize: fc.integer({ min: 4096, max: 20_000 }) }),
  fc.record({ cappedMax: fc.integer({ min: 0, max: 8 }) }),
  fc.record({ viewOn: name, pipeline: fc.constantFrom([], [{ $limit: 2 }]) }),
);

const collMod = fc.oneof(
  fc
    .tuple(name, indexName, ofIndex)
    .map(([collMod_, own, change]) => ({ collMod: collMod_, index: { name: own, ...change } })),
  fc.tuple(name, ofOptions).map(([collMod_, change]) => ({ collMod: collMod_, ...change })),
);

const id = fc.oneof(fc.integer({ min: 0, max: 9 }), fc.constantFrom<unknown>('k', 'K', 'ä'));

const documents = fc.array(
  fc.record({
    _id: id,
    x: value,
    y: value,
    n: fc.integer({ min: 0, max: 2 }),
    m: fc.integer({ min: 0, max: 1 }),
    t: fc.date({ min: new Date(0), max: new Date(1e12), noInvalidDate: true }),
    place: fc.constant([1, 2]),
    flat: fc.constant([3, 4]),
  }),
  { minLength: 1, maxLength: 6 },
);

const write = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.tuple(name, documents).map(([insert, all]) => ({ insert, documents: all, ordered: false })),
  },
  fc.tuple(name, id, field, value, flag).map(([update, _id, x, to, upsert]) => ({
    update,
    updates: [{ q: { _id }, u: { $set: { [x]: to } }, upsert }],
  })),
  fc
    .tuple(name, field, value)
    .map(([update, x, to]) => ({ update, updates: [{ q: {}, u: { $set: { [x]: to } }, multi: true }] })),
  fc.tuple(name, id).map(([_delete, _id]) => ({ delete: _delete, deletes: [{ q: { _id }, limit: 1 }] })),
);

const replace = fc.oneof(
  fc.tuple(name, name, flag).map(([from, to, dropTarget]) => ({ renameCollection: from, to, dropTarget })),
  fc
    .tuple(name, name)
    .map(([aggregate, to]) => ({ aggregate, pipeline: [{ $match: { n: { $lt: 2 } } }, { $out: to }], cursor: {} })),
  name.map((drop) => ({ drop })),
);

const dropIndexes = fc
  .tuple(name, fc.oneof(indexName, fc.constant('*')))
  .map(([dropIndexes_, index]) => ({ dropIndexes: dropIndexes_, index }));

const transaction = fc.array(write, { minLength: 2, maxLength: 4 }).map((all) => ({ transaction: all }));

const convertToCapped = fc
  .tuple(name, fc.integer({ min: 4096, max: 9000 }))
  .map(([convertToCapped_, size]) => ({ convertToCapped: convertToCapped_, size }));

const weighted = (...all: [weight: number, arbitrary: fc.Arbitrary<Command>][]): fc.Arbitrary<Command> =>
  fc.oneof(...all.map(([weight, arbitrary]) => ({ weight, arbitrary })));

/** Commands before a backup. MongoDB 6 reads no capped collection at a time: a base cannot have one. */
export const commandBeforeBackup = weighted(
  [3, create(KINDS)],
  [4, createIndexes],
  [3, collMod],
  [4, write],
  [1, replace],
);

/** Commands of every kind that changes what a database holds. */
export const command = weighted(
  [3, create([...KINDS, CAPPED])],
  [4, createIndexes],
  [5, collMod],
  [5, write],
  [2, replace],
  [1, dropIndexes],
  [1, transaction],
  [1, convertToCapped],
);

/** Runs a command. @returns whether MongoDB took it: many do not fit what is there */
export async function run(db: mongo.Db, given: Command): Promise<boolean> {
  if (await crashes(db, given)) return false;
  try {
    if (given['transaction'] !== undefined) await runTransaction(db, given['transaction'] as Command[]);
    else if (given['renameCollection'] !== undefined) {
      const [from, to] = [given['renameCollection'], given['to']].map((each) => `${db.databaseName}.${String(each)}`);
      await db.admin().command({ ...given, renameCollection: from, to });
    } else await db.command(given);
    return true;
  } catch (error) {
    if (error instanceof mongo.MongoServerError) return false;
    throw error;
  }
}

/**
 * Whether MongoDB 6.0.5 dies of a command: it has a segmentation fault when a view is given a capped size, and a failed assertion when an
 * index of another kind than plain fields is made unique or given a time of expiry.
 */
async function crashes(db: mongo.Db, { collMod: of, cappedSize, cappedMax, index }: Command): Promise<boolean> {
  if (of === undefined) return false;
  const isSized = cappedSize !== undefined || cappedMax !== undefined;
  const asked = index as { name: string; unique?: boolean; expireAfterSeconds?: number } | undefined;
  const changed = asked?.unique === true || asked?.expireAfterSeconds !== undefined ? asked : undefined;
  if (!isSized && changed === undefined) return false;
  const [found] = await db.listCollections({ name: of, type: 'collection' }, { nameOnly: true }).toArray();
  if (found === undefined || changed === undefined) return found === undefined;
  const made = (await db.collection(found.name).listIndexes().toArray()).find(
    ({ name: own }) => own === changed.name,
  ) as { key: Record<string, unknown> } | undefined;
  return (
    made !== undefined && Object.entries(made.key).some(([path, kind]) => path === '$**' || typeof kind !== 'number')
  );
}

async function runTransaction(db: mongo.Db, all: readonly Command[]): Promise<void> {
  const session = db.client.startSession();
  try {
    session.startTransaction({ writeConcern: { w: 'majority' } });
    for (const each of all) await db.command(each, { session });
    await session.commitTransaction();
  } finally {
    await session.endSession();
  }
}
