/** A document as the API tells it. */
export type Document = Readonly<Record<string, unknown>>;

export type ColumnKind = 'id' | 'text' | 'state' | 'time' | 'number' | 'bytes' | 'amount';

/** How the console shows one of the six models. */
export interface ModelView {
  name: string;
  /** The noun for one of it. */
  one: string;
  collection: string;
  path: string;
  id: string;
  columns: readonly (readonly [field: string, name: string, kind: ColumnKind])[];
  /** Filters that an index serves: text, or one of the values. */
  filters: readonly (readonly [parameter: string, name: string, values?: readonly string[]])[];
  isEditable: boolean;
  /** Field by which the list is sorted, newest first. */
  sort: string;
}

const CREATED = ['created_at', 'Created', 'time'] as const;

export const MODELS: Readonly<Record<string, ModelView>> = {
  users: {
    ...{
      name: 'Users',
      one: 'user',
      collection: 'users',
      path: '/api/v1/users',
      id: 'user_id',
      isEditable: true,
      sort: 'created_at',
    },
    columns: [
      ['user_id', 'User', 'id'],
      ['email', 'E-mail address', 'text'],
      ['tron_address', 'TRON address', 'id'],
      ['hardware_wallet.type', 'Hardware wallet', 'text'],
      CREATED,
    ],
    filters: [
      ['email', 'E-mail address'],
      ['tron_address', 'TRON address'],
      ['hardware_wallet_type', 'Hardware wallet', ['ledger', 'trezor', 'keepkey', 'other']],
    ],
  },
  sessions: {
    ...{
      name: 'Sessions',
      one: 'session',
      collection: 'sessions',
      path: '/api/v1/sessions',
      id: 'session_id',
      isEditable: true,
      sort: 'created_at',
    },
    columns: [
      ['session_id', 'Session', 'id'],
      ['user_id', 'User', 'id'],
      ['status', 'Status', 'state'],
      ['chunk_count', 'Chunks', 'number'],
      ['size_bytes', 'Size', 'bytes'],
      CREATED,
    ],
    filters: [
      ['user_id', 'User id'],
      ['status', 'Status', ['active', 'completed', 'failed']],
      ['trust_policy_id', 'Trust policy id'],
    ],
  },
  blocks: {
    ...{
      name: 'Blocks',
      one: 'block',
      collection: 'blocks',
      path: '/api/v1/blocks',
      id: 'block_id',
      isEditable: false,
      sort: 'height',
    },
    columns: [
      ['height', 'Height', 'number'],
      ['block_id', 'Block', 'id'],
      ['previous_hash', 'Previous', 'id'],
      ['merkle_root', 'Merkle root', 'id'],
      ['transaction_count', 'Transactions', 'number'],
      ['timestamp', 'Time', 'time'],
    ],
    filters: [
      ['height_gte', 'Height from'],
      ['height_lte', 'Height to'],
      ['previous_hash', 'Previous hash'],
    ],
  },
  transactions: {
    ...{ name: 'Transactions', one: 'transaction', collection: 'transactions', path: '/api/v1/transactions' },
    ...{ id: 'transaction_id', isEditable: true, sort: 'timestamp' },
    columns: [
      ['transaction_id', 'Transaction', 'id'],
      ['type', 'Type', 'text'],
      ['status', 'Status', 'state'],
      ['from_address', 'From', 'id'],
      ['to_address', 'To', 'id'],
      ['amount', 'Amount', 'amount'],
      ['timestamp', 'Time', 'time'],
    ],
    filters: [
      ['status', 'Status', ['pending', 'confirmed', 'failed', 'orphaned']],
      ['type', 'Type', ['session_anchor', 'transfer', 'trc20_transfer', 'governance', 'system']],
      ['from_address', 'From address'],
      ['to_address', 'To address'],
      ['session_id', 'Session id'],
    ],
  },
  'trust-policies': {
    ...{ name: 'Trust policies', one: 'trust policy', collection: 'trust_policies', path: '/api/v1/trust-policies' },
    ...{ id: 'policy_id', isEditable: true, sort: 'created_at' },
    columns: [
      ['policy_id', 'Policy', 'id'],
      ['name', 'Name', 'text'],
      ['policy_type', 'Type', 'text'],
      ['status', 'Status', 'state'],
      ['user_id', 'User', 'id'],
      CREATED,
    ],
    filters: [
      ['user_id', 'User id'],
      ['status', 'Status', ['draft', 'active', 'inactive', 'revoked']],
      ['policy_type', 'Type', ['user_trust', 'node_trust', 'session_policy', 'content_policy', 'network_policy']],
    ],
  },
  wallets: {
    ...{
      name: 'Wallets',
      one: 'wallet',
      collection: 'wallets',
      path: '/api/v1/wallets',
      id: 'wallet_id',
      isEditable: true,
      sort: 'created_at',
    },
    columns: [
      ['wallet_id', 'Wallet', 'id'],
      ['tron_address', 'TRON address', 'id'],
      ['wallet_type', 'Type', 'text'],
      ['status', 'Status', 'state'],
      ['user_id', 'User', 'id'],
      CREATED,
    ],
    filters: [
      ['user_id', 'User id'],
      ['status', 'Status', ['active', 'inactive', 'locked', 'compromised']],
      ['wallet_type', 'Type', ['software', 'hardware', 'paper', 'multisig']],
    ],
  },
};

/** The model of an address; users where it names none. */
export function modelNamed(name: string): ModelView {
  const model = MODELS[name] ?? MODELS['users'];
  if (model === undefined) throw new Error('The table of models has no users.');
  return model;
}

/** Fields of a document that name another document: the model, and the parameter or id that finds it. */
export const REFERENCES: Readonly<Record<string, string>> = {
  user_id: 'users',
  session_id: 'sessions',
  block_id: 'blocks',
  transaction_id: 'transactions',
  trust_policy_id: 'trust-policies',
  wallet_id: 'wallets',
};

/** The value of a field, by its dotted path. */
export const valueOf = (document: Document, path: string): unknown =>
  path.split('.').reduce<unknown>((value, name) => (value as Document | undefined)?.[name], document);
