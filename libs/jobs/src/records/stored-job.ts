import { Field } from '@lucid/common';
import { Model } from '@lucid/mongo';
import { Job } from './job';
import type { JobKind } from './job-kind';

/**
 * A job as it is stored: what is answered of it, and what its workers need.
 *
 * A worker holds a job by its slot, its attempt and a lease. The lease is renewed while the work runs; the attempt fences:
 * every claim has a higher one, and each write of a worker names its own, so that one that was away writes nothing.
 */
@Model({
  collection: 'jobs',
  indexes: [
    { keys: { job_id: 1 }, unique: true, serves: 'a job by id' },
    { keys: { created_at: 1, _id: 1 }, serves: 'the list' },
    { keys: { kind: 1, created_at: 1, _id: 1 }, serves: 'the list of a kind' },
    { keys: { state: 1, created_at: 1, _id: 1 }, serves: 'the list of a state' },
    { keys: { state: 1, kind: 1, created_at: 1, _id: 1 }, serves: 'the next job of a kind, and the kinds that wait' },
    {
      keys: { slot: 1, kind: 1 },
      unique: true,
      partialFilterExpression: { slot: { $exists: true } },
      serves: 'at most so many of a kind at once, and the leases',
    },
    {
      keys: { kind: 1, target: 1 },
      unique: true,
      partialFilterExpression: { one_per_target: true },
      serves: 'at most one of a kind and target at once',
    },
    {
      keys: { state: 1, ended_at: 1 },
      partialFilterExpression: { audits: { $exists: true } },
      serves: 'the jobs whose end the audit log has not been told',
    },
    { keys: { expires_at: 1 }, expireAfterSeconds: 0, serves: 'forgets a job some time after its end' },
  ],
})
export class StoredJob extends Job {
  @Field({ kind: 'int', required: true, min: 1, description: 'One more with each change that callers can see.' })
  revision!: number;

  @Field({ kind: 'text', values: ['again', 'fail'], required: true, description: 'What becomes of it after a crash.' })
  after_crash!: JobKind<never, unknown>['afterCrash'];

  @Field({ kind: 'int', required: true, min: 0, description: 'How often a process died while it ran.' })
  crashes!: number;

  @Field({ kind: 'flag', description: 'There while no other job of its kind and target may wait or run.' })
  one_per_target?: true;

  @Field({
    kind: 'list',
    items: { kind: 'text' },
    description: 'Audit records of the requests that asked for it, until they are told how it ended.',
  })
  audits?: string[];

  @Field({ kind: 'any', description: 'What its work is given, until it has ended.' })
  params?: unknown;

  @Field({ kind: 'any', description: 'Where the next attempt goes on, until it has ended.' })
  checkpoint?: unknown;

  @Field({
    kind: 'int',
    min: 0,
    description: 'Which of the places of its kind its work has; there as long as that runs.',
  })
  slot?: number;

  @Field({ kind: 'text', description: 'The process whose work it is.' })
  worker?: string;

  @Field({ kind: 'instant', description: "Until then, by MongoDB's clock, its worker counts as alive." })
  leased_until?: Date;

  @Field({ kind: 'instant', description: 'When it is forgotten.' })
  expires_at?: Date;
}
