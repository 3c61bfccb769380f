import {
  afterBase,
  type BackupStore,
  type Base,
  isContentOf,
  listSlices,
  ManifestDamage,
  neededBases,
  type Range,
  rangesOf,
  readManifest,
  readSliceManifest,
  removeSlice,
  secondsOf,
  type Segment,
  segmentsOf,
  type Slice,
  SliceDamage,
  timeOfBase,
  unneeded,
  type Until,
  whyNoRange,
} from '@lucid/backup-engine';
import { ProblemError } from '@lucid/common';
import { type HeldLease, MongoService } from '@lucid/mongo';
import { CONFIG, type Config } from '@lucid/config';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { BackupCatalogue, folderOf as folderOfBackup } from '../catalogue/backup-catalogue.service';
import { readSlicerRecord } from './slicer-record';

/** Content without a manifest may be one that is being written: it is left for so long, in ms. */
const UNFINISHED_MS = 3600_000;

/** A range in the times of the clock, in ms since 1970, both inclusive. */
export interface TimeRange extends Range {
  from_time: number;
  to_time: number;
}

/** What a time is restored from. */
export interface Required {
  base: Base;
  segment: Segment;
}

export interface Found {
  /** Why there are no ranges, and what to do; absent where there are. */
  reason?: string;
  segments: Segment[];
  ranges: TimeRange[];
  bases: Base[];
  bytes: number;
}

/** The times that can be restored to, as the slices and backups on the disk have them. */
@Injectable()
export class Ranges {
  private readonly logger = new Logger('PointInTime');

