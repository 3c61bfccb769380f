import { CONFIG, type Config } from '@lucid/config';
import { Inject, Injectable } from '@nestjs/common';
import { type FileHandle, statfs } from 'node:fs/promises';
import { Folder } from './folder';

/** So much of the disk is left free, at most: a file system that is full to the brim serves nobody. */
const MAX_FLOOR_BYTES = 1_000_000_000;

/** The disk that the volumes stand on, in bytes. */
export interface DiskSpace {
  total_bytes: number;
  /** What the service's user may still write. */
  free_bytes: number;
  /** What of that is kept free: 1 % of the disk, 1 GB at most. */
  kept_free_bytes: number;
}

/** Bytes that may be written to a disk, without what is kept free; none where it could not be read. */
export const writableOf = (space: DiskSpace | undefined): number =>
  space === undefined ? 0 : Math.max(0, space.free_bytes - space.kept_free_bytes);

/** The disk under VOLUME_MOUNT_PATH: every replica has the same one mounted. */
@Injectable()
export class Disk {
  constructor(@Inject(CONFIG) private readonly config: Config) {}

  /** The folder that the volumes stand in. @throws ENOENT where nothing is mounted */
  async open(): Promise<Folder> {
    return Folder.open(this.config.VOLUME_MOUNT_PATH);
  }

  async space(): Promise<DiskSpace> {
    const { blocks, bavail, bsize } = await statfs(this.config.VOLUME_MOUNT_PATH);
    const total_bytes = blocks * bsize;
    const kept_free_bytes = Math.min(Math.floor(total_bytes / 100), MAX_FLOOR_BYTES);
    return { total_bytes, free_bytes: bavail * bsize, kept_free_bytes };
  }

  /** What may be written to it now, as {@link writableOf} has it. */
  async writableBytes(): Promise<number> {
    return writableOf(await this.space().catch(() => undefined));
  }

  /** Appends to a file, whole. */
  async append(file: FileHandle, bytes: Uint8Array): Promise<void> {
    await file.writeFile(bytes);
  }
}
