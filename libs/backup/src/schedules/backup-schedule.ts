import { BACKUP_ID, type Compression, type Encryption, type Engine, SCHEDULE_ID } from '@lucid/backup-engine';
import { type FieldOptions, Field, type ListDefinition } from '@lucid/common';
import { Model } from '@lucid/mongo';
import type { StorageName } from '../storages/backup-storages';
import type { Retention } from './retention-policy';
import { type ScheduleSettings, SETTINGS } from './schedule-settings';

/** The reason that a caller gives for a run, a pause or a skipped run. */
export const REASON = {
  ...{ kind: 'text', minLength: 1, maxLength: 500, example: 'Maintenance of the storage' },
  description: 'Why, in the words of the caller. The audit record and the list of runs contain it.',
} as const satisfies FieldOptions;
const COUNT = { kind: 'int', long: true, min: 0, required: true } as const;

/** Every setting is there once a schedule is. */
const stored = (field: FieldOptions): FieldOptions => ({ ...field, fallback: undefined, required: true });

export const SCHEDULES: ListDefinition = { sorts: { created_at: {} }, equals: { name: {} } };

/** A run that is left out on request. */
export class SkippedRun {
  @Field({ kind: 'instant', required: true, description: 'Time of the run that is skipped.' })
  at!: Date;

  @Field(REASON)
  reason?: string;

  @Field({ kind: 'text', maxLength: 100, required: true, description: 'Caller that asked to skip the run.' })
  requested_by!: string;
}

/** When backups are made by themselves, and what became of the last one. */
@Model({
  collection: 'backup_schedules',
  indexes: [
    { keys: { schedule_id: 1 }, unique: true, serves: 'a schedule by id' },
    { keys: { name: 1 }, unique: true, serves: 'a schedule by name' },
    { keys: { created_at: 1, _id: 1 }, serves: 'the list' },
  ],
})
export class BackupSchedule implements ScheduleSettings {
  @Field(SCHEDULE_ID)
  schedule_id!: string;

  @Field(stored(SETTINGS.name))
  name!: string;

  /** That of the environment may have a field of seconds. */
  @Field({ kind: 'text', maxLength: 200, required: true, description: SETTINGS.cron.description })
  cron!: string;

  @Field(stored(SETTINGS.time_zone))
  time_zone!: string;

  @Field(stored(SETTINGS.engine))
  engine!: Engine;

  @Field(stored(SETTINGS.compression))
  compression!: Compression;

  @Field(SETTINGS.encryption)
  encryption?: Encryption;

  @Field(SETTINGS.storage)
  storage?: StorageName;

  @Field(SETTINGS.collections)
  collections?: string[];

  @Field(stored(SETTINGS.enabled))
  enabled!: boolean;

  @Field(SETTINGS.retention)
  retention?: Retention;

  @Field({
    kind: 'flag',
    required: true,
    description:
      'Whether it is of the environment, and changed only by its variables: BACKUP_ENABLED, BACKUP_SCHEDULE and BACKUP_RETENTION_DAYS, or BACKUP_DRILL_SCHEDULE.',
  })
  from_environment!: boolean;

  @Field({
    kind: 'flag',
    description:
      'Whether the last good backup is restored for trial at its times, and none is made. There is one such schedule, `drill`, that of BACKUP_DRILL_SCHEDULE.',
  })
  drill?: boolean;

  @Field({
    kind: 'text',
    maxLength: 100,
    description: 'Caller that created the schedule. Absent for the schedules of the environment.',
  })
  created_by?: string;

  @Field({
    kind: 'instant',
    description: 'Time of the next run. Absent while the schedule is disabled or is paused without an end.',
  })
  next_at?: Date;

  @Field({
    kind: 'list',
    items: { kind: 'any', schema: { type: 'string', format: 'date-time' } },
    derived: true,
    description:
      'Times of the next five runs. Runs within a pause and a skipped run are not among them. Lists with `fields` leave it out.',
  })
  next_runs?: Date[];

  @Field({
    kind: 'text',
    derived: true,
    description: '`cron` in words, in the time zone of the schedule. Lists with `fields` leave it out.',
    example: 'At 02:00',
  })
  cron_description?: string;

  @Field({ kind: 'instant', description: 'Time at which the schedule was paused. Absent while it is not paused.' })
  paused_at?: Date;

  @Field({
    kind: 'instant',
    description: 'Time at which the pause ends by itself. Absent for a pause that lasts until the schedule is resumed.',
  })
  paused_until?: Date;

  @Field({ ...REASON, description: 'Why the schedule is paused, in the words of the caller.' })
  pause_reason?: string;

  @Field({ kind: 'text', maxLength: 100, description: 'Caller that paused the schedule.' })
  paused_by?: string;

  @Field({ kind: 'object', type: () => SkippedRun, description: 'The run that will be skipped.' })
  skip_next?: SkippedRun;

  @Field({ kind: 'instant', description: 'The time that came last.' })
  last_at?: Date;

  @Field({ ...BACKUP_ID, required: false, description: 'The job of that time, while it has not ended.' })
  running_job_id?: string;

  @Field({ ...BACKUP_ID, required: false, description: 'The last backup that came of it.' })
  last_backup_id?: string;

  @Field({ kind: 'text', description: 'Why no backup came of it last, or the drill failed; absent when it went well.' })
  last_error?: string;

  @Field({ ...COUNT, description: 'Backups that came of it; drills that passed.' })
  succeeded!: number;

  @Field({
    ...COUNT,
    description: 'Times of which none came: it failed, was cancelled, or the one before took too long.',
  })
  failed!: number;

  @Field({ kind: 'instant', required: true, description: 'When it was created.' })
  created_at!: Date;

  @Field({ kind: 'instant', required: true, description: 'When its settings were last changed.' })
  updated_at!: Date;

  @Field({
    kind: 'int',
    min: 1,
    required: true,
    description: 'Version of its settings, pause and skipped run. The entity tag is made of it.',
  })
  version!: number;
}
