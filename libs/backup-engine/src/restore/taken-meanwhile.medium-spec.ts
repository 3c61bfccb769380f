import { Library } from '../../../../test/setup/backup/library';
import { restoreBackup } from './restore-backup';
import { undo, type Undo } from './undo';

describe('a restore whose name another takes meanwhile', () => {
  let library: Library;

  beforeAll(async () => {
    library = await Library.start();
  });

  afterAll(() => library.scratch.close());

  it.each(['collection', 'view'])(
    'fails the %s, restores the others, and undoes nothing of the other',
    async (type) => {
      const [source, db] = [library.scratch.database(), library.scratch.database()];
      await source.collection('kept').insertOne({ a: 1 });
      if (type === 'view') await source.createCollection('taken', { viewOn: 'kept', pipeline: [] });
      else await source.collection('taken').insertOne({ a: 1 });
      const folder = `backup of a ${type}`;
      const manifest = await library.backUp(source, folder);
      const kept: Undo[] = [];
      const found = await restoreBackup({
        ...{ db, folder, manifest, store: library.store, limit: { maxTimeMS: 120_000 }, compression: 'none' },
        ...{ signal: new AbortController().signal, sink: { phase: () => undefined, progress: () => undefined } },
        reach: { named: [], closed: true },
        keep: async (next) => {
          kept.push(next);
          // Before anything is made.
          if (kept.length === 1) await db.collection('taken').insertOne({ isAnothers: true });
        },
        runLong: (command) => db.command(command),
      });
      expect(found.map(({ report }) => report)).toMatchObject([
        { name: 'kept', outcome: 'complete', written: 1 },
        { name: 'taken', outcome: 'failed', written: 0 },
      ]);
      expect(kept.at(0)).toEqual({ names: ['kept', 'taken'] });
      expect(kept.at(-1)?.names).toEqual(['kept']);
      await undo(db, kept.at(-1) as Undo, { maxTimeMS: 120_000 });
      // MongoDB makes system.views for a view that then cannot be made.
      const left = await db.listCollections({ name: { $ne: 'system.views' } }).toArray();
      expect(left.map(({ name }) => name)).toEqual(['taken']);
      expect(await db.collection('taken').countDocuments({ isAnothers: true })).toBe(1);
    },
  );
});
