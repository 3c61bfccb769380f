import type { mongo } from 'mongoose';
import { Library } from '../../../../test/setup/backup/library';
import { restoreBackup } from './restore-backup';
import type { RestoredNamespace } from './restored';

describe('a restore of documents that expire', () => {
  let library: Library;

  beforeAll(async () => {
    library = await Library.start();
  });

  afterAll(() => library.scratch.close());

  /** Restores a collection of two, of which one is deleted as soon as its indexes stand: as MongoDB would once it has expired. */
  async function restored(folder: string, index: mongo.CreateIndexesOptions): Promise<RestoredNamespace[]> {
    const [source, db] = [library.scratch.database(), library.scratch.database()];
    await source.collection('locks').insertMany([{ at: new Date() }, { at: new Date() }]);
    await source.collection('locks').createIndex({ at: 1 }, index, {});
    const manifest = await library.backUp(source, folder);
    const found = await restoreBackup({
      ...{ db, folder, manifest, store: library.store, limit: { maxTimeMS: 120_000 }, compression: 'none' },
      ...{ signal: new AbortController().signal, sink: { phase: () => undefined, progress: () => undefined } },
      reach: { named: [], closed: true },
      keep: () => Promise.resolve(),
      runLong: async (command) => {
        if ('aggregate' in command) await db.collection('locks').deleteOne({});
        return db.command(command);
      },
    });
    return found.map(({ report }) => report);
  }

  it('is whole where MongoDB has deleted some of them since', async () => {
    const found = await restored('expiring', { expireAfterSeconds: 3600 });
    expect(found).toMatchObject([{ name: 'locks', outcome: 'complete', written: 2 }]);
  });

  it('is not whole where documents are missing that do not expire', async () => {
    const found = await restored('staying', {});
    expect(found).toMatchObject([{ outcome: 'failed', reasons: ['It has 1 documents, and had 2.'] }]);
  });
});
