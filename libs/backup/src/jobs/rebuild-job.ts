import {
  type BackupStorage,
  type Manifest,
  MANIFEST,
  ManifestDamage,
  ManifestMissing,
  ManifestUnproven,
  PIN,
  readManifest,
} from '@lucid/backup-engine';
import { ProblemError } from '@lucid/common';
import { type JobContext, type JobKind, RunsJobs } from '@lucid/jobs';
import { hasCode, MongoService } from '@lucid/mongo';
import { Injectable, Logger } from '@nestjs/common';
import type { StorageName } from '../storages/backup-storages';
import type { Backup } from '../catalogue/backup';
import { BackupCatalogue, folderOf } from '../catalogue/backup-catalogue.service';

/** The kind of job that makes the catalogue of backups anew from what is stored. */
export const REBUILD_CATALOGUE = 'rebuild_backup_catalogue';

export interface RebuildResult {
  /** Manifests that were found, and were as they had been written. */
  found: number;
  /** Of those, the ones that the catalogue did not have. */
  entered: number;
  /** Backups of the catalogue that are damaged since, as their manifest is gone or another. */
  damaged: number;
  /** Folders whose manifest is not one, of backups that the catalogue never had, and why: the first thousand. Backups of other folders were entered. */
  unreadable: { folder: string; reason: string }[];
  /** Folders of such with a manifest that no configured key proves: of a key that is not there, or, where there are keys, of none. */
  unproven: string[];
}

type Found = Pick<Manifest, 'backup_id' | 'previous'> & { sha256: string };

const ASKED = { _id: 0, backup_id: 1, manifest_sha256: 1, status: 1, storage: 1, path: 1 } as const;

const MOST_NAMED = 1000;

/** MongoDB's code for a document that the validator of its collection refuses. */
const DOCUMENT_INVALID = 121;

/**
 * Enters the backups that stand in the storage. What the catalogue has and the storage has not is not forgotten but told to be damaged: a
 * volume may only be away, and that a backup was lost is worth knowing. When a backup was verified or proven is known to the
 * catalogue alone; after it was lost, a backup counts as neither.
 */
@RunsJobs()
@Injectable()
export class RebuildJob implements JobKind<Record<string, never>, RebuildResult> {
  readonly kind = REBUILD_CATALOGUE;
  readonly concurrency = 1;
  readonly afterCrash = 'again';
  readonly onePerTarget = true;

  private readonly logger = new Logger('Backups');

  constructor(
    private readonly mongo: MongoService,
    private readonly catalogue: BackupCatalogue,
  ) {}

  async run(_params: Record<string, never>, job: JobContext): Promise<RebuildResult> {
    const result: RebuildResult = { found: 0, entered: 0, damaged: 0, unreadable: [], unproven: [] };
    const found = new Map<string, Found>();
    const unreadable = new Map<string, string>();
    const unproven = new Set<string>();
    job.phase('reading', 'folders');
    let folders = 0;
    const away = new Map<StorageName, ProblemError>();
    for (const storage of this.catalogue.storages.names) {
      try {
        const files = await this.catalogue.storages.open(storage);
        for await (const { name: folder, kind } of files.list()) {
          job.signal.throwIfAborted();
          if (kind !== 'folder') continue;
          const name = nameOf(storage, this.catalogue.storages.locationOf(storage, folder));
          const read = await orDamage(this.enter({ storage, folder, files }, result));
          if (!(read instanceof ManifestDamage)) found.set(read.backup_id, read);
          else if (read instanceof ManifestUnproven) unproven.add(name);
          // Without a manifest it is of a backup that is being made, or of none.
          else if (!(read instanceof ManifestMissing)) unreadable.set(name, read.message);
          job.progress((folders += 1), undefined, name);
        }
      } catch (error) {
        if (!(error instanceof ProblemError) || job.signal.aborted) throw error;
        away.set(storage, error);
      }
    }
    result.found = found.size;
    for await (const name of this.compare(found, result, away, job.signal)) {
      unreadable.delete(name);
      unproven.delete(name);
    }
    for (const [folder, reason] of unreadable)
      this.logger.warn(`The manifest in folder ${folder} was not entered: ${reason}`);
    result.unreadable = [...unreadable].slice(0, MOST_NAMED).map(([folder, reason]) => ({ folder, reason }));
    result.unproven = [...unproven].slice(0, MOST_NAMED);
    for (const [storage, problem] of away) throw notRead(storage, problem, result);
    return result;
  }

