import { BlockedError, checkpointsOf, lettersOf, versionOf } from '@lucid/changes';
import { waitUntil } from '@lucid/engines';
import type { MongoService } from '@lucid/mongo';
import { mongo } from 'mongoose';
import { lead, Mirror, scratchDatabase, settled } from './mirror';

const LIMIT = { limitMs: 300_000 };

type Thing = mongo.Document & { _id: number; name?: string };

describe('the consumers of the change stream', () => {
  let database: Awaited<ReturnType<typeof scratchDatabase>>;
  let service: MongoService;
  let things: mongo.Collection<Thing>;
  let sut: Mirror;
  let stops: (() => Promise<void>)[];

  const begin = (consumer = sut): ReturnType<typeof lead> => {
    const leading = lead(service, consumer);
    stops.push(leading.stop);
    return leading;
  };
  const stored = async (): Promise<Thing[]> => things.find().sort({ _id: 1 }).toArray();
  const checkpoint = async (): Promise<mongo.Document | null> => checkpointsOf(service).findOne({ _id: 'mirror' });

  beforeEach(async () => {
    database = await scratchDatabase();
    service = database.mongo;
    await service.db.createCollection('things', { changeStreamPreAndPostImages: { enabled: true } });
    await service.db
      .collection('dead_letters')
      .createIndexes([{ key: { letter_id: 1 }, unique: true, name: 'letter_id_1' }]);
    things = service.db.collection<Thing>('things');
    sut = new Mirror(service);
    stops = [];
  });

  afterEach(async () => {
    await Promise.all(stops.map(async (stop) => stop()));
    await database.close();
  });

  it('rebuilds at first, then tells every insert, update, replacement and deletion, with what was asked for of before', async () => {
    await things.insertMany([
      { _id: 1, name: 'one' },
      { _id: 2, name: 'two' },
    ]);
    begin();
    await settled(service);
    await things.insertOne({ _id: 3, name: 'three' });
    await things.updateOne({ _id: 1 }, { $set: { name: 'uno', secret: 'x' } });
    await things.replaceOne({ _id: 2 }, { name: 'due' });
    await things.deleteOne({ _id: 1 });
    await settled(service);
    expect(sut.rebuilds).toBe(1);
    expect(sut.told).toMatchObject([
      { id: 3, deleted: false, written: { name: 'three' } },
      { id: 1, deleted: false, before: { name: 'one' }, written: { name: 'uno' } },
      { id: 2, deleted: false, before: { name: 'two' }, written: { name: 'due' } },
      { id: 1, deleted: true, before: { name: 'uno' } },
    ]);
    expect(sut.told.at(-1)).not.toHaveProperty('before.secret');
    expect(sut.contents).toEqual(await stored());
  });

  it('tells a batch again that was taken before its checkpoint was written', async () => {
    begin();
    await settled(service);
    let deaths = 2;
    sut.onApply = () => {
      if ((deaths -= 1) >= 0) throw new Error('Killed between the effect and the checkpoint.');
    };
    await things.insertOne({ _id: 1 });
    await settled(service);
    expect(sut.told.map((change) => change.kind === 'document' && change.id)).toEqual([1, 1, 1]);
    expect(sut.rebuilds).toBe(1);
  });

  it('says what goes wrong while it tries again, and forgets it once it goes well', async () => {
    begin();
    await settled(service);
    let broken = true;
    sut.onApply = () => {
      if (broken) throw new Error('The engine is away.');
    };
    await things.insertOne({ _id: 1 });
    await waitUntil('The report', async () => (await checkpoint())?.['state'] === 'retrying', LIMIT);
    expect(await checkpoint()).toMatchObject({ problem: 'The engine is away.', caught_up: false });
    broken = false;
    await settled(service);
    expect(await checkpoint()).toMatchObject({ state: 'following' });
    expect(await checkpoint()).not.toHaveProperty('problem');
  });

  it('says so at each further try too, with what to do, and never that it follows', async () => {
    begin();
    await settled(service);
    const told: (mongo.Document | null)[] = [];
    let broken = true;
    sut.onApply = async () => {
      told.push(await checkpoint());
      if (broken) throw new BlockedError('The index is closed.', 'Open it.');
    };
    await things.insertOne({ _id: 1 });
    await waitUntil('Five tries', () => Promise.resolve(told.length >= 5), LIMIT);
    broken = false;
    await settled(service);
    const [, ...again] = told;
    for (const each of again)
      expect(each).toMatchObject({
        ...{ state: 'retrying', problem: 'The index is closed.', action: 'Open it.', caught_up: false },
      });
    expect(await checkpoint()).not.toHaveProperty('action');
  });

  it('keeps what is refused as a dead letter, stalls no other document, and takes the letter back with the document', async () => {
    sut.refuses = ({ id }) => id === 2;
    begin();
    await settled(service);
    await things.insertMany([{ _id: 1 }, { _id: 2 }, { _id: 3 }]);
    await things.updateOne({ _id: 2 }, { $set: { name: 'again' } });
    await settled(service);
    expect(sut.contents).toMatchObject([{ _id: 1 }, { _id: 3 }]);
    const letters = await lettersOf(service).find().toArray();
    expect(letters).toMatchObject([
      { consumer: 'mirror', collection_name: 'things', attempts: 2, reason: 'It does not fit.' },
    ]);
    sut.refuses = () => false;
    await things.updateOne({ _id: 2 }, { $set: { name: 'once more' } });
    await settled(service);
    expect(await lettersOf(service).countDocuments()).toBe(0);
    expect(sut.contents).toEqual(await stored());
  });

  it('tells an insert, update and delete of one transaction in order, and all under one version', async () => {
    begin();
    await settled(service);
    await service.db.client.withSession(async (session) =>
      session.withTransaction(async () => {
        await things.insertOne({ _id: 1, name: 'a' }, { session });
        await things.updateOne({ _id: 1 }, { $set: { name: 'b' } }, { session });
        await things.deleteOne({ _id: 1 }, { session });
        await things.insertOne({ _id: 2 }, { session });
      }),
    );
    await settled(service);
    expect(sut.told).toMatchObject([
      { id: 1, deleted: false },
      { id: 1, deleted: false },
      { id: 1, deleted: true },
      { id: 2, deleted: false },
    ]);
    expect(new Set(sut.told.map(({ version }) => version)).size).toBe(1);
    expect(sut.contents).toEqual([{ _id: 2 }]);
  });

  it('ends with what is stored when a document is deleted and inserted again at once', async () => {
    begin();
    await settled(service);
    for (let i = 0; i < 50; i += 1) {
      await things.insertOne({ _id: 1, name: String(i) });
      await things.deleteOne({ _id: 1 });
    }
    await things.insertOne({ _id: 1, name: 'last' });
    await settled(service);
    expect(sut.contents).toEqual([{ _id: 1, name: 'last' }]);
    const versions = sut.told.map(({ version }) => version);
    expect(versions).toEqual([...versions].sort((a, b) => a - b));
  });

  it('takes an event that is larger than a document may be', async () => {
    await things.insertOne({ _id: 1, name: 'large', filling: 'x'.repeat(9_000_000) });
    begin();
    await settled(service);
    // Before and after together are 18 MB.
    await things.updateOne({ _id: 1 }, { $set: { filling: 'y'.repeat(9_000_000) } });
    await things.insertOne({ _id: 2 });
    await settled(service);
    expect(sut.rebuilds).toBe(1);
    expect(sut.told).toMatchObject([{ id: 1, before: { name: 'large' } }, { id: 2 }]);
  });

  it('tells of collections that are dropped and renamed, and goes on after the database itself was dropped', async () => {
    begin();
    await settled(service);
    await things.insertOne({ _id: 1 });
    await things.rename('others');
    await things.insertOne({ _id: 2 });
    await settled(service);
    expect(sut.told).toMatchObject([{ id: 1 }, { kind: 'collection', collections: ['things', 'others'] }, { id: 2 }]);
    expect(sut.contents).toEqual([{ _id: 2 }]);
    await things.drop();
    await settled(service);
    expect(sut.contents).toEqual([]);
    await service.db.dropDatabase();
    await things.insertOne({ _id: 3 });
    await settled(service);
    expect(sut.contents).toEqual([{ _id: 3 }]);
  });

  it('goes on where the leader before it ended, also with what happened in between', async () => {
    const first = begin();
    await settled(service);
    await first.stop();
    await things.insertMany(Array.from({ length: 2500 }, (_, _id) => ({ _id })));
    await things.deleteMany({ _id: { $lt: 500 } });
    begin();
    await settled(service);
    expect(sut.rebuilds).toBe(1);
    // A batch may be told again, but is counted once.
    expect(
      new Set(sut.told.map((change) => change.kind === 'document' && `${String(change.id)} ${change.version}`)).size,
    ).toBe(3000);
    expect(sut.contents).toEqual(await stored());
    const { term, applied } = (await checkpoint()) ?? {};
    expect(term).toBeGreaterThan(1);
    expect(applied).toBe(3000);
  });

  it('lets a leader write nothing once another has taken over, whatever it believes', async () => {
    const old = begin();
    await settled(service);
    let arrived: () => void = () => undefined;
    const inTheMiddle = new Promise<void>((resolve) => (arrived = resolve));
    let go: () => void = () => undefined;
    const paused = new Promise<void>((resolve) => (go = resolve));
    sut.onApply = async () => {
      arrived();
      await paused;
    };
    await things.insertOne({ _id: 1 });
    await inTheMiddle;
    // The lease is another's by now; the old leader does not know.
    await service.db.collection('leases').updateOne({}, { $set: { owner: 'new' }, $inc: { term: 1 } });
    await checkpointsOf(service).updateOne({ _id: 'mirror' }, { $set: { owner: 'new', term: 2, applied: 7 } });
    const before = await checkpoint();
    go();
    await waitUntil('The old leader to give up', () => Promise.resolve(old.lease()?.signal.aborted === true), LIMIT);
    expect(await checkpoint()).toEqual(before);
  });
});

describe('versionOf', () => {
  it('orders as time does, and stays a safe integer', () => {
    expect(versionOf({ t: 10, i: 5 })).toBeLessThan(versionOf({ t: 10, i: 6 }));
    expect(versionOf({ t: 10, i: 9_000_000 })).toBeLessThan(versionOf({ t: 11, i: 0 }));
    expect(Number.isSafeInteger(versionOf({ t: 2 ** 33 - 1, i: 2 ** 20 }))).toBe(true);
  });
});
