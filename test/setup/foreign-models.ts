import { sampleAddress, sampleChain, sampleHash, samplePolicy, sampleTransfer, sampleUser } from './samples';

type Body = Record<string, unknown>;

/** A data collection, as its documents are reached. */
export interface ForeignModel {
  collection: string;
  /** The path of its list, and of one document by the values of the fields of a path. */
  list: string;
  item: (document: Body) => string;
  /** Its sorts; undefined where the list has only one. */
  sorts: readonly (string | undefined)[];
  /** What its list is narrowed to, beyond what a caller asks for. */
  narrow?: Body;
  /** The model that the feed tells of. */
  feed?: string;
  /** A valid document: what creates it, or what another document of the service brings along. */
  create: Body;
  /** Fields that each document has a value of its own of, and the n-th value. */
  own: (n: number) => Body;
  /** An object that a document has, with fields of its own. */
  nested?: string;
  /** What PATCH sends; undefined where documents never change. */
  change?: { field: string; value: unknown };
  /** What PUT sends, by what each document has a value of its own of. */
  replace?: (own: Body) => Body;
}

const hour = (n: number): string => new Date(Date.UTC(2026, 0, 1) + n * 3_600_000).toISOString();
const [block] = sampleChain('foreign', 1, 2);
const wallet = { type: 'ledger', model: 'Nano X', connected_at: hour(1) };
const SORTS = ['created_at', '-created_at'];
const CHUNK = { chunk_id: 'c', chunk_index: 0, size_bytes: 4096, hash: sampleHash('foreign-chunk', 0) };

export const OWNER = 'owner';
export const POLICY = 'policy';
export const SESSION = 'session';

/** Every data collection that can be read by its documents. Orphaned blocks cannot. */
export const FOREIGN_MODELS: readonly ForeignModel[] = [
  {
    ...{ collection: 'users', list: '/users', feed: 'users', sorts: SORTS, nested: 'hardware_wallet' },
    item: ({ user_id }) => `/users/${String(user_id)}`,
    create: { ...sampleUser('foreign', 0), user_id: OWNER, hardware_wallet: wallet },
    own: (n) => ({ user_id: `f-${n}`, email: `foreign.${n}@example.com`, tron_address: sampleAddress('foreign-u', n) }),
    change: { field: 'hardware_wallet', value: { model: 'Nano S' } },
    replace: ({ email, tron_address }) => ({ email, tron_address, hardware_wallet: { type: 'other' } }),
  },
  {
    ...{ collection: 'trust_policies', list: '/trust-policies', feed: 'trust-policies', sorts: SORTS },
    item: ({ policy_id }) => `/trust-policies/${String(policy_id)}`,
    create: {
      ...samplePolicy('foreign', 0, OWNER),
      ...{ policy_id: POLICY, description: 'x', effective_from: hour(1), effective_until: hour(2) },
      rules: [
        {
          ...{ rule_id: 'reads', effect: 'allow', actions: ['read'] },
          conditions: [{ field: 'device.trusted', op: 'eq', value: true }],
        },
      ],
    },
    own: (n) => ({ policy_id: `f-${n}` }),
    change: { field: 'name', value: 'changed' },
    replace: () => ({ name: 'replaced', policy_type: 'user_trust', rules: [{ rule_id: 'x', effect: 'deny' }] }),
  },
  {
    ...{ collection: 'sessions', list: '/sessions', feed: 'sessions', sorts: SORTS },
    item: ({ session_id }) => `/sessions/${String(session_id)}`,
    create: { session_id: SESSION, user_id: OWNER, trust_policy_id: POLICY, chunks: [CHUNK] },
    own: (n) => ({ session_id: `f-${n}` }),
    change: { field: 'trust_policy_id', value: null },
    replace: () => ({}),
  },
  {
    ...{ collection: 'wallets', list: '/wallets', feed: 'wallets', sorts: SORTS, nested: 'balances' },
    item: ({ wallet_id }) => `/wallets/${String(wallet_id)}`,
    create: {
      ...{ wallet_id: 'wallet', user_id: OWNER, wallet_type: 'hardware', nickname: 'x', hardware_wallet: wallet },
      ...{ tron_address: sampleAddress('foreign-w', 0), balances: { trx: '1', synced_at: hour(1) } },
    },
    own: (n) => ({ wallet_id: `f-${n}`, tron_address: sampleAddress('foreign-wallet', n) }),
    change: { field: 'nickname', value: 'changed' },
    replace: () => ({ status: 'inactive', hardware_wallet: { type: 'other' } }),
  },
  {
    ...{ collection: 'blocks', list: '/blocks', feed: 'blocks' },
    sorts: ['height', '-height', 'timestamp', '-timestamp'],
    item: ({ block_id }) => `/blocks/${String(block_id)}`,
    create: { ...block },
    own: (n) => ({ block_id: sampleHash('foreign-block', n), height: n + 1000 }),
  },
  {
    ...{ collection: 'transactions', list: '/transactions', feed: 'transactions' },
    sorts: ['timestamp', '-timestamp'],
    item: ({ transaction_id }) => `/transactions/${String(transaction_id)}`,
    create: sampleTransfer('foreign', 0),
    own: (n) => ({ transaction_id: sampleHash('foreign-transaction', n) }),
    change: { field: 'status', value: 'failed' },
    replace: () => ({ status: 'failed' }),
  },
  {
    ...{ collection: 'session_chunks', list: `/sessions/${SESSION}/chunks`, sorts: [undefined] },
    narrow: { session_id: SESSION },
    item: ({ chunk_id }) => `/sessions/${SESSION}/chunks/${String(chunk_id)}`,
    create: CHUNK,
    own: (n) => ({ chunk_id: `f-${n}`, chunk_index: n + 100 }),
  },
  {
    ...{ collection: 'trust_policy_versions', list: `/trust-policies/${POLICY}/versions`, sorts: [undefined] },
    narrow: { policy_id: POLICY },
    item: ({ version }) => `/trust-policies/${POLICY}/versions/${String(version)}`,
    create: {},
    own: (n) => ({ version: n + 1000 }),
  },
];
