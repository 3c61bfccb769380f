import { waitUntil } from '@lucid/engines';
import { MongoService } from '@lucid/mongo';
import type { mongo } from 'mongoose';
import { HttpClient } from '../setup/http-client';
import { sampleUser } from '../setup/samples';
import { type RunningApp, startApp } from '../setup/start-app';

type Body = Record<string, unknown>;
interface Stats extends Body {
  collections: (Body & { name: string })[];
  next_cursor?: string;
  server: Body & { rates?: Body };
  growth?: Body;
}

const HOUR = 3_600_000;
const aNumber = expect.any(Number) as number;

describe('statistics', () => {
  let running: RunningApp;
  let sut: HttpClient;
  let databaseSamples: mongo.Collection;
  let collectionSamples: mongo.Collection;
  /** What the samples of a test are counted back from: they lie whole minutes apart. */
  let now: number;

  beforeAll(async () => {
    running = await startApp();
    sut = new HttpClient(`${running.url}/api/v1/database`);
    const db = running.app.get(MongoService);
    databaseSamples = db.collection('database_samples');
    collectionSamples = db.collection('collection_samples');
    const users = new HttpClient(`${running.url}/api/v1`);
    for (let n = 0; n < 3; n += 1) await users.post('/users', sampleUser('stats', n));
    await db.db.createCollection('a_view', { viewOn: 'users', pipeline: [] });
  });

  afterAll(() => running.close());

  beforeEach(() => {
    now = Date.now();
  });

  afterEach(async () => {
    await databaseSamples.deleteMany({});
    await collectionSamples.deleteMany({});
  });

  const stats = async (query = ''): Promise<Stats> => {
    const { status, body } = await sut.get<Stats>(`/stats${query}`);
    expect(status).toBe(200);
    return body;
  };

  describe('of the database', () => {
    it('are its sizes, what its server does, and the sizes of each collection', async () => {
      const body = await stats();
      expect(body).toMatchObject({
        database: running.config.MONGODB_DATABASE,
        view_count: 1,
        server: {
          version: expect.stringMatching(/^\d+\.\d+/) as string,
          uptime_seconds: aNumber,
          connections: { current: aNumber, available: aNumber, active: aNumber },
          cache: { max_bytes: aNumber, used_bytes: aNumber, used_ratio: aNumber },
          working_set: {},
        },
      });
      for (const name of ['documents', 'data_bytes', 'storage_bytes', 'index_bytes', 'free_bytes', 'disk_free_bytes'])
        expect(body).toHaveProperty(name, aNumber);
      expect(body.collections.find(({ name }) => name === 'users')).toMatchObject({
        documents: 3,
        data_bytes: aNumber,
        average_document_bytes: aNumber,
        storage_bytes: aNumber,
        index_bytes: aNumber,
        indexes: aNumber,
        reads: aNumber,
        writes: 3,
        write_latency_microseconds: aNumber,
        measured_at: expect.stringMatching(/Z$/) as string,
      });
      const names = body.collections.map(({ name }) => name);
      expect(names).toEqual(names.toSorted());
      expect(names).not.toContain('a_view');
      expect(names.filter((name) => name.startsWith('system.'))).toEqual([]);
    });

    it('come in pages, in the order asked for', async () => {
      for (const sort of ['-documents', '-writes']) {
        const { collections } = await stats(`?sort=${sort}`);
        const values = collections.map((collection) => Number(collection[sort.slice(1)]));
        expect(values).toEqual(values.toSorted((a, b) => b - a));
        expect(values[0]).toBeGreaterThan(0);
      }
      const all = await stats();
      const seen: string[] = [];
      let page = await stats('?limit=4');
      for (;;) {
        seen.push(...page.collections.map(({ name }) => name));
        if (page.next_cursor === undefined) break;
        page = await stats(`?limit=4&cursor=${page.next_cursor}`);
      }
      expect(seen).toEqual(all.collections.map(({ name }) => name));
    });

    it.each(['limit=0', 'limit=1001', 'sort=size', 'cursor=e30', 'cursor=x', 'what=1'])('take no %s', async (query) => {
      expect((await sut.get(`/stats?${query}`)).status).toBe(400);
    });
  });

  describe('of a collection', () => {
    it('are its sizes, those of its indexes, and the latency of its operations', async () => {
      const { status, body } = await sut.get<Body & { indexes: Body[]; latency: Record<string, Body> }>(
        '/collections/users/stats',
      );
      expect(status).toBe(200);
      expect(body).toMatchObject({ name: 'users', documents: 3, capped: false, average_document_bytes: aNumber });
      expect(body.indexes.map(({ name }) => name)).toContain('email_1');
      const { writes, transactions } = body.latency;
      expect(writes).toMatchObject({ operations: 3, mean_microseconds: aNumber, p95_microseconds: aNumber });
      expect(Number(writes?.['p95_microseconds'])).toBeGreaterThanOrEqual(Number(writes?.['p50_microseconds']));
      expect(transactions).toEqual({ operations: 0 });
    });

    it.each([
      ['nowhere', 404],
      ['a_view', 409],
      ['system.views', 400],
      ['a$b', 400],
      ['..%2Fusers', 400],
      ['%00', 400],
      ['x'.repeat(201), 400],
    ])('are not there for %s: %d', async (name, status) => {
      expect((await sut.get(`/collections/${name}/stats`)).status).toBe(status);
      expect((await sut.get(`/collections/${name}/history?metric=documents`)).status).toBe(status);
    });
  });

  /** A sample so many ms ago, of a server that has run for a day since. */
  const sampleAgo = (ms: number, figures: Body): Body & { at: Date } => {
    const at = new Date(Math.floor((now - ms) / 60_000) * 60_000);
    return {
      at,
      sampled_at: at,
      expires_at: new Date(Date.now() + HOUR),
      server: 'planted:1',
      uptime_ms: 1e9 - ms,
      ...figures,
    };
  };

  describe('growth', () => {
    it('of the database and of a collection is what a day brought since the oldest sample of a week', async () => {
      const then = { documents: 0, data_bytes: 0, storage_bytes: 0, index_bytes: 0 };
      await databaseSamples.insertMany([
        sampleAgo(8 * 24 * HOUR, { ...then, data_bytes: 10 ** 12 }),
        sampleAgo(48 * HOUR, then),
      ]);
      await collectionSamples.insertOne({ name: 'users', ...sampleAgo(12 * HOUR, then) });
      const { body } = await sut.get<Body & { growth: Body }>('/collections/users/stats');
      expect(body.growth['documents_per_day']).toBeCloseTo(6, 1);
      // What was answered a moment before is given again for a second.
      await waitUntil('The growth', async () => (await stats()).growth !== undefined, { limitMs: 120_000 });
      const { growth, documents } = await stats();
      expect(growth?.['documents_per_day']).toBeCloseTo(Number(documents) / 2, 1);
    });
  });

  describe('history', () => {
    const history = async (path: string): Promise<{ values: (number | null)[]; body: Body }> => {
      const { status, body } = await sut.get<Body & { points: { t: string; value: number | null }[] }>(path);
      expect({ path, status }).toEqual({ path, status: 200 });
      return { values: body.points.map(({ value }) => value), body };
    };

    it('draws gauges, and counters as rates without a rate over a start of the server or a gap', async () => {
      const minutes = [10, 9, 8, 5, 4, 3].map((ago) =>
        sampleAgo(ago * 60_000, { inserts: (10 - ago) * 60, connections: ago }),
      );
      Object.assign(minutes[5] ?? {}, { uptime_ms: 30_000, inserts: 9999 });
      await databaseSamples.insertMany(minutes);
      const { values, body } = await history('/history?metric=inserts_per_second');
      expect(body).toMatchObject({ metric: 'inserts_per_second', resolution: 'minute' });
      expect(values).toEqual([1, 1, null, 1, null]);
      expect((await history('/history?metric=connections')).values).toEqual([10, 9, 8, null, 5, 4, 3]);
    });

    it('goes on from `from` with the rate since the sample before it, and ends before `to`', async () => {
      const minutes = [10, 9, 8, 7].map((ago) => sampleAgo(ago * 60_000, { inserts: (10 - ago) * 120 }));
      await databaseSamples.insertMany(minutes);
      const from = minutes[1]?.at.toISOString() ?? '';
      const to = minutes[3]?.at.toISOString() ?? '';
      const { values } = await history(`/history?metric=inserts_per_second&from=${from}&to=${to}`);
      expect(values).toEqual([2, 2]);
    });

    it('is drawn by hours where minutes are not kept any more', async () => {
      const hours = [5, 4, 3].map((ago) =>
        sampleAgo(3 * 24 * HOUR + ago * HOUR, { queries: (6 - ago) * 7200, coarse: true }),
      );
      await databaseSamples.insertMany([...hours, sampleAgo(3 * 24 * HOUR + 3.5 * HOUR, { queries: 0 })]);
      const from = new Date(Date.now() - 4 * 24 * HOUR).toISOString();
      const { values, body } = await history(`/history?metric=queries_per_second&from=${from}`);
      expect(body['resolution']).toBe('hour');
      expect(values).toEqual([2, 2]);
    });

    it('of a collection is drawn by hours and days, also when it was dropped', async () => {
      const samples = [3, 2, 1].map((ago) => ({
        name: 'gone',
        ...sampleAgo(ago * HOUR, { reads: (4 - ago) * 10, read_microseconds: (4 - ago) * 5000, documents: ago }),
      }));
      await collectionSamples.insertMany(samples);
      expect((await history('/collections/gone/history?metric=documents')).values).toEqual([3, 2, 1]);
      expect((await history('/collections/gone/history?metric=read_latency_microseconds')).values).toEqual([500, 500]);
      expect((await history('/collections/users/history?metric=documents')).values).toEqual([]);
    });

    it.each([
      'metric=nothing',
      'metric=_id',
      'metric=$where',
      'metric=__proto__',
      '',
      'metric=documents&from=yesterday',
      'metric=documents&resolution=second',
      'metric=documents&from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z',
      'metric=documents&to=2026-01-01T00:00:00Z&from=2026-01-01T00:00:00Z',
      'metric=documents&metric=indexes',
    ])('takes no %j', async (query) => {
      expect((await sut.get(`/history?${query}`)).status).toBe(400);
      expect((await sut.get(`/collections/users/history?${query}`)).status).toBe(400);
    });

    it('is forgotten by the server itself, and unique for its time', async () => {
      for (const samples of [databaseSamples, collectionSamples])
        expect(await samples.indexes()).toContainEqual(
          expect.objectContaining({ key: { expires_at: 1 }, expireAfterSeconds: 0 }),
        );
      expect(await databaseSamples.indexes()).toContainEqual(expect.objectContaining({ key: { at: 1 }, unique: true }));
      expect(await collectionSamples.indexes()).toContainEqual(
        expect.objectContaining({ key: { name: 1, at: 1 }, unique: true }),
      );
    });
  });

  describe('replication', () => {
    it('names the members with their lag, the oplog, and how far the majority is behind', async () => {
      const { status, body } = await sut.get('/replication');
      expect(status).toBe(200);
      expect(body).toMatchObject({
        topology: 'replica_set',
        set: 'rs0',
        members: [{ state: 'PRIMARY', healthy: true, lag_seconds: 0, priority: 1, votes: 1 }],
        write_majority: 1,
        majority_lag_milliseconds: aNumber,
        oplog: { size_bytes: aNumber, used_bytes: aNumber, window_seconds: aNumber },
      });
    });

    it('tells how long one may be away at the rate since the last sample of this run of the server', async () => {
      const admin = running.app.get(MongoService).db.admin();
      const ask = async (): Promise<{ host: string; uptimeMillis: number; localTime: Date }> =>
        (await admin.command({ serverStatus: 1 })) as unknown as Awaited<ReturnType<typeof ask>>;
      // A sample from before the server's start is one of an earlier run, and none is asked that is younger than 5 s.
      await waitUntil('Twelve seconds of the server', async () => (await ask()).uptimeMillis > 12_000, {
        limitMs: 120_000,
      });
      const { host, uptimeMillis, localTime } = await ask();
      const age = Math.min(60_000, Math.floor(uptimeMillis / 2));
      const sampled_at = new Date(localTime.getTime() - age);
      const sample = { ...sampleAgo(age, { oplog_bytes: 0, inserts: 0 }), sampled_at, server: host };
      await databaseSamples.insertOne({ ...sample, uptime_ms: uptimeMillis - age });
      const { body } = await sut.get<{ headroom: Record<string, number>; oplog: Record<string, number> }>(
        '/replication',
      );
      const { written_bytes_per_second: rate = NaN, reader_seconds, slowest_member_seconds } = body.headroom;
      expect(rate).toBeGreaterThan(0);
      expect(reader_seconds).toBeCloseTo((body.oplog['size_bytes'] ?? NaN) / rate, 3);
      expect(slowest_member_seconds).toBe(reader_seconds);
      await waitUntil('The rates', async () => (await stats()).server.rates !== undefined, { limitMs: 120_000 });
      const { rates } = (await stats()).server;
      expect(rates?.['over_seconds']).toBeGreaterThanOrEqual(age / 1000);
      expect(rates?.['inserts_per_second']).toBeGreaterThan(0);
    });

    it('tells no rate since a sample of an earlier run', async () => {
      await databaseSamples.insertOne(sampleAgo(60_000, { oplog_bytes: 0 }));
      expect((await sut.get('/replication')).body).not.toHaveProperty('headroom');
    });
  });
});
