import { SharedCount } from '@lucid/auth';
import { waitUntil } from '@lucid/engines';
import { Redis } from 'ioredis';
import { type Answer, HttpClient } from '../setup/http-client';
import { ownEngines } from '../setup/own-engines';
import { type RunningApp, startApp, startReplica } from '../setup/start-app';
import { TcpProxy } from '../setup/tcp-proxy';

interface MadeKey {
  key_id: string;
  secret: string;
}

const API_KEY = 'the-configured-key-of-these-tests-0123456789';

const clientOf = ({ url }: RunningApp, key: string): HttpClient =>
  new HttpClient(`${url}/api/v1`, { 'x-api-key': key });
const makeKey = async (running: RunningApp, rate_limit_per_minute: number): Promise<string> => {
  const body = { name: 'limited', scopes: ['models:read'], rate_limit_per_minute };
  return (await clientOf(running, API_KEY).post<MadeKey>('/api-keys', body)).body.secret;
};
const ask = (clients: HttpClient[], count: number): Promise<Answer[]> =>
  Promise.all(Array.from({ length: count }, (_, n) => clients[n % clients.length]?.get('/users') as Promise<Answer>));
/** However long Redis takes to answer on this machine, it is waited for. */
const patient = (...replicas: RunningApp[]): void => {
  for (const { app } of replicas) app.get(SharedCount).patienceMs = 10_000;
};
const through = (answers: Answer[]): number => answers.filter(({ status }) => status === 200).length;

