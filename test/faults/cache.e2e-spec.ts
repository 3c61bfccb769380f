import { isDeepStrictEqual } from 'node:util';
import { waitUntil } from '@lucid/engines';
import { CacheService, RedisConnection } from '@lucid/redis';
import { Redis } from 'ioredis';
import { HttpClient } from '../setup/http-client';
import { sampleUser } from '../setup/samples';
import { type RunningApp, startApp, startReplica } from '../setup/start-app';
import { TcpProxy } from '../setup/tcp-proxy';

const LIMIT = { limitMs: 300_000 };
/** Longer than a test takes, in ms. */
const PATIENT_MS = 600_000;
/** Time limit of calls to a Redis that stalls, in ms. */
const IMPATIENT_MS = 300;

/** A configured key works while MongoDB is away. Stored keys, and calls without a key, are refused once the table of keys is 2 s old. */
const API_KEY = 'k'.repeat(32);

interface State {
  live: boolean;
  redis: string;
  position?: string;
}

const address = (name: string): string => process.env[name] ?? '';

describe('the cache, with an engine that fails', () => {
  let toMongo: TcpProxy;
  let toRedis: TcpProxy;
  let cut: RunningApp;
  let other: RunningApp;
  let sut: HttpClient;
  let far: HttpClient;
  let redis: Redis;
  let next = 0;

  const state = async (http: HttpClient): Promise<State> => (await http.get<State>('/api/v1/cache/stats')).body;
  const becomes = async (http: HttpClient, wanted: { live: boolean; redis: string }): Promise<void> =>
    waitUntil(
      `The cache to be ${JSON.stringify(wanted)}`,
      async () => {
        const { live, redis } = await state(http);
        return live === wanted.live && redis === wanted.redis;
      },
      LIMIT,
    );
  /** Resolves once a replica has heard of all changes up to a consistency token. */
  const heard = async (http: HttpClient, token: string): Promise<void> =>
    waitUntil('The change', async () => ((await state(http)).position ?? '') >= token, LIMIT);
  /** Sets the time limit of a replica's calls to Redis. A call that fails for its time makes the other replica forget its memory. */
  const setRedisLimit = ({ app }: RunningApp, ms: number): void => {
    app.get(CacheService).redis.breaker.limitMs = ms;
    Object.assign(app.get(RedisConnection).client.options, { commandTimeout: ms });
  };
  const works = { live: true, redis: 'used' };

  beforeAll(async () => {
    toMongo = await TcpProxy.before(address('TEST_MONGODB_URI'));
    toRedis = await TcpProxy.before(address('TEST_REDIS_URI'));
    cut = await startApp({
      MONGODB_URI: `mongodb://127.0.0.1:${toMongo.port}/?directConnection=true`,
      MONGODB_TIMEOUT_MS: '2000',
      REDIS_URI: `redis://127.0.0.1:${toRedis.port}`,
      API_KEY,
      CACHE_TTL_SECONDS: '86400',
    });
    other = await startReplica(cut, { API_KEY, CACHE_TTL_SECONDS: '86400' });
    sut = new HttpClient(cut.url, { 'x-api-key': API_KEY });
    far = new HttpClient(other.url, { 'x-api-key': API_KEY });
    redis = new Redis(address('TEST_REDIS_URI'));
  });

  beforeEach(async () => {
    toMongo.set('pass');
    toRedis.set('pass');
    for (const app of [cut, other]) setRedisLimit(app, PATIENT_MS);
    for (const http of [sut, far]) await becomes(http, works);
    // One that takes on the other's generation of keys later forgets what it has, and what it filled before goes by another name.
    const agree = async (): Promise<boolean> => isDeepStrictEqual(await generations(sut), await generations(far));
    await waitUntil('The same generations', agree, LIMIT);
  });

  const generations = async (http: HttpClient): Promise<unknown> =>
    (await http.get<{ namespaces: { generation?: string }[] }>('/api/v1/cache/stats')).body.namespaces.map(
      ({ generation }) => generation,
    );

  afterAll(async () => {
    toMongo.set('pass');
    toRedis.set('pass');
    redis.disconnect();
    await other.close();
    await cut.close();
    await Promise.all([toMongo.close(), toRedis.close()]);
  });

  /** A user that both replicas have in their own memory, each after it heard of the creation: what it had before then would go when it does. */
  async function cachedUser(): Promise<string> {
    const { body, headers } = await far.post('/api/v1/users', sampleUser('cache-faults', (next += 1)));
    const path = `/api/v1/users/${String(body['user_id'])}`;
    for (const http of [sut, far]) {
      await heard(http, String(headers.get('x-consistency-token')));
      await waitUntil('A hit', async () => (await http.get(path)).headers.get('x-cache') === 'hit-local', LIMIT);
    }
    return path;
  }
  const change = async (path: string, model: string): Promise<string> =>
    String((await far.put(`${path}/hardware-wallet`, { type: 'ledger', model })).headers.get('x-consistency-token'));

  it.each(['stall', 'refuse'] as const)(
    'answers rightly while Redis does %s, and uses it again under new keys',
    async (mode) => {
      const path = await cachedUser();
      const generations = await redis.keys(`lucid:${cut.config.MONGODB_DATABASE}:users:generation`);
      const before = await redis.get(String(generations[0]));
      if (mode === 'stall') setRedisLimit(cut, IMPATIENT_MS);
      toRedis.set(mode);
      // What it has in its own memory it goes on with; a change is heard of from MongoDB.
      expect((await sut.get(path)).status).toBe(200);
      const token = await change(path, `while it does ${mode}`);
      const read = await sut.get(path, { 'x-min-consistency': token });
      expect(read.body).toMatchObject({ hardware_wallet: { model: `while it does ${mode}` } });
      const cold = await far.post('/api/v1/users', sampleUser('cache-faults', (next += 1)));
      for (let i = 0; i < 10; i += 1)
        expect((await sut.get(`/api/v1/users/${String(cold.body['user_id'])}`)).status).toBe(200);
      await waitUntil('The loss', async () => (await state(sut)).redis !== 'used', LIMIT);
      setRedisLimit(cut, PATIENT_MS);
      toRedis.set('pass');
      await becomes(sut, works);
      // A connection that was only slow has lost nothing.
      if (mode === 'refuse') expect(await redis.get(String(generations[0]))).not.toBe(before);
    },
  );

  it('uses nothing of a Redis that comes back in an older state', async () => {
    const path = await cachedUser();
    const key = `user_id=${path.split('/').at(-1) ?? ''}`;
    const [stored = ''] = (await redis.keys(`lucid:${cut.config.MONGODB_DATABASE}:users:*`)).filter((each) =>
      each.includes(key),
    );
    const old = String(await redis.get(stored));
    expect(old).toMatch(/^W/);
    const token = await change(path, 'new');
    await waitUntil('The invalidation', async () => (await redis.get(stored)) !== old, LIMIT);
    await heard(sut, token);
    toRedis.set('refuse');
    await waitUntil('The loss', async () => (await state(sut)).redis !== 'used', LIMIT);
    // As a server that was restarted from its last save.
    await redis.set(stored, old);
    toRedis.set('pass');
    await becomes(sut, works);
    await sut.post('/api/v1/cache/flush?confirm=blocks', { namespaces: ['blocks'] });
    const read = await sut.get(path);
    expect(read.body).toMatchObject({ hardware_wallet: { model: 'new' } });
    expect((await sut.get(path, { 'x-min-consistency': token })).body).toMatchObject({
      hardware_wallet: { model: 'new' },
    });
  });

  it('serves what it has while MongoDB is away, says that it may be old, and refuses it to who asks for more', async () => {
    const path = await cachedUser();
    toMongo.set('refuse');
    await waitUntil('Silence', async () => !(await state(sut)).live, LIMIT);
    const read = await sut.get(path);
    expect(read.status).toBe(200);
    expect(read.headers.get('x-cache')).toBe('stale');
    expect((await sut.get(path, { 'cache-control': 'no-cache' })).status).toBe(503);
    const token = await change(path, 'unheard of');
    expect((await sut.get(path, { 'x-min-consistency': token })).status).not.toBe(200);
    toMongo.set('pass');
    await becomes(sut, works);
    expect((await sut.get(path)).body).toMatchObject({ hardware_wallet: { model: 'unheard of' } });
  });
});
