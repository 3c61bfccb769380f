import { Field, type FieldOptions, Problem, schemaRef } from '@lucid/common';

export const JOB_STATES = ['queued', 'running', 'succeeded', 'failed', 'cancelled'] as const;
export type JobState = (typeof JOB_STATES)[number];
export const ENDED_STATES: readonly JobState[] = ['succeeded', 'failed', 'cancelled'];
export const UNENDED_STATES: readonly JobState[] = ['queued', 'running'];

const COUNT = { kind: 'int', long: true, min: 0 } as const;

/** How far a job is, in units of its current phase. */
export class JobProgress {
  @Field({ ...COUNT, required: true, description: 'Units done in this phase.' })
  done!: number;

  @Field({ ...COUNT, description: 'All units of this phase, where that is known.' })
  total?: number;

  @Field({ kind: 'text', required: true, description: 'What is counted: documents, bytes, files.' })
  unit!: string;

  @Field({ kind: 'text', maxLength: 300, description: 'What is being worked on: collections, say.' })
  current?: string;

  @Field({ ...COUNT, description: 'Units per second, lately.' })
  rate?: number;

  @Field({ ...COUNT, description: 'Seconds until this phase is done at that rate.' })
  eta_seconds?: number;
}

export const JOB_ID = {
  kind: 'text',
  minLength: 1,
  maxLength: 128,
  pattern: /^[A-Za-z0-9-]+$/,
  required: true,
  description: 'Id of the job.',
} as const satisfies FieldOptions;

/** One piece of long work, as it is answered. */
export class Job {
  @Field(JOB_ID)
  job_id!: string;

  @Field({
    kind: 'text',
    minLength: 1,
    maxLength: 64,
    pattern: /^[a-z][a-z0-9_]*$/,
    required: true,
    description: 'What it does: `create_index`, `scan_volume`.',
  })
  kind!: string;

  @Field({ kind: 'text', maxLength: 1024, required: true, description: 'What it is about: a collection, a volume.' })
  target!: string;

  @Field({ kind: 'text', values: JOB_STATES, enumName: 'JobState', required: true, description: 'Where it stands.' })
  state!: JobState;

  @Field({
    kind: 'int',
    min: 0,
    required: true,
    description: 'How often it was begun: more than once after its process died or was stopped.',
  })
  attempt!: number;

  @Field({ kind: 'text', description: 'The step it is at.' })
  phase?: string;

  @Field({ kind: 'object', type: () => JobProgress, description: 'How far that step is.' })
  progress?: JobProgress;

  @Field({ kind: 'any', description: 'What came of it, once it has succeeded.' })
  result?: unknown;

  @Field({ kind: 'any', schema: schemaRef(Problem), description: 'Why it failed.' })
  error?: Problem;

  @Field({ kind: 'text', required: true, description: 'Whose key asked for it.' })
  requested_by!: string;

  @Field({
    kind: 'text',
    maxLength: 128,
    description:
      'Id of the request that started the job, as in the logs and in `X-Request-Id`. For a schedule: the id of the job.',
  })
  request_id?: string;

  @Field({
    kind: 'text',
    maxLength: 36,
    description: 'Audit record of the request that started the job. It ends with the outcome of the job.',
    example: '3f0d7a52-6d0e-4b0c-8a5d-0c5b2d9f4e77',
  })
  audit_id?: string;

  @Field({ kind: 'instant', required: true, description: 'When it was asked for.' })
  created_at!: Date;

  @Field({ kind: 'instant', description: 'When it was first begun.' })
  started_at?: Date;

  @Field({ kind: 'instant', description: 'When it was asked to stop; it is cancelled once its work has.' })
  cancel_requested_at?: Date;

  @Field({ kind: 'instant', description: 'When it ended.' })
  ended_at?: Date;
}
