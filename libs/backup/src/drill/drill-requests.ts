import { defineClass, Field, type ListDefinition, listQueryClass, type ModelClass, pageClass } from '@lucid/common';
import { Backup, BACKUP_ID } from '../catalogue/backup';
import { Drill, DRILL_EVERYTHING } from './drill';

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
}) as ModelClass<DrillRequest>;

/** The last drill of a backup. */
export class BackupDrill {
  @Field(BACKUP_ID)
  backup_id!: string;

  @Field({ kind: 'instant', required: true, description: 'When it ended.' })
  drilled_at!: Date;

  @Field({ kind: 'object', type: () => Drill, required: true, description: 'What came of it.' })
  drill!: Drill;
}

export const BackupDrillPage = pageClass(BackupDrill);

export const DRILLS: ListDefinition = { sorts: { drilled_at: {} }, equals: {} };

export const ListDrillsQuery = listQueryClass(BackupDrill, 'BackupDrills', DRILLS);

/** Backups have them, and are asked for no more than that. */
export const DRILL_SOURCE = { model: Backup, id: 'backup_id', list: DRILLS };
export const DRILL_FIELDS = ['backup_id', 'drilled_at', 'drill'];
