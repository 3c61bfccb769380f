import { mongo } from 'mongoose';
import { randomBytes } from 'node:crypto';
import { makeEveryKind } from '../../../../test/setup/backup/every-kind';
import { fingerprint } from '../../../../test/setup/backup/fingerprint';
import { Library } from '../../../../test/setup/backup/library';
import { openSlicer, restoreUntil } from '../../../../test/setup/backup/sliced-oplog';
import { Oplog } from '../oplog/oplog';
import type { Until } from '../oplog/committed-changes';
import { segmentsOf } from '../slices/slice';
import { listSlices } from '../slices/slice-store';

const limit = { maxTimeMS: 120_000 };

describe('a restore to a time', () => {
  let sut: Library;

  beforeEach(async () => {
    sut = await Library.start();
  });

  afterEach(() => sut.scratch.close());

  /** Now, as the oplog has it. */
  const now = async (db: mongo.Db): Promise<Until> => ({ position: (await new Oplog(db, limit).newest()).position });

  /** Follows a database from before a backup of it, while something is done; restores, and compares with what is there. */
  async function afterwards(db: mongo.Db, work: () => Promise<void>): Promise<{ target: mongo.Db; changes: number }> {
    const slicer = await openSlicer(sut, db, { mostBytes: 100_000 });
    await slicer.advance();
    const manifest = await sut.backUp(db, 'base');
    await work();
    const until = await now(db);
    await db.collection('later').insertOne({ later: true });
    await slicer.advance();
    await db.dropCollection('later');
    const target = sut.scratch.database();
    const { changes } = await restoreUntil(sut, target, { folder: 'base', manifest, until });
    expect(await fingerprint(target)).toEqual(await fingerprint(db));
    return { target, changes };
  }

  it('has every kind of change of documents, collections, indexes and views', async () => {
    const db = sut.scratch.database();
    await makeEveryKind(db);
    // MongoDB 6 cannot read capped collections at a time: no base could be made of them.
    await db.dropCollection('capped');
    await afterwards(db, async () => {
      const indexed = db.collection('indexed');
      await db.collection('types').updateMany({}, { $set: { changed: new mongo.Long(1), 'inside.10': 'other' } });
      await db.collection('types').updateOne({ _id: 'every type' as never }, { $push: { array: 5 as never } });
      await db.collection('types').replaceOne({ _id: 0.5 as never }, { replaced: true });
      await db.collection('types').deleteOne({ _id: { z: 1, a: 2 } as never });
      await db.collection('types').insertMany([
        { _id: 'x' as never },
        {
          _id: new Map([
            ['10', 1],
            ['2', 1],
          ]) as never,
          n: 1,
        },
      ]);
      await db.collection('types').updateOne(
        {
          _id: new Map([
            ['10', 1],
            ['2', 1],
          ]),
        },
        { $inc: { n: 1 } },
      );
      await db.createCollection('made', {
        validator: { n: { $exists: true } },
        collation: { locale: 'de', strength: 1 },
      });
      await db.collection('made').insertMany([
        { _id: 'a' as never, n: 1 },
        { _id: 'b' as never, n: 2 },
      ]);
      await db.collection('made').deleteOne({ _id: 'a' as never });
      await db.collection('made').insertOne({ _id: 'A' as never, n: 3 });
      await db.collection('made').createIndex({ n: 1 }, { unique: true, name: 'n' }, {});
      await db.createCollection('made capped', { capped: true, size: 4096, max: 3 });
      await db.collection('made capped').insertMany([1, 2, 3, 4, 5].map((n) => ({ n })));
      await db.collection('empty').createIndex({ a: 1, b: -1 }, { sparse: true }, {});
      const [first, second] = (await indexed.indexes()).slice(1).map(({ name }) => ({ name: String(name) })) as [
        { name: string },
        { name: string },
      ];
      await indexed.dropIndex(first.name);
      await db.command({ collMod: 'indexed', index: { name: second.name, hidden: true } });
      await indexed.createIndex({ later: 1 }, { expireAfterSeconds: 1e8 }, {});
      await db.command({ collMod: 'indexed', index: { keyPattern: { later: 1 }, expireAfterSeconds: 2e8 } });
      await db.command({ collMod: 'validated', validator: { a: 1 }, validationAction: 'warn' });
      await db.collection('dots.and.more.').rename('renamed');
      await db.collection('renamed').insertOne({ _id: 3 as never });
      await db.collection('plain').rename('with space', { dropTarget: true });
      await db.collection('-dash').drop();
      await db.collection('-dash').insertOne({ _id: 9 as never });
      await db.createCollection('new view', { viewOn: 'types', pipeline: [{ $match: { a: 1 } }] });
      await db.command({ collMod: 'a view of a view', viewOn: 'view', pipeline: [{ $limit: 1 }] });
      await db.collection('view').drop();
      const at = new Date();
      await db.collection('measurements').insertMany([1, 2, 3].map((n) => ({ at, sensor: { id: 7 }, n })));
      await db.collection('measurements').insertOne({ at, sensor: { id: 7 }, n: 4 });
      await db.collection('measurements').createIndex({ 'sensor.id': 1 }, { name: 'another' }, {});
      await db.createCollection('more', { timeseries: { timeField: 'at', metaField: 'of' }, expireAfterSeconds: 1e8 });
      await db.collection('more').insertOne({ at, of: 1 });
      await db.command({ collMod: 'more', timeseries: { granularity: 'hours' } });
    });
  });

  it('has every change that collMod makes of an index, and duplicates that one of them lets in', async () => {
    const db = sut.scratch.database();
    const changed = await db.createCollection('changed', { collation: { locale: 'de', strength: 1 } });
    const simple = { collation: { locale: 'simple' } } as const;
    for (const name of ['open', 'reopened', 'kept'])
      await changed.createIndex({ [name]: 1 }, { name, unique: true, ...simple }, {});
    for (const name of ['closed', 'prepared', 'hidden'])
      await changed.createIndex({ [name]: 1 }, { name, ...simple }, {});
    await changed.createIndex({ at: 1 }, { name: 'expiring', expireAfterSeconds: 1e8 }, {});
    await changed.insertOne({ open: 'a', reopened: 'a', kept: 'a', closed: 'a', prepared: 1, hidden: 1 });
    const change = async (name: string, to: object): Promise<void> => {
      await db.command({ collMod: 'changed', index: { name, ...to } });
    };
    await afterwards(db, async () => {
      await change('open', { forceNonUnique: true });
      await change('reopened', { forceNonUnique: true });
      await change('reopened', { prepareUnique: true });
      await change('reopened', { unique: true });
      await change('closed', { prepareUnique: true });
      await change('closed', { unique: true });
      await change('prepared', { prepareUnique: true });
      await change('expiring', { expireAfterSeconds: 2e8 });
      await change('expiring', { hidden: true, expireAfterSeconds: 3e8 });
      await change('hidden', { hidden: true });
      await change('hidden', { hidden: false });
      await changed.createIndex({ later: 1 }, { name: 'later', unique: true, ...simple }, {});
      await changed.createIndex({ text: 'text' }, { name: 'text', ...simple }, {});
      const others = { reopened: 'A', kept: 'A', closed: 'A', later: 'A', prepared: 2 };
      await changed.insertOne({ ...others, open: 'a', later: 'a' });
      await changed.insertOne({ reopened: 'b', kept: 'b', closed: 'b', later: 'A', open: 'a', prepared: 3 });
    });
  });

  it('has transactions whole, with collections made in them, and none that was aborted', async () => {
    const db = sut.scratch.database();
    const things = db.collection<{ _id: number | string }>('things');
    await things.insertMany([{ _id: 0 }, { _id: 3 }]);
    const { changes } = await afterwards(db, async () => {
      const { client } = sut.scratch;
      await client.withSession((session) =>
        session.withTransaction(async () => {
          for (let n = 10; n < 15; n += 1) await things.insertOne({ _id: n }, { session });
          await things.updateOne({ _id: 3 }, { $set: { n: 1 } }, { session });
          await things.deleteOne({ _id: 0 }, { session });
        }),
      );
      await client.withSession((session) =>
        session.withTransaction(async () => {
          await db.collection('made within').insertOne({ _id: 1 as never }, { session });
          await things.updateOne({ _id: 3 }, { $unset: { n: 1 } }, { session });
        }),
      );
      const session = client.startSession();
      session.startTransaction();
      await things.insertOne({ _id: 'aborted' }, { session });
      await session.abortTransaction();
      await session.endSession();
    });
    expect(changes).toBe(2);
  });

  it('has a transaction whole that the oplog tells in several entries, cut between slices', async () => {
    const db = sut.scratch.database();
    const things = db.collection<{ _id: number; noise: mongo.Binary }>('things');
    await things.insertOne({ _id: -1, noise: new mongo.Binary() });
    const { changes } = await afterwards(db, async () => {
      await sut.scratch.client.withSession((session) =>
        session.withTransaction(async () => {
          // An entry of the oplog has 16 MB at most, and this is 24.
          for (let _id = 0; _id < 24; _id += 1)
            await things.insertOne({ _id, noise: new mongo.Binary(randomBytes(1_000_000)) }, { session });
          await things.updateOne({ _id: 0 }, { $set: { late: true } }, { session });
          await things.deleteOne({ _id: -1 }, { session });
        }),
      );
      await things.updateOne({ _id: 1 }, { $unset: { noise: 1 } });
    });
    expect(changes).toBe(2);
    const [segment] = segmentsOf((await listSlices(sut.store)).slices);
    // A slice ends with the entry that fills it, and each of the transaction's does: its first and its last are in different ones.
    expect(segment?.slices.length).toBeGreaterThan(1);
  });

  it('says so when something was done to what is not in the backup', async () => {
    const db = sut.scratch.database();
    await db.collection('things').insertOne({ a: 1 });
    const slicer = await openSlicer(sut, db);
    await slicer.advance();
    const manifest = await sut.backUp(db, 'base');
    await db.collection('things').insertOne({ a: 2 });
    const until = await now(db);
    await db.collection('things').insertOne({ a: 3 });
    await slicer.advance();
    const unprocessable = { code: 'unprocessable' };
    const without = { ...manifest, namespaces: [] };
    await expect(
      restoreUntil(sut, sut.scratch.database(), { folder: 'base', manifest: without, until }),
    ).rejects.toMatchObject(unprocessable);
    await restoreUntil(sut, sut.scratch.database(), { folder: 'base', manifest, until });
  });
});
