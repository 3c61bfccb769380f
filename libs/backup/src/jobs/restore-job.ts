import { keptOf, nameTaken, type Undo } from '@lucid/backup-engine';
import { type JobContext, type JobKind, RunsJobs } from '@lucid/jobs';
import { MongoService } from '@lucid/mongo';
import { Injectable } from '@nestjs/common';
import type { mongo } from 'mongoose';
import { BackupCatalogue } from '../catalogue/backup-catalogue.service';
import { RestoreTargets } from '../restores/restore-targets';
import { BackupJob, type BackUpResult } from './backup-job';
import { type DocumentsOutcome, DocumentsRestore } from '../restores/documents-restore';
import { giveUp } from '../restores/give-up';
import { ReplacingRestore } from '../restores/replacing-restore';
import { RestorePlans } from '../restores/restore-plan.service';
import {
  RESTORE_BACKUP,
  reachOf,
  requireRestored,
  type RestoreParams,
  type RestoreResult,
  resultOf,
} from '../restores/restore-result';
import { RestoreSource } from '../restores/restore-source';

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
    private readonly mongo: MongoService,
    private readonly catalogue: BackupCatalogue,
    private readonly source: RestoreSource,
    private readonly replacing: ReplacingRestore,
    private readonly backups: BackupJob,
    private readonly single: DocumentsRestore,
    private readonly plans: RestorePlans,
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
    const { limit } = this.mongo;
    let made = job.checkpoint as Undo | undefined;
    await giveUp(job, db, made, limit);
    job.signal.throwIfAborted();
    const opened = await this.source.openVerified(params.backup_id, job, params.collections);
    const decisions = await this.plans.decide(params, db, opened);
    const conflicts = decisions.filter(({ action }) => action === 'conflict').map(({ source }) => source.name);
    if (conflicts.length > 0) throw nameTaken(db.databaseName, conflicts);
    const wanted = decisions.filter(({ action }) => action !== 'keep').map(({ source }) => source.name);
    const keep = async (next: Undo): Promise<void> => {
      made = next;
      await job.keep(next);
    };
    try {
      const restoring = { db, keep, collections: wanted, reach: reachOf(params) };
      const namespaces = await this.source.restore(opened, restoring, job);
      requireRestored(params, namespaces);
      return resultOf(params, [...namespaces, ...keptOf(decisions)]);
    } catch (error) {
      await giveUp(job, db, made, limit);
      throw error;
    }
  }
}