  /** Reads the manifest of a folder, and enters its backup. @throws ManifestDamage where there is none that can be read */
  private async enter(
    { storage, folder, files }: { storage: StorageName; folder: string; files: BackupStorage },
    result: RebuildResult,
  ): Promise<Found> {
    const { manifest, sha256 } = await readManifest(files, folder);
    const { backup_id, previous } = manifest;
    if ((await this.catalogue.find(backup_id)) === undefined) {
      const pinned = (await files.stat(`${folder}/${PIN}`)) !== undefined;
      await this.catalogue.add(manifest, sha256, { storage, folder, pinned }).catch((error: unknown) => {
        // What MongoDB's validator finds wrong in one manifest is no reason to enter no other.
        throw hasCode(error, DOCUMENT_INVALID)
          ? new ManifestDamage('the list cannot hold it', { cause: error })
          : error;
      });
      result.entered += 1;
      // It may have been deleted since its manifest was read.
      if ((await files.stat(`${folder}/${MANIFEST}`)) === undefined) {
        await this.catalogue.backups.deleteOne({ backup_id, manifest_sha256: sha256 }, this.mongo.limit);
        result.entered -= 1;
      }
    }
    return { backup_id, sha256, ...(previous !== undefined && { previous }) };
  }

  /** Tells each backup of the catalogue to be damaged whose manifest is gone or another; not where its storage could not be read. @returns the names of all */
  private async *compare(
    found: ReadonlyMap<string, Found>,
    result: RebuildResult,
    away: ReadonlyMap<StorageName, ProblemError>,
    signal: AbortSignal,
  ): AsyncGenerator<string> {
    const changed = changedSince(found);
    const known = this.catalogue.backups.find(
      { deleting_at: { $exists: false } },
      { projection: ASKED, ...this.mongo.limit },
    );
    for await (const { backup_id, manifest_sha256, status, storage, path } of known) {
      signal.throwIfAborted();
      yield nameOf(storage, path);
      const isSame = found.get(backup_id)?.sha256 === manifest_sha256 && !changed.has(backup_id);
      if (isSame || status === 'damaged') continue;
      const files = away.has(storage) ? undefined : await this.placeOf({ backup_id, storage, path });
      if (files === undefined) continue;
      // One that was made since the folders were read is not among them.
      const read = await orDamage(readManifest(files, folderOf({ path }), manifest_sha256));
      if (!(read instanceof ManifestDamage) && !changed.has(backup_id)) continue;
      await this.catalogue.note(backup_id, { status: 'damaged' });
      result.damaged += 1;
    }
  }

  /** The storage of a backup; undefined where it is not the one that is configured, and nothing can be told of it. */
  private async placeOf(backup: Pick<Backup, 'backup_id' | 'storage' | 'path'>): Promise<BackupStorage | undefined> {
    return this.catalogue.filesOf(backup).catch((error: unknown) => {
      if (error instanceof ProblemError && error.code === 'conflict') return undefined;
      throw error;
    });
  }
}

/** How a folder is called in the result: by its name in the volume, by all that leads to it in S3. */
const nameOf = (storage: StorageName, path: string): string => (storage === 's3' ? path : folderOf({ path }));

/** What is told when all but one storage was read. */
function notRead(
  storage: StorageName,
  { code, detail }: ProblemError,
  { found, entered, damaged }: RebuildResult,
): ProblemError {
  const rest = `Of the other storage ${found} backups were found, ${entered} entered and ${damaged} told to be damaged.`;
  return new ProblemError(
    code,
    `The storage ${storage} could not be read; its backups stay in the list as they are: ${detail} ${rest}`,
  );
}

/** The backups whose manifests are not those that the manifests of the next ones name. */
function changedSince(found: ReadonlyMap<string, Found>): Set<string> {
  const changed = new Set<string>();
  for (const { previous } of found.values()) {
    const sha256 = previous === undefined ? undefined : found.get(previous.backup_id)?.sha256;
    if (sha256 !== undefined && sha256 !== previous?.manifest_sha256) changed.add(previous?.backup_id ?? '');
  }
  return changed;
}

async function orDamage<T>(read: Promise<T>): Promise<T | ManifestDamage> {
  return read.catch((error: unknown) => {
    if (error instanceof ManifestDamage) return error;
    throw error;
  });
}
