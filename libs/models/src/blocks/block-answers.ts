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
    description: 'Position in the block, 0 to 99,999.',
    example: 0,
  },
  transaction_id: {
    ...HEX64,
    required: true,
    description: 'Id of the transaction.',
    example: '59242d1cfa67b8746d8d4a8b7d9bf1d80557e25dad1d88b644fbcee2666826a5',
  },
  transaction: {
    kind: 'object',
    type: () => Transaction,
    description: 'The transaction itself. Absent if it is not stored.',
  },
});

export const BlockTransactionsPage = pageClass(BlockTransactionSchema);

const ChainBreakSchema = defineClass('ChainBreak', {
  height: { ...HEIGHT, required: true, description: 'Height at which the chain breaks.', example: 512 },
  block_id: { ...HEX64, description: 'Id of the block at that height. Absent if there is none.' },
  code: {
    kind: 'text',
    values: ['missing', 'genesis', 'continuity', 'order', 'merkle_root', 'duplicate'],
    enumName: 'ChainBreakCode',
    required: true,
    description:
      'Broken rule: `missing` (no block), `genesis` (height 0 names a parent), `continuity` (wrong parent), `order` (time before that of the parent), `merkle_root` (wrong root) or `duplicate` (a transaction twice).',
  },
  message: {
    kind: 'text',
    required: true,
    description: 'Broken rule in words.',
    example: 'There is no block at height 512; the next one is at 513.',
  },
});

export const ChainVerdictSchema = defineClass('ChainVerdict', {
  valid: { kind: 'flag', required: true, description: 'Whether all checked blocks are valid.' },
  from: { ...HEIGHT, required: true, description: 'First height of the request.', example: 0 },
  to: { ...HEIGHT, description: 'Last height that was verified. Absent if no block was.', example: 999 },
  checked: { ...COUNT, description: 'Number of verified blocks, at most 10,000.', example: 1000 },
  unverifiable: {
    ...COUNT,
    description:
      'Number of blocks whose Merkle root was not checked, because this version does not know the algorithm.',
    example: 0,
  },
  first_break: {
    kind: 'object',
    type: () => ChainBreakSchema,
    inExamples: false,
    description: 'First broken rule. Absent if the chain is valid.',
  },
  next_from: {
    ...HEIGHT,
    inExamples: false,
    description: 'Height to send as `from` in the next request. Absent if the range is finished.',
  },
});

export const OrphanedBlocksSchema = defineClass('OrphanedBlocks', {
  block_ids: {
    kind: 'list',
    items: HEX64,
    required: true,
    description: 'Ids of the blocks that are off the chain now, lowest first.',
  },
  transactions_orphaned: {
    ...COUNT,
    description: 'Number of transactions that changed from `confirmed` to `orphaned`.',
    example: 1,
  },
  anchors_removed: { ...COUNT, description: 'Number of sessions that lost their anchor.', example: 0 },
});
