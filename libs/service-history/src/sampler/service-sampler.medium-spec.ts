import { counted } from '@lucid/common';
import type { Config } from '@lucid/config';
import type { MongoConnector, MongoService } from '@lucid/mongo';
import type { CacheService } from '@lucid/redis';
import { Logger } from '@nestjs/common';
import type { Histogram } from 'prom-client';
import { type MongoOfTest, mongoOfTest } from '../../../../test/setup/mongo-of-test';
import type { RouteGroups } from '../counts/route-groups';
import { ServiceHistory } from '../history/service-history.service';
import { ServiceSampleStore } from '../samples/sample-store';
import { ServiceSampler } from './service-sampler.service';

const GROUPS = {
  names: ['users', 'other', 'probes'],
  of: (route: string) => ({ group: route === '/livez' ? 'probes' : 'users', isTimed: true }),
} as unknown as RouteGroups;

const serve = (route: string, status: number, seconds: number): void =>
  (counted.getSingleMetric('http_server_request_duration_seconds') as Histogram).observe(
    { http_request_method: 'GET', http_route: route, http_response_status_code: status },
    seconds,
  );

/** The clock of MongoDB, as the test says. */
class Clock {
  now = new Date();
  isAway = false;

  of(test: MongoOfTest): MongoService {
    const mongo = Object.create(test.mongo) as MongoService;
    const command = (): Promise<object> =>
      this.isAway ? Promise.reject(new Error('MongoDB is away')) : Promise.resolve({ localTime: this.now });
    Object.defineProperty(mongo, 'db', { get: () => ({ command }) });
    return mongo;
  }

  /** Just after the start of the next minute. */
  pass(minutes = 1): void {
    this.now = new Date((Math.floor(this.now.getTime() / 60_000) + minutes) * 60_000 + 200);
  }
}

