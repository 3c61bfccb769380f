import { freeBytes } from '@lucid/backup-engine';
import { ProblemError } from '@lucid/common';
import { MongoService } from '@lucid/mongo';
import { Injectable } from '@nestjs/common';
import type { Backup } from '../catalogue/backup';
import { BackupCatalogue, GOOD } from '../catalogue/backup-catalogue.service';

/** Tells which backup a drill can be of. */
@Injectable()
export class DrillSubjects {
  constructor(
    private readonly mongo: MongoService,
    private readonly catalogue: BackupCatalogue,
  ) {}

  /** The last good backup of the whole database, if there is one. */
  async latest(): Promise<string | undefined> {
    const options = { sort: { created_at: -1 }, projection: { _id: 0, backup_id: 1 }, ...this.mongo.limit } as const;
    return (await this.catalogue.backups.findOne<Pick<Backup, 'backup_id'>>(GOOD, options))?.backup_id;
  }

  /**
   * A backup that a drill can be of: all of it can be restored, and there is room for it.
   * @param backup_id the last good one when left out
   * @throws ProblemError 404, 409 for one that is not whole, 507 when the disk of MongoDB has not the room
   */
  async require(backup_id?: string): Promise<Backup> {
    const chosen = backup_id ?? (await this.latest());
    if (chosen === undefined)
      throw new ProblemError('not_found', 'There is no good backup of the whole database yet. Make one first.');
    const backup = await this.catalogue.get(chosen);
    const fault = faultOf(backup);
    if (fault !== undefined)
      throw new ProblemError(
        'conflict',
        `Backup ${chosen} ${fault}: it cannot be restored whole. Drill another backup.`,
      );
    await this.requireRoom(backup);
    return backup;
  }

  /** A server that does not tell of its disk is not asked a second time: the restore then finds out. */
  private async requireRoom({ backup_id, namespaces = [] }: Backup): Promise<void> {
    const needed = namespaces.reduce((sum, { data_bytes }) => sum + data_bytes, 0);
    const free = await freeBytes(this.mongo.db, this.mongo.limit);
    if (free === undefined || needed <= free) return;
    throw new ProblemError(
      'out_of_space',
      `The documents of backup ${backup_id} are ${needed} bytes, and the disk of MongoDB has ${free} left. Nothing was restored. Make room there first.`,
    );
  }
}

/** Why a backup cannot be restored whole. */
function faultOf({ status, collections, deleting_at }: Backup): string | undefined {
  if (deleting_at !== undefined) return 'is being deleted';
  if (status !== 'complete') return `is ${status}`;
  return collections === undefined ? undefined : 'is of some collections only';
}
