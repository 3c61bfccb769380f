import {
  beginning,
  changedPlaces,
  type Decision,
  dropShadows,
  hasBegun,
  keptOf,
  putView,
  readDefinitions,
  type RestoredNamespace,
  selected,
  type Swap,
  swapIn,
  type Undo,
  undo,
  uuidsOf,
} from '@lucid/backup-engine';
import { type FieldError, ProblemError } from '@lucid/common';
import { type JobContext, JobsService } from '@lucid/jobs';
import { MongoService, SchemaKeeper, reasonOf } from '@lucid/mongo';
import { Injectable, Logger } from '@nestjs/common';
import type { mongo } from 'mongoose';
import { BackupCatalogue } from '../catalogue/backup-catalogue.service';
import { BackupDeletion } from '../retention/backup-deletion.service';
import { persist } from './persist';
import { RequestedRestore } from './requested-restore';
import { attemptRestore, RestoreFrame } from './restore-frame';
import { notPlaced, reachOf, type RestoreParams, type RestoreResult, resultOf } from './restore-result';

/** All that is left to do once everything is restored and proven, and before anything is replaced. */
interface Swapping {
  swaps: Swap[];
  views: string[];
  namespaces: RestoredNamespace[];
  /** The backup of what goes. */
  undo?: { backup_id: string; time?: Date };
}

interface Progress extends Undo {
  swapping?: Swapping;
}

/** Backs up the collections that a restore replaces, under the id of its job. */
export type BackUpReplaced = (collections: string[]) => Promise<{ backup_id: string }>;

/**
 * Restores over what is there. All is restored under other names, compared and, what goes, backed up first; then each
 * collection comes to its place in one step. Until the first has, everything can be given up, and is; from then on there is only
 * the way forward, which the next attempt goes too.
 */
@Injectable()
export class ReplacingRestore {
  private readonly logger = new Logger('Restores');

  constructor(
    private readonly mongo: MongoService,
    private readonly catalogue: BackupCatalogue,
    private readonly deletion: BackupDeletion,
    private readonly frame: RestoreFrame,
    private readonly requested: RequestedRestore,
    private readonly jobs: JobsService,
    private readonly keeper: SchemaKeeper,
  ) {}

  async restoreReplacing(
    params: RestoreParams,
    db: mongo.Db,
    job: JobContext,
    backUp: BackUpReplaced,
  ): Promise<RestoreResult> {
    const giveUp = (progress: Progress): Promise<boolean> => this.giveUp(db, progress, job);
    return attemptRestore(job, giveUp, async (keep, left: Progress | undefined) => {
      if (left?.swapping !== undefined) return this.finish(params, db, left.swapping, job);
      await this.dropShadows(db, async (job_id) => job_id === job.id || (await this.hasEnded(job_id)));
      return this.finish(params, db, await this.prepare(params, db, job, { keep, backUp }), job);
    });
  }

  /** Whether a job is one of this service, and has ended: another service on the cluster may restore here too. */
  private async hasEnded(job_id: string): Promise<boolean> {
    return (await this.jobs.find(job_id)) !== undefined && (await this.jobs.unended([job_id])).length === 0;
  }

  private async isUnderWay(db: mongo.Db, { swapping }: Progress, job: JobContext): Promise<boolean> {
    if (swapping === undefined) return false;
    const { swaps } = swapping;
    // Of views alone, nothing tells which was changed by now.
    return swaps.length === 0 || persist(job, () => hasBegun(db, swaps, this.mongo.limit));
  }

  /** Drops all that was made for nothing, while nothing that was there before has changed. @returns whether that is so */
  private async giveUp(db: mongo.Db, progress: Progress, job: JobContext): Promise<boolean> {
    if (await this.isUnderWay(db, progress, job)) return false;
    await persist(job, async () => {
      await undo(db, progress, this.mongo.limit);
      await this.dropShadows(db, (job_id) => job_id === job.id);
      if ((await this.catalogue.find(job.id)) !== undefined) await this.deletion.delete(job.id);
    });
    return true;
  }

