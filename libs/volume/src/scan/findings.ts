import type { Oddity } from '../files/walk';
import type { FolderUsage, VolumeOddity } from '../volume/volume-scan';

/** How many folders and how many odd things are kept: memory does not grow with the volume. */
const KEPT = 100;

/** What was found in a volume, or in a part of it. */
export class ScanFindings {
  files = 0;
  bytes = 0;
  odd = 0;
  orphans = 0;
  orphanBytes = 0;
  folders: FolderUsage[] = [];
  oddities: VolumeOddity[] = [];

  folder(path: string, file_count: number, size_bytes: number): void {
    if (file_count === 0) return;
    const least = this.folders.at(-1);
    if (this.folders.length >= KEPT && least !== undefined && size_bytes <= least.size_bytes) return;
    const place = this.folders.findIndex((other) => other.size_bytes < size_bytes);
    this.folders.splice(place < 0 ? this.folders.length : place, 0, { path, file_count, size_bytes });
    this.folders.length = Math.min(this.folders.length, KEPT);
  }

  oddity(path: string, kind: Oddity | 'orphan'): void {
    this.odd += 1;
    if (this.oddities.length < KEPT) this.oddities.push({ path: path.toWellFormed().slice(0, 1000), kind });
  }

  orphan(path: string, bytes: number): void {
    this.orphans += 1;
    this.orphanBytes += bytes;
    this.oddity(path, 'orphan');
  }

  add(other: ScanFindings): void {
    this.files += other.files;
    this.bytes += other.bytes;
    this.orphans += other.orphans;
    this.orphanBytes += other.orphanBytes;
    this.odd += other.odd;
    this.oddities.push(...other.oddities.slice(0, KEPT - this.oddities.length));
    for (const { path, file_count, size_bytes } of other.folders) this.folder(path, file_count, size_bytes);
  }
}
