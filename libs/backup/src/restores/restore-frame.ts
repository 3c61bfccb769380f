import {
  type BackupStore,
  bytesIn,
  type Compression,
  type Manifest,
  ownDamages,
  type Restore,
  restoreBackup,
  type Restored,
  selected,
  undo,
  type Undo,
  verifyFiles,
} from '@lucid/backup-engine';
import type { JobContext } from '@lucid/jobs';
import { LongCommands, MongoService } from '@lucid/mongo';
import { Injectable } from '@nestjs/common';
import type { mongo } from 'mongoose';
import type { Backup } from '../catalogue/backup';
import { BackupCatalogue, folderOf } from '../catalogue/backup-catalogue.service';
import { requireUndamaged } from '../catalogue/require-undamaged';
import { persist } from './persist';

/** A backup that is restored from. */
export interface OpenedBackup {
  backup: Backup;
  manifest: Manifest;
  store: BackupStore;
  folder: string;
  compression: Compression;
}

/** What of an opened backup is restored, where to, and what is told of it meanwhile. */
export type Restoring = Pick<Restore, 'collections' | 'reach' | 'nameOf' | 'replay' | 'keep'> & { db: mongo.Db };

/** Ends what an attempt kept: drops what it has made. @returns false where there is no way back, and the next attempt must go on */
type GiveUp<K> = (kept: K) => Promise<boolean>;

/**
 * One attempt at a restore: first what an earlier one left is given up, and so is what this one leaves when it fails. Left half restored, it
 * would look like the whole.
 * @param work is told what there is no way back from; then it goes on with that, and nothing is given up
 */
export async function attemptRestore<K, T>(
  job: Pick<JobContext, 'checkpoint' | 'keep' | 'signal'>,
  giveUp: GiveUp<K>,
  work: (keep: (kept: K) => Promise<void>, left: K | undefined) => Promise<T>,
): Promise<T> {
  const left = job.checkpoint as K | undefined;
  if (left !== undefined && !(await giveUp(left))) return work((next) => job.keep(next), left);
  job.signal.throwIfAborted();
  const made: { kept?: K } = {};
  const keep = async (next: K): Promise<void> => {
    made.kept = next;
    await job.keep(next);
  };
  try {
    return await work(keep, undefined);
  } catch (error) {
    if (made.kept !== undefined) await giveUp(made.kept);
    throw error;
  }
}

/** What jobs that restore have in common: they open a backup, restore it into a database, and leave nothing half restored. */
@Injectable()
export class RestoreFrame {
  constructor(
    private readonly mongo: MongoService,
    private readonly commands: LongCommands,
    private readonly catalogue: BackupCatalogue,
  ) {}

  /** @throws ProblemError 404, 422 when its manifest is damaged, or its key is not configured */
  async open(backup_id: string): Promise<OpenedBackup> {
    const backup = await this.catalogue.get(backup_id);
    const manifest = await this.catalogue.readable(backup);
    const store = await this.catalogue.filesOf(backup);
    return { backup, manifest, store, folder: folderOf(backup), compression: manifest.compression };
  }

  /** Opens a backup and reads all of it that is wanted. @throws ProblemError 422 when any of that is damaged */
  async openVerified(backup_id: string, job: JobContext, collections?: readonly string[]): Promise<OpenedBackup> {
    const opened = await this.open(backup_id);
    const { manifest, store, folder } = opened;
    const wanted = { ...manifest, namespaces: selected(manifest, collections) };
    job.phase('verifying', 'bytes', bytesIn(wanted));
    const { damages } = await verifyFiles(store, folder, wanted, {
      signal: job.signal,
      progress: (bytes) => job.progress(bytes),
    });
    await requireUndamaged(this.catalogue, backup_id, ownDamages(damages));
    return opened;
  }

  /** Restores from an opened backup. How far one index is, is no part of how far the restore is. */
  async restore(opened: OpenedBackup, restoring: Restoring, job: JobContext): Promise<Restored[]> {
    const owner = { id: job.id, signal: job.signal, progress: () => undefined };
    return restoreBackup({
      ...{ ...opened, limit: this.mongo.limit, sink: job, signal: job.signal },
      runLong: (command) => this.commands.runCommand(command, owner, restoring.db.databaseName),
      ...restoring,
    });
  }

  /**
   * Drops what a restore has made, for as long as it takes MongoDB to be there.
   * @throws the reason why the worker must stop: then the next attempt does it
   */
  giveUpIn(db: mongo.Db, job: JobContext): GiveUp<Undo> {
    return async (made) => {
      await persist(job, () => undo(db, made, this.mongo.limit));
      return true;
    };
  }
}
