import { mongo } from 'mongoose';

/** A name so long that its file has a hash in the place of its end. */
export const LONG_NAME = 'ü'.repeat(60);

/** A document of any fields. */
interface Thing {
  _id: number | string | mongo.ObjectId;
  tags?: string[];
  [field: string]: unknown;
}

/** Fills a database with the same documents, indexes, options and names each time, so that a backup can be compared with it years later. */
export async function makeFixtureDatabase(db: mongo.Db): Promise<void> {
  await db.createCollection('things', { validator: { n: { $exists: true } }, validationLevel: 'moderate' });
  await db.collection<Thing>('things').insertMany([
    { _id: 1, n: 1, name: 'one', tags: ['a', 'b'], inside: { '10': 'ten', '2': 'two' } },
    { _id: 'two', n: new mongo.Long(2), at: new Date(0), amount: mongo.Decimal128.fromString('1.10') },
    {
      _id: new mongo.ObjectId('0123456789abcdef01234567'),
      n: new mongo.Double(3),
      bytes: new mongo.Binary(Buffer.from([0, 1])),
    },
    { _id: 4, n: 4, nothing: null },
  ]);
  await db.collection('things').createIndex({ n: 1 }, { name: 'by n', unique: true }, {});
  await db.collection('things').createIndex({ name: 1, n: -1 }, { name: 'named', sparse: true, hidden: true }, {});
  await db.collection<{ _id: number }>('with space/slash').insertOne({ _id: 1 });
  await db.collection<{ _id: number }>(LONG_NAME).insertOne({ _id: 1 });
  await db.createCollection('collated', { collation: { locale: 'de', strength: 1 } });
  await db.createCollection('view', { viewOn: 'things', pipeline: [{ $match: { n: { $gt: 1 } } }] });
}

/** Changes that the slices of a fixture record after its backup: documents, a transaction, indexes, options, names and a view. */
export async function changeFixtureDatabase(db: mongo.Db): Promise<void> {
  const things = db.collection<Thing>('things');
  await things.updateOne({ _id: 1 }, { $set: { 'inside.10': 'eleven' }, $push: { tags: 'c' as never } });
  await things.replaceOne({ _id: 'two' }, { n: 20, replaced: true });
  await things.deleteOne({ _id: 4 });
  await db.client.withSession((session) =>
    session.withTransaction(async () => {
      await things.insertOne({ _id: 5, n: 5 }, { session });
      await things.updateOne({ _id: 1 }, { $unset: { name: 1 } }, { session });
    }),
  );
  await things.createIndex({ later: 1 }, { name: 'later' }, {});
  await things.dropIndex('by n');
  await db.command({ collMod: 'things', index: { name: 'named', hidden: false } });
  await db.collection('with space/slash').rename('renamed');
  await db.createCollection('made', { viewOn: 'renamed', pipeline: [] });
}
