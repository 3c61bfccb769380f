import type { LucidClient } from '@lucid/client';
import { connect } from '../connect';
import { DataSet } from './data-set';
import { upTo } from './sequences';
import { findPlace, loadAnchors, loadBlocks, loadTransactions } from './load-chain';
import { loadPolicies, loadSessions, loadUsers, loadWallets } from './load-people';
import type { DemoOptions } from './options';
import { userId, walletsOf } from './people';
import { policyCount } from './policies';
import { planSession } from './recordings';
import { unlessMissing } from './missing';
import { type Kind, Tally } from './tally';
import { type Check, countStored, verify } from './verification';

/** What the steps of loading share. */
export interface Loading {
  client: LucidClient;
  data: DataSet;
  tally: Tally;
  concurrency: number;
  /** Asks to begin no further request. */
  stop: AbortSignal;
  /** Whether an earlier run stored a part of this data set. */
  continuing: boolean;
}

export interface Loaded {
  data: DataSet;
  tally: Tally;
  /** The time of loading, without that of verifying. */
  seconds: number;
  /** Empty when it was stopped before. */
  checks: Check[];
  stopped: boolean;
}

/** How many documents of each kind a data set has. */
export function planned(data: DataSet): Record<Kind, number> {
  const { users, sessions, blocks, transactions } = data.sizes;
  let [wallets, chunks] = [0, 0];
  for (const user of upTo(users)) wallets += walletsOf(data, user);
  for (const session of upTo(sessions)) chunks += planSession(data, session).chunks;
  return { users, wallets, 'trust policies': policyCount(data), sessions, chunks, blocks, transactions };
}

/** Loads a data set into a service and verifies it. @throws LucidError or Refused when the service refuses a part of it */
export async function loadDemo(
  options: DemoOptions,
  stop: AbortSignal,
  watch: (tally: Tally) => void = () => undefined,
): Promise<Loaded> {
  const { url: baseUrl, apiKey } = options;
  // Every request may be repeated without a key: the ids are ours.
  const client = await connect({ baseUrl, apiKey, idempotencyKeys: false, stopRepeating: stop });
  // A key that may not read is told at once.
  await client.GET('/api/v1/users', { params: { query: { limit: 1 } } });
  const unplaced = new DataSet(options.seed, options.sizes);
  const data = unplaced.at(await findPlace(client, unplaced));
  const before = await countStored(client);
  const first = { params: { path: { user_id: userId(data, 0) } } };
  const continuing = (await unlessMissing(client.GET('/api/v1/users/{user_id}', first))) !== undefined;
  const tally = new Tally(planned(data));
  watch(tally);
  const loading: Loading = { client, data, tally, concurrency: options.concurrency, stop, continuing };
  await loadAll(loading);
  const { seconds } = tally;
  const checks = stop.aborted ? [] : await verify(client, data, tally, before);
  return { data, tally, seconds, checks, stopped: stop.aborted };
}

/** What others refer to comes first; of the chain the blocks, so that no transaction is confirmed in one that is not there. */
async function loadAll(loading: Loading): Promise<void> {
  const { tally } = loading;
  await tally.time(['users'], () => loadUsers(loading));
  await tally.time(['wallets'], () => loadWallets(loading));
  await tally.time(['trust policies'], () => loadPolicies(loading));
  await tally.time(['sessions', 'chunks'], () => loadSessions(loading));
  await tally.time(['blocks'], () => loadBlocks(loading));
  await tally.time(['transactions'], () => loadTransactions(loading));
  await loadAnchors(loading);
}
