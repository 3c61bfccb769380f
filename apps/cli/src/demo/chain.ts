import type { components } from '@lucid/client';
import { merkleRoot } from '@lucid/models';
import { BLOCK_MS, type DataSet, iso } from './data-set';
import { Draws } from './random';
import { planSession, sessionRoot, type SessionPlan } from './recordings';

/** A block as the API takes it, with its transactions. */
export type DemoBlock = components['schemas']['CreateBlock'] & { transactions: string[] };

/** A transaction as the API takes it. */
export type DemoTransaction = components['schemas']['CreateTransaction'];

/** The contract of USDT on TRON. */
const usdt = 'TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t';
const failedPart = 0.01;
const anchoredPart = 0.6;

export const blockId = (data: DataSet, block: number): string => data.digits('block', block);
export const transactionId = (data: DataSet, index: number): string => data.digits('transaction', index);

/** The place of the transaction that anchors a session, should it be anchored. */
const anchorPlace = ({ settled, sizes }: DataSet, session: number): number =>
  Math.floor(((session + 0.5) * settled) / sizes.sessions);

/** The session that a transaction anchors: a completed one, recorded before it. */
export function anchoredSession(data: DataSet, transaction: number): SessionPlan | undefined {
  const { settled, sizes } = data;
  if (sizes.sessions === 0 || transaction >= settled) return undefined;
  const session = Math.floor((transaction * sizes.sessions) / settled);
  if (anchorPlace(data, session) !== transaction) return undefined;
  const plan = planSession(data, session);
  const anchored = plan.end === 'completed' && data.draws('anchor', session).chance(anchoredPart);
  return anchored ? plan : undefined;
}

/** Where a session is anchored. */
export interface Anchor {
  session: SessionPlan;
  block: number;
  block_id: string;
  transaction_id: string;
}

/** The anchors of the sessions, in the sessions' order. */
export function* anchorsOf(data: DataSet): Generator<Anchor> {
  let block = 0;
  for (let number = 0; number < data.sizes.sessions; number += 1) {
    const place = anchorPlace(data, number);
    const session = anchoredSession(data, place);
    if (session?.index !== number) continue;
    while (data.firstOf(block + 1) <= place) block += 1;
    yield { session, block, block_id: blockId(data, block), transaction_id: transactionId(data, place) };
  }
}

/** A transaction that failed stands in no block. One that anchors a session never did. */
const hasFailed = (data: DataSet, index: number, draws: Draws): boolean =>
  draws.chance(failedPart) && anchoredSession(data, index) === undefined;

/** The ids of a block's transactions, in their order. */
export function blockTransactions(data: DataSet, block: number): string[] {
  const ids: string[] = [];
  const end = data.firstOf(block + 1);
  for (let index = data.firstOf(block); index < end; index += 1) {
    const id = transactionId(data, index);
    if (!hasFailed(data, index, new Draws(id))) ids.push(id);
  }
  return ids;
}

export function makeBlock(data: DataSet, block: number): DemoBlock {
  const transactions = blockTransactions(data, block);
  return {
    block_id: blockId(data, block),
    height: data.place.height + block,
    previous_hash: block === 0 ? data.place.previousHash : blockId(data, block - 1),
    merkle_root: merkleRoot('rfc9162-sha256', transactions),
    transactions,
    timestamp: iso(data.blockTime(block)),
  };
}

/** Every transaction, the oldest first: those of each block in its order, then those that no block holds yet. */
export function* transactionsOf(data: DataSet): Generator<DemoTransaction> {
  const { transactions, blocks } = data.sizes;
  for (let block = 0; block < blocks; block += 1) {
    const [first, end] = [data.firstOf(block), data.firstOf(block + 1)];
    const block_id = blockId(data, block);
    const block_height = data.place.height + block;
    let transaction_index = 0;
    for (let index = first; index < end; index += 1) {
      const time = data.blockTime(block) - BLOCK_MS + Math.floor(((index - first) * BLOCK_MS) / (end - first));
      const made = makeTransaction(data, index, time);
      if (made.status === 'confirmed') {
        Object.assign(made, { block_id, block_height, transaction_index });
        transaction_index += 1;
      }
      yield made;
    }
  }
  for (let index = data.settled; index < transactions; index += 1) {
    yield makeTransaction(data, index, data.blockTime(blocks - 1) + (index - data.settled));
  }
}

function makeTransaction(data: DataSet, index: number, time: number): DemoTransaction {
  const transaction_id = transactionId(data, index);
  const draws = new Draws(transaction_id);
  const failed = hasFailed(data, index, draws);
  const status = index >= data.settled ? 'pending' : failed ? 'failed' : 'confirmed';
  const from = someone(data, draws);
  return {
    transaction_id,
    status,
    from_address: data.address(from),
    ...content(data, index, from, draws),
    fee: String(draws.whole(0, 30) * 10_000),
    // 65 bytes, as a signature on secp256k1 with its recovery id.
    signature: `${transaction_id}${block64(transaction_id)}0${draws.whole(0, 1)}`,
    timestamp: iso(time),
  };
}

/** The digits of a hash in another order: as believable, and cheaper than another hash. */
const block64 = (digits: string): string => digits.slice(32) + digits.slice(0, 32);

/** Some users send and receive far more than others. */
const someone = ({ sizes }: DataSet, draws: Draws): number => Math.floor(sizes.users * draws.next() ** 2);

type Content = Partial<DemoTransaction> & Pick<DemoTransaction, 'type'>;

function content(data: DataSet, index: number, from: number, draws: Draws): Content {
  const session = anchoredSession(data, index);
  if (session !== undefined)
    return { type: 'session_anchor', session_id: session.session_id, data: sessionRoot(session) };
  const kind = draws.next();
  if (kind < 0.02) return { type: 'governance', data: `vote proposal ${draws.whole(1, 90)}` };
  if (kind < 0.03) return { type: 'system', data: 'maintenance' };
  const other = someone(data, draws);
  const to = other === from ? (from + 1) % data.sizes.users : other;
  const transfer = { to_address: data.address(to), amount: String(draws.whole(1, 5_000) * 10_000) };
  return kind < 0.6
    ? { type: 'transfer', ...transfer, currency: 'TRX' }
    : { type: 'trc20_transfer', ...transfer, currency: 'USDT', contract_address: usdt };
}
