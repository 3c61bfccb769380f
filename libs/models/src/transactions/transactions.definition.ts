import type { ChangeableModelDefinition } from '@lucid/resource';
import { Transaction } from './transaction';

/** What the service derives of transactions. */
export const TRANSACTIONS = {
  model: Transaction,
  noun: 'Transaction',
  plural: 'Transactions',
  path: 'transactions',
  tag: 'Transactions, by status, block and address.',
  id: 'transaction_id',
  operations: {
    list: 'listTransactions',
    create: 'createTransaction',
    bulk: 'bulkCreateTransactions',
    get: 'getTransaction',
    replace: 'replaceTransaction',
    update: 'updateTransaction',
    delete: 'deleteTransaction',
  },
  cachedBy: ['transaction_id'],
  list: {
    sorts: { timestamp: {} },
    equals: { status: {}, type: {}, from_address: {}, to_address: {}, session_id: {} },
  },
  bodyLimits: { create: 512 * 1024, bulk: 16 * 1024 * 1024 },
} as const satisfies ChangeableModelDefinition<Transaction>;
