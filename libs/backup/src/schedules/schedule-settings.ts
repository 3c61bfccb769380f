import type { Compression, Encryption, Engine } from '@lucid/backup-engine';
import { type FieldOptions, fieldsOf } from '@lucid/common';
import { isCron } from '@lucid/config';
import { CreateBackup } from '../catalogue/backup-requests';
import type { StorageName } from '../storages/backup-storages';
import { isTimeZone } from './next-tick';
import { type Retention, RetentionPolicy } from './retention-policy';

const {
  name: NAME,
  engine: ENGINE,
  compression: COMPRESSION,
  encryption: ENCRYPTION,
  storage: STORAGE,
  collections: COLLECTIONS,
} = fieldsOf(CreateBackup);

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

/** What a schedule says, in one order. */
export const settingsOf = (schedule: ScheduleSettings): ScheduleSettings => ({
  name: schedule.name,
  cron: schedule.cron,
  time_zone: schedule.time_zone,
  engine: schedule.engine,
  compression: schedule.compression,
  ...(schedule.encryption !== undefined && { encryption: schedule.encryption }),
  ...(schedule.storage !== undefined && { storage: schedule.storage }),
  ...(schedule.collections !== undefined && { collections: schedule.collections }),
  enabled: schedule.enabled,
  ...(schedule.retention !== undefined && { retention: schedule.retention }),
});
