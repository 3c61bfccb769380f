import { waitUntil } from '@lucid/engines';
import type { mongo } from 'mongoose';
import { documentsOf } from '../read/raw-batches';
import { type Scratch, startScratch } from '../../../../test/setup/backup/scratch';
import { Oplog } from './oplog';
import { readEntry } from './oplog-entry';

describe('the oplog', () => {
  let scratch: Scratch;
  let db: mongo.Db;

  beforeAll(async () => {
    scratch = await startScratch();
    db = scratch.database();
  });

  afterAll(() => scratch.close());

  /** Entries by position, each with the collection that it is about: other suites write to the same MongoDB. */
  const entries = async (oplog: Oplog, after: string, upTo: string): Promise<[string, string][]> => {
    const found: [string, string][] = [];
    const session = db.client.startSession({ causalConsistency: false });
    try {
      for await (const batch of oplog.entries(after, upTo, { session }))
        for (const entry of documentsOf(batch)) {
          const { position, change } = readEntry(entry);
          found.push([position, change.namespace]);
        }
      return found;
    } finally {
      await session.endSession();
    }
  };

  it('gives the same entries in short stretches as in one, each once', async () => {
    const limit = { maxTimeMS: 120_000 };
    const [short, whole] = [new Oplog(db, limit, 1), new Oplog(db, limit, 3600)];
    await db.createCollection('things');
    const before = await whole.newest();
    let written = 0;
    const spansSeconds = async (): Promise<boolean> => {
      await db.collection('things').insertOne({ n: written });
      written += 1;
      return (await whole.newest()).wall - before.wall > 2500;
    };
    await waitUntil('An oplog of some seconds', spansSeconds, { limitMs: 120_000, everyMs: 50 });
    const { position } = await whole.newest();
    const found = await entries(short, before.position, position);
    expect(found).toEqual(await entries(whole, before.position, position));
    const own = `${db.databaseName}.things`;
    expect(found.filter(([, namespace]) => namespace === own)).toHaveLength(written);
  });
});