  private async dropShadows(db: mongo.Db, isDone: Parameters<typeof dropShadows>[1]): Promise<void> {
    await dropShadows(db, isDone, this.mongo.limit, (name, job_id) =>
      this.logger.log(`Dropped ${db.databaseName}.${name}, which the restore ${job_id} had left.`),
    );
  }

  /** Restores everything beside what is there, proves it, and backs up what is to go. */
  private async prepare(
    params: RestoreParams,
    db: mongo.Db,
    job: JobContext,
    { keep, backUp }: { keep: (progress: Progress) => Promise<void>; backUp: BackUpReplaced },
  ): Promise<Swapping> {
    const { limit } = this.mongo;
    let made: Undo = { names: [] };
    const { decisions, restored, shadows } = await this.requested.fill(params, db, job, (next) => keep((made = next)));
    const wanted = decisions.filter(({ action }) => action !== 'keep');
    const replaced = wanted.filter(({ action }) => action === 'replace');
    const backup = await this.backUp(replaced, backUp);
    const uuids = await uuidsOf(db, [...shadows.values()], limit);
    const swaps = [...shadows].map(([to, from]): Swap => {
      const uuid = uuids.find(({ name }) => name === from)?.uuid ?? '';
      const replaces = replaced.find(({ source }) => source.name === to)?.found?.uuid;
      return { from, to, uuid, ...(replaces !== undefined && { replaces }) };
    });
    const changed = await changedPlaces(db, swaps, limit);
    if (changed.length > 0)
      throw new ProblemError(
        'conflict',
        `${changed.join(', ')} came into being, or was dropped or made anew, while the restore ran. Nothing was changed; begin again.`,
      );
    const views = wanted.filter(({ source }) => source.type === 'view').map(({ source }) => source);
    const namespaces = [...restored, ...views.map((source) => beginning(source, 'complete')), ...keptOf(decisions)];
    const swapping = { swaps, views: views.map(({ name }) => name), namespaces, ...(backup && { undo: backup }) };
    await keep({ ...made, swapping });
    job.signal.throwIfAborted();
    return swapping;
  }

  /** Backs up what is to be replaced. @returns the backup, and the time that it is of */
  private async backUp(replaced: readonly Decision[], backUp: BackUpReplaced): Promise<Swapping['undo']> {
    if (replaced.length === 0) return undefined;
    const { backup_id } = await backUp(replaced.map(({ source }) => source.name));
    const { time } = (await this.catalogue.get(backup_id)).consistency;
    return { backup_id, ...(time !== undefined && { time }) };
  }

  /** Brings everything to its place, whatever was done of that before. */
  private async finish(
    params: RestoreParams,
    db: mongo.Db,
    { swaps, views, namespaces, undo: backup }: Swapping,
    job: JobContext,
  ): Promise<RestoreResult> {
    const { limit } = this.mongo;
    const errors: FieldError[] = [];
    let placed = 0;
    const place = async (name: string, work: () => Promise<void>): Promise<void> => {
      job.progress(placed, undefined, name);
      try {
        await persist(job, work);
        placed += 1;
      } catch (error) {
        if (job.signal.aborted && !job.cancelled) throw error;
        errors.push({
          pointer: `/${name}`,
          code: 'failed',
          message: reasonOf(error, `job ${job.id}: replacing ${name}`),
        });
      }
    };
    job.phase('replacing', 'collections', swaps.length + views.length);
    for (const swap of swaps) await place(swap.to, () => swapIn(db, swap, limit));
    if (db.databaseName === this.mongo.db.databaseName)
      await this.keeper.look(swaps.map(({ to }) => to)).catch(() => undefined);
    if (views.length > 0) {
      const opened = await this.frame.open(params.backup_id);
      for (const view of await readDefinitions(opened, selected(opened.manifest, views), reachOf(params)))
        await place(view.name, () => putView(db, view, limit));
    }
    if (errors.length > 0) {
      await this.dropShadows(db, (job_id) => job_id === job.id);
      throw notPlaced(errors, placed, backup?.backup_id);
    }
    return {
      ...resultOf(params, namespaces),
      ...(backup !== undefined && { undo_backup_id: backup.backup_id }),
      ...(backup?.time !== undefined && { undo_time: backup.time }),
    };
  }
}