  constructor(
    private readonly mongo: MongoService,
    private readonly catalogue: BackupCatalogue,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async readRanges(): Promise<Found> {
    const { slices, bytes } = await listSlices(await this.catalogue.storages.open('volume'));
    const segments = segmentsOf(slices);
    // Without slices no backup is a base of anything, and none needs to be read.
    const bases = segments.length === 0 ? [] : await this.bases();
    const ranges: TimeRange[] = [];
    for (const range of rangesOf(segments, bases))
      ranges.push({ ...range, from_time: afterBase(range.from), to_time: await this.endOf(range) });
    const reason = ranges.length === 0 ? await this.whyNone(segments, bases) : undefined;
    return { segments, bases, bytes, ranges, ...(reason !== undefined && { reason }) };
  }

  private async whyNone(segments: readonly Segment[], bases: readonly Base[]): Promise<string> {
    const { backups } = this.catalogue;
    const { limit, db } = this.mongo;
    const mixed = {
      engine: 'native',
      'consistency.mode': 'mixed',
      database: db.databaseName,
      collections: { $exists: false },
    } as const;
    const [all, notOfOneTime, slicer] = await Promise.all([
      backups.countDocuments({ database: db.databaseName }, limit),
      backups.findOne(mixed, { ...limit, sort: { created_at: -1 }, projection: { backup_id: 1, namespaces: 1 } }),
      readSlicerRecord(this.mongo),
    ]);
    const collections = (notOfOneTime?.namespaces ?? []).filter(({ at_time }) => !at_time).map(({ name }) => name);
    return whyNoRange({
      isOn: this.config.BACKUP_PITR_ENABLED,
      slices: segments.reduce((sum, { slices }) => sum + slices.length, 0),
      bases: bases.length,
      damagedBases: bases.filter(({ isDamaged }) => isDamaged === true).length,
      otherBackups: all - bases.length,
      ...(notOfOneTime !== null &&
        collections.length > 0 && { mixed: { backup_id: notOfOneTime.backup_id, collections } }),
      ...(slicer?.problem !== undefined && { problem: slicer.problem }),
    });
  }

  /** Whether a time can be restored to, and with which backup and slices. @throws ProblemError 409 with the ranges */
  async require(until: Until): Promise<Required> {
    const { ranges, reason } = await this.readRanges();
    for (const range of ranges.toReversed()) {
      const isIn = 'position' in until ? until.position <= range.to : until.time <= range.to_time;
      const base = range.bases.findLast(({ at }) =>
        'position' in until ? at <= until.position : afterBase(at) <= until.time,
      );
      if (isIn && base !== undefined) return { base, segment: range.segment };
    }
    throw notWithin(ranges, reason, this.config.BACKUP_PITR_ENABLED);
  }

  /** The last time of which nothing more can come: another operation may be of the same millisecond as the last. */
  private async endOf({ to, segment }: Range): Promise<number> {
    const last = segment.slices.at(-1);
    const manifest =
      last && (await readSliceManifest(await this.catalogue.storages.open('volume'), last).catch(() => undefined));
    return (manifest?.to.wall ?? secondsOf(to) * 1000) - 1;
  }

  /** Of backups, those without which no time could be restored to any more: they must stay, however old they are. */
  async needed(): Promise<ReadonlySet<string>> {
    const { segments, bases } = await this.readRanges();
    return new Set(neededBases(segments, bases));
  }

  /**
   * Removes slices that no restore can need, and content whose writer died. What has another name than the service gives, or is
   * of another database, stays.
   */
  async sweep(lease: Pick<HeldLease, 'assertHeld' | 'term'>): Promise<void> {
    const files = await this.catalogue.storages.open('volume');
    const { slices, others } = await listSlices(files);
    const segments = segmentsOf(slices);
    const chained = new Set(segments.flatMap((segment) => segment.slices));
    const old = unneeded(segments, await this.bases(), Date.now() / 1000);
    const twice = slices.filter((slice) => !chained.has(slice) && slice.written < Date.now() - UNFINISHED_MS);
    for (const slice of [...old, ...twice]) {
      if (await this.isOfAnother(files, slice)) continue;
      lease.assertHeld();
      await removeSlice(files, slice);
      this.logger.log(`Removed the slice ${slice.path}: no restore needs it.`);
    }
    const known = new Set(slices.map(({ data }) => data));
    for (const path of others) {
      if (known.has(path) || !isContentOf(path, lease.term)) continue;
      const entry = await files.stat(path);
      if (entry === undefined || entry.modified_at.getTime() > Date.now() - UNFINISHED_MS) continue;
      lease.assertHeld();
      await files.remove(path);
      this.logger.log(`Removed ${path}: it is the content of a slice that was never ended.`);
    }
  }

  /** Whether a slice says that it is of another database. One whose manifest is damaged has its name alone, which the service gave it. */
  private async isOfAnother(files: BackupStore, slice: Slice): Promise<boolean> {
    try {
      return (await readSliceManifest(files, slice)).database !== this.mongo.db.databaseName;
    } catch (error) {
      if (error instanceof SliceDamage) return false;
      throw error;
    }
  }

  /** Backups of all of the database at one time of the cluster; of a damaged one the time is known only as far as its manifest is not. */
  private async bases(): Promise<Base[]> {
    const { databaseName: database } = this.mongo.db;
    const whole = {
      engine: 'native',
      'consistency.mode': 'snapshot',
      database,
      collections: { $exists: false },
    } as const;
    const projection = { _id: 0, backup_id: 1, storage: 1, path: 1, manifest_sha256: 1, status: 1 } as const;
    const found = await this.catalogue.backups.find(whole, { projection, ...this.mongo.limit }).toArray();
    const bases: Base[] = [];
    for (const backup of found) {
      try {
        const files = await this.catalogue.filesOf(backup);
        const { manifest } = await readManifest(files, folderOfBackup(backup), backup.manifest_sha256);
        const at = timeOfBase(manifest);
        if (at !== undefined) bases.push({ backup_id: backup.backup_id, at, isDamaged: backup.status === 'damaged' });
      } catch (error) {
        // One that is in a place which is not configured is of no more use than one that is gone.
        const isUnreachable = error instanceof ProblemError && ['not_found', 'conflict'].includes(error.code);
        const isGone = error instanceof ManifestDamage || isUnreachable;
        if (!isGone) throw error;
      }
    }
    return bases;
  }
}

function notWithin(ranges: readonly TimeRange[], reason: string | undefined, isOn: boolean): ProblemError {
  const text = ({ from_time, to_time }: TimeRange): string =>
    `${new Date(from_time).toISOString()} to ${new Date(to_time).toISOString()}`;
  const off = isOn ? '' : ' Point-in-time recovery is off, so that no later times come: set BACKUP_PITR_ENABLED=true.';
  const can = reason ?? `\`errors\` lists the times that can be restored to.${off}`;
  return new ProblemError('conflict', `That time cannot be restored to. ${can}`, {
    errors: ranges.map((range) => ({ pointer: '/to_time', code: 'range', message: text(range) })),
  });
}
