import { waitUntil } from '@lucid/engines';
import { getConnectionToken } from '@nestjs/mongoose';
import { type Connection, ConnectionStates, mongo } from 'mongoose';
import { HttpClient } from '../setup/http-client';
import { TcpProxy } from '../setup/tcp-proxy';
import { type RunningApp, startApp, startReplica } from '../setup/start-app';

interface SlowShape {
  shape_id: string;
  collection: string;
  operation: string;
  shape: string;
  count: number;
  keys_examined: number;
  documents_examined: number;
  returned: number;
  [field: string]: unknown;
}
interface SlowOperations {
  members: { member: string; answered: boolean; recording: boolean; operations: number }[];
  operations: number;
  items: SlowShape[];
}

const SECRET = 'ada.secret';
const DOCUMENTS = 300;

const profileStatus = async (db: mongo.Db): Promise<mongo.Document> => db.command({ profile: -1 });

describe('slow operations', () => {
  let running: RunningApp;
  let sut: HttpClient;
  let client: mongo.MongoClient;
  let db: mongo.Db;

  beforeAll(async () => {
    running = await startApp({ SLOW_OPERATION_MS: '3600000' });
    sut = new HttpClient(`${running.url}/api/v1`);
    client = await mongo.MongoClient.connect(running.config.MONGODB_URI, { appName: 'a test of slow operations' });
    db = client.db(running.config.MONGODB_DATABASE);
    const planted = db.collection('planted');
    await planted.insertMany(
      Array.from({ length: DOCUMENTS }, (_, n) => ({
        n,
        email: `${SECRET}.${n}@example.org`,
        kind: n % 3,
        at: new Date(n),
      })),
    );
    await planted.createIndex({ kind: 1, at: -1 }, {}, {});
    await waitUntil('The profiler', async () => (await profileStatus(db))['was'] === 1, { limitMs: 120_000 });
  });

  afterAll(async () => {
    await client.close();
    await running.close();
  });

  const list = async (query = ''): Promise<SlowOperations> => {
    const { status, body } = await sut.get<SlowOperations>(`/database/operations/slow${query}`);
    expect(status).toBe(200);
    return body;
  };

  /** Keeps every operation of a piece of work, however quick: what is slow enough is MongoDB's business. */
  async function profiled(work: (planted: mongo.Collection) => Promise<void>): Promise<SlowOperations> {
    await db.command({ profile: 0 });
    await db.collection('system.profile').drop();
    await db.createCollection('system.profile', { capped: true, size: 8 * 1024 * 1024 });
    await db.command({ profile: 2, filter: 'unset' });
    await work(db.collection('planted'));
    await db.command({ profile: 0 });
    return list('?collection=planted');
  }

  describe('of planted queries', () => {
    let found: SlowOperations;

    beforeAll(async () => {
      found = await profiled(async (planted) => {
        for (let n = 0; n < 7; n += 1) await planted.find({ email: `${SECRET}.${n}@example.org` }).toArray();
        for (let n = 1; n < 5; n += 1) {
          const emails = Array.from({ length: n }, (_, i) => `${SECRET}.${i}@example.org`);
          await planted.find({ email: { $in: emails } }, { sort: { n: -1 } }).toArray();
        }
        for (let n = 0; n < 3; n += 1) await planted.find({ kind: n, at: { $gt: new Date(n) } }).toArray();
        await planted.aggregate([{ $match: { kind: 1 } }, { $group: { _id: '$email', n: { $sum: 1 } } }]).toArray();
        await planted.aggregate([{ $match: { kind: 2 } }, { $group: { _id: '$email', n: { $sum: 5 } } }]).toArray();
        await planted.updateOne({ n: 1 }, { $set: { note: SECRET } });
        await planted.updateMany({ n: 2 }, { $set: { note: `${SECRET}!` } });
        await planted.countDocuments({ email: SECRET });
        await planted.deleteOne({ n: 299 });
        await planted.findOneAndUpdate({ n: 4 }, { $inc: { visits: 1 } });
        await planted.distinct('kind', { email: SECRET });
        await planted.insertOne({ email: SECRET });
        const stream = planted.watch([], { maxAwaitTimeMS: 50 });
        await stream.tryNext();
        await stream.close();
        await planted.find({}, { batchSize: 100 }).toArray();
      });
    });

    it('are one for each shape, with exact counts', () => {
      const counts = found.items.map(({ operation, shape, count }) => [operation, shape, count]);
      expect(counts.sort()).toEqual(
        [
          ['find', 'filter {email: ?string}', 7],
          ['find', 'filter {email: {$in: [?string]}} sort {n: -1}', 4],
          ['find', 'filter {at: {$gt: ?date}, kind: ?number}', 3],
          ['aggregate', 'pipeline [{$match: {kind: ?number}}, {$group: {_id: "$email", n: {$sum: ?number}}}]', 2],
          ['update', 'filter {n: ?number} update {$set: {note}}', 2],
          ['aggregate', 'pipeline [{$match: {email: ?string}}, {$group: {_id: ?number, n: {$sum: ?number}}}]', 1],
          ['delete', 'filter {n: ?number}', 1],
          ['findAndModify', 'filter {n: ?number} update {$inc: {visits}}', 1],
          ['distinct', 'filter {email: ?string} key "kind"', 1],
          ['insert', '', 1],
          ['find', 'filter {}', 1],
          ['getMore', 'filter {}', 3],
          ['killCursors', '', 1],
        ].sort(),
      );
      expect(found.operations).toBe(28);
    });

    it('say what they examined, how they were planned, and what an index could serve of them', () => {
      expect(found.items.find(({ shape }) => shape === 'filter {email: ?string}')).toMatchObject({
        count: 7,
        documents_examined: 7 * DOCUMENTS,
        keys_examined: 0,
        returned: 7,
        plans: ['COLLSCAN'],
        has_sort_stage: false,
        equality_fields: ['email'],
      });
      expect(found.items.find(({ shape }) => shape.startsWith('filter {at'))).toMatchObject({
        plans: ['IXSCAN { kind: 1, at: -1 }'],
        equality_fields: ['kind'],
        range_fields: ['at'],
      });
      expect(found.items.find(({ shape }) => shape.endsWith('sort {n: -1}'))).toMatchObject({
        has_sort_stage: true,
        sort_fields: ['-n'],
      });
    });

    it('have no value in any answer', async () => {
      // One after another: of all at once some would be more than the caller's share of analyses.
      const answers = [];
      for (const { shape_id } of found.items) answers.push(await sut.get(`/database/operations/slow/${shape_id}`));
      expect(answers.map(({ status }) => status)).toEqual(found.items.map(() => 200));
      expect(JSON.stringify([found, answers.map(({ body }) => body)])).not.toContain(SECRET);
    });

    it('are explained one by one, with the newest of them and the index they lack', async () => {
      const id = found.items.find(({ shape }) => shape === 'filter {email: ?string}')?.shape_id ?? '';
      const { body } = await sut.get<SlowShape>(`/database/operations/slow/${id}`);
      expect(body).toMatchObject({
        shape_id: id,
        summary:
          'Reads 300 documents to return 1, because no index begins with email. An index {email: 1} would serve it.',
        suggested_index: ['email'],
        advice: '/api/v1/database/advice',
      });
      expect(body['recent']).toHaveLength(7);
      const served = found.items.find(({ shape }) => shape.startsWith('filter {at'))?.shape_id ?? '';
      const { body: good } = await sut.get<SlowShape>(`/database/operations/slow/${served}`);
      expect(good).toMatchObject({
        summary: 'Reads 99 documents to return 99, by index { kind: 1, at: -1 }.',
      });
      expect(good).not.toHaveProperty('suggested_index');
      const insert = found.items.find(({ operation }) => operation === 'insert')?.shape_id ?? '';
      const { body: other } = await sut.get<SlowShape>(`/database/operations/slow/${insert}`);
      expect(other['summary']).toBe('insert is no query: no index makes it quicker.');
    });

    it('are narrowed to a time and a collection', async () => {
      expect((await list('?from=2100-01-01T00:00:00Z')).items).toEqual([]);
      expect((await list('?to=2000-01-01T00:00:00Z')).items).toEqual([]);
      expect((await list('?collection=other')).items).toEqual([]);
      expect((await list('?collection=planted&limit=2')).items).toHaveLength(2);
      expect((await list('?from=2000-01-01T00:00:00Z&to=2100-01-01T00:00:00Z&collection=planted')).operations).toBe(28);
    });

    it('that nobody knows are 404', async () => {
      expect((await sut.get('/database/operations/slow/0123456789abcdef')).status).toBe(404);
    });
  });

  describe('the profiler', () => {
    const settings = async (): Promise<Record<string, unknown>> =>
      (await sut.get('/database/operations/profiler')).body;
    /** As it is on a server that has just started. */
    const reset = async (): Promise<void> => {
      await db.command({ profile: 0, filter: 'unset' });
      await db.collection('profiled_servers').deleteMany({});
      await db.collection('system.profile').drop();
    };
    beforeEach(reset);

    it('is set, read back, and left as it is for other databases', async () => {
      const before = await profileStatus(client.db('admin'));
      const put = await sut.put('/database/operations/profiler', { enabled: true, slow_ms: 250, sample_rate: 0.25 });
      expect(put.status).toBe(200);
      const set = { enabled: true, every_operation: false, custom_filter: false, slow_ms: 250, sample_rate: 0.25 };
      expect(put.body).toMatchObject({ ...set, size_bytes: 8 * 1024 * 1024 });
      expect(await settings()).toEqual(put.body);
      expect((await list()).members).toEqual([
        expect.objectContaining({ member: put.body['member'], recording: true }),
      ]);
      const after = await profileStatus(client.db('admin'));
      expect([after['was'], after['slowms'], after['sampleRate'], after['filter']]).toEqual([
        before['was'],
        before['slowms'],
        before['sampleRate'],
        undefined,
      ]);
      // With the server's own threshold there is no filter, which would cost something.
      expect(await profileStatus(db)).toMatchObject({ filter: { $and: [{ millis: { $gte: 250 } }, {}] } });
      const same = { enabled: true, slow_ms: before['slowms'] as number, sample_rate: before['sampleRate'] as number };
      expect((await sut.put('/database/operations/profiler', same)).body).toMatchObject(same);
      expect(await profileStatus(db)).not.toHaveProperty('filter');
      const off = await sut.put('/database/operations/profiler', { enabled: false });
      expect(off.body).toMatchObject({ ...same, enabled: false });
    });

    it('keeps what takes as long as it says, and nothing quicker', async () => {
      await sut.put('/database/operations/profiler', { enabled: true, slow_ms: 3_600_000 });
      await db.collection('planted').find({ email: SECRET }).toArray();
      expect((await list()).operations).toBe(0);
      const wait = [
        {
          $match: {
            $expr: {
              $lt: [
                { $reduce: { input: { $range: [0, 20_000] }, initialValue: '$n', in: { $add: ['$$value', 1] } } },
                0,
              ],
            },
          },
        },
      ];
      await sut.put('/database/operations/profiler', { enabled: true, slow_ms: 20 });
      await db.collection('planted').aggregate(wait).toArray();
      // What the service writes for itself may take as long on a busy machine.
      const items = (await list()).items.filter(({ collection }) => collection === 'planted');
      expect(items).toEqual([expect.objectContaining({ operation: 'aggregate', count: 1, plans: ['COLLSCAN'] })]);
    });

    it('is turned on by the service where nobody has set it, and by no one who finds it set', async () => {
      const start = async (): Promise<mongo.Document> => {
        const { MONGODB_URI } = running.config;
        const other = await startReplica(running, { MONGODB_URI, SLOW_OPERATION_MS: '777' });
        // What waits to be done at the start is done before the service has stopped.
        await other.close();
        return profileStatus(db);
      };
      expect(await start()).toMatchObject({ was: 1, filter: { millis: { $gte: 777 } } });
      // Turned off on the server by hand.
      await db.command({ profile: 0 });
      expect(await start()).toMatchObject({ was: 0 });
      await reset();
      // Turned off here.
      await sut.put('/database/operations/profiler', { enabled: false });
      expect(await start()).toMatchObject({ was: 0 });
      await reset();
      // Another filter, and another level, that someone set.
      await db.command({ profile: 1, filter: { op: 'query' } });
      expect(await start()).toMatchObject({ was: 1, filter: { op: { $eq: 'query' } } });
      expect(await settings()).toMatchObject({ enabled: true, custom_filter: true });
      expect(await settings()).not.toHaveProperty('slow_ms');
      await reset();
      await db.command({ profile: 2 });
      expect(await start()).toMatchObject({ was: 2 });
      expect(await settings()).toMatchObject({ enabled: true, every_operation: true, custom_filter: false });
    });

    it('is turned on again when a primary is found anew, which may be another server', async () => {
      const proxy = await TcpProxy.before(process.env['TEST_MONGODB_URI'] ?? '');
      const other = await startReplica(running, {
        MONGODB_URI: `mongodb://127.0.0.1:${proxy.port}/?directConnection=true`,
        MONGODB_TIMEOUT_MS: '5000',
        SLOW_OPERATION_MS: '777',
      });
      const connection = other.app.get<Connection>(getConnectionToken());
      const isOn = async (): Promise<boolean> =>
        (await profileStatus(db))['was'] === 1 && (await db.collection('profiled_servers').countDocuments()) === 1;
      try {
        await waitUntil('The profiler', isOn, { limitMs: 120_000 });
        await reset();
        proxy.set('refuse');
        // An outage that ends before the driver has seen it is none.
        await waitUntil('The outage', () => Promise.resolve(connection.readyState === ConnectionStates.disconnected), {
          limitMs: 120_000,
        });
        expect(await isOn()).toBe(false);
        proxy.set('pass');
        // Whoever asks for something makes the driver look for a server before its next heartbeat.
        const ready = async (): Promise<boolean> => (await fetch(`${other.url}/readyz`)).status === 200;
        await waitUntil('The end of the outage', ready, { limitMs: 120_000 });
        await waitUntil('The profiler', isOn, { limitMs: 120_000 });
      } finally {
        proxy.set('pass');
        await other.close();
        await proxy.close();
      }
    });

    it('leaves a record of who set it, with what was set before', async () => {
      await sut.put('/database/operations/profiler', { enabled: true, slow_ms: 500 });
      const { body } = await sut.get<{ items: { audit_id: string }[] }>('/audit?operation=setProfiler&limit=1');
      const record = await sut.get(`/audit/${body.items[0]?.audit_id ?? ''}`);
      expect(record.body).toMatchObject({
        target: expect.stringMatching(/^profiler of \S+:\d+$/) as string,
        outcome: 'succeeded',
        before: { enabled: false },
        after: { enabled: true, slow_ms: 500 },
      });
    });

    it.each([
      [{}, '/enabled'],
      [{ enabled: 'yes' }, '/enabled'],
      [{ enabled: true, slow_ms: 0 }, '/slow_ms'],
      [{ enabled: true, slow_ms: 1.5 }, '/slow_ms'],
      [{ enabled: true, sample_rate: 0 }, '/sample_rate'],
      [{ enabled: true, sample_rate: 1.1 }, '/sample_rate'],
      [{ enabled: true, sample_rate: '1' }, '/sample_rate'],
      [{ enabled: true, filter: {} }, '/filter'],
    ])('refuses %j', async (body, pointer) => {
      const refused = await sut.put('/database/operations/profiler', body);
      expect(refused.status).toBe(400);
      expect(refused.body['errors']).toEqual([expect.objectContaining({ pointer })]);
      expect(await settings()).toMatchObject({ enabled: false });
    });
  });
});
