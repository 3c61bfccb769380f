import { Field, SCOPES } from '@lucid/common';
import { Model } from '@lucid/mongo';

const SHA256 = /^[0-9a-f]{64}$/;

/** Who asks, and for how long: what the console shows of its caller. */
export class ConsoleSession {
  @Field({
    kind: 'text',
    required: true,
    description: 'Caller of this request: the id of a key, `configured-key` for `API_KEY`, or `anonymous`.',
    example: '7b0c2a9e-4c1d-4f0a-9d35-2f6f0f1c9a11',
  })
  caller!: string;

  @Field({ kind: 'text', description: 'Name of the stored key.', example: 'session-service' })
  key_name?: string;

  @Field({ kind: 'text', description: 'First characters of the secrets of the stored key.', example: 'lucid_7b0c2a9e' })
  key_prefix?: string;

  @Field({
    kind: 'list',
    items: { kind: 'text', values: Object.keys(SCOPES), enumName: 'Scope' },
    required: true,
    description: 'Scopes that the caller has now.',
    example: ['models:read'],
  })
  scopes!: string[];

  @Field({
    kind: 'instant',
    description: 'Time at which the key, or the secret that was sent, stops working. Absent if neither has an end.',
  })
  key_expires_at?: Date;

  @Field({
    kind: 'flag',
    required: true,
    description: 'Whether callers need a key. Without one, no session is needed.',
  })
  keys_required!: boolean;

  @Field({ kind: 'text', required: true, description: 'Version of the service.', example: '0.1.0' })
  version!: string;

  @Field({
    kind: 'instant',
    description: 'Time at which the session ends, however much it is used. Absent without a session.',
  })
  session_expires_at?: Date;

  @Field({
    kind: 'instant',
    description: 'Time at which the session ends if it is not used before, to a minute. Absent without a session.',
  })
  session_idle_until?: Date;
}

/** A session as it is stored. Nothing in it lets a reader of the database sign in, or guess a key. */
@Model({
  collection: 'console_sessions',
  confidential: true,
  indexes: [
    { keys: { session_sha256: 1 }, unique: true, serves: 'a session by its cookie' },
    { keys: { key_id: 1, created_at: -1 }, serves: 'the sessions of a key, to end the oldest of too many' },
    { keys: { idle_until: 1 }, expireAfterSeconds: 0, serves: 'forgets a session that has ended' },
  ],
})
export class StoredConsoleSession {
  @Field({ kind: 'text', required: true, pattern: SHA256, description: 'SHA-256 of the id in the cookie.' })
  session_sha256!: string;

  @Field({
    kind: 'text',
    required: true,
    maxLength: 100,
    description: 'Id of the key that signed in, or `configured-key`.',
  })
  key_id!: string;

  @Field({
    kind: 'text',
    required: true,
    pattern: SHA256,
    description:
      'SHA-256 of the id in the cookie and of the digest of the secret: shows whether that secret still works.',
  })
  secret_proof!: string;

  @Field({ kind: 'instant', required: true, description: 'Time of the sign-in.' })
  created_at!: Date;

  @Field({ kind: 'instant', required: true, description: 'Time at which the session ends if it is not used before.' })
  idle_until!: Date;

  @Field({ kind: 'instant', required: true, description: 'Time at which the session ends, however much it is used.' })
  ends_at!: Date;
}
