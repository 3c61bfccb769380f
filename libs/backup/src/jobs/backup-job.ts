import {
  type BackedUp,
  type BackupStore,
  type BackupTarget,
  type Compression,
  type ContentWriter,
  type Encryption,
  type Engine,
  type Manifest,
  mongodumpBackup,
  nativeBackup,
  type NativeBackup,
  writeManifest,
  writerOf,
} from '@lucid/backup-engine';
import { ProblemError } from '@lucid/common';
import { CONFIG, type Config } from '@lucid/config';
import { type JobContext, type JobKind, RunsJobs } from '@lucid/jobs';
import { isScratch, LONG_COMMAND_COMMENT, MongoService } from '@lucid/mongo';
import { Inject, Injectable, Logger } from '@nestjs/common';
import type { mongo } from 'mongoose';
import { setTimeout as sleep } from 'node:timers/promises';
import { BackupCatalogue, folderFor } from '../catalogue/backup-catalogue.service';
import type { Backup } from '../catalogue/backup';
import { RestoreTargets } from '../restores/restore-targets';
import type { StorageName } from '../storages/backup-storages';

/** The kind of job that makes a backup. */
export const BACK_UP = 'back_up';

export interface BackUpParams {
  name: string;
  engine: Engine;
  compression: Compression;
  /** Where it is left out, as the keys have it. */
  encryption?: Encryption;
  /** Where it is left out, as the configuration says. */
  storage?: StorageName;
  collections?: string[];
  /** Another database than the service's: that of a restore, which replaces what is backed up. */
  database?: string;
  requested_by: string;
  schedule_id?: string;
}

export interface BackUpResult {
  backup_id: string;
  size_bytes: number;
  documents: number;
  namespaces: number;
}

interface Made {
  manifest: Manifest;
  /** Of the manifest. */
  sha256: string;
}

/** Makes a backup, whose id is the job's. Its folder is there once it is whole; what was being written is removed, or swept after a crash. */
@RunsJobs()
@Injectable()
export class BackupJob implements JobKind<BackUpParams, BackUpResult> {
  readonly kind = BACK_UP;
  /** Two at once would only be in each other's way. */
  readonly concurrency = 1;
  readonly afterCrash = 'again';

  private readonly mongodumpLogger = new Logger('mongodump');

  constructor(
    private readonly mongo: MongoService,
    private readonly catalogue: BackupCatalogue,
    private readonly targets: RestoreTargets,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async run(params: BackUpParams, job: JobContext): Promise<BackUpResult> {
    const storage = this.catalogue.storages.chosen(params.storage);
    const files = await this.catalogue.storages.open(storage);
    const folder = folderFor(job.id, job.attempt);
    // The attempt before may have come to its end, and died before it could say so.
    const present = await this.catalogue.find(job.id);
    if (present !== undefined) return resultOf(present);
    for (let attempt = 1; attempt < job.attempt; attempt += 1) await clear(files, folderFor(job.id, attempt));
    job.signal.throwIfAborted();
    await this.catalogue.sweep(storage);
    const { manifest, sha256 } = await files.fill(folder, (into) => this.make(params, into, folder, job));
    const backup = await this.catalogue.add(manifest, sha256, { storage, folder });
    requireComplete(manifest);
    return resultOf(backup);
  }

  /** Writes a backup's files, with the manifest last. */
  private async make(params: BackUpParams, store: BackupTarget, folder: string, job: JobContext): Promise<Made> {
    const { name, engine, compression, collections, requested_by, schedule_id } = params;
    const { databaseName: database } = this.databaseOf(params);
    const started_at = new Date().toISOString();
    const previous = await this.catalogue.latest();
    const encryption = this.catalogue.keys.chosen(params.encryption);
    const key_id = this.catalogue.keys.current?.id;
    const backedUp = await this.readDatabase(params, writerOf(store, encryption), folder, job);
    const manifest: Manifest = {
      ...{ format: 1, backup_id: job.id, name, engine, database, compression, started_at },
      completed_at: new Date().toISOString(),
      ...backedUp,
      encryption,
      ...(key_id !== undefined && { key_id }),
      requested_by,
      ...(collections !== undefined && { collections }),
      ...(schedule_id !== undefined && { schedule_id }),
      ...(previous !== undefined && { previous }),
    };
    job.signal.throwIfAborted();
    return { manifest, sha256: await writeManifest(store, folder, manifest) };
  }

  private databaseOf({ database }: BackUpParams): mongo.Db {
    return database === undefined ? this.mongo.db : this.targets.open(database);
  }

  private async readDatabase(
    params: BackUpParams,
    files: ContentWriter,
    folder: string,
    job: JobContext,
  ): Promise<BackedUp> {
    const { engine, compression, collections } = params;
    const db = this.databaseOf(params);
    const backup: NativeBackup = {
      ...{ db, limit: this.mongo.limit, files, folder, compression, signal: job.signal, sink: job },
      isLeftOut: isScratch,
      comment: `${LONG_COMMAND_COMMENT}${job.id}`,
      ...(collections !== undefined && { collections }),
    };
    const { MONGODB_URI: uri, MONGODUMP_PATH: program } = this.config;
    if (engine === 'native') return nativeBackup(backup);
    const report = (failure: string): void => this.mongodumpLogger.error(failure);
    return mongodumpBackup({ ...backup, uri, program, report });
  }
}

/** How long what a dead process was writing keeps its folder: its claims run out after 30 s, and are ended within 10 s more. */
const CLAIMS_MS = 60_000;
const CLEAR_EVERY_MS = 500;

/** Removes the folder of an attempt whose process died, as soon as what that was writing counts as dead, too. */
async function clear(store: BackupStore, folder: string): Promise<void> {
  for (const deadline = performance.now() + CLAIMS_MS; ;) {
    try {
      await store.remove(folder);
      return;
    } catch (error) {
      const isHeld = error instanceof ProblemError && error.code === 'conflict';
      if (!isHeld || performance.now() > deadline) throw error;
      await sleep(CLEAR_EVERY_MS);
    }
  }
}

const resultOf = ({ backup_id, size_bytes, documents, namespaces = [] }: Backup): BackUpResult => ({
  ...{ backup_id, size_bytes, documents },
  namespaces: namespaces.length,
});

/** A backup of which something is missing is kept, and is no success. @throws ProblemError */
function requireComplete({ backup_id, namespaces }: Manifest): void {
  const broken = namespaces.filter(({ state }) => state !== 'complete');
  if (broken.length === 0) return;
  const whole = namespaces.length - broken.length;
  throw new ProblemError(
    'unprocessable',
    `Backup ${backup_id} is partial: of ${namespaces.length} namespaces it holds ${whole} whole, which can be restored by name. Back up again.`,
    { errors: broken.map(({ name, state, reason = '' }) => ({ pointer: `/${name}`, code: state, message: reason })) },
  );
}
