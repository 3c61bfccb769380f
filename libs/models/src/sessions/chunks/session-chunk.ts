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
  @Field({ ...ID, required: true, readOnly: true, description: 'Id of the session.', example: 'session-grace-1' })
  session_id!: string;

  @Field({
    ...ID,
    required: true,
    generated: true,
    description:
      'Id of the chunk, 1 to 128 characters, unique in its session. Default: a UUID that the service generates.',
    example: 'chunk-0',
  })
  chunk_id!: string;

  @Field({
    kind: 'int',
    min: 0,
    max: MAX_CHUNKS - 1,
    required: true,
    example: 0,
    description: 'Position of the chunk in the session, 0 to 99,999.',
  })
  chunk_index!: number;

  @Field({
    kind: 'int',
    min: 1024,
    max: MAX_CHUNK_BYTES,
    required: true,
    description: 'Size of the chunk in bytes: 1,024 (1 KiB) to 10,485,760 (10 MiB).',
    example: 1024,
  })
  size_bytes!: number;

  @Field({
    ...HEX64,
    required: true,
    description: 'SHA-256 of the chunk before encryption, 64 hexadecimal digits.',
    example: 'b378a856b515fb63f7689bb85be33450bb454cc0eddc2da0c668f63ac8198e74',
  })
  hash!: string;

  @Field({
    ...HEX64,
    description:
      'SHA-256 of the chunk as it is stored, 64 hexadecimal digits. Absent if the stored bytes are those of `hash`.',
    inExamples: false,
  })
  encrypted_hash?: string;

  @Field({
    kind: 'text',
    minLength: 1,
    maxLength: 512,
    pattern: STORAGE_PATH,
    description:
      'Relative path of the stored content, 1 to 512 characters. If the service stores the content, it sets the path.',
    example: 'sessions/2026/11/chunk-0.bin',
  })
  storage_path?: string;

  @Field({
    kind: 'text',
    values: ENCRYPTION_ALGORITHMS,
    enumName: 'EncryptionAlgorithm',
    description: 'Algorithm that encrypts the stored content. Absent if it is not known.',
    example: 'none',
  })
  encryption_algorithm?: (typeof ENCRYPTION_ALGORITHMS)[number];

  @Field({
    kind: 'text',
    values: CHUNK_STATUSES,
    enumName: 'ChunkStatus',
    fallback: 'uploaded',
    required: true,
    description: 'State of the chunk, as the client reports it. Default: `uploaded`.',
  })
  status!: (typeof CHUNK_STATUSES)[number];

  @Field({
    kind: 'instant',
    required: true,
    generated: true,
    description: 'Time of the upload, RFC 3339. Default: now.',
  })
  uploaded_at!: Date;

  @Field({
    kind: 'instant',
    readOnly: true,
    description:
      'Time at which the service stored the content and checked its SHA-256. Absent if the service has no content of the chunk.',
  })
  stored_at?: Date;

  @Field(INVALID_FIELDS)
  invalid_fields?: InvalidField[];
}
