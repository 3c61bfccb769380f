import { Field } from '@lucid/common';
import { Model } from '@lucid/mongo';
import { HEX64, Stored } from '@lucid/resource';
import { MERKLE_ALGORITHMS, type MerkleAlgorithm } from '../merkle/merkle-algorithm';

export const MAX_HEIGHT = 2147483647;
export const MAX_BLOCK_TRANSACTIONS = 100_000;

/** A block of the chain, append-only: it is stored, read, and at most orphaned. */
@Model({
  collection: 'blocks',
  data: true,
  search: { id: 'block_id', text: [], omit: ['transactions'] },
  preImages: true,
  indexes: [
    { keys: { height: 1 }, unique: true, serves: 'a block by height; the list and ranges of heights' },
    { keys: { block_id: 1 }, unique: true, serves: 'a block by id' },
    { keys: { previous_hash: 1, height: -1 }, serves: 'the blocks that follow a block' },
    { keys: { timestamp: -1, _id: -1 }, serves: 'the list by time' },
  ],
})
export class Block extends Stored {
  @Field({
    ...HEX64,
    required: true,
    immutable: true,
    description: 'Id of the block: its hash, 64 hexadecimal digits. The service does not compute it.',
    example: '5a657927b23c730112cf1aab422a52680db1dd2834865d1f3d8c8eac750344f1',
  })
  block_id!: string;

  @Field({
    kind: 'int',
    min: 0,
    max: MAX_HEIGHT,
    required: true,
    immutable: true,
    description: 'Height of the block, 0 to 2,147,483,647. It is unique.',
    example: 1_000_000,
  })
  height!: number;

  @Field({
    ...HEX64,
    required: true,
    immutable: true,
    description: '`block_id` of the block one height below; 64 zeros at height 0.',
    example: 'c4f2f83a4ba1a3f0b9b1e2a0b8b3e65f4a9c40f55c1d7c7b6d2e8a90f3b1c2d4',
  })
  previous_hash!: string;

  @Field({
    ...HEX64,
    required: true,
    immutable: true,
    description: 'Merkle root of the transaction ids. The service recomputes it and refuses a wrong one (422).',
    example: '1eba2563044ed938d5a150c63ead21fb929b8818150b37ab513edf78bd6460f1',
  })
  merkle_root!: string;

  @Field({
    kind: 'text',
    values: MERKLE_ALGORITHMS,
    enumName: 'MerkleAlgorithm',
    fallback: 'rfc9162-sha256',
    immutable: true,
    required: true,
    description: 'Algorithm that computes the Merkle root of the transaction ids. Default: `rfc9162-sha256`.',
  })
  merkle_algorithm!: MerkleAlgorithm;

  @Field({
    kind: 'list',
    items: HEX64,
    maxItems: MAX_BLOCK_TRANSACTIONS,
    unique: true,
    immutable: true,
    description:
      'Ids of the transactions in their order, 0 to 100,000, none twice. Lists of blocks return them only if `fields` names them.',
    example: ['59242d1cfa67b8746d8d4a8b7d9bf1d80557e25dad1d88b644fbcee2666826a5'],
  })
  transactions?: string[];

  @Field({
    kind: 'int',
    min: 0,
    max: MAX_BLOCK_TRANSACTIONS,
    readOnly: true,
    required: true,
    description: 'Number of transactions in the block, 0 to 100,000.',
    example: 1,
  })
  transaction_count!: number;

  @Field({
    kind: 'instant',
    required: true,
    immutable: true,
    description: 'Time of the block, RFC 3339. It must not be before that of the block below.',
    example: '2026-11-24T08:00:00.000Z',
  })
  timestamp!: Date;
}

/** A block that was taken off the chain, as it was, with the time and the reason. */
@Model({
  collection: 'orphaned_blocks',
  data: true,
  indexes: [
    { keys: { block_id: 1 }, unique: true, serves: 'an orphaned block by id' },
    { keys: { height: 1, orphaned_at: -1 }, serves: 'the blocks that were once at a height' },
  ],
})
export class OrphanedBlock extends Block {
  @Field({
    kind: 'instant',
    required: true,
    readOnly: true,
    description: 'Time at which the block was taken off the chain, in UTC.',
  })
  orphaned_at!: Date;

  @Field({
    kind: 'text',
    maxLength: 1000,
    description: 'Reason, at most 1,000 characters.',
    example: 'The network chose another block.',
  })
  reason?: string;
}

/** Held in a transaction while the link between two heights is being written, so that two writers cannot each miss the other. */
@Model({
  collection: 'block_links',
  indexes: [{ keys: { at: 1 }, expireAfterSeconds: 3600, serves: 'forgets links that nobody is writing' }],
})
export class BlockLink {
  /** Height of the upper block of the link. */
  _id!: number;

  @Field({ kind: 'instant', required: true, description: 'Time of the last write.' })
  at!: Date;
}
