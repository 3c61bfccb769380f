import { Field } from '@lucid/common';
import { Model } from '@lucid/mongo';

/** `begun` stays where the process died before it was known how the operation went; `running` becomes the outcome of the job. */
export const OUTCOMES = ['begun', 'running', 'succeeded', 'refused', 'failed', 'cancelled'] as const;
export type AuditOutcome = (typeof OUTCOMES)[number];

/** One operation of administration: who asked for what, and how it went. */
export class AuditEntry {
  @Field({
    kind: 'text',
    minLength: 36,
    maxLength: 36,
    pattern: /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/,
    format: 'uuid',
    required: true,
    description: 'Id of the record.',
    example: '3f0d7a52-6d0e-4b0c-8a5d-0c5b2d9f4e77',
  })
  audit_id!: string;

  @Field({ kind: 'instant', required: true, description: 'When it was begun.' })
  at!: Date;

  @Field({
    kind: 'text',
    maxLength: 100,
    required: true,
    description:
      'Who asked: the id of a key, `configured-key`, `anonymous`, or the program that did it. `unknown` in the record that sums up, for up to a minute, requests that were refused for their key.',
    example: 'configured-key',
  })
  caller!: string;

  @Field({ kind: 'text', description: 'Name of the key, where it is a stored one.' })
  key_name?: string;

  @Field({ kind: 'text', description: 'What the secrets of the key begin with.' })
  key_prefix?: string;

  @Field({ kind: 'text', required: true, description: 'Address that the connection came from.' })
  address!: string;

  @Field({
    kind: 'text',
    maxLength: 100,
    required: true,
    description: 'operationId of the operation, or `authenticate` for requests that were refused for their key.',
    example: 'revokeApiKey',
  })
  operation!: string;

  @Field({ kind: 'text', required: true, description: 'HTTP method; `CLI` for a command, `*` for several requests.' })
  method!: string;

  @Field({
    kind: 'text',
    required: true,
    description: 'Path and query, to 2,000 characters; of a refused request to 200; `*` for several requests.',
  })
  path!: string;

  @Field({ kind: 'text', maxLength: 1000, description: 'What was acted on: a collection, a volume, a key.' })
  target?: string;

  @Field({
    kind: 'list',
    items: { kind: 'text' },
    description: 'Fields of the request that let documents be deleted, such as `expire_after_seconds`.',
  })
  deleting?: string[];

  @Field({ kind: 'text', required: true, description: 'Id of the request, as in the logs.' })
  request_id!: string;

  @Field({
    kind: 'text',
    values: OUTCOMES,
    enumName: 'AuditOutcome',
    required: true,
    description:
      'How it ended. `begun`: the process died on the way, and the operation may have been done or not. `running`: the job that the request started has not ended; its outcome replaces `running`.',
  })
  outcome!: AuditOutcome;

  @Field({ kind: 'text', maxLength: 128, description: 'Job that the request started.' })
  job_id?: string;

  @Field({
    kind: 'text',
    maxLength: 64,
    description: 'Code of the problem that the job failed with.',
    example: 'interrupted',
  })
  error_code?: string;

  @Field({
    kind: 'int',
    min: 1,
    description:
      'Present on a summary: number of refused requests of the caller within a minute that have no record of their own. The other fields are those of the last one.',
  })
  repeated?: number;

  @Field({ kind: 'int', description: 'HTTP status that was answered.' })
  status?: number;

  @Field({ kind: 'instant', description: 'When it was answered, or when its job ended.' })
  completed_at?: Date;
}

const CUT = {
  kind: 'list',
  items: { kind: 'text', values: ['before', 'after'] },
  description: 'Which of `before` and `after` was too large: it is the first 64 kB of its JSON, as text.',
} as const;

/** An entry with what was changed. */
export class AuditRecord extends AuditEntry {
  @Field({ kind: 'any', description: 'What was there before, without secrets.' })
  before?: unknown;

  @Field({ kind: 'any', description: 'What was there after, without secrets.' })
  after?: unknown;

  @Field(CUT)
  cut?: string[];
}

/** A record as it is stored: once, and completed once. */
@Model({
  collection: 'audit',
  confidential: true,
  indexes: [
    { keys: { audit_id: 1 }, unique: true, serves: 'a record by id' },
    { keys: { at: -1, _id: -1 }, serves: 'the list, newest first' },
    { keys: { caller: 1, at: -1, _id: -1 }, serves: 'what a caller did' },
    { keys: { operation: 1, at: -1, _id: -1 }, serves: 'each time that an operation was asked for' },
    { keys: { target: 1, at: -1, _id: -1 }, serves: 'what was done to one thing' },
    {
      keys: { job_id: 1, at: -1, _id: -1 },
      partialFilterExpression: { job_id: { $exists: true } },
      serves: 'who asked for a job',
    },
    { keys: { outcome: 1, at: -1, _id: -1 }, serves: 'what was refused, failed, or was never completed' },
    {
      keys: { expires_at: 1 },
      expireAfterSeconds: 0,
      serves: 'forgets a record after AUDIT_RETENTION_DAYS, or AUDIT_REFUSED_RETENTION_DAYS',
    },
  ],
})
export class StoredAuditRecord extends AuditEntry {
  @Field({ kind: 'text', description: 'JSON: names in it may be any, also such that mean something to MongoDB.' })
  before?: string;

  @Field({ kind: 'text', description: 'JSON, like before.' })
  after?: string;

  @Field(CUT)
  cut?: string[];

  @Field({ kind: 'instant', required: true, description: 'When it is forgotten.' })
  expires_at!: Date;
}
