import { BACKUP_ID, SCHEDULE_ID } from '@lucid/backup-engine';
import { Field, type ListDefinition } from '@lucid/common';
import { Model } from '@lucid/mongo';
import { REASON } from './backup-schedule';

/** `running`, `succeeded`, `failed` and `cancelled` have a job; the others were left out. */
export const RUN_OUTCOMES = ['running', 'succeeded', 'failed', 'cancelled', 'skipped', 'paused', 'left_out'] as const;
export type RunOutcome = (typeof RUN_OUTCOMES)[number];

export const SCHEDULE_RUNS: ListDefinition = { sorts: { at: {} }, equals: { outcome: {} } };

/** What became of one time of a schedule, or of a run on request. */
@Model({
  collection: 'backup_schedule_runs',
  indexes: [
    { keys: { schedule_id: 1, at: 1, _id: 1 }, serves: 'the runs of a schedule' },
    { keys: { schedule_id: 1, outcome: 1, at: 1, _id: 1 }, serves: 'the runs of a schedule with one outcome' },
    {
      keys: { job_id: 1 },
      unique: true,
      partialFilterExpression: { job_id: { $exists: true } },
      serves: 'the run of a job',
    },
    { keys: { expires_at: 1 }, expireAfterSeconds: 0, serves: 'forgets a run after 30 days' },
  ],
})
export class ScheduleRun {
  @Field({ ...SCHEDULE_ID, description: 'Id of the schedule.' })
  schedule_id!: string;

  @Field({
    kind: 'instant',
    required: true,
    description: 'Time of the schedule; of a run on request, the time of the request.',
  })
  at!: Date;

  @Field({
    kind: 'text',
    values: RUN_OUTCOMES,
    enumName: 'BackupScheduleRunOutcome',
    required: true,
    description:
      '`running`, `succeeded`, `failed`, `cancelled`: as its job. `skipped`, `paused`: no job was started, as callers asked. `left_out`: the job of the run before had not ended.',
  })
  outcome!: RunOutcome;

  @Field({
    kind: 'flag',
    required: true,
    description: 'Whether a caller asked for this run. Otherwise it is one of the times of the schedule.',
  })
  by_request!: boolean;

  @Field({
    kind: 'text',
    maxLength: 200,
    description: 'Caller that asked for the run, the pause or the skip. Absent where the schedule itself decided.',
  })
  requested_by?: string;

  @Field(REASON)
  reason?: string;

  @Field({ ...BACKUP_ID, required: false, description: 'Id of the job. A backup has the same id.' })
  job_id?: string;

  @Field({ kind: 'text', description: 'Why the job failed, or why the run was left out.' })
  error?: string;

  @Field({ kind: 'instant', description: 'Time at which the job had ended.' })
  ended_at?: Date;

  @Field({ kind: 'instant', required: true, description: 'Time at which this record is deleted: 30 days after `at`.' })
  expires_at!: Date;
}
