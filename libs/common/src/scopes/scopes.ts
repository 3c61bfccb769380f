/** What a key may be allowed to do; each operation asks for one of these, and the document names it. */
export const SCOPES = {
  'models:read': 'Read and verify users, sessions, blocks, transactions, trust policies and wallets.',
  'models:write': 'Create and change them.',
  'models:delete': 'Delete them.',
  'database:read': 'See statistics, collections, indexes, operations and advice, and explain queries.',
  'database:write': 'Create and change collections and indexes, and kill operations.',
  'database:delete': 'Drop and rename collections, and drop indexes.',
  'volumes:read': 'See volumes, their usage and forecast.',
  'volumes:write': 'Create, resize and scan volumes.',
  'volumes:delete': 'Delete volumes.',
  'backups:read': 'See backups, their files and what a restore would do.',
  'backups:write': 'Make and verify backups.',
  'backups:delete': 'Delete backups.',
  'backups:restore': 'Restore backups, into any database.',
  'search:read': 'See the indices of search.',
  'search:write': 'Rebuild, compare and choose indices of search.',
  'search:delete': 'Delete indices of search that are kept.',
  'cache:read': 'See what the cache does; its keys and values only with models:read.',
  'cache:write': 'Load answers into the cache.',
  'cache:delete': 'Forget cached answers.',
  'metrics:read': 'Read the metrics.',
  'jobs:read': 'Follow jobs.',
  'jobs:write': 'Cancel jobs.',
  'api-keys:read': 'List keys, without their secrets.',
  'api-keys:write': 'Create, rotate and revoke keys.',
  'audit:read': 'Read the audit log.',
  'service:read': 'See the configuration of the service, without secrets, and make support bundles.',
} as const;

export type Scope = keyof typeof SCOPES;

/** What stands for the scope of an operation that every caller with a key may ask, whatever its scopes. */
export const ANY_KEY = 'any';

/** The scope of an operation that is answered to everyone and at any time: the probes. */
export const PUBLIC = 'public';
