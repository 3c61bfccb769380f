import { insertRaw } from '@lucid/backup-engine';
import { mongo } from 'mongoose';

const { BSON } = mongo;

/** Names with characters that file names, paths, URLs or databases take for something else. */
export const ODD_NAMES = [
  'plain',
  'with space',
  'with/slash',
  'with%percent+plus',
  'quotes\'"(!*)',
  'dots.and.more.',
  'über 名前 🗄',
  '-dash',
  '~tilde',
  'back\\slash:colon',
  'a'.repeat(200),
  'ü'.repeat(60),
];

/** One document with a value of every BSON type, also inside, and keys whose order a plain object would not keep. */
function everyType(): Map<string, unknown> {
  const values = new Map<string, unknown>([
    ['10', 'ten'],
    ['2', 'two'],
    ['double', new BSON.Double(1)],
    ['negative_zero', new BSON.Double(-0)],
    ['not_a_number', NaN],
    ['infinity', -Infinity],
    ['string', 'text \u0000 with NUL and 🗄'],
    ['empty', ''],
    [
      'array',
      [
        1,
        [new BSON.Long(2)],
        new Map([
          ['b', 1],
          ['1', 2],
        ]),
      ],
    ],
    ['binary', new BSON.Binary(Buffer.from([0, 1, 255]), 0)],
    ['old_binary', new BSON.Binary(Buffer.from([1]), 2)],
    ['uuid', new BSON.UUID('0b3f6b1c-51a4-4d4a-8f3b-0123456789ab')],
    ['user_defined', new BSON.Binary(Buffer.alloc(3), 128)],
    ['object_id', new BSON.ObjectId('0123456789abcdef01234567')],
    ['yes', true],
    ['no', false],
    ['date', new Date(0)],
    ['far_date', new Date(-62_135_596_800_000)],
    ['nothing', null],
    ['regex', new BSON.BSONRegExp('^a/b', 'imx')],
    ['code', new BSON.Code('function () { return 1; }')],
    ['code_with_scope', new BSON.Code('x', { x: 1 })],
    ['symbol', new BSON.BSONSymbol('symbol')],
    ['int', new BSON.Int32(-1)],
    ['timestamp', new BSON.Timestamp({ t: 1, i: 2 })],
    ['long', BSON.Long.fromString('9223372036854775807')],
    ['decimal', BSON.Decimal128.fromString('1.10')],
    ['decimal_nan', BSON.Decimal128.fromString('NaN')],
    ['md5', new BSON.Binary(Buffer.alloc(16, 5), 5)],
    ['min_key', new BSON.MinKey()],
    ['max_key', new BSON.MaxKey()],
    ['$dollar', 1],
    ['dotted.key', 2],
    ['__proto__', 3],
  ]);
  return new Map<string, unknown>([['_id', 'every type'], ...values, ['inside', new Map(values)]]);
}

/** A document of the types that are deprecated, which no driver writes any more and old databases hold: undefined and a DBPointer. */
function oldTypes(): Buffer {
  const elements = Buffer.concat([
    ...[Buffer.from('\x02_id\0'), Buffer.from([4, 0, 0, 0]), Buffer.from('old\0')],
    Buffer.from('\x06undefined\0'),
    ...[Buffer.from('\x0cpointer\0'), Buffer.from([4, 0, 0, 0]), Buffer.from('a.b\0'), Buffer.alloc(12, 7)],
  ]);
  const length = Buffer.alloc(4);
  length.writeInt32LE(4 + elements.length + 1);
  return Buffer.concat([length, elements, Buffer.alloc(1)]);
}

/** Fills a database with every kind of collection, index, option and name. */
export async function makeEveryKind(db: mongo.Db): Promise<void> {
  for (const name of ODD_NAMES) await db.collection(name).insertMany([{ _id: 1 as never, name }, { _id: 2 as never }]);
  await db.collection('types').insertOne(everyType());
  await insertRaw(db, 'types', [oldTypes()], { limit: { maxTimeMS: 10_000 }, keepsEmptyTimestamps: false });
  await db.collection('types').insertMany([{ _id: 0.5 as never }, { _id: { z: 1, a: 2 } as never }, {}]);
  await db.createCollection('empty');
  await db.createCollection('capped', { capped: true, size: 8192, max: 10 });
  await db.collection('capped').insertMany(Array.from({ length: 15 }, (_, order) => ({ order })));
  await db.createCollection('clustered', { clusteredIndex: { key: { _id: 1 }, unique: true, name: 'by id' } });
  await db.collection('clustered').insertMany([{ _id: 2 as never }, { _id: 1 as never }]);
  await db.createCollection('collated', { collation: { locale: 'de', strength: 1, caseLevel: true } });
  await db.collection('collated').insertMany([{ name: 'Ä' }, { name: 'a' }]);
  await db.createCollection('validated', {
    validator: { $jsonSchema: { properties: { n: { bsonType: 'int' } } }, name: { $regex: '^a', $options: 'i' } },
    validationLevel: 'moderate',
    validationAction: 'error',
  });
  // What a validator of today refuses may have been there before it.
  await db.collection('validated').insertOne({ n: 'no int' }, { bypassDocumentValidation: true });
  await db.createCollection('pre_images', { changeStreamPreAndPostImages: { enabled: true } });
  await db.collection('pre_images').insertOne({ a: 1 });
  await db.createCollection('measurements', {
    timeseries: { timeField: 'at', metaField: 'sensor', granularity: 'minutes' },
    expireAfterSeconds: 1_000_000_000,
  });
  const readings = Array.from({ length: 300 }, (_, n) => ({
    at: new Date(Date.now() - n * 60_000),
    sensor: { id: n % 3 },
    n,
  }));
  await db.collection('measurements').insertMany(readings);
  await db.collection('measurements').createIndex({ 'sensor.id': 1, at: -1 }, { name: 'by sensor' }, {});
  await db.createCollection('view', {
    viewOn: 'types',
    pipeline: [{ $match: { '2': 'two' } }],
    collation: { locale: 'fr' },
  });
  await db.createCollection('a view of a view', { viewOn: 'view', pipeline: [], collation: { locale: 'fr' } });
  await db.command({
    insert: 'system.js',
    documents: [{ _id: 'add', value: new BSON.Code('function (a, b) { return a + b; }') }],
  });
  await makeIndexes(db);
  await makeCollatedIndexes(db);
}

