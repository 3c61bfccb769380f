import type { JobContext, JobKind } from '@lucid/jobs';
import { MongoService } from '@lucid/mongo';
import { Injectable } from '@nestjs/common';
import { MANIFEST, PIN } from '../layout/backup-files';
import type { Manifest } from '../manifest/manifest';
import { ManifestDamage, ManifestUnproven, readManifest } from '../manifest/manifest-file';
import { BackupCatalogue, folderOf } from './backup-catalogue.service';

/** The kind of job that makes the catalogue of backups anew from what is stored. */
export const REBUILD_CATALOGUE = 'rebuild_backup_catalogue';

export interface RebuildResult {
  /** Manifests that were found, and were as they had been written. */
  found: number;
  /** Of those, the ones that the catalogue did not have. */
  entered: number;
  /** Backups of the catalogue that are damaged since, as their manifest is gone or another. */
  damaged: number;
  /** Folders with a manifest that cannot be read, of backups that the catalogue never had: the first thousand. */
  unreadable: string[];
  /** Folders of such with a manifest that no configured key proves: of a key that is not there, or, where there are keys, of none. */
  unproven: string[];
}

type Found = Pick<Manifest, 'backup_id' | 'previous'> & { sha256: string };

const ASKED = { _id: 0, backup_id: 1, manifest_sha256: 1, status: 1, path: 1 } as const;

const MOST_NAMED = 1000;

/**
 * Enters the backups that stand in the storage. What the catalogue has and the storage has not is not forgotten but told to be damaged: a
 * volume may only be away, and that a backup was lost is worth knowing. When a backup was verified or proven is known to the
 * catalogue alone; after it was lost, a backup counts as neither.
 */
@Injectable()
export class RebuildJob implements JobKind<Record<string, never>, RebuildResult> {
  readonly kind = REBUILD_CATALOGUE;
  readonly concurrency = 1;
  readonly afterCrash = 'again';
  readonly onePerTarget = true;

  constructor(
    private readonly mongo: MongoService,
    private readonly catalogue: BackupCatalogue,
  ) {}

  async run(_params: Record<string, never>, job: JobContext): Promise<RebuildResult> {
    const files = await this.catalogue.files();
    const result: RebuildResult = { found: 0, entered: 0, damaged: 0, unreadable: [], unproven: [] };
    const found = new Map<string, Found>();
    const unreadable = new Set<string>();
    const unproven = new Set<string>();
    job.phase('reading', 'folders');
    let folders = 0;
    for await (const { name, kind } of files.list()) {
      job.signal.throwIfAborted();
      if (kind !== 'folder') continue;
      const read = await this.enter(name, result, unproven);
      if (read !== undefined) found.set(read.backup_id, read);
      // Without a manifest it is of a backup that is being made, or of none.
      else if (!unproven.has(name) && (await files.stat(`${name}/${MANIFEST}`)) !== undefined) unreadable.add(name);
      job.progress((folders += 1), undefined, name);
    }
    result.found = found.size;
    for await (const folder of this.compare(found, result, job.signal)) {
      unreadable.delete(folder);
      unproven.delete(folder);
    }
    result.unreadable = [...unreadable].slice(0, MOST_NAMED);
    result.unproven = [...unproven].slice(0, MOST_NAMED);
    return result;
  }

  /** Reads the manifest of a folder, and enters its backup. @returns undefined where there is none that can be read */
  private async enter(folder: string, result: RebuildResult, unproven: Set<string>): Promise<Found | undefined> {
    const files = await this.catalogue.files();
    const read = await unlessDamaged(readManifest(files, folder), () => unproven.add(folder));
    if (read === undefined) return undefined;
    const { manifest, sha256 } = read;
    const { backup_id, previous } = manifest;
    if ((await this.catalogue.find(backup_id)) === undefined) {
      const pinned = (await files.stat(`${folder}/${PIN}`)) !== undefined;
      await this.catalogue.add(manifest, sha256, folder, pinned);
      result.entered += 1;
      // It may have been deleted since its manifest was read.
      if ((await files.stat(`${folder}/${MANIFEST}`)) === undefined) {
        await this.catalogue.backups.deleteOne({ backup_id, manifest_sha256: sha256 }, this.mongo.limit);
        result.entered -= 1;
      }
    }
    return { backup_id, sha256, ...(previous !== undefined && { previous }) };
  }

  /** Tells each backup of the catalogue to be damaged whose manifest is gone or another. @returns the folders of all */
  private async *compare(
    found: ReadonlyMap<string, Found>,
    result: RebuildResult,
    signal: AbortSignal,
  ): AsyncGenerator<string> {
    const changed = changedSince(found);
    const known = this.catalogue.backups.find(
      { deleting_at: { $exists: false } },
      { projection: ASKED, ...this.mongo.limit },
    );
    for await (const { backup_id, manifest_sha256, status, path } of known) {
      signal.throwIfAborted();
      yield folderOf({ path });
      const isSame = found.get(backup_id)?.sha256 === manifest_sha256 && !changed.has(backup_id);
      if (isSame || status === 'damaged') continue;
      // One that was made since the folders were read is not among them.
      const read = await unlessDamaged(readManifest(await this.catalogue.files(), folderOf({ path }), manifest_sha256));
      if (read !== undefined && !changed.has(backup_id)) continue;
      await this.catalogue.note(backup_id, { status: 'damaged' });
      result.damaged += 1;
    }
  }
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

async function unlessDamaged<T>(read: Promise<T>, unproven: () => void = () => undefined): Promise<T | undefined> {
  try {
    return await read;
  } catch (error) {
    if (error instanceof ManifestUnproven) unproven();
    if (error instanceof ManifestDamage) return undefined;
    throw error;
  }
}
