import type { ModelDefinition } from '@lucid/resource';
import { Block } from './block';

/** What the service derives of blocks. */
export const BLOCKS = {
  model: Block,
  noun: 'Block',
  plural: 'Blocks',
  path: 'blocks',
  tag: 'Blocks of the chain: append, verify and prove them. Stored blocks never change.',
  id: 'block_id',
  operations: {
    list: 'listBlocks',
    create: 'createBlock',
    bulk: 'bulkCreateBlocks',
    get: 'getBlock',
  },
  cachedBy: ['block_id', 'height'],
  list: {
    sorts: { height: { unique: true }, timestamp: {} },
    equals: { previous_hash: {} },
    omitted: ['transactions'],
  },
  rules: {
    create:
      'The service checks the Merkle root, the parent and the time against stored neighbours (422). Blocks may arrive in any order; a missing neighbour is no error.',
    list: 'Lists leave out `transactions` unless `fields` names them.',
  },
  bodyLimits: { create: 8 * 1024 * 1024, bulk: 16 * 1024 * 1024 },
  lockShards: 1,
} as const satisfies ModelDefinition<Block>;
