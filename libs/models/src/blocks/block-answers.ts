import { defineClass, pageClass } from '@lucid/common';
import { HEX64 } from '@lucid/resource';
import { Transaction } from '../transactions/transaction';
import { MAX_BLOCK_TRANSACTIONS, MAX_HEIGHT } from './block';

const HEIGHT = { kind: 'int', min: 0, max: MAX_HEIGHT } as const;
const COUNT = { kind: 'int', min: 0, required: true } as const;

export const BlockTransactionSchema = defineClass('BlockTransaction', {
  transaction_index: {
    kind: 'int',
    min: 0,
    max: MAX_BLOCK_TRANSACTIONS - 1,
    required: true,
    description: 'Place in the block.',
  },
  transaction_id: { ...HEX64, required: true, description: 'Id of the transaction.' },
  transaction: { kind: 'object', type: () => Transaction, description: 'The transaction, where it is stored.' },
});

export const BlockTransactionsPage = pageClass(BlockTransactionSchema);

const ChainBreakSchema = defineClass('ChainBreak', {
  height: { ...HEIGHT, required: true, description: 'Where the chain breaks.' },
  block_id: { ...HEX64, description: 'The block there, if there is one.' },
  code: {
    kind: 'text',
    values: ['missing', 'genesis', 'continuity', 'order', 'merkle_root', 'duplicate'],
    enumName: 'ChainBreakCode',
    required: true,
    description: 'What is broken.',
  },
  message: { kind: 'text', required: true, description: 'What is broken, for people.' },
});

export const ChainVerdictSchema = defineClass('ChainVerdict', {
  valid: { kind: 'flag', required: true, description: 'Whether everything that was checked holds.' },
  from: { ...HEIGHT, required: true, description: 'First height asked for.' },
  to: { ...HEIGHT, description: 'Last height that was verified.' },
  checked: { ...COUNT, description: 'Blocks that were verified.' },
  unverifiable: { ...COUNT, description: 'Blocks among them whose Merkle algorithm is not known here.' },
  first_break: { kind: 'object', type: () => ChainBreakSchema, description: 'The first break, if there is one.' },
  next_from: { ...HEIGHT, description: 'Height to go on from, when one request was not enough.' },
});

export const OrphanedBlocksSchema = defineClass('OrphanedBlocks', {
  block_ids: {
    kind: 'list',
    items: HEX64,
    required: true,
    description: 'Blocks that are off the chain now, from the lowest.',
  },
  transactions_orphaned: { ...COUNT, description: 'Transactions that were confirmed in them.' },
  anchors_removed: { ...COUNT, description: 'Sessions that were anchored in them.' },
});
