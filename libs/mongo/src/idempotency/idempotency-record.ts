import { Field } from '@lucid/common';
import { Model } from '../schema/model';

const OPTIONAL_HEADER = { kind: 'text', description: 'A header that belongs to the answer.' } as const;

/** An answer as it is kept and given again. */
export class KeptAnswer {
  @Field({ kind: 'int', required: true, description: 'HTTP status.' })
  status!: number;

  @Field({ kind: 'text', required: true, description: 'Body, as JSON.' })
  body!: string;

  @Field(OPTIONAL_HEADER)
  location?: string;

  @Field(OPTIONAL_HEADER)
  etag?: string;
}

/** A request under an idempotency key. `attempt` fences: only the latest attempt may note the outcome. */
@Model({
  collection: 'idempotency_keys',
  confidential: true,
  indexes: [
    { keys: { expires_at: 1 }, expireAfterSeconds: 0, serves: 'forgets a key after 24 hours' },
    { keys: { caller: 1, bytes: 1 }, serves: 'what the records of a caller take, without reading them' },
  ],
})
export class IdempotencyRecord {
  /** SHA-256 of caller, method, path and key. */
  _id!: string;

  @Field({ kind: 'text', description: 'Whose share of the records it counts for.' })
  caller?: string;

  @Field({ kind: 'int', min: 0, description: 'What the record takes, with its answer and its places in indexes.' })
  bytes?: number;

  @Field({ kind: 'text', required: true, description: 'SHA-256 of the body.' })
  fingerprint!: string;

  @Field({
    kind: 'text',
    required: true,
    description: 'What the ids of this request are made of: random, so that the key can be used again one day.',
  })
  salt!: string;

  @Field({ kind: 'int', required: true, min: 1, description: 'How often the request was begun.' })
  attempt!: number;

  @Field({ kind: 'instant', required: true, description: 'Until then the attempt counts as under way.' })
  locked_until!: Date;

  @Field({ kind: 'instant', required: true, description: 'When the record is forgotten.' })
  expires_at!: Date;

  @Field({ kind: 'object', type: () => KeptAnswer, description: 'The answer, once there is one.' })
  answer?: KeptAnswer;
}
