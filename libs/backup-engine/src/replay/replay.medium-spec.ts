import type { mongo } from 'mongoose';
import { fingerprint } from '../../../../test/setup/backup/fingerprint';
import { Library } from '../../../../test/setup/backup/library';
import { limit, openSlicer, restoreUntil } from '../../../../test/setup/backup/sliced-oplog';
import { Oplog } from '../oplog/oplog';
import type { Undo } from '../restore/undo';
import type { Replay } from './replay';

describe('a restore with changes that are replayed', () => {
  let sut: Library;

  beforeEach(async () => {
    sut = await Library.start();
  });

  afterEach(() => sut.scratch.close());

  /** A database that was changed after a backup of it, and what of it is restored: all. */
  async function changedSince(
    work: (db: mongo.Db) => Promise<void>,
  ): Promise<{ db: mongo.Db; base: Parameters<typeof restoreUntil>[2] }> {
    const db = sut.scratch.database();
    await db.collection('things').insertMany([{ at: new Date() }, { at: new Date() }]);
    const slicer = await openSlicer(sut, db);
    await slicer.advance();
    const manifest = await sut.backUp(db, 'base');
    await work(db);
    const until = { position: (await new Oplog(db, limit).newest()).position };
    await db.collection('things').insertOne({ isAfter: true });
    await slicer.advance();
    await db.collection('things').deleteOne({ isAfter: true });
    return { db, base: { folder: 'base', manifest, until } };
  }

  it('keeps what is to be undone before it makes anything, and again before it writes into what the oplog made', async () => {
    const { db, base } = await changedSince(async (made) => {
      await made.collection('later').insertOne({ a: 1 });
    });
    const target = sut.scratch.database();
    const isThere: Record<string, boolean>[] = [];
    const keep = async ({ names }: Undo): Promise<void> => {
      const present = await target.listCollections({}, { nameOnly: true }).toArray();
      isThere.push(Object.fromEntries(names.map((name) => [name, present.some((each) => each.name === name)])));
      expect(present.filter(({ name }) => !names.includes(name))).toEqual([]);
      if (names.includes('later') && isThere.length < 4) expect(await target.collection('later').findOne()).toBeNull();
    };
    await restoreUntil(sut, target, base, { keep });
    expect(isThere).toEqual([{ things: false }, { things: true }, { things: true, later: true }, expect.anything()]);
    expect(await fingerprint(target)).toEqual(await fingerprint(db));
  });

  it('is whole where MongoDB has deleted expired documents since, and not where others are missing', async () => {
    const { base } = await changedSince(async (db) => {
      await db.collection('things').createIndex({ at: 1 }, { expireAfterSeconds: 3600 }, {});
      await db.collection('others').insertMany([{}, {}]);
    });
    const deleting = (collection: string): Promise<Replay> => {
      const target = sut.scratch.database();
      const runLong = async (command: mongo.Document): Promise<mongo.Document> => {
        if (command['aggregate'] === collection) await target.collection(collection).deleteOne({});
        return target.command(command);
      };
      return restoreUntil(sut, target, base, { runLong });
    };
    expect(await deleting('things')).toMatchObject({ changes: expect.any(Number) as number });
    await expect(deleting('others')).rejects.toMatchObject({
      code: 'unprocessable',
      detail: expect.stringContaining('others: It has 1 documents, and had 2.') as string,
    });
  });
});
