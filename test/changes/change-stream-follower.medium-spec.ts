import { ChangeStreamFollower, type ChangeStreamListener } from '@lucid/changes';
import { waitUntil } from '@lucid/engines';
import { timeOf } from '@lucid/mongo';
import { type OwnEngines, ownEngines } from '../setup/own-engines';
import { scratchDatabase } from './mirror';

describe('a follower of the change stream', () => {
  /** A MongoDB of its own, that nobody else writes to. */
  let engines: OwnEngines;
  let database: Awaited<ReturnType<typeof scratchDatabase>>;

  beforeAll(async () => {
    engines = await ownEngines({ only: ['mongo'], mongo: { cacheGb: 0.25 } });
    database = await scratchDatabase(engines.mongo?.uri);
  });

  afterAll(async () => {
    await database.close();
    await engines.close();
  });

  it('has heard, from its start on, up to a position that reads can be asked to be of, also while nothing is written', async () => {
    const { db } = database.mongo;
    await db.collection('things').insertOne({ name: 'the last for a while' });
    const listener: ChangeStreamListener = {
      collections: ['things'],
      fields: [],
      begin: () => Promise.resolve(undefined),
      forget: () => Promise.resolve(),
      hear: () => Promise.resolve(),
    };
    const sut = new ChangeStreamFollower(database.mongo, listener);
    const stopping = new AbortController();
    const following = sut.follow(stopping.signal);
    try {
      await waitUntil('Its position', () => Promise.resolve(sut.isLive), { limitMs: 300_000 });
      const readConcern = { level: 'majority', afterClusterTime: timeOf(sut.position ?? '') };
      const { cursor } = await db.command({ find: 'things', readConcern });
      expect((cursor as { firstBatch: unknown[] }).firstBatch).toHaveLength(1);
    } finally {
      stopping.abort();
      await following;
    }
  });
});
