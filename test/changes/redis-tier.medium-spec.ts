import { waitUntil } from '@lucid/engines';
import { CacheKeysService, CacheService, type RedisConnection } from '@lucid/redis';
import { loadConfig } from '@lucid/config';
import { Cluster } from 'ioredis';
import { RedisCluster } from '../containers/redis-cluster';

const LIMIT = { limitMs: 300_000 };
const LOCK_MS = 3_600_000;

const at = (n: number): string => n.toString(16).padStart(16, '0');

describe('the shared tier, on the cluster that compose starts', () => {
  let cluster: RedisCluster;
  let client: Cluster;
  let sut: CacheService;

  /** On a busy machine an answer may come later than is of use to the service. */
  const patient = (): CacheService => {
    const cache = new CacheService({ client } as RedisConnection, loadConfig({}));
    cache.redis.breaker.limitMs = LIMIT.limitMs;
    cache.namespace({ name: 'things', ttlMs: 60_000, negativeTtlMs: 1000, isTracked: true });
    return cache;
  };

  const entry = (position: number, body = '{}') => ({
    body,
    etag: '"1"',
    at: at(position),
    freshUntil: Date.now() + 3_600_000,
  });

  beforeAll(async () => {
    cluster = await RedisCluster.start();
    await cluster.ready();
    client = new Cluster(cluster.uri.split(','));
    sut = patient();
    await sut.coherence.forget();
  });

  afterAll(async () => {
    client.disconnect();
    await cluster.stop();
  });

  it('refuses a fill that was read before an invalidation, and takes one that was read after it', async () => {
    const key = sut.coherence.keyOf('things', 'late');
    await sut.redis.invalidate(key, at(10));
    await sut.redis.fill(key, entry(9, '{"old":true}'));
    expect(await sut.redis.get(key)).toBeUndefined();
    await sut.redis.fill(key, entry(10, '{"new":true}'));
    expect((await sut.redis.get(key))?.body).toBe('{"new":true}');
    // What was read later stays, whatever comes late.
    await sut.redis.fill(key, entry(9, '{"old":true}'));
    await sut.redis.invalidate(key, at(8));
    expect((await sut.redis.get(key))?.body).toBe('{"new":true}');
    await sut.redis.invalidate(key, at(11));
    expect(await sut.redis.get(key)).toBeUndefined();
  });

  it('is freed of what one replica heard was changed while another, which then ended, had begun a new generation', async () => {
    const other = patient();
    await other.coherence.forget();
    const key = other.coherence.keyOf('things', 'k');
    await other.redis.fill(key, entry(4, '{"old":true}'));
    await sut.coherence.invalidate([{ namespace: 'things', id: 'k' }], at(6));
    expect((await sut.redis.get(key))?.body).toBe('{"old":true}');

    const stopping = new AbortController();
    sut.coherence.start({ position: at(6), isLive: true }, stopping.signal);
    await waitUntil('The invalidation', async () => (await sut.redis.get(key)) === undefined, LIMIT);
    expect(sut.coherence.keyOf('things', 'k')).toBe(key);
    stopping.abort();
    await sut.coherence.stopped();
  });

  it('gives a lock to one, and frees it only for who holds it', async () => {
    const key = `${sut.coherence.keyOf('things', 'locked')}:lock`;
    expect(await sut.redis.lock(key, 'a', LOCK_MS)).toBe(true);
    expect(await sut.redis.lock(key, 'b', LOCK_MS)).toBe(false);
    await sut.redis.unlock(key, 'b');
    expect(await sut.redis.lock(key, 'b', LOCK_MS)).toBe(false);
    await sut.redis.unlock(key, 'a');
    expect(await sut.redis.lock(key, 'b', LOCK_MS)).toBe(true);
  });

  it('forgets 3,000 keys on all masters at once, and frees their space', async () => {
    const keys = new CacheKeysService(sut);
    const names = Array.from({ length: 3000 }, (_, i) => `id=${i}`);
    // A few at once.
    for (let i = 0; i < names.length; i += 50) {
      await Promise.all(
        names.slice(i, i + 50).map(async (name) => sut.redis.fill(sut.coherence.keyOf('things', name), entry(20))),
      );
    }
    const sizes = async (): Promise<number[]> => Promise.all(client.nodes('master').map(async (node) => node.dbsize()));
    expect((await sizes()).every((size) => size > 500)).toBe(true);
    expect(await keys.count(['things'])).toBeGreaterThanOrEqual(3000);
    await keys.flush(['things']);
    for (const name of names.slice(0, 50))
      expect(await sut.redis.get(sut.coherence.keyOf('things', name))).toBeUndefined();
    await waitUntil('The space', async () => (await sizes()).every((size) => size < 20), LIMIT);
  });
});
