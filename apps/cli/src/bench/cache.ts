import { compare } from './compare';
import { FailedRequests, measure } from './load';
import { clientOf, jobSucceeded } from './requests';
import type { CacheCost, HitsByTier } from './results';
import type { Server, Servers } from './servers';
import { zipfPicks } from './zipf';

/** So little that nearly every read of one in 20,000 goes to Redis. */
const SMALL_MB = '1';
const PICKS = 16_000;
/** Reads from an empty cache, for the rate of hits: three for each document, by as many callers. */
const COLD_READS = 60_000;
const CALLERS = 32;

/**
 * GET by id from memory and from Redis, each against the bare server with the same choice of keys, and how many reads of a
 * Zipf-like choice two replicas answer from which tier when they begin with nothing.
 */
export async function measureCache(servers: Servers, seconds: number, rounds: number): Promise<CacheCost> {
  const { service, bare, ids } = servers;
  const small = await servers.startReplica('replica with little memory', { CACHE_LOCAL_MB: SMALL_MB });
  try {
    // All users into both tiers.
    const body = { namespace: 'users', limit: ids.length };
    await jobSucceeded(service, (await clientOf(service).POST('/api/v1/cache/warm', { body })).data);
    const hot = zipfPicks(ids, PICKS, 'hot');
    const fromMemory = await hitsOf([service], () => measure(service, 'get', hot, seconds));
    const fromRedis = await hitsOf([small], () => measure(small, 'get', ids, seconds));
    return {
      local: await compare([service, bare], 'get', hot, seconds, rounds),
      localHits: fromMemory,
      redis: await compare([small, bare], 'get', ids, seconds, rounds),
      redisHits: fromRedis,
      cold: await coldReads([service, small], ids),
    };
  } finally {
    await servers.stopReplica(small);
  }
}

async function coldReads(replicas: readonly Server[], ids: readonly string[]): Promise<HitsByTier> {
  for (const replica of replicas)
    await clientOf(replica).POST('/api/v1/cache/flush', {
      params: { query: { confirm: 'users' } },
      body: { namespaces: ['users'] },
    });
  const picks = zipfPicks(ids, COLD_READS, 'cold');
  let next = 0;
  const caller = async (): Promise<void> => {
    for (let at = next++; at < picks.length; at = next++) {
      const { url, headers } = replicas[at % replicas.length] as Server;
      const answer = await fetch(`${url}/api/v1/users/${picks[at] ?? ''}`, { headers });
      await answer.arrayBuffer();
      if (!answer.ok) throw new FailedRequests(`A cold read: status ${answer.status}`);
    }
  };
  return hitsOf(replicas, async () => Promise.all(Array.from({ length: CALLERS }, caller)));
}

/** The parts of reads that each tier answered meanwhile, over some replicas. */
async function hitsOf(replicas: readonly Server[], work: () => Promise<unknown>): Promise<HitsByTier> {
  const before = await Promise.all(replicas.map(counts));
  await work();
  const after = await Promise.all(replicas.map(counts));
  const grown = (name: keyof Counts): number =>
    after.reduce((sum, counted, place) => sum + counted[name] - (before[place] as Counts)[name], 0);
  const all = grown('local') + grown('redis') + grown('database');
  return { local: grown('local') / all, redis: grown('redis') / all, database: grown('database') / all };
}

type Counts = Record<keyof HitsByTier, number>;

async function counts(server: Server): Promise<Counts> {
  const { namespaces } = (await clientOf(server).GET('/api/v1/cache/stats')).data;
  const users = namespaces.find(({ namespace }) => namespace === 'users');
  if (users === undefined) throw new Error('Nothing is cached as users');
  return { local: users.hit_local + users.stale, redis: users.hit, database: users.miss + users.bypass };
}
