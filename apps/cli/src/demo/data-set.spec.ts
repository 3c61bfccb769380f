import { merkleRoot, tronAddressFromHex } from '@lucid/models';
import { anchorsOf, type DemoTransaction, makeBlock, transactionsOf } from './chain';
import { DataSet, EMPTY_CHAIN, EPOCH } from './data-set';
import { upTo } from './sequences';
import { planned } from './load-demo';
import { sizesFor } from './options';
import { makeUser, makeWallets } from './people';
import { makePolicy, policyCount } from './policies';
import { makeChunk, makeSession, planSession } from './recordings';

const dataOf = (seed: number, transactions = 3000): DataSet => new DataSet(seed, sizesFor(transactions));

const blocksOf = (data: DataSet) => Array.from(upTo(data.sizes.blocks), (block) => makeBlock(data, block));

/** All documents of a data set. */
const everything = (data: DataSet) => ({
  users: Array.from(upTo(data.sizes.users), (user) => makeUser(data, user)),
  wallets: Array.from(upTo(data.sizes.users), (user) => makeWallets(data, user)).flat(),
  policies: Array.from(upTo(policyCount(data)), (policy) => makePolicy(data, policy)),
  sessions: Array.from(upTo(data.sizes.sessions), (session) => makeSession(data, session)),
  chunks: Array.from(upTo(data.sizes.sessions), (session) => makeChunk(data, planSession(data, session), 3)),
  blocks: blocksOf(data),
  transactions: [...transactionsOf(data)],
});

describe('a data set', () => {
  it('is the same for the same seed, and shares no id with that of another seed or size', () => {
    const first = everything(dataOf(1));
    expect(everything(dataOf(1))).toEqual(first);
    for (const other of [everything(dataOf(2)), everything(dataOf(1, 3001))]) {
      const ids = new Set(JSON.stringify(other).match(/[0-9a-f-]{36,64}/g));
      const own = JSON.stringify(first).match(/"(?:user|wallet|policy|session|block|transaction)_id":"[^"]+"/g) ?? [];
      expect(own.length).toBeGreaterThan(3000);
      expect(own.filter((text) => ids.has(text.split('"')[3] ?? ''))).toEqual([]);
    }
  });

  it('has as many documents as are planned, each with an id of its own', () => {
    const data = dataOf(1);
    const made = everything(data);
    const counts = planned(data);
    expect(counts).toMatchObject({
      users: made.users.length,
      wallets: made.wallets.length,
      'trust policies': made.policies.length,
      transactions: made.transactions.length,
    });
    for (const [ids, count] of [
      [made.users.map((user) => user.user_id), counts.users],
      [made.users.map((user) => user.email), counts.users],
      [made.wallets.map((wallet) => wallet.tron_address), counts.wallets],
      [made.transactions.map((transaction) => transaction.transaction_id), 3000],
      [made.blocks.map((block) => block.block_id), counts.blocks],
    ] as const)
      expect(new Set(ids).size).toBe(count);
  });

  it('has addresses whose checksum is right, the first wallet on the address of its user', () => {
    const data = dataOf(3);
    const address = data.address(7);
    expect(address).toMatch(/^T[1-9A-HJ-NP-Za-km-z]{33}$/);
    expect(address).toBe(tronAddressFromHex(`41${data.digits('address', 7).slice(0, 40)}`));
    expect(makeWallets(data, 7)[0]?.tron_address).toBe(makeUser(data, 7).tron_address);
    // Far enough apart to fall on the same place of what is remembered.
    expect(data.address(7 + 65_536)).not.toBe(address);
    expect(data.address(7)).toBe(address);
  });

  it('has a chain in which every block continues the one below, with the root of its transactions', () => {
    const blocks = blocksOf(dataOf(1));
    for (const [height, block] of blocks.entries()) {
      const below = blocks[height - 1];
      expect(block).toMatchObject({ height, previous_hash: below?.block_id ?? '0'.repeat(64) });
      expect(block.merkle_root).toBe(merkleRoot('rfc9162-sha256', block.transactions));
      expect(Date.parse(block.timestamp)).toBeGreaterThan(Date.parse(below?.timestamp ?? '2025-12-31T00:00:00Z'));
    }
  });

  it('continues a chain that is there', () => {
    const place = { height: 42, previousHash: 'ab'.repeat(32), start: EPOCH + 1_000_000 };
    const block = makeBlock(dataOf(1).at(place), 0);
    expect(block).toMatchObject({ height: 42, previous_hash: place.previousHash });
    expect(Date.parse(block.timestamp)).toBe(place.start + 3000);
    expect(block.block_id).toBe(makeBlock(dataOf(1).at(EMPTY_CHAIN), 0).block_id);
  });

  it('confirms transactions where they stand, leaves the newest pending, and lets a few fail', () => {
    const data = dataOf(1);
    const blocks = blocksOf(data);
    const of = (status: DemoTransaction['status']): DemoTransaction[] =>
      [...transactionsOf(data)].filter((transaction) => transaction.status === status);
    for (const { transaction_id, block_id, block_height = NaN, transaction_index = NaN } of of('confirmed')) {
      expect(blocks[block_height]).toMatchObject({ block_id });
      expect(blocks[block_height]?.transactions[transaction_index]).toBe(transaction_id);
    }
    expect(of('confirmed')).toHaveLength(blocks.reduce((sum, { transactions }) => sum + transactions.length, 0));
    expect(of('pending')).toHaveLength(60);
    expect(of('failed').length).toBeGreaterThan(10);
    expect(of('failed').length).toBeLessThan(60);
    expect([...of('pending'), ...of('failed')].some((transaction) => 'block_id' in transaction)).toBe(false);
  });

  it('anchors some of the completed sessions, each by a confirmed transaction of its block', () => {
    const data = dataOf(1, 20_000);
    const anchors = [...anchorsOf(data)];
    const transactions = new Map([...transactionsOf(data)].map((made) => [made.transaction_id, made]));
    expect(anchors.length).toBeGreaterThan(5);
    for (const { session, block_id, transaction_id } of anchors) {
      expect(session.end).toBe('completed');
      expect(transactions.get(transaction_id)).toMatchObject({
        type: 'session_anchor',
        status: 'confirmed',
        block_id,
        session_id: session.session_id,
      });
    }
    const carried = [...transactions.values()].filter(({ type }) => type === 'session_anchor');
    expect(carried).toHaveLength(anchors.length);
  });

  it.each([
    { transactions: 0, users: 2, sessions: 0, blocks: 0 },
    { transactions: 5, users: 2, sessions: 40, blocks: 1 },
    { transactions: 3, users: 2, sessions: 0, blocks: 10 },
    { transactions: 100, users: 500, sessions: 3, blocks: 0 },
  ])('is whole in unusual sizes: %j', (sizes) => {
    const data = new DataSet(1, sizes);
    const transactions = [...transactionsOf(data)];
    expect(transactions).toHaveLength(sizes.transactions);
    const placed = blocksOf(data).flatMap((block) => block.transactions);
    const confirmed = transactions.filter(({ status }) => status === 'confirmed');
    expect(placed).toEqual(confirmed.map(({ transaction_id }) => transaction_id));
    const anchoring = transactions.filter(({ type }) => type === 'session_anchor');
    expect(new Set(anchoring.map(({ session_id }) => session_id)).size).toBe([...anchorsOf(data)].length);
  });
});
