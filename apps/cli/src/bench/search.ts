import { waitUntil } from '@lucid/engines';
import { setTimeout as pause } from 'node:timers/promises';
import { bareBuild } from './bare-index';
import { FailedRequests } from './load';
import type { BuildCost, SearchCost } from './results';
import { clientOf, jobSucceeded } from './requests';
import { type Bench, residentMemory, type Server } from './servers';
import { percentile } from './statistics';
import { storeUsers } from './store-users';
import { nextUser } from './users';

const WRITES_PER_SECOND = 1000;
const WRITES_EACH = 50;
/**
 * How often a write is looked for from its acknowledgement on, and how often one is begun, in ms. Up to so much is in the times beside: looking each 20 ms
 * were 150 searches a second and more the later writes are found, for which the same processors index.
 */
const POLL_MS = 100;
const PROBE_MS = 200;
const SEEN_LIMIT_MS = 60_000;
/** For how long: the merges that follow a rebuild are a part of it then, and not all of it. */
const SECONDS = 60;
const FIRST_BUILD_LIMIT_MS = 600_000;

/**
 * How an index is built of many documents, against the client's own bulk helper with the same documents in the same run, and how long
 * it takes from an acknowledged write until it is found while 1,000 are written a second.
 */
export async function measureSearch(bench: Bench, documents: number): Promise<SearchCost> {
  // Before the service is there: its indices are then built of them all at once, and not change by change.
  await storeUsers(bench.uris.MONGODB_URI, documents);
  const service = await bench.startReplica('service', {});
  await waitUntil('The first indices', async () => isFollowing(service), {
    limitMs: FIRST_BUILD_LIMIT_MS,
    everyMs: 500,
  });
  const before = await bareBuild(bench, documents);
  const own = await measureBuild(service, documents);
  const after = await bareBuild(bench, documents);
  const bareRate = (before + after) / 2;
  const times = await measureFreshness(service);
  return {
    documents,
    build: { ...own, bareRate, ratio: own.rate / bareRate },
    seen: { p50: percentile(times, 0.5), p95: percentile(times, 0.95), p99: percentile(times, 0.99) },
  };
}

async function isFollowing(service: Server): Promise<boolean> {
  const { data } = await clientOf(service).GET('/api/v1/database/changes');
  return data.consumers.find(({ name }) => name === 'search')?.state === 'following';
}

/** One rebuild: documents per second while the index is filled, and the most memory of the service meanwhile and while it is compared. */
async function measureBuild(service: Server, documents: number): Promise<Omit<BuildCost, 'bareRate' | 'ratio'>> {
  const index = { params: { path: { name: 'users' } } };
  const { data: started } = await clientOf(service).POST('/api/v1/search/indices/{name}/rebuild', index);
  const begun = performance.now();
  let [filled, memoryMb] = [NaN, 0];
  const { result } = await jobSucceeded(service, started, async ({ phase }) => {
    memoryMb = Math.max(memoryMb, await residentMemory(service));
    if (Number.isNaN(filled) && phase !== undefined && phase !== 'indexing') filled = performance.now();
  });
  const built = result as { documents: number };
  if (built.documents !== documents)
    throw new FailedRequests(`The index holds ${built.documents} of ${documents} documents`);
  const wholeSeconds = (performance.now() - begun) / 1000;
  return { rate: (documents * 1000) / (filled - begun), wholeSeconds, memoryMb };
}

/** Times from acknowledged writes until they are found, in ms, under 1,000 other writes a second. */
async function measureFreshness(service: Server): Promise<number[]> {
  const stop = AbortSignal.timeout(SECONDS * 1000);
  const writing = writePaced(service, stop);
  const seen: Promise<number>[] = [];
  while (!stop.aborted) {
    const probe = timeUntilFound(service);
    // A failure is told below, once all is sent.
    probe.catch(() => undefined);
    seen.push(probe);
    await pause(PROBE_MS);
  }
  await writing;
  return Promise.all(seen);
}

async function writePaced(service: Server, stop: AbortSignal): Promise<void> {
  const client = clientOf(service);
  const pending: Promise<unknown>[] = [];
  const begun = performance.now();
  for (let sent = 0; !stop.aborted; sent += WRITES_EACH) {
    const early = begun + (sent * 1000) / WRITES_PER_SECOND - performance.now();
    if (early > 0) await pause(early);
    const items = Array.from({ length: WRITES_EACH }, nextUser);
    const bulk = client.POST('/api/v1/users/bulk', { body: { mode: 'best_effort', items } });
    bulk.catch(() => undefined);
    pending.push(bulk);
  }
  await Promise.all(pending);
}

async function timeUntilFound(service: Server): Promise<number> {
  const client = clientOf(service);
  const { user_id } = (await client.POST('/api/v1/users', { body: nextUser() })).data;
  const acknowledged = performance.now();
  const body = { collection: 'users', filter: [{ field: 'user_id', op: 'eq' as const, value: user_id }], limit: 1 };
  while (performance.now() - acknowledged < SEEN_LIMIT_MS) {
    const { items } = (await client.POST('/api/v1/search', { body })).data;
    if (items.length > 0) return performance.now() - acknowledged;
    await pause(POLL_MS);
  }
  throw new FailedRequests(`A user was not found within ${SEEN_LIMIT_MS} ms of its write`);
}