/** Indexes of every kind that compare bytes, in a collection that compares in another way by default. */
async function makeCollatedIndexes(db: mongo.Db): Promise<void> {
  const collection = await db.createCollection('compares otherwise', { collation: { locale: 'de', strength: 1 } });
  const place = { type: 'Point', coordinates: [1, 2] };
  await collection.insertMany(
    ['a', 'A', 'ä'].map((value, n) => ({ value, text: value, place, flat: [n, n], at: new Date() })),
  );
  const kinds: [key: mongo.IndexSpecification, options: mongo.CreateIndexesOptions][] = [
    [{ value: 1 }, { name: 'plain' }],
    [{ value: -1 }, { name: 'unique', unique: true }],
    [
      { value: 1, at: 1 },
      { name: 'sparse', unique: true, sparse: true },
    ],
    [
      { value: 1, n: 1 },
      { name: 'partial', unique: true, partialFilterExpression: { value: { $gt: 'A' } } },
    ],
    [{ value: -1, n: 1 }, { name: 'to be unique', prepareUnique: true } as mongo.CreateIndexesOptions],
    [{ value: 'hashed' }, { name: 'hashed' }],
    [{ '$**': 1 }, { name: 'wildcard' }],
    [{ text: 'text' }, { name: 'text' }],
    [{ place: '2dsphere' }, { name: 'sphere' }],
    [{ flat: '2d' }, { name: 'plane' }],
    [{ at: 1 }, { name: 'expiring', expireAfterSeconds: 1_000_000_000 }],
    [{ hidden: 1 }, { name: 'hidden', hidden: true }],
  ];
  for (const [key, options] of kinds)
    await collection.createIndex(key, { ...options, collation: { locale: 'simple' } }, {});
  await collection.createIndex({ value: 1, own: 1 }, { name: 'own', collation: { locale: 'fr', strength: 2 } }, {});
  await collection.createIndex({ value: 1, inherited: 1 }, { name: 'inherited' }, {});
}

async function makeIndexes(db: mongo.Db): Promise<void> {
  const indexed = db.collection('indexed');
  const place = { type: 'Point', coordinates: [1, 2] };
  await indexed.insertMany(
    Array.from({ length: 50 }, (_, n) => ({
      n,
      unique: n,
      text: `word${n} text`,
      place,
      flat: [n, n],
      tags: [n, n + 1],
      a: { b: n },
      at: new Date(),
    })),
  );
  const specs: [keys: Map<string, unknown>, options: mongo.CreateIndexesOptions][] = [
    [
      new Map<string, unknown>([
        ['10', 1],
        ['2', -1],
      ]),
      { name: 'order of keys' },
    ],
    [new Map<string, unknown>([['unique', 1]]), { unique: true }],
    [new Map<string, unknown>([['hidden', 1]]), { hidden: true }],
    [
      new Map<string, unknown>([['partial', 1]]),
      { partialFilterExpression: { n: { $gt: 5 }, tags: { $exists: true } } },
    ],
    [new Map<string, unknown>([['sparse', 1]]), { sparse: true, unique: true }],
    [new Map<string, unknown>([['at', 1]]), { expireAfterSeconds: 1_000_000_000 }],
    [new Map<string, unknown>([['a.$**', 1]]), { name: 'wildcard of a' }],
    // One field: of several, which have no order in MongoDB either, mongorestore writes any first.
    [new Map<string, unknown>([['$**', 1]]), { wildcardProjection: { 'a.b': 1 } }],
    [
      new Map<string, unknown>([
        ['text', 'text'],
        ['n', 1],
      ]),
      { weights: { text: 3 }, default_language: 'german', language_override: 'lang' },
    ],
    [new Map<string, unknown>([['place', '2dsphere']]), {}],
    [new Map<string, unknown>([['flat', '2d']]), { bits: 20, min: -200, max: 200 }],
    [new Map<string, unknown>([['n', 'hashed']]), {}],
    [new Map<string, unknown>([['tags', 1]]), { collation: { locale: 'en', strength: 2 }, name: 'collated' }],
  ];
  for (const [keys, options] of specs) await indexed.createIndex(keys as never, options, {});
}
