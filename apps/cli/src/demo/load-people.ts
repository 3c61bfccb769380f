import { atOnce } from '@lucid/common';
import { storeBulk } from './bulk';
import { policies, sessions, users, wallets } from './bulk-targets';
import { inBatches, mapped, upTo } from './sequences';
import type { Loading } from './load-demo';
import { makeUser, makeWallets } from './people';
import { makePolicy, policyCount } from './policies';
import { makeChunk, makeSession, planSession, sessionRoot, type SessionPlan } from './recordings';

const bulkSize = 1000;
/** With at most three wallets each they fit into one request, and no two requests are about the same user. */
const usersPerWalletRequest = 333;
const sessionsAtOnce = 200;
const chunksAtOnce = 1000;

export async function loadUsers({ client, data, tally, concurrency, stop, continuing }: Loading): Promise<void> {
  const batches = inBatches(
    mapped(upTo(data.sizes.users), (user) => makeUser(data, user)),
    bulkSize,
  );
  await atOnce(
    concurrency,
    batches,
    async (batch) => {
      const { created, existing } = await storeBulk(client, users, batch, continuing);
      tally.add('users', created, existing);
    },
    stop,
  );
}

export async function loadWallets({ client, data, tally, concurrency, stop, continuing }: Loading): Promise<void> {
  const groups = inBatches(
    mapped(upTo(data.sizes.users), (user) => makeWallets(data, user)),
    usersPerWalletRequest,
  );
  await atOnce(
    concurrency,
    groups,
    async (group) => {
      const { created, existing } = await storeBulk(client, wallets, group.flat(), continuing);
      tally.add('wallets', created, existing);
    },
    stop,
  );
}

export async function loadPolicies({ client, data, tally, concurrency, stop, continuing }: Loading): Promise<void> {
  const batches = inBatches(
    mapped(upTo(policyCount(data)), (policy) => makePolicy(data, policy)),
    bulkSize,
  );
  await atOnce(
    concurrency,
    batches,
    async (batch) => {
      const { created, existing } = await storeBulk(client, policies, batch, continuing);
      tally.add('trust policies', created, existing);
    },
    stop,
  );
}

/** Creates sessions and records them: some hundred at a time, as two requests that name the same policy hold each other up. */
export async function loadSessions(loading: Loading): Promise<void> {
  const { client, data, tally, concurrency, stop, continuing } = loading;
  for (const batch of inBatches(upTo(data.sizes.sessions), sessionsAtOnce)) {
    if (stop.aborted) return;
    const made = batch.map((session) => makeSession(data, session));
    const { created, existing } = await storeBulk(client, sessions, made, continuing);
    tally.add('sessions', created, existing);
    const plans = mapped(batch, (session) => planSession(data, session));
    await atOnce(concurrency, plans, (plan) => record(loading, plan), stop);
  }
}

/** Appends a session's chunks and ends it. What an earlier run did already is left as it is by the service. */
async function record({ client, data, tally }: Loading, plan: SessionPlan): Promise<void> {
  const params = { path: { session_id: plan.session_id } };
  for (const batch of inBatches(upTo(plan.chunks), chunksAtOnce)) {
    const items = batch.map((chunk) => makeChunk(data, plan, chunk));
    const { data: answer } = await client.POST('/api/v1/sessions/{session_id}/chunks', { params, body: { items } });
    tally.add('chunks', answer.appended, answer.existing);
  }
  if (plan.end === 'failed') {
    const body = { reason: 'The connection to the node was lost.' };
    await client.POST('/api/v1/sessions/{session_id}/fail', { params, body });
  }
  if (plan.end !== 'completed') return;
  const { merkle_root } = (await client.POST('/api/v1/sessions/{session_id}/complete', { params })).data;
  const root = sessionRoot(plan);
  if (merkle_root !== root)
    throw new Error(
      `POST /api/v1/sessions/${plan.session_id}/complete: its root is ${merkle_root ?? 'not there'}, not ${root}, that of its chunks`,
    );
}
