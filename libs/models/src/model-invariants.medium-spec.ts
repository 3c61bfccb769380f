import { desiredCollections, syncCollection } from '@lucid/mongo';
import { modelInvariants } from '@lucid/resource';
import { mongo } from 'mongoose';
import { createHash, randomBytes } from 'node:crypto';
import { merkleRoot } from './merkle/merkle-tree';
import './models';

interface Found {
  checked: number;
  violations: [id: string, message: string][];
}

const id = (text: string): string => createHash('sha256').update(text).digest('hex');
const CHUNKS = [0, 1, 2].map((chunk_index) => ({
  ...{ session_id: 's', chunk_id: `c${chunk_index}`, chunk_index, size_bytes: 1024, hash: id(`chunk ${chunk_index}`) },
}));
const ROOT = merkleRoot(
  'rfc9162-sha256',
  CHUNKS.map(({ hash }) => hash),
);
const TRANSACTIONS = [id('t0'), id('t1')];
const BLOCKS = [0, 1, 2, 3].map((height) => ({
  block_id: id(`block ${height}`),
  height,
  previous_hash: height === 0 ? '0'.repeat(64) : id(`block ${height - 1}`),
  timestamp: new Date(2026, 0, 1, 0, height),
  merkle_algorithm: 'rfc9162-sha256',
  transactions: height === 1 ? TRANSACTIONS : [],
  merkle_root: merkleRoot('rfc9162-sha256', height === 1 ? TRANSACTIONS : []),
}));
const BLOCK = id('block 1');

/** What holds: one document of each kind that the others refer to, and a few more. */
const SOUND: Readonly<Record<string, readonly object[]>> = {
  users: [{ user_id: 'u' }],
  trust_policies: [{ policy_id: 'p', user_id: 'u' }],
  wallets: [{ wallet_id: 'w', user_id: 'u' }],
  sessions: [
    {
      ...{ session_id: 's', user_id: 'u', trust_policy_id: 'p', status: 'completed', chunk_count: 3, size_bytes: 3072 },
      ...{ merkle_root: ROOT, merkle_algorithm: 'rfc9162-sha256' },
      blockchain_anchor: { block_id: BLOCK, block_height: 1, transaction_id: TRANSACTIONS[0], merkle_root: ROOT },
    },
    // An active one may have gaps, and one by an algorithm of later is neither valid nor invalid.
    ...['active', 'completed'].map((status, n) => ({
      ...{ session_id: `other ${status}`, user_id: 'u', status, chunk_count: 1, size_bytes: 2048 },
      ...{ merkle_algorithm: n === 0 ? 'rfc9162-sha256' : 'of-later', merkle_root: id('x') },
    })),
  ],
  session_chunks: [
    ...CHUNKS,
    ...['active', 'completed'].map((status) => ({
      ...{ session_id: `other ${status}`, chunk_id: status, chunk_index: 7, size_bytes: 2048, hash: id(status) },
    })),
  ],
  blocks: BLOCKS,
  transactions: TRANSACTIONS.map((transaction_id, transaction_index) => ({
    ...{ transaction_id, status: 'confirmed', block_id: BLOCK, block_height: 1, transaction_index },
  })),
};

const set = (collection: string, filter: object, change: object) => (db: mongo.Db) =>
  db.collection(collection).updateOne(filter, { $set: change });
const gone = (collection: string, filter: object) => (db: mongo.Db) => db.collection(collection).deleteOne(filter);

