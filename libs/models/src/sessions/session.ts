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
  @Field({
    ...HEX64,
    required: true,
    description: 'Id of the block that holds the anchor.',
    example: '5a657927b23c730112cf1aab422a52680db1dd2834865d1f3d8c8eac750344f1',
  })
  block_id!: string;

  @Field({
    kind: 'int',
    min: 0,
    required: true,
    readOnly: true,
    description: 'Height of that block, from 0.',
    example: 1_000_000,
  })
  block_height!: number;

  @Field({
    ...HEX64,
    description: 'Id of the transaction in that block that carries the root. Absent if it is not known.',
    example: '59242d1cfa67b8746d8d4a8b7d9bf1d80557e25dad1d88b644fbcee2666826a5',
  })
  transaction_id?: string;

  @Field({
    ...HEX64,
    required: true,
    readOnly: true,
    description: 'Anchored Merkle root: that of the session.',
    example: '2167b916d4d741c6a44b15aa86e9e198eabb992b8c5d4cf0caf25da676524acd',
  })
  merkle_root!: string;

  @Field({ kind: 'instant', required: true, description: 'Time at which the root was anchored, RFC 3339.' })
  anchored_at!: Date;

  @Field({
    kind: 'int',
    min: 0,
    required: true,
    fallback: 0,
    description:
      'Number of confirmations that the client sent with the anchor. It does not grow by itself. Default: 0.',
    example: 20,
  })
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
    description:
      'Id of the session, 1 to 128 characters. Default: a UUID that the service generates. It never changes.',
    example: 'session-grace-1',
  })
  session_id!: string;

  @Field({
    ...ID,
    required: true,
    immutable: true,
    description: 'Id of the user who recorded the session. The user must exist.',
    example: 'grace',
  })
  user_id!: string;

  @Field({
    kind: 'text',
    values: SESSION_STATUSES,
    enumName: 'SessionStatus',
    required: true,
    readOnly: true,
    example: 'completed',
    description: 'State of the session. `active` becomes `completed` or `failed`; both are final.',
  })
  status!: SessionStatus;

  @Field({
    kind: 'list',
    items: { kind: 'object', type: () => createClass(SessionChunk) },
    maxItems: MAX_CHUNKS_AT_ONCE,
    immutable: true,
    writeOnly: true,
    description:
      'First chunks of the session, 0 to 1,000. Append more with `POST /api/v1/sessions/{session_id}/chunks`, and read them there.',
  })
  chunks?: SessionChunk[];

  @Field({
    kind: 'int',
    min: 0,
    max: MAX_CHUNKS,
    required: true,
    readOnly: true,
    description: 'Number of chunks, at most 100,000.',
    example: 1,
  })
  chunk_count!: number;

  @Field({
    kind: 'int',
    long: true,
    min: 0,
    required: true,
    readOnly: true,
    description: 'Size of all chunks in bytes.',
    example: 1024,
  })
  size_bytes!: number;

  @Field({
    ...HEX64,
    readOnly: true,
    description:
      'Merkle root of the chunk hashes. The service sets it at completion; it never changes then. Absent before.',
    example: '2167b916d4d741c6a44b15aa86e9e198eabb992b8c5d4cf0caf25da676524acd',
  })
  merkle_root?: string;

  @Field({
    kind: 'text',
    values: MERKLE_ALGORITHMS,
    enumName: 'MerkleAlgorithm',
    fallback: 'rfc9162-sha256',
    required: true,
    immutable: true,
    description:
      'Algorithm that computes the Merkle root of the chunk hashes. Default: `rfc9162-sha256`. It never changes.',
  })
  merkle_algorithm!: MerkleAlgorithm;

  @Field({
    kind: 'object',
    type: () => BlockchainAnchor,
    readOnly: true,
    description: 'Block that anchors the Merkle root. Absent if the session is not anchored.',
  })
  blockchain_anchor?: BlockchainAnchor;

  @Field({
    ...ID,
    inExamples: false,
    example: 'policy-grace-1',
    description: 'Id of the trust policy that applied to the recording. The policy must exist.',
  })
  trust_policy_id?: string;

  @Field({
    kind: 'text',
    maxLength: 1000,
    readOnly: true,
    inExamples: false,
    example: 'The recorder lost its connection.',
    description: 'Reason for the failure, at most 1,000 characters. Absent unless the session failed.',
  })
  failure_reason?: string;

  @Field({
    kind: 'instant',
    readOnly: true,
    description: 'Time at which the session was completed or failed, in UTC. Absent while it is active.',
  })
  ended_at?: Date;
}
