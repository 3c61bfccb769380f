import type { ChangeableModelDefinition } from '@lucid/resource';
import { Wallet } from './wallet';

/** What the service derives of wallets. */
export const WALLETS = {
  model: Wallet,
  noun: 'Wallet',
  plural: 'Wallets',
  path: 'wallets',
  tag: 'Wallets of users. The service never stores private keys.',
  id: 'wallet_id',
  operations: {
    list: 'listWallets',
    create: 'createWallet',
    bulk: 'bulkCreateWallets',
    get: 'getWallet',
    replace: 'replaceWallet',
    update: 'updateWallet',
    delete: 'deleteWallet',
  },
  cachedBy: ['wallet_id', 'tron_address'],
  list: { sorts: { created_at: {} }, equals: { user_id: {}, status: {}, wallet_type: {} } },
  rules: {
    create: 'The user must exist and may have at most 10 wallets (409). Never send a private key.',
    delete: 'If it was the primary wallet, the user has none until you choose another.',
  },
  bodyLimits: { create: 64 * 1024, bulk: 4 * 1024 * 1024 },
  preconditionRequired: true,
  references: [{ field: 'user_id', collection: 'users', key: 'user_id' }],
} as const satisfies ChangeableModelDefinition<Wallet>;
