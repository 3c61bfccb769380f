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
    description: 'The chunks to append.',
  },
});

export const AppendResultSchema = defineClass('AppendResult', {
  appended: { ...COUNT, description: 'Chunks that were stored.' },
  existing: { ...COUNT, description: 'Chunks that were there already, with the same hash.' },
  chunk_count: { ...COUNT, description: 'Chunks of the session now.' },
  size_bytes: { ...BYTES, description: 'Size of all its chunks now.' },
});

export class FailSession {
  @Field({ kind: 'text', minLength: 1, maxLength: 1000, description: 'Why; kept with the session.' })
  reason?: string;
}

export const SessionVerdictSchema = defineClass('SessionVerdict', {
  state: {
    kind: 'text',
    values: ['valid', 'invalid', 'unverifiable'],
    enumName: 'VerificationState',
    required: true,
    description: 'unverifiable: the algorithm is not known here.',
  },
  chunk_count: { ...COUNT, description: 'Chunks of the session.' },
  merkle_root: { ...HEX64, required: true, description: 'Root that is stored.' },
  computed_root: { ...HEX64, description: 'Root that the chunks make.' },
  first_missing: { kind: 'int', min: 0, description: 'Index that is missing.' },
});

const anchored_at = {
  kind: 'instant',
  description: 'When it was anchored; now when it is left out.',
} as const satisfies FieldOptions;

export const SetAnchor = defineClass('SetAnchor', {
  block_id: { ...HEX64, required: true, description: 'Block that holds the anchor; must exist.' },
  transaction_id: { ...HEX64, description: 'Transaction of that block that carries the root.' },
  merkle_root: { ...HEX64, description: "Root that is anchored; must be the session's." },
  anchored_at,
  confirmation_count: { kind: 'int', min: 0, fallback: 0, description: 'Confirmations so far.' },
});

export const SessionStatisticsSchema = defineClass('SessionStatistics', {
  session_id: { ...ID, required: true, description: 'Id of the session.' },
  status: {
    kind: 'text',
    values: SESSION_STATUSES,
    enumName: 'SessionStatus',
    required: true,
    description: 'Its status.',
  },
  chunk_count: { ...COUNT, description: 'Its chunks.' },
  size_bytes: { ...BYTES, description: 'Size of all chunks.' },
  smallest_chunk_bytes: { ...COUNT, description: 'Size of the smallest chunk.' },
  largest_chunk_bytes: { ...COUNT, description: 'Size of the largest chunk.' },
  average_chunk_bytes: { ...COUNT, description: 'Mean size of a chunk.' },
  duration_seconds: { ...COUNT, description: 'From its creation to its end, or to now.' },
  first_uploaded_at: { kind: 'instant', description: 'When the first chunk was uploaded.' },
  last_uploaded_at: { kind: 'instant', description: 'When the last chunk was uploaded.' },
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
  session: { kind: 'object', type: () => Session, required: true, description: 'The session.' },
  chunks: {
    kind: 'list',
    items: {
      kind: 'object',
      type: () => ManifestChunk,
    },
    required: true,
    description: 'Every chunk, in order.',
  },
});

const ManifestChunk = defineClass(
  'ManifestChunk',
  Object.fromEntries(Object.entries(fieldsOf(SessionChunk)).filter(([name]) => MANIFEST_CHUNK.includes(name))),
);