/** Two replicas share a limit of 20, which is used up exactly. */
async function expectSharedLimit(one: RunningApp, two: RunningApp): Promise<void> {
  const secret = await makeKey(one, 20);
  const answers = await ask([clientOf(one, secret), clientOf(two, secret)], 50);
  expect(through(answers)).toBe(20);
  const refused = answers.find(({ status }) => status === 429);
  expect(refused?.body).toMatchObject({ code: 'too_many_requests' });
  expect(Number(refused?.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(Number(refused?.headers.get('retry-after'))).toBeLessThanOrEqual(60);
}

describe('the rate limit', () => {
  let one: RunningApp;
  let two: RunningApp;

  beforeAll(async () => {
    const overrides = { API_KEY, AUTH_FAILURES_PER_MINUTE: '10', REDIS_KEY_PREFIX: 'limits' };
    one = await startApp(overrides);
    two = await startReplica(one, overrides);
    patient(one, two);
  });

  afterAll(async () => {
    await two.close();
    await one.close();
  });

  it('is counted over replicas, answers 429 beyond, and says when to come again', () => expectSharedLimit(one, two));

  it('is counted under the prefix of the configuration, as all that is kept in Redis', async () => {
    await clientOf(one, await makeKey(one, 3)).get('/users');
    const redis = new Redis(process.env['TEST_REDIS_URI'] ?? '');
    const counts = await redis.keys(`*:${one.config.MONGODB_DATABASE}:rate:*`);
    redis.disconnect();
    expect(counts.length).toBeGreaterThan(0);
    expect(counts.filter((key) => !key.startsWith('limits:'))).toEqual([]);
  });

  it('says on every answer where it stands', async () => {
    const sut = clientOf(one, await makeKey(one, 3));
    const seen = [];
    for (let n = 0; n < 5; n += 1) {
      const { status, headers } = await sut.get('/users');
      expect(headers.get('ratelimit-policy')).toBe('"minute";q=3;w=60');
      const [, remaining, seconds] = /^"minute";r=(\d+);t=(\d+)$/.exec(headers.get('ratelimit') ?? '') ?? [];
      expect(Number(seconds)).toBeGreaterThan(0);
      seen.push([status, Number(remaining)]);
    }
    expect(seen).toEqual([
      [200, 2],
      [200, 1],
      [200, 0],
      [429, 0],
      [429, 0],
    ]);
    const configured = await clientOf(one, API_KEY).get('/users');
    expect(configured.headers.get('ratelimit-policy')).toBe('"minute";q=600000;w=60');
  });

  it('is of each key by itself, and not of the probes', async () => {
    const secret = await makeKey(one, 2);
    await ask([clientOf(one, secret)], 5);
    expect((await clientOf(one, await makeKey(one, 2)).get('/users')).status).toBe(200);
    expect((await clientOf(one, API_KEY).get('/users')).status).toBe(200);
    const live = await fetch(`${one.url}/livez`, { headers: { 'x-api-key': secret } });
    expect([live.status, live.headers.get('ratelimit')]).toEqual([200, null]);
  });

  it('counts what is refused for its scope too', async () => {
    const sut = clientOf(one, await makeKey(one, 4));
    const statuses = [];
    for (let n = 0; n < 6; n += 1) statuses.push((await sut.get('/api-keys')).status);
    expect(statuses).toEqual([403, 403, 403, 403, 429, 429]);
  });

  it('ends the guessing of keys from one address, and lets known keys from there pass', async () => {
    const secret = await makeKey(one, 100);
    const wrong = await Promise.all(
      Array.from({ length: 40 }, (_, n) => clientOf(n % 2 === 0 ? one : two, `guess-${n}`).get('/users')),
    );
    expect(wrong.filter(({ status }) => status === 401)).toHaveLength(10);
    expect(wrong.filter(({ status }) => status === 429)).toHaveLength(30);
    expect((await clientOf(two, secret).get('/users')).status).toBe(200);
    expect((await fetch(`${one.url}/api/v1/users`)).status).toBe(401);
  });
});

describe('the rate limit while Redis is away', () => {
  let redis: TcpProxy;
  let one: RunningApp;
  let two: RunningApp;

  beforeAll(async () => {
    redis = await TcpProxy.before(process.env['TEST_REDIS_URI'] ?? '');
    const overrides = { API_KEY, REDIS_URI: `redis://127.0.0.1:${redis.port}` };
    one = await startApp(overrides);
    two = await startReplica(one, overrides);
  });

  afterAll(async () => {
    redis.set('pass');
    await two.close();
    await one.close();
    await redis.close();
  });

  it.each(['refuse', 'stall'] as const)(
    'holds in each replica while Redis does %s, costs one request a few ms, and is shared again after it',
    async (mode) => {
      const sut = clientOf(one, await makeKey(one, 15));
      const count = one.app.get(SharedCount);
      count.patienceMs = 50;
      const asked = jest.spyOn(count, 'add');
      redis.set(mode);
      const answers: Answer[] = [];
      for (let n = 0; n < 30; n += 1) answers.push(await sut.get('/users'));
      expect(through(answers)).toBe(15);
      // One of them waits for Redis, which does not answer it, and the others wait for nothing.
      expect(asked).toHaveBeenCalledTimes(1);
      expect(await asked.mock.results[0]?.value).toBeUndefined();
      asked.mockRestore();
      redis.set('pass');
      patient(one, two);
      const isShared = async (): Promise<boolean> => {
        const secret = await makeKey(one, 20);
        return through(await ask([clientOf(one, secret), clientOf(two, secret)], 50)) === 20;
      };
      await waitUntil('The shared limit', isShared, { limitMs: 120_000, everyMs: 200 });
    },
  );
});

describe('the rate limit on a Redis Cluster', () => {
  it('is counted over replicas too', async () => {
    const engines = await ownEngines({ only: ['redis'], redis: { mode: 'cluster' } });
    try {
      const overrides = { API_KEY, REDIS_URI: engines.redis?.uri, REDIS_CLUSTER_ENABLED: 'true' };
      const one = await startApp(overrides);
      const two = await startReplica(one, overrides);
      patient(one, two);
      await expectSharedLimit(one, two);
      await expectSharedLimit(two, one);
      await two.close();
      await one.close();
    } finally {
      await engines.close();
    }
  });
});
