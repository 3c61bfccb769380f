import { waitUntil } from '@lucid/engines';
import { tokenOf } from '@lucid/mongo';
import type { mongo } from 'mongoose';
import { randomBytes } from 'node:crypto';
import { Feed } from '../setup/feed';
import { HttpClient } from '../setup/http-client';
import { type OwnEngines, ownEngines } from '../setup/own-engines';
import { sampleUser } from '../setup/samples';
import { type RunningApp, startApp, startReplica } from '../setup/start-app';
import { lead, Mirror, scratchDatabase, settled } from './mirror';

describe('once the oplog has let go of the place where one was left', () => {
  let engines: OwnEngines;
  let database: Awaited<ReturnType<typeof scratchDatabase>>;
  let things: mongo.Collection<mongo.Document & { _id: number }>;
  let mirror: Mirror;
  let running: RunningApp;
  let lastEvent: string;

  beforeAll(async () => {
    engines = await ownEngines({ only: ['mongo'], mongo: { cacheGb: 0.25, oplogMb: 1 } });
    database = await scratchDatabase(engines.mongo?.uri);
    things = database.mongo.db.collection('things');
    running = await startApp({ MONGODB_URI: engines.mongo?.uri });

    mirror = new Mirror(database.mongo);
    const leading = lead(database.mongo, mirror);
    await things.insertOne({ _id: 1 });
    await settled(database.mongo);
    await leading.stop();
    await things.insertOne({ _id: 2 });
    await things.deleteOne({ _id: 1 });

    const feed = new Feed();
    await feed.open(`${running.url}/api/v1/changes`);
    await new HttpClient(running.url).post('/api/v1/users', sampleUser('gone', 1));
    ({ id: lastEvent = '' } = await feed.next('change'));
    feed.close();
    await slices();
    // Later than the last slice.
    const { headers } = await new HttpClient(running.url).post('/api/v1/users', sampleUser('gone', 2));
    await truncate(String(headers.get('x-consistency-token')));
  });

  afterAll(async () => {
    await running.close();
    await database.close();
    await engines.close();
  });

  /** Writes until the oplog begins later than a position. MongoDB truncates up to WiredTiger's last checkpoint, which would come once a minute by itself. */
  async function truncate(position: string): Promise<void> {
    const oplog = database.mongo.db.client.db('local').collection('oplog.rs');
    await waitUntil(
      'The truncation',
      async () => {
        await database.mongo.db.collection('noise').insertOne({ of: randomBytes(500_000) });
        await database.mongo.db.admin().command({ fsync: 1 });
        const first = await oplog.findOne({}, { sort: { $natural: 1 } });
        return tokenOf(first?.['ts'] as mongo.Timestamp) > position;
      },
      { limitMs: 300_000, everyMs: 100 },
    );
  }

  /** What is told of slices once a replica that follows the oplog has written more of them; then it is stopped. */
  async function slices(): Promise<Record<string, unknown>> {
    const replica = await startReplica(running, {
      MONGODB_URI: running.config.MONGODB_URI,
      BACKUP_PITR_ENABLED: 'true',
      BACKUP_PITR_INTERVAL_SECONDS: '1',
    });
    const read = async (): Promise<Record<string, unknown>> =>
      (await new HttpClient(replica.url).get('/api/v1/point-in-time')).body;
    try {
      const before = (await read())['slices'] as number;
      await waitUntil('Slices', async () => Number((await read())['slices']) > before, { limitMs: 300_000 });
      return await read();
    } finally {
      await replica.close();
    }
  }

  it('the slices for restores to a time have a gap, and say so', async () => {
    expect(await slices()).toMatchObject({
      ranges: [],
      gaps: [{ from: expect.any(String) as string, to: expect.any(String) as string }],
      problem: expect.stringContaining('The oplog does not hold') as string,
    });
  });

  it('a consumer rebuilds by itself, and holds what is stored', async () => {
    const leading = lead(database.mongo, mirror);
    try {
      await waitUntil('The rebuild', () => Promise.resolve(mirror.rebuilds === 2), { limitMs: 300_000 });
      await things.insertOne({ _id: 3 });
      await settled(database.mongo);
      expect(mirror.contents).toEqual([{ _id: 2 }, { _id: 3 }]);
    } finally {
      await leading.stop();
    }
  });

  it('the change feed says 410 to who asks to go on from there', async () => {
    const answer = await new HttpClient(running.url).get('/api/v1/changes', { 'last-event-id': lastEvent });
    expect(answer.status).toBe(410);
    expect(answer.body).toMatchObject({ code: 'history_lost' });
  });
});
