import type { Answer, components, ListPath, LucidClient } from '@lucid/client';
import { type MerkleProof, verifyMerkleProof } from '@lucid/models';
import { type Anchor, anchorsOf, blockId, makeBlock } from './chain';
import type { DataSet } from './data-set';
import { inBatches } from './sequences';
import { Draws } from './random';
import { sessionRoot } from './recordings';
import { type Kind, kinds, type Tally } from './tally';

/** One thing that was looked at when all was loaded. */
export interface Check {
  what: string;
  holds: boolean;
  found: string;
}

/** The kinds that are listed and so counted by the service; chunks are counted within their sessions. */
const listed = {
  users: '/api/v1/users',
  wallets: '/api/v1/wallets',
  'trust policies': '/api/v1/trust-policies',
  sessions: '/api/v1/sessions',
  blocks: '/api/v1/blocks',
  transactions: '/api/v1/transactions',
} as const satisfies Partial<Record<Kind, ListPath>>;
type Listed = keyof typeof listed;
export type StoredCounts = Record<Listed, number>;

const samples = 5;

/** How many documents of each kind the service holds, those of others among them. */
export async function countStored(client: LucidClient): Promise<StoredCounts> {
  const counts: [string, number][] = [];
  for (const [kind, path] of Object.entries(listed)) {
    const { data } = await client.GET(path, { params: { query: { limit: 1, include_total: 'exact' } } });
    counts.push([kind, data.total ?? NaN]);
  }
  return Object.fromEntries(counts) as StoredCounts;
}

/** Looks at what is stored, by way of the service. */
export async function verify(client: LucidClient, data: DataSet, tally: Tally, before: StoredCounts): Promise<Check[]> {
  return [
    allLoaded(tally),
    countsGrew(tally, before, await countStored(client)),
    await chainHolds(client),
    await proofsHold(client, data),
    await sessionsHold(client, data),
  ];
}

function allLoaded({ counts, planned, done }: Tally): Check {
  const short = kinds.filter((kind) => counts[kind].created + counts[kind].existing !== counts[kind].planned);
  const found = short.length === 0 ? `${done} of ${planned} documents` : `not all ${short.join(', ')}`;
  return { what: 'every document is loaded', holds: short.length === 0, found };
}

/** Others may write meanwhile, so there may be more. */
function countsGrew({ counts }: Tally, before: StoredCounts, after: StoredCounts): Check {
  const short = (Object.keys(listed) as Listed[]).filter((kind) => after[kind] < before[kind] + counts[kind].created);
  const told = short.map((kind) => `${kind}: ${after[kind]} after ${before[kind]} and ${counts[kind].created} more`);
  const total = Object.values(after).reduce((sum, count) => sum + count, 0);
  return {
    what: 'the service counts them',
    holds: short.length === 0,
    found: short.length === 0 ? `${total} stored in all, chunks apart` : told.join('; '),
  };
}

/** The whole chain, what others stored of it included. */
async function chainHolds(client: LucidClient): Promise<Check> {
  const what = 'the chain verifies from height 0';
  let [checked, from]: [number, number | undefined] = [0, 0];
  while (from !== undefined) {
    const answer: Answer<Verdict> = await client.GET('/api/v1/blocks/chain/verify', { params: { query: { from } } });
    const verdict = answer.data;
    checked += verdict.checked;
    if (!verdict.valid) {
      const { height = NaN, message = '' } = verdict.first_break ?? {};
      return { what, holds: false, found: `broken at height ${height}: ${message}` };
    }
    from = verdict.next_from;
  }
  return { what, holds: true, found: `${checked} blocks` };
}

type Verdict = components['schemas']['ChainVerdict'];

/** Proofs of sampled transactions, against roots and sizes that are computed here, and where those say that they stand. */
async function proofsHold(client: LucidClient, data: DataSet): Promise<Check> {
  const what = 'proofs of sampled transactions verify';
  const draws = new Draws(blockId(data, 0));
  let proved = 0;
  for (let sample = 0; sample < samples && data.sizes.blocks > 0; sample += 1) {
    const number = draws.whole(0, data.sizes.blocks - 1);
    const { block_id, height, merkle_root, transactions } = makeBlock(data, number);
    if (transactions.length === 0) continue;
    const index = draws.whole(0, transactions.length - 1);
    const leaf = transactions[index] ?? '';
    const path = { block_id, transaction_id: leaf };
    const { data: proof } = await client.GET('/api/v1/blocks/{block_id}/proof/{transaction_id}', { params: { path } });
    const trusted: MerkleProof = { ...proof, leaf, index, size: transactions.length, root: merkle_root };
    const { data: stored } = await client.GET('/api/v1/transactions/{transaction_id}', { params: { path } });
    const there = stored.block_id === block_id && stored.block_height === height && stored.transaction_index === index;
    if (!verifyMerkleProof(trusted) || !there || stored.status !== 'confirmed')
      return { what, holds: false, found: `transaction ${leaf} is not proved to stand in block ${block_id}` };
    proved += 1;
  }
  return { what, holds: true, found: `${proved} proofs` };
}

/** Sampled sessions that are anchored: recomputed by the service, and compared with what is known here. */
async function sessionsHold(client: LucidClient, data: DataSet): Promise<Check> {
  const what = 'sampled sessions verify';
  let verified = 0;
  for (const { session, block_id } of firstAnchors(data)) {
    const params = { path: { session_id: session.session_id } };
    const { data: verdict } = await client.POST('/api/v1/sessions/{session_id}/verify', { params });
    const { data: anchor } = await client.GET('/api/v1/sessions/{session_id}/anchor', { params });
    const holds =
      verdict.state === 'valid' &&
      verdict.chunk_count === session.chunks &&
      anchor.block_id === block_id &&
      anchor.merkle_root === sessionRoot(session);
    if (!holds) return { what, holds, found: `session ${session.session_id} is ${verdict.state}` };
    verified += 1;
  }
  return { what, holds: true, found: `${verified} sessions, with their anchors` };
}

function firstAnchors(data: DataSet): Anchor[] {
  const [first = []] = inBatches(anchorsOf(data), samples);
  return first;
}
