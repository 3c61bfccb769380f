import { BACKUP_ID } from '@lucid/backup-engine';
import { defineClass, listQueryClass, pageClass } from '@lucid/common';
import { BackupDrill, DRILLS } from '../catalogue/backup-drill';
import { DRILL_EVERYTHING } from '../catalogue/drill';

export interface DrillRequest {
  backup_id?: string;
  percent: number;
}

export const CreateDrill = defineClass('CreateBackupDrill', {
  backup_id: {
    ...BACKUP_ID,
    required: false,
    description: 'The backup; the last good one of the whole database when left out.',
  },
  percent: {
    kind: 'int',
    min: 1,
    max: DRILL_EVERYTHING,
    fallback: DRILL_EVERYTHING,
    description:
      'Of the sessions, so many in a hundred have their chunks read, chosen anew each time. All else is checked whole.',
  },
});

export const BackupDrillPage = pageClass(BackupDrill);

export const ListDrillsQuery = listQueryClass(BackupDrill, 'BackupDrills', DRILLS);
