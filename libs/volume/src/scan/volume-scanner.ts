import type { JobContext } from '@lucid/jobs';
import { modelOptions, MongoService } from '@lucid/mongo';
import { Injectable, Logger } from '@nestjs/common';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Folder } from '../files/folder';
import { isOwnName } from '../files/relative-path';
import { type Entry, walk } from '../files/walk';
import { PARTS, partOf } from '../quota/parts';
import type { VolumeFiles } from '../storage/volume-files';
import { INCOMING } from '../storage/volume-recovery';
import { VolumeScan } from '../volume/volume-scan';
import { VolumesService } from '../volumes/volumes.service';
import { ScanFindings } from './findings';
import { ScanLedger } from './scan-ledger';

/** How often a part is read that keeps changing before the scan gives up setting what is used. */
const MAX_ROUNDS = 8;
/** A file as young as this may belong to a request that has yet to say so. */
const YOUNG_MS = 3600_000;
/** The most orphans that one run removes. */
const MAX_REMOVED = 100_000;

interface Scanning {
  volume: string;
  files: VolumeFiles;
  root: Folder;
  job: JobContext;
  /** Paths to remove, where orphans are to go. */
  orphans: string[] | undefined;
}

/** Reads volumes whole, as jobs: what is used is set right, the biggest folders and what is odd are told. */
@Injectable()
export class VolumeScanner {
  private readonly logger = new Logger(VolumeScanner.name);

  constructor(
    private readonly mongo: MongoService,
    private readonly volumes: VolumesService,
    private readonly ledger: ScanLedger,
  ) {}

  /** Scans a volume. @returns what was found, the folders aside */
  async scan(volume: string, job: JobContext, removeOrphans: boolean): Promise<Omit<VolumeScan, 'folders'>> {
    const files = await this.volumes.open(volume);
    const swept_count = await files.recovery.sweep();
    await using root = await files.recovery.root();
    const scanning: Scanning = { volume, files, root, job, orphans: removeOrphans ? [] : undefined };
    const { id, usedBytes, fileCount } = await this.ledger.begin(volume);
    job.phase('reading', 'files', fileCount);
    let result: { found: ScanFindings; corrected: boolean };
    let used: { bytes: number; files: number };
    try {
      result = await this.readParts(scanning, id);
      const { found, corrected } = result;
      used = corrected ? await this.ledger.finish(volume, id, found) : found;
    } finally {
      await this.ledger.give(volume, id);
    }
    const { found, corrected } = result;
    const orphans_removed_count = await this.removeOrphans(scanning);
    const { folders, ...scan }: VolumeScan = {
      volume,
      scanned_at: new Date(),
      corrected,
      file_count: used.files,
      used_bytes: used.bytes,
      used_before_bytes: usedBytes,
      swept_count,
      odd_count: found.odd,
      orphan_count: found.orphans,
      orphan_bytes: found.orphanBytes,
      orphans_removed_count,
      folders: found.folders,
      oddities: found.oddities,
    };
    await this.mongo
      .collection(modelOptions(VolumeScan).collection)
      .replaceOne({ volume }, { ...scan, folders }, { ...this.mongo.limit, upsert: true });
    return scan;
  }

  /** Reads all parts; `corrected` is false when one of them changed at every reading, and nothing can be set right by it. */
  private async readParts(scanning: Scanning, id: string): Promise<{ found: ScanFindings; corrected: boolean }> {
    const { volume } = scanning;
    const all = new ScanFindings();
    let corrected = true;
    for (let part = 0; part < PARTS; part += 1) {
      for (let round = 1; ; round += 1) {
        const found = await this.readPart(scanning, part, all.files);
        if (!corrected || (await this.isQuiet(volume, id, part))) {
          all.add(found);
          break;
        }
        if (round === MAX_ROUNDS) {
          corrected = false;
          all.add(found);
          break;
        }
        await this.ledger.again(volume, id);
      }
    }
    return { found: all, corrected };
  }

  /** Whether a part did not change while it was read, and nothing is just changing in it; what is, is waited for. */
  private async isQuiet(volume: string, id: string, part: number): Promise<boolean> {
    for (;;) {
      const left = await this.ledger.leave(volume, id, part);
      if (left !== 'busy') return left === 'left';
      await sleep(20);
    }
  }

  private async readPart(
    { volume, root, job, orphans }: Scanning,
    part: number,
    before: number,
  ): Promise<ScanFindings> {
    const found = new ScanFindings();
    const owner = this.volumes.ownerOf(volume);
    let seen = 0;
    const { files, bytes } = await walk(root, {
      signal: job.signal,
      wanted: (name) => name !== INCOMING && partOf(name) === part,
      odd: (path, oddity) => found.oddity(path, oddity),
      folder: (path, count, size) => found.folder(path, count, size),
      files: async (folder, entries) => {
        seen += entries.length;
        job.progress(before + seen);
        const old = entries.filter(isOldEnough);
        if (owner === undefined || old.length === 0) return;
        const sizes = new Map(old.map(({ name, stats }) => [folder === '' ? name : `${folder}/${name}`, stats.size]));
        for (const path of await owner.unreferenced([...sizes.keys()])) {
          found.orphan(path, sizes.get(path) ?? 0);
          if (orphans !== undefined && orphans.length < MAX_REMOVED) orphans.push(path);
        }
      },
    });
    found.files = files;
    found.bytes = bytes;
    return found;
  }

  /** Removes what nothing refers to: it is asked for once more when nobody else can write there. */
  private async removeOrphans({ volume, files, job, orphans = [] }: Scanning): Promise<number> {
    const owner = this.volumes.ownerOf(volume);
    const paths = [...new Set(orphans)];
    if (owner === undefined || paths.length === 0) return 0;
    job.phase('removing orphans', 'files', paths.length);
    let removed = 0;
    for (const [place, path] of paths.entries()) {
      job.signal.throwIfAborted();
      const isOrphan = async (): Promise<boolean> => {
        const entry = await files.stat(path);
        return (
          entry !== undefined && isOld(entry.modified_at.getTime()) && (await owner.unreferenced([path])).length === 1
        );
      };
      if (await files.remove(path, isOrphan)) {
        removed += 1;
        this.logger.log(`Removed ${path} from volume ${volume}: nothing refers to it.`);
      }
      job.progress(place + 1);
    }
    return removed;
  }
}

const isOld = (time: number): boolean => Date.now() - time > YOUNG_MS;

const isOldEnough = ({ name, stats }: Entry): boolean => isOwnName(name) && isOld(stats.mtimeMs);
