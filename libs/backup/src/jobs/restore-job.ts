import { keptOf } from '@lucid/backup-engine';
import { type JobContext, type JobKind, RunsJobs } from '@lucid/jobs';
import { Injectable } from '@nestjs/common';
import type { mongo } from 'mongoose';
import { BackupCatalogue } from '../catalogue/backup-catalogue.service';
import { RestoreTargets } from '../restores/restore-targets';
import { BackupJob, type BackUpResult } from './backup-job';
import { type DocumentsOutcome, DocumentsRestore } from '../restores/documents-restore';
import { ReplacingRestore } from '../restores/replacing-restore';
import { RequestedRestore } from '../restores/requested-restore';
import { attemptRestore, RestoreFrame } from '../restores/restore-frame';
import { RESTORE_BACKUP, type RestoreParams, type RestoreResult, resultOf } from '../restores/restore-result';

/** What the backup of what is replaced is called. */
const BEFORE_RESTORE = 'before-restore';

/**
 * Restores a backup. It is all there and compared with the backup when this succeeds; else nothing of it is left: what an
 * attempt has made is dropped by itself, or by the next.
 */
@RunsJobs()
@Injectable()
export class RestoreJob implements JobKind<RestoreParams, RestoreResult | DocumentsOutcome> {
  readonly kind = RESTORE_BACKUP;
  readonly tellsValues = true;
  /** Two at once could want the same names. */
  readonly concurrency = 1;
  readonly afterCrash = 'again';

  constructor(
    private readonly catalogue: BackupCatalogue,
    private readonly frame: RestoreFrame,
    private readonly requested: RequestedRestore,
    private readonly replacing: ReplacingRestore,
    private readonly backups: BackupJob,
    private readonly single: DocumentsRestore,
    private readonly targets: RestoreTargets,
  ) {}

  async run(params: RestoreParams, job: JobContext): Promise<RestoreResult | DocumentsOutcome> {
    const { documents } = params;
    if (documents !== undefined) return this.single.restoreDocuments({ ...params, documents }, job);
    const db = this.targets.open(params.database);
    const result = await (params.existing === 'replace'
      ? this.replacing.restoreReplacing(params, db, job, (collections) => this.backUp(params, collections, job))
      : this.make(params, db, job));
    const isWhole = params.collections === undefined && result.namespaces.every(({ outcome }) => outcome !== 'kept');
    if (isWhole) await this.catalogue.note(params.backup_id, { proven_at: new Date() });
    return result;
  }

  /** Backs up the collections that are to be replaced. */
  private async backUp(
    { database, requested_by }: RestoreParams,
    collections: string[],
    job: JobContext,
  ): Promise<BackUpResult> {
    const backup = { name: BEFORE_RESTORE, engine: 'native', compression: 'zstd' } as const;
    return this.backups.run({ ...backup, collections, database, requested_by }, job);
  }

  /** Restores under names that nothing has yet. */
  private async make(params: RestoreParams, db: mongo.Db, job: JobContext): Promise<RestoreResult> {
    return attemptRestore(job, this.frame.giveUpIn(db, job), async (keep) => {
      const { decisions, restored } = await this.requested.fill(params, db, job, keep);
      return resultOf(params, [...restored, ...keptOf(decisions)]);
    });
  }
}
