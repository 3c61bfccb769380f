import { CONFIRM, defineClass, type FieldOptions, listQueryClass, type ModelClass } from '@lucid/common';
import { SCHEDULE_ID } from '../catalogue/backup';
import { UpdateRetentionPolicy } from '../retention/retention';
import { BackupSchedule, SCHEDULES, type ScheduleSettings, SETTINGS } from './backup-schedule';

export interface ByScheduleId {
  schedule_id: string;
}

export const SchedulePath = defineClass('BackupSchedulePath', {
  schedule_id: SCHEDULE_ID,
}) as ModelClass<ByScheduleId>;

export const ListSchedulesQuery = listQueryClass(BackupSchedule, 'BackupSchedules', SCHEDULES);

export const DeleteScheduleQuery = defineClass('DeleteBackupScheduleQuery', {
  confirm: { ...CONFIRM, description: 'The id of the schedule, once more: 400 without it.' },
}) as ModelClass<{ confirm?: string }>;

export const CreateBackupSchedule = defineClass(
  'CreateBackupSchedule',
  SETTINGS,
) as unknown as ModelClass<ScheduleSettings>;

const patched = (field: FieldOptions, nullable = false): FieldOptions => ({
  ...field,
  required: false,
  fallback: undefined,
  nullable,
});

/** A merge patch: null makes it of all collections again, encrypted as the keys have it, kept where the configuration says, and keeps all backups. */
export const UpdateBackupSchedule = defineClass('UpdateBackupSchedule', {
  name: patched(SETTINGS.name),
  cron: patched(SETTINGS.cron),
  time_zone: patched(SETTINGS.time_zone),
  engine: patched(SETTINGS.engine),
  compression: patched(SETTINGS.compression),
  encryption: patched(SETTINGS.encryption, true),
  storage: patched(SETTINGS.storage, true),
  collections: patched(SETTINGS.collections, true),
  enabled: patched(SETTINGS.enabled),
  retention: patched({ ...SETTINGS.retention, type: () => UpdateRetentionPolicy }, true),
});
