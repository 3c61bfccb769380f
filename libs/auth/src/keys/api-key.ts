import { defineClass, Field, type FieldOptions, SCOPES } from '@lucid/common';
import { Model } from '@lucid/mongo';
import { GRANTS } from '../identity/scopes';

/** The most requests a minute that a key can be limited to. */
const MAX_RATE = 100_000_000;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
/** Harmless in a terminal, a log and a table. */
const PLAIN = /^[A-Za-z0-9][A-Za-z0-9 ._:@/-]*$/;

const KEY_ID = {
  kind: 'text',
  minLength: 36,
  maxLength: 36,
  format: 'uuid',
  pattern: UUID,
  required: true,
  description: 'Id of the key.',
  example: '7b0c2a9e-4c1d-4f0a-9d35-2f6f0f1c9a11',
} as const satisfies FieldOptions;

const NAME = {
  kind: 'text',
  minLength: 1,
  maxLength: 100,
  pattern: PLAIN,
  required: true,
  description: 'What it is for, for people.',
  example: 'session-service',
} as const satisfies FieldOptions;

const EXPIRES_AT = {
  kind: 'instant',
  description: 'When it stops working. Absent: never.',
} as const satisfies FieldOptions;

/** Stored as the end of a key that has none. */
export const NEVER = new Date('9999-12-31T23:59:59.999Z');

/** The most keys above a key: so long does the list of them become that each stores. */
export const MAX_ANCESTORS = 16;

const RATE = {
  kind: 'int',
  min: 1,
  max: MAX_RATE,
  description: 'Requests a minute that it allows. Absent: RATE_LIMIT_PER_MINUTE.',
} as const satisfies FieldOptions;

/** A key as it is answered: everything but its secrets. */
export class ApiKey {
  @Field(KEY_ID)
  key_id!: string;

  @Field(NAME)
  name!: string;

  @Field({ kind: 'text', required: true, description: 'What its secrets begin with.', example: 'lucid_7b0c2a9e' })
  prefix!: string;

  @Field({
    kind: 'list',
    items: { kind: 'text', maxLength: 100, pattern: /^(?:\*|[a-z-]+:(?:\*|[a-z]+))$/ },
    required: true,
    description: 'What it allows: scopes, `*` for all of them, or a group such as `models:*`.',
    example: ['models:read'],
  })
  scopes!: string[];

  @Field(RATE)
  rate_limit_per_minute?: number;

  @Field({ kind: 'instant', required: true, description: 'When it was made.' })
  created_at!: Date;

  @Field({ kind: 'text', required: true, description: 'Who made it: the id of a key, or `configured-key`.' })
  created_by!: string;

  @Field({
    ...KEY_ID,
    required: false,
    description:
      'Id of the key that it was made with, and is revoked with. Absent: it was made with `API_KEY`, on the command line, without a key, or before parents were recorded.',
  })
  parent_key_id?: string;

  @Field(EXPIRES_AT)
  expires_at?: Date;

  @Field({ kind: 'instant', description: 'When its secret was last replaced.' })
  rotated_at?: Date;

  @Field({ kind: 'instant', description: 'Until when the secret before this one works.' })
  previous_secret_until?: Date;

  @Field({ kind: 'instant', description: 'When it was revoked: it works no more.' })
  revoked_at?: Date;

  @Field({ kind: 'instant', description: 'When it was last used, to a minute.' })
  last_used_at?: Date;
}

/** A key that was revoked, with those that were made with it. */
export class RevokedApiKey extends ApiKey {
  @Field({
    kind: 'int',
    min: 1,
    description:
      'Number of working keys that were revoked with it: those made with it, directly or through other keys. Absent: none.',
  })
  revoked_descendants?: number;
}

/** A new key, or one with a new secret: the one answer that holds it. */
export class ApiKeyWithSecret extends ApiKey {
  @Field({
    kind: 'text',
    required: true,
    description: 'The secret, to be sent as X-API-Key. It is shown here only: what is kept is its SHA-256.',
  })
  secret!: string;
}

/** What is kept of a secret. */
export class StoredSecret {
  @Field({ kind: 'text', required: true, description: 'SHA-256 of the secret, in hexadecimal digits.' })
  sha256!: string;

  @Field({ kind: 'instant', description: 'Until when it works, once it was replaced.' })
  until?: Date;
}

@Model({
  collection: 'api_keys',
  confidential: true,
  indexes: [
    { keys: { key_id: 1 }, unique: true, serves: 'a key by id' },
    { keys: { created_at: -1, _id: -1 }, serves: 'the list, newest first' },
    { keys: { works_until: 1 }, serves: 'the keys that work, and those that ended last' },
    { keys: { ancestor_key_ids: 1 }, serves: 'the keys that were made with a key, directly or through others' },
  ],
})
export class StoredApiKey extends ApiKey {
  @Field({
    kind: 'list',
    items: { kind: 'object', type: () => StoredSecret },
    required: true,
    description: 'The secret, and after it the one that it replaced.',
  })
  secrets!: StoredSecret[];

  @Field({
    kind: 'list',
    items: { kind: 'text' },
    maxItems: MAX_ANCESTORS,
    description: 'Ids of the keys above it: the one that it was made with, the one that this was made with, and so on.',
  })
  ancestor_key_ids?: string[];

  @Field({ kind: 'instant', required: true, description: 'When it expires or was revoked; else far ahead.' })
  works_until!: Date;
}

/** A mark that is another one after every change of keys, so that a replica sees in one small read whether it knows them all. */
@Model({ collection: 'api_key_changes', indexes: [] })
export class ApiKeyChanges {
  _id!: string;

  @Field({ kind: 'text', required: true, description: 'Random, and new with each change.' })
  mark!: string;
}

export const CreateApiKey = defineClass('CreateApiKey', {
  name: NAME,
  scopes: {
    kind: 'list',
    items: { kind: 'text', values: GRANTS, enumName: 'Grant' },
    minItems: 1,
    maxItems: GRANTS.length,
    unique: true,
    required: true,
    description: `What it allows: \`*\` for everything, a group such as \`models:*\`, or scopes. ${Object.entries(
      SCOPES,
    )
      .map(([scope, what]) => `\`${scope}\`: ${what}`)
      .join(' ')}`,
    example: ['models:read'],
  },
  expires_at: {
    ...EXPIRES_AT,
    description:
      'When it stops working: no later than your own key. Absent: with your own key, or never if that never expires.',
  },
  rate_limit_per_minute: {
    ...RATE,
    description:
      'Requests a minute that it allows: no more than your own key. Absent: as many as your own key. What it asks counts against the limit of your own key too, if that has one.',
  },
});

export type NewApiKey = InstanceType<typeof CreateApiKey>;

export const RotateApiKey = defineClass('RotateApiKey', {
  overlap_seconds: {
    kind: 'int',
    min: 0,
    max: 86_400,
    required: true,
    description: 'How long the secret that is replaced still works.',
    example: 3600,
  },
});

export const ApiKeyPath = defineClass('ApiKeyPath', { key_id: KEY_ID });
