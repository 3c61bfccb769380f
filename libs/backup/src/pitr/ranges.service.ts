import { ProblemError } from '@lucid/common';
import { type HeldLease, modelOptions, MongoService, tokenOf } from '@lucid/mongo';
import { Injectable } from '@nestjs/common';
import { mongo } from 'mongoose';
import { Backup } from '../catalogue/backup';
import { BackupCatalogue, folderOf as folderOfBackup } from '../catalogue/backup-catalogue.service';
import { isComplete, type Manifest } from '../manifest/manifest';
import { ManifestDamage, readManifest } from '../manifest/manifest-file';
import type { Position } from './oplog-entry';
import { type Base, neededBases, type Range, rangesOf, unneeded } from './ranges';
import { type Segment, segmentsOf } from './slice';
import { listSlices, removeSlice } from './slice-store';

/** Content without a manifest may be one that is being written: it is left for so long, in ms. */
const UNFINISHED_MS = 3600_000;

export interface Found {
  segments: Segment[];
  ranges: Range[];
  bases: Base[];
  bytes: number;
}

/** The times that can be restored to, as the slices and backups on the disk have them. */
@Injectable()
export class Ranges {
  constructor(
    private readonly mongo: MongoService,
    private readonly catalogue: BackupCatalogue,
  ) {}

  async read(): Promise<Found> {
    const { slices, bytes } = await listSlices(await this.catalogue.files());
    const segments = segmentsOf(slices);
    const bases = await this.bases();
    return { segments, bases, bytes, ranges: rangesOf(segments, bases) };
  }

  /** Of backups, those without which no time could be restored to any more: they must stay, however old they are. */
  async needed(): Promise<ReadonlySet<string>> {
    const { segments, bases } = await this.read();
    return new Set(neededBases(segments, bases));
  }

  /** Removes slices that no restore can need, and what was broken off. */
  async sweep(lease: Pick<HeldLease, 'assertHeld'>): Promise<void> {
    const files = await this.catalogue.files();
    const { slices, others } = await listSlices(files);
    const segments = segmentsOf(slices);
    const chained = new Set(segments.flatMap((segment) => segment.slices));
    const old = unneeded(segments, await this.bases(), Date.now() / 1000);
    const twice = slices.filter((slice) => !chained.has(slice) && slice.written < Date.now() - UNFINISHED_MS);
    for (const slice of [...old, ...twice]) {
      lease.assertHeld();
      await removeSlice(files, slice);
    }
    const known = new Set(slices.map(({ data }) => data));
    for (const path of others) {
      if (known.has(path)) continue;
      const entry = await files.stat(path);
      if (entry === undefined || entry.modified_at.getTime() > Date.now() - UNFINISHED_MS) continue;
      lease.assertHeld();
      await files.remove(path);
    }
  }

  /** Backups of all of the database at one time of the cluster; of a damaged one the time is known only as far as its manifest is not. */
  private async bases(): Promise<Base[]> {
    const files = await this.catalogue.files();
    const found = await this.mongo
      .collection<Backup>(modelOptions(Backup).collection)
      .find(
        { engine: 'native', 'consistency.mode': 'snapshot', database: this.mongo.db.databaseName },
        { projection: { _id: 0, backup_id: 1, path: 1, manifest_sha256: 1, status: 1 }, ...this.mongo.limit },
      )
      .toArray();
    const bases: Base[] = [];
    for (const backup of found) {
      try {
        const { manifest } = await readManifest(files, folderOfBackup(backup), backup.manifest_sha256);
        const at = timeOfBase(manifest);
        if (at !== undefined) bases.push({ backup_id: backup.backup_id, at, isDamaged: backup.status === 'damaged' });
      } catch (error) {
        const isGone = error instanceof ManifestDamage || (error instanceof ProblemError && error.code === 'not_found');
        if (!isGone) throw error;
      }
    }
    return bases;
  }
}

/** The time that a restore could follow the oplog from; undefined for a backup that is no base. */
export function timeOfBase(manifest: Manifest): Position | undefined {
  const { consistency, collections } = manifest;
  if (consistency.mode !== 'snapshot' || consistency.cluster_time === undefined) return undefined;
  return collections === undefined && isComplete(manifest)
    ? tokenOf(new mongo.Timestamp(consistency.cluster_time))
    : undefined;
}
