import type { ModelDefinition } from '@lucid/resource';
import { Block } from './block';

/** What the service derives of blocks. */
export const BLOCKS = {
  model: Block,
  noun: 'Block',
  plural: 'Blocks',
  path: 'blocks',
  tag: 'The chain of blocks: append-only, provable, verifiable.',
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
  bodyLimits: { create: 8 * 1024 * 1024, bulk: 16 * 1024 * 1024 },
  lockShards: 1,
} as const satisfies ModelDefinition<Block>;
