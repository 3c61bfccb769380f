import { Field, INVALID_FIELDS, type InvalidField } from '@lucid/common';
import { Model } from '@lucid/mongo';
import { HEX64, ID } from '@lucid/resource';

export const MAX_CHUNKS = 100_000;
export const MAX_CHUNK_BYTES = 10 * 1024 * 1024;
export const CHUNK_STATUSES = ['pending', 'uploaded', 'verified', 'failed'] as const;
export const ENCRYPTION_ALGORITHMS = ['none', 'aes-256-gcm', 'chacha20-poly1305', 'xchacha20-poly1305'] as const;

/** A relative path of plain names: it cannot leave the folder it is taken from. */
const STORAGE_PATH = /^(?!.*(?:^|\/)\.{1,2}(?:\/|$))[A-Za-z0-9._-]+(?:\/[A-Za-z0-9._-]+)*$/;

/** One chunk of a session; its place among the others is its index. */
@Model({
  collection: 'session_chunks',
  data: true,
  indexes: [
    { keys: { session_id: 1, chunk_index: 1 }, unique: true, serves: "a session's chunks in their order" },
    { keys: { session_id: 1, chunk_id: 1 }, unique: true, serves: 'a chunk by id' },
  ],
})
export class SessionChunk {
  @Field({ ...ID, required: true, readOnly: true, description: 'Session it belongs to.' })
  session_id!: string;

  @Field({
    ...ID,
    required: true,
    generated: true,
    description: 'Id of the chunk, unique in its session; made when it is left out.',
  })
  chunk_id!: string;

  @Field({ kind: 'int', min: 0, max: MAX_CHUNKS - 1, required: true, description: 'Place in the session, from 0.' })
  chunk_index!: number;

  @Field({
    kind: 'int',
    min: 1024,
    max: MAX_CHUNK_BYTES,
    required: true,
    description: 'Size of the chunk, 1 KiB to 10 MiB.',
  })
  size_bytes!: number;

  @Field({ ...HEX64, required: true, description: 'SHA-256 of the chunk.' })
  hash!: string;

  @Field({ ...HEX64, description: 'SHA-256 of the chunk as it is stored.' })
  encrypted_hash?: string;

  @Field({
    kind: 'text',
    minLength: 1,
    maxLength: 512,
    pattern: STORAGE_PATH,
    description:
      'Where it is stored: a relative path of plain names. Set by the service once it stores the content itself.',
    example: 'sessions/2026/11/chunk-0.bin',
  })
  storage_path?: string;

  @Field({
    kind: 'text',
    values: ENCRYPTION_ALGORITHMS,
    enumName: 'EncryptionAlgorithm',
    description: 'How it is encrypted.',
  })
  encryption_algorithm?: (typeof ENCRYPTION_ALGORITHMS)[number];

  @Field({
    kind: 'text',
    values: CHUNK_STATUSES,
    enumName: 'ChunkStatus',
    fallback: 'uploaded',
    required: true,
    description: 'State of the stored chunk.',
  })
  status!: (typeof CHUNK_STATUSES)[number];

  @Field({
    kind: 'instant',
    required: true,
    generated: true,
    description: 'When it was uploaded; now when it is left out.',
  })
  uploaded_at!: Date;

  @Field({
    kind: 'instant',
    readOnly: true,
    description: 'When its content was stored here, checked against its SHA-256; absent while it is not.',
  })
  stored_at?: Date;

  @Field(INVALID_FIELDS)
  invalid_fields?: InvalidField[];
}