describe('what holds of the models', () => {
  let client: mongo.MongoClient;
  let db: mongo.Db;

  beforeAll(async () => {
    client = await mongo.MongoClient.connect(process.env['TEST_MONGODB_URI'] ?? '');
    db = client.db(`test_${randomBytes(8).toString('hex')}`);
    for (const collection of desiredCollections().filter(({ name }) => name in SOUND))
      await syncCollection(db, { ...collection, validator: {} });
  });

  afterAll(async () => {
    await db.dropDatabase();
    await client.close();
  });

  beforeEach(async () => {
    for (const [collection, documents] of Object.entries(SOUND)) {
      await db.collection(collection).deleteMany({});
      await db.collection(collection).insertMany(
        documents.map((document) => ({ ...document })),
        { bypassDocumentValidation: true },
      );
    }
  });

  async function check(share = 1, signal = new AbortController().signal): Promise<Map<string, Found>> {
    const all = new Map<string, Found>();
    for (const { name, check } of modelInvariants().map((each) => ({
      name: each.name,
      check: each.check.bind(each),
    }))) {
      const found: Found = { checked: 0, violations: [] };
      await check(
        { db, limit: { maxTimeMS: 120_000 }, signal, share },
        {
          checked: (documents) => (found.checked += documents),
          violated: (document, message) => found.violations.push([document, message]),
        },
      );
      all.set(name, found);
    }
    return all;
  }

  const broken = (found: Map<string, Found>): Record<string, string[]> =>
    Object.fromEntries(
      [...found]
        .filter(([, { violations }]) => violations.length > 0)
        .map(([name, { violations }]) => [name, violations.map(([document]) => document)]),
    );

  it('is found to hold where it does, and how much was checked', async () => {
    const found = await check();
    expect(broken(found)).toEqual({});
    expect(Object.fromEntries([...found].map(([name, { checked }]) => [name, checked]))).toEqual({
      ...{ session_chunks: 3, session_references: 3, chunk_references: 5, wallet_references: 1 },
      ...{ trust_policy_references: 1, session_anchors: 1, chain: 4, transaction_blocks: 2 },
    });
  });

  it.each<[string, (db: mongo.Db) => Promise<unknown>, Record<string, string[]>]>([
    ['a chunk is missing', gone('session_chunks', { chunk_id: 'c1' }), { session_chunks: ['s'] }],
    [
      'a chunk has another hash',
      set('session_chunks', { chunk_id: 'c1' }, { hash: id('x') }),
      { session_chunks: ['s'] },
    ],
    [
      'the hash of a chunk is none',
      set('session_chunks', { chunk_id: 'c1' }, { hash: 'x' }),
      { session_chunks: ['s'] },
    ],
    [
      'a chunk has another size',
      set('session_chunks', { chunk_id: 'c1' }, { size_bytes: 1 }),
      { session_chunks: ['s'] },
    ],
    [
      'a chunk has another place',
      set('session_chunks', { chunk_id: 'c1' }, { chunk_index: 9 }),
      { session_chunks: ['s'] },
    ],
    [
      'a session has another root',
      set('sessions', { session_id: 's' }, { merkle_root: id('x') }),
      { session_chunks: ['s'], session_anchors: ['s'] },
    ],
    ['a session is missing', gone('sessions', { session_id: 'other active' }), { chunk_references: ['active'] }],
    [
      'a user is missing',
      gone('users', { user_id: 'u' }),
      {
        session_references: ['s', 'other active', 'other completed'],
        wallet_references: ['w'],
        trust_policy_references: ['p'],
      },
    ],
    ['a trust policy is missing', gone('trust_policies', { policy_id: 'p' }), { session_references: ['s'] }],
    ['a block is missing', gone('blocks', { height: 2 }), { chain: ['height 2'] }],
    [
      'the block of transactions and an anchor is missing',
      gone('blocks', { height: 1 }),
      { chain: ['height 1'], transaction_blocks: TRANSACTIONS, session_anchors: ['s'] },
    ],
    [
      'a block names another parent',
      set('blocks', { height: 2 }, { previous_hash: id('x') }),
      { chain: [id('block 2')] },
    ],
    [
      'the lowest block names a parent',
      set('blocks', { height: 0 }, { previous_hash: id('x') }),
      { chain: [id('block 0')] },
    ],
    [
      'a block is older than its parent',
      set('blocks', { height: 3 }, { timestamp: new Date(0) }),
      { chain: [id('block 3')] },
    ],
    ['a block has another root', set('blocks', { height: 1 }, { merkle_root: id('x') }), { chain: [BLOCK] }],
    [
      'a block has lost a transaction',
      set('blocks', { height: 1 }, { transactions: [TRANSACTIONS[0]] }),
      { chain: [BLOCK], transaction_blocks: [String(TRANSACTIONS[1])] },
    ],
    [
      'a transaction names another height',
      set('transactions', { transaction_id: TRANSACTIONS[1] }, { block_height: 2 }),
      { transaction_blocks: [String(TRANSACTIONS[1])] },
    ],
    [
      'a transaction names another place',
      set('transactions', { transaction_id: TRANSACTIONS[1] }, { transaction_index: 5 }),
      { transaction_blocks: [String(TRANSACTIONS[1])] },
    ],
    [
      'an anchor names another height',
      set('sessions', { session_id: 's' }, { 'blockchain_anchor.block_height': 3 }),
      { session_anchors: ['s'] },
    ],
    [
      'an anchor names a transaction elsewhere',
      set('sessions', { session_id: 's' }, { 'blockchain_anchor.transaction_id': id('x') }),
      { session_anchors: ['s'] },
    ],
    [
      'an anchor has another root',
      set('sessions', { session_id: 's' }, { 'blockchain_anchor.merkle_root': id('x') }),
      { session_anchors: ['s'] },
    ],
  ])('is found not to hold, by name, where %s', async (_what, plant, wanted) => {
    await plant(db);
    expect(broken(await check())).toEqual(wanted);
  });

  it('lets a transaction name a block that the chain has not reached yet', async () => {
    await set('transactions', { transaction_id: TRANSACTIONS[0] }, { block_id: id('later'), block_height: 9 })(db);
    expect(broken(await check())).toEqual({});
  });

  it('reads the chunks of some sessions only where that is asked for', async () => {
    const sessions = Array.from({ length: 1200 }, (_, n) => ({
      ...{ session_id: `n${n}`, user_id: 'u', status: 'active', chunk_count: 0, size_bytes: 0 },
      merkle_algorithm: 'rfc9162-sha256',
    }));
    await db.collection('sessions').insertMany(sessions);
    expect((await check()).get('session_chunks')?.checked).toBe(1203);
    const sampled = (await check(0.25)).get('session_chunks')?.checked;
    expect(sampled).toBeGreaterThan(150);
    expect(sampled).toBeLessThan(450);
  });

  it('ends when it is told to', async () => {
    const stopping = new AbortController();
    stopping.abort(new Error('stopped'));
    await expect(check(1, stopping.signal)).rejects.toThrow('stopped');
  });
});
