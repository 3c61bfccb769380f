import { SCHEDULE_ID } from '@lucid/backup-engine';
import { CONFIRM, defineClass, type FieldOptions, listQueryClass, type ModelClass } from '@lucid/common';
import { UpdateRetentionPolicy } from './retention-policy';
import { BackupSchedule, REASON, SCHEDULES } from './backup-schedule';
import { SCHEDULE_RUNS, ScheduleRun } from './schedule-run';
import { type ScheduleSettings, SETTINGS } from './schedule-settings';

export interface ByScheduleId {
  schedule_id: string;
}

export const SchedulePath = defineClass('BackupSchedulePath', {
  schedule_id: SCHEDULE_ID,
});

export const ListSchedulesQuery = listQueryClass(BackupSchedule, 'BackupSchedules', SCHEDULES);

export const DeleteScheduleQuery = defineClass('DeleteBackupScheduleQuery', {
  confirm: { ...CONFIRM, description: 'The id of the schedule, once more: 400 without it.' },
});

/** Lets the retention of a schedule delete backups that it kept until now. */
const LETS_DELETE = { effect: { kind: 'delete', scope: 'backups:delete' } } as const;

export const CreateBackupSchedule = defineClass('CreateBackupSchedule', {
  ...SETTINGS,
  retention: { ...SETTINGS.retention, ...LETS_DELETE },
}) as unknown as ModelClass<ScheduleSettings>;

export const CreateScheduleQuery = defineClass('CreateBackupScheduleQuery', {
  confirm: { ...CONFIRM, description: 'Name of the schedule, once more. Required with `retention`.' },
});

export const UpdateScheduleQuery = defineClass('UpdateBackupScheduleQuery', {
  confirm: {
    ...CONFIRM,
    description:
      'Id of the schedule, once more. Required with `retention`, `cron`, `time_zone` and `collections`: the retention counts other backups then.',
  },
});

const patched = (field: FieldOptions, nullable = false): FieldOptions => ({
  ...field,
  required: false,
  fallback: undefined,
  nullable,
});

/** A merge patch: null makes it of all collections again, encrypted as the keys have it, kept where the configuration says, and keeps all backups. */
export const UpdateBackupSchedule = defineClass('UpdateBackupSchedule', {
  name: patched(SETTINGS.name),
  // When backups are made, and of what, decides which older ones a retention by count, day or week no longer keeps.
  cron: { ...patched(SETTINGS.cron), ...LETS_DELETE },
  time_zone: { ...patched(SETTINGS.time_zone), ...LETS_DELETE },
  engine: patched(SETTINGS.engine),
  compression: patched(SETTINGS.compression),
  encryption: patched(SETTINGS.encryption, true),
  storage: patched(SETTINGS.storage, true),
  collections: { ...patched(SETTINGS.collections, true), ...LETS_DELETE },
  enabled: patched(SETTINGS.enabled),
  retention: { ...patched({ ...SETTINGS.retention, type: () => UpdateRetentionPolicy }, true), ...LETS_DELETE },
});

export interface Reasoned {
  reason?: string;
}

export const ScheduleReason = defineClass('BackupScheduleReason', {
  reason: REASON,
}) as unknown as ModelClass<Reasoned>;

export interface Pause extends Reasoned {
  until?: Date;
}

export const PauseSchedule = defineClass('PauseBackupSchedule', {
  until: {
    kind: 'instant',
    description:
      'Time at which the pause ends by itself. When left out, the pause lasts until the schedule is resumed.',
    example: '2030-01-01T00:00:00Z',
  },
  reason: REASON,
}) as unknown as ModelClass<Pause>;

export const ListScheduleRunsQuery = listQueryClass(ScheduleRun, 'BackupScheduleRuns', SCHEDULE_RUNS);
