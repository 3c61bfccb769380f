import { Field } from '@lucid/common';
import { Model } from '@lucid/mongo';
import { createClass, HEX64, ID, Stored } from '@lucid/resource';
import { MERKLE_ALGORITHMS, type MerkleAlgorithm } from '../merkle/merkle-algorithm';
import { MAX_CHUNKS, SessionChunk } from './chunks/session-chunk';

export const SESSION_STATUSES = ['active', 'completed', 'failed'] as const;
export type SessionStatus = (typeof SESSION_STATUSES)[number];
/** The most chunks of one request. */
export const MAX_CHUNKS_AT_ONCE = 1000;

/** Where a session's root stands on the chain. */
export class BlockchainAnchor {
  @Field({ ...HEX64, required: true, description: 'Block that holds the anchor.' })
  block_id!: string;

  @Field({ kind: 'int', min: 0, required: true, readOnly: true, description: 'Height of that block.' })
  block_height!: number;

  @Field({ ...HEX64, description: 'Transaction of that block that carries the root.' })
  transaction_id?: string;

  @Field({ ...HEX64, required: true, readOnly: true, description: "Root that is anchored: the session's." })
  merkle_root!: string;

  @Field({ kind: 'instant', required: true, description: 'When it was anchored.' })
  anchored_at!: Date;

  @Field({ kind: 'int', min: 0, required: true, fallback: 0, description: 'Confirmations when it was stored.' })
  confirmation_count!: number;
}

/** A recorded session. Its chunks are documents of their own: one document could hold about 47,000. */
@Model({
  collection: 'sessions',
  data: true,
  search: { id: 'session_id', text: ['failure_reason'], omit: ['chunks'] },
  preImages: true,
  indexes: [
    { keys: { session_id: 1 }, unique: true, serves: 'a session by id' },
    { keys: { user_id: 1 }, serves: "a user's sessions, counted" },
    { keys: { status: 1 }, serves: 'sessions by status, counted' },
    { keys: { created_at: -1 }, serves: 'sessions of a time, for people at a shell' },
    { keys: { created_at: -1, _id: -1 }, serves: 'the list, newest first' },
    { keys: { user_id: 1, created_at: -1, _id: -1 }, serves: "a user's sessions, newest first" },
    { keys: { status: 1, created_at: -1, _id: -1 }, serves: 'the list by status' },
    { keys: { trust_policy_id: 1, created_at: -1, _id: -1 }, serves: 'the sessions under a trust policy' },
    {
      keys: { 'blockchain_anchor.block_id': 1 },
      partialFilterExpression: { 'blockchain_anchor.block_id': { $exists: true } },
      serves: 'the sessions that a block anchors',
    },
  ],
})
export class Session extends Stored {
  @Field({
    ...ID,
    required: true,
    immutable: true,
    generated: true,
    description: 'Id of the session; a UUID is made when it is left out.',
    example: '0190d5c2-6d3e-7c55-9f0e-0a1b2c3d4e60',
  })
  session_id!: string;

  @Field({ ...ID, required: true, immutable: true, description: 'User who recorded it; must exist.' })
  user_id!: string;

  @Field({
    kind: 'text',
    values: SESSION_STATUSES,
    enumName: 'SessionStatus',
    required: true,
    readOnly: true,
    description: 'active becomes completed or failed; both are final.',
  })
  status!: SessionStatus;

  @Field({
    kind: 'list',
    items: { kind: 'object', type: () => createClass(SessionChunk) },
    maxItems: MAX_CHUNKS_AT_ONCE,
    immutable: true,
    writeOnly: true,
    description: 'First chunks; they are read in pages under the session.',
  })
  chunks?: SessionChunk[];

  @Field({ kind: 'int', min: 0, max: MAX_CHUNKS, required: true, readOnly: true, description: 'Chunks stored.' })
  chunk_count!: number;

  @Field({
    kind: 'int',
    long: true,
    min: 0,
    required: true,
    readOnly: true,
    description: 'Size of all chunks together.',
  })
  size_bytes!: number;

  @Field({ ...HEX64, readOnly: true, description: 'Root of the chunk hashes; set at completion, then fixed.' })
  merkle_root?: string;

  @Field({
    kind: 'text',
    values: MERKLE_ALGORITHMS,
    enumName: 'MerkleAlgorithm',
    fallback: 'rfc9162-sha256',
    required: true,
    immutable: true,
    description: 'How the root is made of the chunk hashes.',
  })
  merkle_algorithm!: MerkleAlgorithm;

  @Field({
    kind: 'object',
    type: () => BlockchainAnchor,
    readOnly: true,
    description: 'Where the root stands on the chain.',
  })
  blockchain_anchor?: BlockchainAnchor;

  @Field({ ...ID, description: 'Trust policy it was recorded under; must exist.' })
  trust_policy_id?: string;

  @Field({ kind: 'text', maxLength: 1000, readOnly: true, description: 'Why it failed.' })
  failure_reason?: string;

  @Field({ kind: 'instant', readOnly: true, description: 'When it was completed or failed.' })
  ended_at?: Date;
}
