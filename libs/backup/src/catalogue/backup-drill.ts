import { BACKUP_ID } from '@lucid/backup-engine';
import { Field, type ListDefinition } from '@lucid/common';
import { Backup } from './backup';
import { Drill } from './drill';

/** The last drill of a backup. */
export class BackupDrill {
  @Field(BACKUP_ID)
  backup_id!: string;

  @Field({ kind: 'instant', required: true, description: 'When it ended.' })
  drilled_at!: Date;

  @Field({ kind: 'object', type: () => Drill, required: true, description: 'What came of it.' })
  drill!: Drill;
}

export const DRILLS: ListDefinition = { sorts: { drilled_at: {} }, equals: {} };

/** Backups have them, and are asked for no more than that. */
export const DRILL_SOURCE = { model: Backup, id: 'backup_id', list: DRILLS };
export const DRILL_FIELDS = ['backup_id', 'drilled_at', 'drill'];
