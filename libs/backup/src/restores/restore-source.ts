import {
  type BackupStore,
  bytesIn,
  type Manifest,
  nativeRestore,
  type NativeRestore,
  ownDamages,
  type RestoredNamespace,
  selected,
  verifyFiles,
} from '@lucid/backup-engine';
import type { JobContext } from '@lucid/jobs';
import { LongCommands, MongoService } from '@lucid/mongo';
import { Injectable } from '@nestjs/common';
import type { mongo } from 'mongoose';
import type { Backup } from '../catalogue/backup';
import { BackupCatalogue, folderOf } from '../catalogue/backup-catalogue.service';
import { requireUndamaged } from '../catalogue/require-undamaged';

/** A backup that is restored from. */
export interface OpenedBackup {
  backup: Backup;
  manifest: Manifest;
  store: BackupStore;
  folder: string;
}

/** What of an opened backup is restored, where to, and what is told of it meanwhile. */
export type Restoring = Pick<NativeRestore, 'collections' | 'reach' | 'nameOf' | 'keep'> & { db: mongo.Db };

/** Opens backups, and restores from them for jobs. */
@Injectable()
export class RestoreSource {
  constructor(
    private readonly mongo: MongoService,
    private readonly commands: LongCommands,
    private readonly catalogue: BackupCatalogue,
  ) {}

  /** @throws ProblemError 404, 422 when its manifest is damaged, or its key is not configured */
  async open(backup_id: string): Promise<OpenedBackup> {
    const backup = await this.catalogue.get(backup_id);
    const manifest = await this.catalogue.readable(backup);
    return { backup, manifest, store: await this.catalogue.filesOf(backup), folder: folderOf(backup) };
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

  async restore(
    { manifest, store, folder }: OpenedBackup,
    restoring: Restoring,
    job: JobContext,
  ): Promise<RestoredNamespace[]> {
    return nativeRestore({
      ...{ limit: this.mongo.limit, store, folder, manifest, compression: manifest.compression },
      ...{ sink: job, signal: job.signal },
      runLong: this.longCommandsOf(job, restoring.db),
      ...restoring,
    });
  }

  /** Runs commands of a restore that may take long. How far one index is, is no part of how far the restore is. */
  longCommandsOf({ id, signal }: JobContext, { databaseName }: mongo.Db): NativeRestore['runLong'] {
    const owner = { id, signal, progress: () => undefined };
    return (command) => this.commands.runCommand(command, owner, databaseName);
  }
}
