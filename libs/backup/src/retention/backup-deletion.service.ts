import { type BackupStorage, MANIFEST, PIN } from '@lucid/backup-engine';
import { ProblemError } from '@lucid/common';
import { JobsService } from '@lucid/jobs';
import { MongoService } from '@lucid/mongo';
import { Injectable, Logger } from '@nestjs/common';
import { Ranges } from '../point-in-time/ranges.service';
import type { Backup } from '../catalogue/backup';
import { BackupCatalogue, folderOf, idOfFolder } from '../catalogue/backup-catalogue.service';
import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';

/** The parameter by which jobs are given a backup: those that read one bear it. */
const GIVEN = 'backup_id';

/** How long a deletion may take before it counts as broken off, in ms. */
const BROKEN_OFF_MS = 60_000;

/** How often files are removed that something else holds at the moment, and the time between, in ms. */
const MOST_TRIES = 50;
const BETWEEN_TRIES_MS = 100;

/** What is deleted, and what may not be. */
@Injectable()
export class BackupDeletion {
  private readonly logger = new Logger('Backups');

  constructor(
    private readonly mongo: MongoService,
    private readonly catalogue: BackupCatalogue,
    private readonly jobs: JobsService,
    private readonly ranges: Ranges,
  ) {}

  /** The jobs that read backups, verify or restore them: by the backup. */
  async users(backup_ids: readonly string[]): Promise<Map<string, string>> {
    return this.jobs.unendedGiven(GIVEN, backup_ids);
  }

  /** The backups without which no time of a range could be restored to any more. */
  async bases(): Promise<ReadonlySet<string>> {
    return this.ranges.needed();
  }

  /**
   * Deletes a backup. It is marked first, and no job begins to read one that is; then its manifest goes: without it there is no
   * backup, wherever this ends. Its record goes last: until then, whoever comes next knows that the folder is ours and goes on.
   * @returns what it was
   * @throws ProblemError 404; 409 while it is pinned, a job reads it, or something else cannot do without it
   */
  async delete(backup_id: string): Promise<Backup> {
    const backup = await this.catalogue.get(backup_id);
    const files = await this.catalogue.filesOf(backup);
    requireOwnFolder(backup);
    await this.mark(backup_id);
    try {
      await this.requireUnused(backup_id);
    } catch (error) {
      // Whether it was needed, or that could not be found out: it stays.
      await this.unmark(backup_id);
      throw error;
    }
    await this.remove(backup, files);
    return backup;
  }

  /** Ends the deletions that were broken off. @throws the first failure, once all were tried: one storage may be away, and others not */
  async finish(): Promise<void> {
    const deleting_at = { $lt: new Date(Date.now() - BROKEN_OFF_MS) };
    const failures: unknown[] = [];
    for (const backup of await this.catalogue.backups.find({ deleting_at }, this.mongo.limit).toArray())
      await this.catalogue
        .filesOf(backup)
        .then((files) => this.remove(backup, files))
        .catch((error: unknown) => failures.push(error));
    if (failures.length > 0) throw failures[0];
  }

  /**
   * Pins a backup, or unpins it. The storage is told first that it is pinned, and last that it is not.
   * @returns what it was, and is now
   * @throws ProblemError 404, 409 while it is being deleted
   */
  async pin(backup_id: string, pinned: boolean): Promise<{ before: Backup; after: Backup }> {
    const before = await this.catalogue.get(backup_id);
    const files = await this.catalogue.filesOf(before);
    const path = `${folderOf(before)}/${PIN}`;
    if (pinned && before.deleting_at === undefined) await files.write(path, Readable.from([Buffer.from('{}')]));
    const after = await this.mongo.write((session) =>
      this.catalogue.backups.findOneAndUpdate(
        { backup_id, deleting_at: { $exists: false } },
        { $set: { pinned } },
        { ...this.mongo.limit, session, returnDocument: 'after', projection: { _id: 0 } },
      ),
    );
    if (after === null) throw new ProblemError('conflict', `Backup ${backup_id} is being deleted.`);
    if (!pinned) await files.remove(path);
    return { before, after };
  }

  private async mark(backup_id: string): Promise<void> {
    const { matchedCount } = await this.mongo.write((session) =>
      this.catalogue.backups.updateOne(
        { backup_id, pinned: { $ne: true } },
        { $set: { deleting_at: new Date() } },
        { ...this.mongo.limit, session },
      ),
    );
    if (matchedCount === 1) return;
    // Another may have deleted it in between.
    await this.catalogue.get(backup_id);
    throw new ProblemError(
      'conflict',
      `Backup ${backup_id} is pinned. Unpin it first: PATCH /api/v1/backups/${backup_id} with {"pinned": false}.`,
    );
  }

  private async unmark(backup_id: string): Promise<void> {
    await this.mongo.write((session) =>
      this.catalogue.backups.updateOne(
        { backup_id },
        { $unset: { deleting_at: '' } },
        { ...this.mongo.limit, session },
      ),
    );
  }

  /** @throws ProblemError 409 while a job reads it, or times since it could not be restored to any more without it */
  private async requireUnused(backup_id: string): Promise<void> {
    const reader = (await this.users([backup_id])).get(backup_id);
    const isNeeded = (await this.bases()).has(backup_id);
    if (reader === undefined && !isNeeded) return;
    const why = reader === undefined ? 'is what the times since it are restored from' : `is read by the job ${reader}`;
    throw new ProblemError('conflict', `Backup ${backup_id} ${why}. It was not deleted.`);
  }

  private async remove(backup: Backup, files: BackupStorage): Promise<void> {
    const { backup_id } = backup;
    requireOwnFolder(backup);
    await files.remove(`${folderOf(backup)}/${MANIFEST}`);
    await removeFolder(files, folderOf(backup));
    await this.mongo.write((session) =>
      this.catalogue.backups.deleteOne({ backup_id }, { ...this.mongo.limit, session }),
    );
    this.logger.log(`Deleted backup ${backup_id} with its folder ${backup.path}.`);
  }
}

/** @throws ProblemError 409 for a record that names a folder which no job of its backup made */
function requireOwnFolder(backup: Backup): void {
  if (idOfFolder(folderOf(backup)) === backup.backup_id) return;
  throw new ProblemError(
    'conflict',
    `Backup ${backup.backup_id} names ${backup.path} as its folder, which is not named after it. Nothing was deleted. Look at what is there.`,
  );
}

/** Removes what is left of a backup that is none any more. A pin that came at the same moment may just be written there: that passes. */
async function removeFolder(files: BackupStorage, folder: string): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      await files.remove(folder);
      return;
    } catch (error) {
      const passes = error instanceof ProblemError && (error.status === 409 || error.status === 429);
      if (!passes || tries === MOST_TRIES) throw error;
      await sleep(BETWEEN_TRIES_MS);
    }
  }
}
