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
    description: "Id of the block: the block's hash.",
    example: '000000000003ba27aa200b1cecaad478d2b00432346c3f1f3986da1afd33e506',
  })
  block_id!: string;

  @Field({
    kind: 'int',
    min: 0,
    max: MAX_HEIGHT,
    required: true,
    immutable: true,
    description: 'Height of the block; unique.',
    example: 0,
  })
  height!: number;

  @Field({
    ...HEX64,
    required: true,
    immutable: true,
    description: 'block_id of the block below; 64 zeros at height 0.',
    example: '0'.repeat(64),
  })
  previous_hash!: string;

  @Field({
    ...HEX64,
    required: true,
    immutable: true,
    description: 'Merkle root of the transactions.',
    example: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  })
  merkle_root!: string;

  @Field({
    kind: 'text',
    values: MERKLE_ALGORITHMS,
    enumName: 'MerkleAlgorithm',
    fallback: 'rfc9162-sha256',
    immutable: true,
    required: true,
    description: 'How the Merkle root is made of the transactions.',
  })
  merkle_algorithm!: MerkleAlgorithm;

  @Field({
    kind: 'list',
    items: HEX64,
    maxItems: MAX_BLOCK_TRANSACTIONS,
    unique: true,
    immutable: true,
    description: 'Ids of its transactions, in order. Lists leave them out unless `fields` asks for them.',
  })
  transactions?: string[];

  @Field({
    kind: 'int',
    min: 0,
    max: MAX_BLOCK_TRANSACTIONS,
    readOnly: true,
    required: true,
    description: 'Number of its transactions.',
  })
  transaction_count!: number;

  @Field({
    kind: 'instant',
    required: true,
    immutable: true,
    description: "When it was made; not before its parent's time.",
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
  @Field({ kind: 'instant', required: true, readOnly: true, description: 'When it was taken off the chain.' })
  orphaned_at!: Date;

  @Field({ kind: 'text', maxLength: 1000, description: 'Why.' })
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

  @Field({ kind: 'instant', required: true, description: 'When it was last written.' })
  at!: Date;
}
