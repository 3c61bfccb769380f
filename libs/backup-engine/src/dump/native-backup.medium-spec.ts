import { waitUntil } from '@lucid/engines';
import type { mongo } from 'mongoose';
import type { BackupStore } from '../storage/backup-storage';
import { incomplete, Library } from '../../../../test/setup/backup/library';
import { verifyFiles } from '../format/verify-backup';

describe('a native backup and its restore', () => {
  let sut: Library;
  let source: mongo.Db;

  beforeAll(async () => {
    ({ sut, source } = await Library.withEveryKind());
  });

  afterAll(() => sut.scratch.close());

  it('takes the collections that are named, and says which are not there', async () => {
    const { namespaces } = await sut.backUp(source, 'two', { collections: ['types', 'view'] });
    expect(namespaces.map(({ name, documents }) => [name, documents])).toEqual([
      ['types', 5],
      ['view', 0],
    ]);
    await expect(sut.backUp(source, 'none', { collections: ['types', 'nothing'] })).rejects.toMatchObject({
      code: 'not_found',
    });
  });

  it('restores the collections that are named, and changes nothing that is there', async () => {
    const manifest = await sut.backUp(source, 'some');
    const target = sut.scratch.database();
    const restored = await sut.restore(target, 'some', manifest, { collections: ['types'] });
    expect(restored).toMatchObject([{ name: 'types', read: 5, written: 5, rejected: 0, outcome: 'complete' }]);
    await target.collection('types').updateOne({ _id: 0.5 as never }, { $set: { mine: true } });
    const taken = { code: 'conflict', errors: [{ code: 'taken' }] };
    await expect(sut.restore(target, 'some', manifest, { collections: ['types', 'indexed'] })).rejects.toMatchObject(
      taken,
    );
    expect(await target.listCollections().toArray()).toHaveLength(1);
    expect(await target.collection('types').countDocuments({ mine: true })).toBe(1);
    await expect(sut.restore(target, 'some', manifest, { collections: ['nothing'] })).rejects.toMatchObject({
      code: 'not_found',
    });
  });

  it('has every collection as it was at one time, whatever is written meanwhile', async () => {
    const db = sut.scratch.database();
    const accounts = ['left', 'right'].map((name) => db.collection<{ _id: number; amount: number }>(name));
    const all = Array.from({ length: 500 }, (_, _id) => ({ _id, amount: 100, padding: 'x'.repeat(20_000) }));
    for (const account of accounts) await account.insertMany(all);
    const stop = new AbortController();
    let moves = 0;
    const moving = (async () => {
      while (!stop.signal.aborted) {
        await sut.scratch.client.withSession((session) =>
          session.withTransaction(async () => {
            const [from, to] = moves % 2 === 0 ? accounts : accounts.toReversed();
            await from?.updateOne({ _id: moves % 500 }, { $inc: { amount: -7 } }, { session });
            await to?.updateOne({ _id: (moves * 7) % 500 }, { $inc: { amount: 7 } }, { session });
          }),
        );
        moves += 1;
      }
    })();
    for (const round of [1, 2, 3]) {
      const before = moves;
      // However slow the moves are, one is made before the backup ends.
      const waiting: BackupStore = {
        ...sut.store,
        write: async (...given) => {
          await waitUntil('A move', () => Promise.resolve(moves > before), { limitMs: 120_000, everyMs: 1 });
          return sut.store.write(...given);
        },
      };
      const backedUp = await sut.backUp(db, `moving${round}`, { store: waiting });
      expect(moves).toBeGreaterThan(before);
      const target = sut.scratch.database();
      await sut.restore(target, `moving${round}`, backedUp);
      const [left, right] = await Promise.all(
        ['left', 'right'].map(async (name) => {
          const [sum] = await target
            .collection(name)
            .aggregate<{ amount: number }>([{ $group: { _id: null, amount: { $sum: '$amount' } } }])
            .toArray();
          return sum?.amount ?? 0;
        }),
      );
      expect((left ?? 0) + (right ?? 0)).toBe(100_000);
    }
    stop.abort();
    await moving;
  });

  it('does not take a collection that is dropped meanwhile for an empty one', async () => {
    const db = sut.scratch.database();
    await db.collection('a').insertOne({ a: 1 });
    await db.collection('b').insertOne({ b: 1 });
    // As soon as the first file is written, what is still to be read is dropped: the second round does not find it any more.
    const dropping: BackupStore = {
      ...sut.store,
      write: async (path, content, ...rest) => {
        await db.collection('b').drop();
        return sut.store.write(path, content, ...rest);
      },
    };
    const { namespaces } = await sut.backUp(db, 'dropped', { store: dropping });
    expect(namespaces).toMatchObject([{ name: 'a', state: 'complete', documents: 1 }]);
  });

  it('says which collection kept changing, and holds the others whole', async () => {
    const db = sut.scratch.database();
    await db.collection('calm').insertOne({ a: 1 });
    await db.collection('busy').insertOne({ b: 1 });
    let round = 0;
    const changing: BackupStore = {
      ...sut.store,
      write: async (path, content, ...rest) => {
        if (path.includes('busy')) await db.collection('busy').createIndex({ [`field${(round += 1)}`]: 1 }, {}, {});
        return sut.store.write(path, content, ...rest);
      },
    };
    const backedUp = await sut.backUp(db, 'busy', { store: changing });
    expect(backedUp.namespaces).toMatchObject([
      { name: 'busy', state: expect.stringMatching(/partial|failed/) as string },
      { name: 'calm', state: 'complete', documents: 1 },
    ]);
    const target = sut.scratch.database();
    await expect(sut.restore(target, 'busy', backedUp)).rejects.toMatchObject({ code: 'conflict' });
    expect(await sut.restore(target, 'busy', backedUp, { collections: ['calm'] })).toMatchObject([
      { outcome: 'complete' },
    ]);
  });

  it('is whole beside a program that makes, renames and drops collections all the time', async () => {
    const db = sut.scratch.database();
    const calm = ['calm', 'still', 'quiet'];
    for (const name of calm) await db.collection(name).insertMany([{ a: 1 }, { a: 2 }]);
    await db.collection('passing0').insertOne({ n: 0 });
    let step = 0;
    const next = async (): Promise<void> => {
      step += 1;
      await db.collection(`passing${step}`).insertOne({ n: step });
      await db.collection(`passing${step - 1}`).rename(`renamed${step}`);
      if (step > 1) await db.collection(`renamed${step - 1}`).drop();
    };
    let stepping = Promise.resolve();
    // At each file one comes, one has another name, and one goes: no two looks at the database are alike.
    const changing: BackupStore = {
      ...sut.store,
      write: async (path, content, ...rest) => {
        if (calm.some((name) => path.includes(name))) await (stepping = stepping.then(next));
        return sut.store.write(path, content, ...rest);
      },
    };
    const backedUp = await sut.backUp(db, 'passing', { store: changing });
    const { namespaces } = backedUp;
    expect(step).toBeGreaterThan(6);
    expect(namespaces.filter(({ state }) => state !== 'complete')).toEqual([]);
    expect(namespaces.filter(({ name }) => calm.includes(name))).toMatchObject(
      [...calm].sort().map((name) => ({ name, documents: 2, at_time: true })),
    );
    // Nothing of it is a base of points in time: something was there at its time that it does not hold.
    expect(backedUp.consistency.mode).toBe('mixed');
    const target = sut.scratch.database();
    expect(incomplete(await sut.restore(target, 'passing', backedUp))).toEqual([]);
    expect(await verifyFiles(sut.store, 'passing', backedUp)).toMatchObject({ damages: [] });
  });

  it('begins no more collections once one has failed it', async () => {
    const db = sut.scratch.database();
    for (let n = 0; n < 12; n += 1) await db.collection(`c${n}`).insertOne({ a: 1 });
    const begun = new Set<string>();
    let full = true;
    const refusing: BackupStore = {
      ...sut.store,
      write: async (path, ...rest) => {
        if (path.endsWith('.json')) begun.add(path);
        if (!full) return sut.store.write(path, ...rest);
        full = false;
        throw new Error('full');
      },
    };
    await expect(sut.backUp(db, 'full', { store: refusing })).rejects.toThrow('full');
    // The one that failed, and what the other lanes were at.
    expect(begun.size).toBe(6);
  });

  it('reads no further ahead than three replies of 512 kB, however slow what it is written to is', async () => {
    const db = sut.scratch.database();
    const padding = 'x'.repeat(50_000);
    for (let n = 0; n < 4; n += 1)
      await db.collection('large').insertMany(Array.from({ length: 200 }, () => ({ padding })));
    let [read, taken, ahead] = [0, 0, 0];
    const sink = { phase: () => undefined, progress: (done: number) => void (read = done) };
    const slow: BackupStore = {
      ...sut.store,
      write: async (path, content, ...rest) => {
        if (!path.endsWith('.bson')) return sut.store.write(path, content, ...rest);
        for await (const piece of content as AsyncIterable<Buffer>) {
          taken += piece.length;
          // As long as several replies take.
          for (let n = 0; n < 30; n += 1) await db.command({ ping: 1 });
          ahead = Math.max(ahead, read - taken);
        }
        return { size_bytes: taken, sha256: '' };
      },
    };
    await sut.backUp(db, 'slow', { store: slow, sink });
    expect(taken).toBeGreaterThan(40_000_000);
    expect(ahead).toBeLessThan(1_800_000);
  });

  it('ends when it is told to, and closes its cursors', async () => {
    const db = sut.scratch.database();
    await db.collection('large').insertMany(Array.from({ length: 300 }, () => ({ padding: 'x'.repeat(100_000) })));
    const stop = new AbortController();
    const sink = { phase: () => undefined, progress: () => stop.abort(new Error('enough')) };
    await expect(sut.backUp(db, 'stopped', { signal: stop.signal, sink })).rejects.toThrow('enough');
    const [open] = await sut.scratch.client
      .db('admin')
      .aggregate([
        { $currentOp: { idleCursors: true } },
        { $match: { ns: `${db.databaseName}.large`, type: 'idleCursor' } },
        { $count: 'n' },
      ])
      .toArray();
    expect(open).toBeUndefined();
  });
});
