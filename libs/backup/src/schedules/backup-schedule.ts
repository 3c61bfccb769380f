import { BACKUP_ID, type Compression, type Encryption, type Engine, SCHEDULE_ID } from '@lucid/backup-engine';
import { type FieldOptions, Field, fieldsOf, type ListDefinition } from '@lucid/common';
import { isCron } from '@lucid/config';
import { Model } from '@lucid/mongo';
import { CreateBackup } from '../catalogue/backup-requests';
import { type Retention, RetentionPolicy } from './retention-policy';
import type { StorageName } from '../storages/backup-storages';
import { isTimeZone } from './next-tick';

const {
  name: NAME,
  engine: ENGINE,
  compression: COMPRESSION,
  encryption: ENCRYPTION,
  storage: STORAGE,
  collections: COLLECTIONS,
} = fieldsOf(CreateBackup);
const COUNT = { kind: 'int', long: true, min: 0, required: true } as const;

/** The form of a cron expression of five fields; `isCron` reads it. */
const FIVE_FIELDS = /^[0-9A-Za-z*,/-]+(?: [0-9A-Za-z*,/-]+){4}$/;

/** What a schedule says: who makes or changes one says it too. */
export const SETTINGS = {
  name: {
    ...(NAME as FieldOptions),
    fallback: undefined,
    required: true,
    description: 'What it is called, and its backups; no other is called so.',
    example: 'hourly',
  },
  cron: {
    kind: 'text',
    maxLength: 100,
    format: 'cron',
    pattern: FIVE_FIELDS,
    check: {
      code: 'cron',
      message: 'must be a cron expression of five fields whose values are in range and whose dates exist',
      passes: isCron,
    },
    required: true,
    description:
      'Minute, hour, day of the month, month and day of the week, separated by one space: `*`, numbers, ranges, lists, steps, and English names of three letters for months and days of the week. Where both day fields are restricted, a day that matches one of them is enough.',
    example: '0 * * * *',
  },
  time_zone: {
    kind: 'text',
    maxLength: 64,
    format: 'time-zone',
    pattern: /^[A-Za-z][A-Za-z0-9_+-]*(?:\/[A-Za-z0-9_+-]+)*$/,
    check: { code: 'time_zone', message: "must be a name of the IANA's time zones", passes: isTimeZone },
    fallback: 'UTC',
    description:
      'Time zone that `cron` is in, by its IANA name. A schedule for every hour follows the clock. Every other schedule runs once at the moment of a clock change that skips its times, and only the first time that a clock shows a repeated time.',
    example: 'Europe/Berlin',
  },
  engine: { ...(ENGINE as FieldOptions), description: 'What reads the database.' },
  compression: { ...(COMPRESSION as FieldOptions), description: 'How the files are compressed.' },
  encryption: {
    ...(ENCRYPTION as FieldOptions),
    description: `How the files are encrypted. When left out, as each backup has it: aes-256-gcm where there is a key, else none.`,
  },
  storage: {
    ...(STORAGE as FieldOptions),
    description: 'Where the backups are kept. When left out, as each has it: as BACKUP_STORAGE says then.',
  },
  collections: COLLECTIONS as FieldOptions,
  enabled: { kind: 'flag', fallback: true, description: 'Whether it runs.' },
  retention: {
    kind: 'object',
    type: () => RetentionPolicy,
    description: 'What is kept of its backups, applied after each; all of them when left out.',
  },
} as const satisfies Record<string, FieldOptions>;

/** Every setting is there once a schedule is. */
const stored = (field: FieldOptions): FieldOptions => ({ ...field, fallback: undefined, required: true });

export interface ScheduleSettings {
  name: string;
  cron: string;
  time_zone: string;
  engine: Engine;
  compression: Compression;
  encryption?: Encryption;
  storage?: StorageName;
  collections?: string[];
  enabled: boolean;
  retention?: Retention;
}

export const SCHEDULES: ListDefinition = { sorts: { created_at: {} }, equals: { name: {} } };

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

  @Field({ kind: 'instant', description: 'The time that comes next; absent while it is not enabled.' })
  next_at?: Date;

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

  @Field({ kind: 'int', min: 1, required: true, description: 'Version of its settings, behind its entity tag.' })
  version!: number;
}
