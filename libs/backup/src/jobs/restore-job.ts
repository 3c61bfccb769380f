import { ProblemError } from '@lucid/common';
import type { JobContext, JobKind } from '@lucid/jobs';
import { LongCommands, MongoService } from '@lucid/mongo';
import { Injectable } from '@nestjs/common';
import type { Backup } from '../catalogue/backup';
import { BackupCatalogue, folderOf } from '../catalogue/backup-catalogue.service';
import { filesIn, type Manifest } from '../manifest/manifest';
import { nativeRestore, selected } from '../restore/native-restore';
import type { RestoredNamespace } from '../restore/restored';
import { undo, type Undo } from '../restore/undo';
import { verifyFiles } from '../verify/verify-backup';
import { damaged } from './verify-job';

/** The kind of job that restores a backup. */
export const RESTORE_BACKUP = 'restore_backup';

export interface RestoreParams {
  backup_id: string;
  database: string;
  collections?: string[];
}

export interface RestoreResult {
  backup_id: string;
  database: string;
  documents: number;
  namespaces: RestoredNamespace[];
}

/**
 * Restores a backup under names that nothing has yet. It is all there and compared with the backup when this succeeds;
 * else nothing of it is left: what an attempt has made is dropped by itself, or by the next.
 */
@Injectable()
export class RestoreJob implements JobKind<RestoreParams, RestoreResult> {
  readonly kind = RESTORE_BACKUP;
  readonly concurrency = 1;
  readonly afterCrash = 'again';

  constructor(
    private readonly mongo: MongoService,
    private readonly commands: LongCommands,
    private readonly catalogue: BackupCatalogue,
  ) {}

  async run(params: RestoreParams, job: JobContext): Promise<RestoreResult> {
    const { backup_id, database, collections } = params;
    const { limit } = this.mongo;
    const db = this.mongo.db.client.db(database);
    let made = job.checkpoint as Undo | undefined;
    if (made !== undefined) await undo(db, made, limit);
    job.signal.throwIfAborted();
    const backup = await this.catalogue.get(backup_id);
    const manifest = await this.catalogue.manifest(backup);
    await this.verify(backup, { ...manifest, namespaces: selected(manifest, collections) }, job);
    try {
      const namespaces = await nativeRestore({
        ...{ db, limit, store: await this.catalogue.files(), folder: folderOf(backup), manifest, sink: job },
        ...{ compression: manifest.compression, signal: job.signal },
        ...(collections !== undefined && { collections }),
        runLong: (command) => this.commands.run(command, { ...quiet, id: job.id, signal: job.signal }, database),
        keep: async (next) => {
          made = next;
          await job.keep(next);
        },
      });
      requireComplete(params, namespaces);
      if (collections === undefined) await this.catalogue.note(backup_id, { proven_at: new Date() });
      const documents = namespaces.reduce((sum, { written }) => sum + written, 0);
      return { backup_id, database, documents, namespaces };
    } catch (error) {
      if (made !== undefined) await undo(db, made, limit);
      throw error;
    }
  }

  /** A backup that is damaged is refused before anything is made. What else stands in its folder is not read. */
  private async verify(backup: Backup, manifest: Manifest, job: JobContext): Promise<void> {
    job.phase(
      'verifying',
      'bytes',
      filesIn(manifest).reduce((sum, { size_bytes }) => sum + size_bytes, 0),
    );
    const { damages } = await verifyFiles(await this.catalogue.files(), folderOf(backup), manifest, {
      signal: job.signal,
      progress: (bytes) => job.progress(bytes),
    });
    const own = damages.filter(({ kind }) => kind !== 'unexpected');
    if (own.length === 0) return;
    await this.catalogue.note(backup.backup_id, { status: 'damaged' });
    throw damaged(backup.backup_id, own);
  }
}

/** How far one index is, is no part of how far the restore is. */
const quiet = { progress: () => undefined };

/** @throws ProblemError that says of each namespace what became of it */
function requireComplete({ backup_id, database }: RestoreParams, namespaces: readonly RestoredNamespace[]): void {
  const failed = namespaces.filter(({ outcome }) => outcome === 'failed');
  if (failed.length === 0) return;
  throw new ProblemError(
    'unprocessable',
    `Of ${namespaces.length} namespaces of backup ${backup_id}, ${failed.length} did not come back whole in ${database}. Nothing of the restore was kept.`,
    {
      errors: failed.map(({ name, outcome, read, written, rejected, reasons }) => ({
        pointer: `/${name}`,
        code: outcome,
        message: `${reasons.join(' ')} ${read} documents were read, ${written} written, ${rejected} rejected.`,
      })),
    },
  );
}
