import { ChangeTail, type TailListener } from '@lucid/changes';
import { type EngineSet, startEngines, waitUntil } from '@lucid/engines';
import { timeOf } from '@lucid/mongo';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { scratchDatabase } from './mirror';

describe('the tail', () => {
  let dataDir: string;
  /** A MongoDB of its own, that nobody else writes to. */
  let engines: EngineSet;
  let database: Awaited<ReturnType<typeof scratchDatabase>>;

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'lucid-tail-'));
    engines = await startEngines({ dataDir, only: ['mongo'], mongo: { cacheGb: 0.25 }, log: () => undefined });
    await engines.mongo?.ready;
    database = await scratchDatabase(engines.mongo?.uri);
  });

  afterAll(async () => {
    await database.close();
    await engines.stop();
    await rm(dataDir, { recursive: true, force: true });
  });

  it('has heard, from its start on, up to a position that reads can be asked to be of, also while nothing is written', async () => {
    const { db } = database.mongo;
    await db.collection('things').insertOne({ name: 'the last for a while' });
    const listener: TailListener = {
      collections: ['things'],
      fields: [],
      begin: () => Promise.resolve(undefined),
      forget: () => Promise.resolve(),
      hear: () => Promise.resolve(),
    };
    const sut = new ChangeTail(database.mongo, listener);
    const stopping = new AbortController();
    const following = sut.follow(stopping.signal);
    try {
      await waitUntil('Its position', () => Promise.resolve(sut.isLive), { limitMs: 10_000 });
      const readConcern = { level: 'majority', afterClusterTime: timeOf(sut.position ?? '') };
      const { cursor } = await db.command({ find: 'things', readConcern });
      expect((cursor as { firstBatch: unknown[] }).firstBatch).toHaveLength(1);
    } finally {
      stopping.abort();
      await following;
    }
  });
});
