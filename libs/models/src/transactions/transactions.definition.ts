import type { ChangeableModelDefinition } from '@lucid/resource';
import { Transaction } from './transaction';

/** What the service derives of transactions. */
export const TRANSACTIONS = {
  model: Transaction,
  noun: 'Transaction',
  plural: 'Transactions',
  path: 'transactions',
  tag: 'Transactions, with their status, block and addresses.',
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
  rules: {
    create:
      'Transfers need both addresses, a session anchor needs its session, and a confirmed transaction needs its block.',
    replace: 'Use `PUT …/status` to change the status alone.',
    delete: 'A confirmed transaction cannot be deleted (409); orphan its block first.',
  },
  bodyLimits: { create: 512 * 1024, bulk: 16 * 1024 * 1024 },
} as const satisfies ChangeableModelDefinition<Transaction>;
