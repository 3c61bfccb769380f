import { defineClass, Field, type FieldOptions, fieldsOf, INVALID_FIELDS, pageClass } from '@lucid/common';
import { createClass, HEX64, ID } from '@lucid/resource';
import { MAX_CHUNKS_AT_ONCE, Session, SESSION_STATUSES } from './session';
import { SessionChunk } from './chunks/session-chunk';

const COUNT = { kind: 'int', min: 0, required: true } as const;
const BYTES = { kind: 'int', long: true, min: 0, required: true } as const;

export const SessionChunkPage = pageClass(SessionChunk);

export const AppendChunks = defineClass('AppendChunks', {
  items: {
    kind: 'list',
    items: { kind: 'object', type: () => createClass(SessionChunk) },
    minItems: 1,
    maxItems: MAX_CHUNKS_AT_ONCE,
    required: true,
    description: 'Chunks to append, 1 to 1,000, in any order.',
  },
});

export const AppendResultSchema = defineClass('AppendResult', {
  appended: { ...COUNT, description: 'Number of stored chunks.', example: 1 },
  existing: { ...COUNT, description: 'Number of chunks that were already stored with the same hash.', example: 0 },
  chunk_count: { ...COUNT, description: 'Number of chunks in the session now.', example: 1 },
  size_bytes: { ...BYTES, description: 'Size of all chunks now, in bytes.', example: 1024 },
});

export class FailSession {
  @Field({
    kind: 'text',
    minLength: 1,
    maxLength: 1000,
    description: 'Reason for the failure, 1 to 1,000 characters. The session keeps it as `failure_reason`.',
    example: 'The recorder lost its connection.',
  })
  reason?: string;
}

export const SessionVerdictSchema = defineClass('SessionVerdict', {
  state: {
    kind: 'text',
    values: ['valid', 'invalid', 'unverifiable'],
    enumName: 'VerificationState',
    required: true,
    description:
      '`valid`: the chunks still give the stored root. `invalid`: they do not. `unverifiable`: this version does not know the algorithm.',
  },
  chunk_count: { ...COUNT, description: 'Number of chunks in the session.', example: 1 },
  merkle_root: {
    ...HEX64,
    required: true,
    description: 'Merkle root that the session has stored.',
    example: '2167b916d4d741c6a44b15aa86e9e198eabb992b8c5d4cf0caf25da676524acd',
  },
  computed_root: {
    ...HEX64,
    description: 'Merkle root of the chunks now. Absent if a chunk is missing.',
    example: '2167b916d4d741c6a44b15aa86e9e198eabb992b8c5d4cf0caf25da676524acd',
  },
  first_missing: {
    kind: 'int',
    min: 0,
    inExamples: false,
    description: 'Lowest index without a chunk, from 0. Absent if no chunk is missing.',
  },
});

const anchored_at = {
  kind: 'instant',
  description: 'Time at which the root was anchored, RFC 3339. Default: now.',
} as const satisfies FieldOptions;

export const SetAnchor = defineClass('SetAnchor', {
  block_id: {
    ...HEX64,
    required: true,
    description: 'Id of the block that holds the anchor. The block must be stored.',
    example: '5a657927b23c730112cf1aab422a52680db1dd2834865d1f3d8c8eac750344f1',
  },
  transaction_id: {
    ...HEX64,
    description: 'Id of the transaction that carries the root. The block must contain it.',
    example: '59242d1cfa67b8746d8d4a8b7d9bf1d80557e25dad1d88b644fbcee2666826a5',
  },
  merkle_root: {
    ...HEX64,
    description: 'Anchored Merkle root. If sent, it must equal that of the session; otherwise the service answers 422.',
  },
  anchored_at,
  confirmation_count: {
    kind: 'int',
    min: 0,
    fallback: 0,
    description: 'Number of confirmations so far. Default: 0.',
    example: 20,
  },
});

export const SessionStatisticsSchema = defineClass('SessionStatistics', {
  session_id: { ...ID, required: true, description: 'Id of the session.', example: 'session-grace-1' },
  status: {
    kind: 'text',
    values: SESSION_STATUSES,
    enumName: 'SessionStatus',
    required: true,
    description: 'Status of the session.',
    example: 'completed',
  },
  chunk_count: { ...COUNT, description: 'Number of chunks.', example: 4096 },
  size_bytes: { ...BYTES, description: 'Size of all chunks in bytes.', example: 4_194_304 },
  smallest_chunk_bytes: {
    ...COUNT,
    description: 'Size of the smallest chunk in bytes; 0 without chunks.',
    example: 1024,
  },
  largest_chunk_bytes: {
    ...COUNT,
    description: 'Size of the largest chunk in bytes; 0 without chunks.',
    example: 1024,
  },
  average_chunk_bytes: {
    ...COUNT,
    description: 'Mean size of a chunk in bytes, rounded; 0 without chunks.',
    example: 1024,
  },
  duration_seconds: {
    ...COUNT,
    description: 'Time from creation to the end of the session, or to now, in seconds.',
    example: 3600,
  },
  first_uploaded_at: { kind: 'instant', description: 'Time of the first upload. Absent without chunks.' },
  last_uploaded_at: { kind: 'instant', description: 'Time of the last upload. Absent without chunks.' },
  invalid_fields: INVALID_FIELDS,
});

/** The fields of a chunk in a manifest. */
export const MANIFEST_CHUNK = [
  'chunk_id',
  'chunk_index',
  'size_bytes',
  'hash',
  'encrypted_hash',
  'storage_path',
  'encryption_algorithm',
  'status',
  'stored_at',
  'invalid_fields',
];

export const SessionManifest = defineClass('SessionManifest', {
  session: { kind: 'object', type: () => Session, required: true, description: 'The session itself.' },
  chunks: {
    kind: 'list',
    items: {
      kind: 'object',
      type: () => ManifestChunk,
    },
    required: true,
    description: 'Every chunk, in the order of `chunk_index`.',
  },
});

const ManifestChunk = defineClass(
  'ManifestChunk',
  Object.fromEntries(Object.entries(fieldsOf(SessionChunk)).filter(([name]) => MANIFEST_CHUNK.includes(name))),
);