describe('the sampler of requests and of the cache', () => {
  let test: MongoOfTest;
  let store: ServiceSampleStore;
  let clock: Clock;
  let history: ServiceHistory;
  let outcomes: Record<string, number>;
  let cache: CacheService;

  const replica = (isReady = true): ServiceSampler =>
    new ServiceSampler(
      clock.of(test),
      { state: { ready: isReady }, whenReady: () => Promise.resolve() } as unknown as MongoConnector,
      store,
      GROUPS,
      cache,
      { STATISTICS_ENABLED: true } as Config,
    );

  beforeAll(async () => {
    Logger.overrideLogger(false);
    test = await mongoOfTest(process.env['TEST_MONGODB_URI'] ?? '');
    store = new ServiceSampleStore(test.mongo);
  });

  afterAll(async () => {
    Logger.overrideLogger(true);
    await test.close();
  });

  beforeEach(async () => {
    await test.db.collection('service_samples').deleteMany({});
    clock = new Clock();
    clock.now = new Date(Math.floor(Date.now() / 3_600_000) * 3_600_000 + 120_200);
    outcomes = { 'hit-local': 0, hit: 0, miss: 0, stale: 0, bypass: 0 };
    cache = { namespaces: [{ options: { name: 'users' }, counters: { outcomes } }] } as unknown as CacheService;
    history = new ServiceHistory(store, GROUPS, cache);
  });

  const range = (): { from: Date; to: Date } => ({
    from: new Date(clock.now.getTime() - 3_600_000),
    to: new Date(clock.now.getTime() + 60_000),
  });

  it('adds up replicas: counts, and the histograms behind percentiles', async () => {
    const replicas = [replica(), replica(), replica()];
    for (const sut of replicas) await sut.sample();
    clock.pass();
    // Each replica of this test reads the counters of the one process.
    for (let n = 0; n < 98; n += 1) serve('/users', 200, 0.002);
    serve('/users', 404, 0.002);
    serve('/users', 500, 6);
    serve('/livez', 200, 0.0001);
    Object.assign(outcomes, { 'hit-local': 6, hit: 2, miss: 1, stale: 1, bypass: 5 });
    for (const sut of replicas) await sut.sample();
    const { points, groups } = await history.ofRequests({ ...range(), resolution: 'minute' });
    expect(points.at(-1)).toMatchObject({ replicas: 3, requests: 300, client_errors: 3, server_errors: 3, aborted: 0 });
    expect(points.at(-1)?.p50_seconds).toBeGreaterThan(0.001);
    expect(points.at(-1)?.p50_seconds).toBeLessThan(0.0025);
    expect(points.at(-1)?.p99_seconds).toBeLessThanOrEqual(0.0025);
    const counts = groups.map(({ group, requests }) => [group, requests]);
    expect(counts).toEqual(expect.arrayContaining([['probes', 3]]));
    const told = await history.ofCache({ ...range(), resolution: 'minute', namespace: 'users' });
    expect(told.points.at(-1)).toMatchObject({
      ...{ replicas: 3, hit_local: 18, hit: 6, miss: 3, stale: 3, bypass: 15 },
      ...{ hit_rate: 0.9, local_hit_rate: 0.6, redis_hit_rate: 0.5 },
    });
    expect(told.namespaces).toMatchObject([{ namespace: 'users', hit_local: 18 }]);
    // The hour is of the same counts, in one sample of each replica.
    const hour = await history.ofRequests({ ...range(), resolution: 'hour', group: 'probes' });
    expect(hour.points.at(-1)).toMatchObject({ replicas: 3, requests: expect.any(Number) as number });
    expect(hour.groups).toHaveLength(1);
  });

  it('loses no more than what was counted since the last sample of a replica that died', async () => {
    const sut = replica();
    await sut.sample();
    for (let n = 0; n < 3; n += 1) {
      clock.pass();
      serve('/users', 200, 0.002);
      await sut.sample();
    }
    serve('/users', 200, 0.002);
    // It dies here; another one begins, and counts from its own start.
    clock.pass(4);
    const { points } = await history.ofRequests({ ...range(), resolution: 'minute' });
    expect(points.slice(-3).map(({ requests }) => requests)).toEqual([1, 1, 1]);
    await replica().sample();
    const later = await history.ofRequests({ ...range(), resolution: 'minute' });
    expect(later.points.slice(-3).map(({ replicas }) => replicas)).toEqual([1, null, 1]);
  });

  it('tells a minute without requests from one without samples', async () => {
    const sut = replica();
    await sut.sample();
    clock.pass();
    await sut.sample();
    const { points } = await history.ofRequests({ ...range(), resolution: 'minute' });
    expect(points.at(-1)).toMatchObject({ replicas: 1, requests: 0, p95_seconds: null });
  });

  it('writes what was counted while MongoDB was away, each minute once, though the outcome of a write is not known', async () => {
    const sut = replica();
    await sut.sample();
    clock.pass();
    serve('/users', 200, 0.002);
    clock.isAway = true;
    await expect(sut.sample()).rejects.toThrow('MongoDB is away');
    clock.isAway = false;
    const keep = jest.spyOn(store, 'keep').mockImplementationOnce(async (samples) => {
      await ServiceSampleStore.prototype.keep.call(store, samples);
      throw new Error('The answer was lost');
    });
    await expect(sut.sample()).rejects.toThrow('The answer was lost');
    await sut.sample();
    keep.mockRestore();
    const { groups } = await history.ofRequests({ ...range(), resolution: 'minute', group: 'users' });
    const all = await store.collection.countDocuments({ resolution: 'minute' });
    expect(all).toBeLessThanOrEqual(3);
    const first = (await history.ofRequests({ ...range(), resolution: 'minute' })).points.at(-1);
    expect([groups.length, first?.requests]).toEqual([1, 1]);
  });

  it('writes its last sample when the service stops', async () => {
    const sut = replica();
    await sut.sample();
    clock.pass();
    serve('/users', 200, 0.002);
    await sut.beforeApplicationShutdown();
    const { points } = await history.ofRequests({ ...range(), resolution: 'minute' });
    expect(points.at(-1)?.requests).toBe(1);
  });

  it('keeps minutes for two days, and the rest for thirty', async () => {
    await replica().sample();
    const samples = await store.collection.find().toArray();
    const days = samples.map(({ resolution, at, expires_at }) => [
      resolution,
      (expires_at.getTime() - at.getTime()) / 86_400_000,
    ]);
    expect(Object.fromEntries(days)).toEqual({ minute: 2, five_minutes: 30, hour: 30 });
  });

  it('takes room that is bounded by groups and namespaces, and not by requests', async () => {
    const sut = replica();
    for (let n = 0; n < 2000; n += 1) serve(`/users/${n % 30}`, [200, 404, 500][n % 3] ?? 200, n / 1000);
    Object.assign(outcomes, { 'hit-local': 1_000_000_000, hit: 5, miss: 5, stale: 5, bypass: 5 });
    await sut.sample();
    const sizes = await store.collection
      .aggregate<{ bytes: number }>([
        { $match: { resolution: 'minute' } },
        {
          $project: {
            bytes: { $bsonSize: { $ifNull: ['$requests.users', {}] } },
            cache: { $bsonSize: '$cache.users' },
          },
        },
      ])
      .toArray();
    for (const { bytes } of sizes) expect(bytes).toBeLessThan(400);
  });
});
