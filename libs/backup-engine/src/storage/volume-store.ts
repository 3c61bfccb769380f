import type { Expected, ListedEntry, OpenFile, VolumeFiles, Written } from '@lucid/volume';
import type { Readable } from 'node:stream';
import type { EncryptionKeys } from '../crypto/encryption-keys';
import type { BackupStorage, BackupTarget } from './backup-storage';

/** The backups in a volume: a folder on the disk, with a quota. */
export class VolumeStore implements BackupStorage {
  constructor(
    private readonly files: VolumeFiles,
    readonly keys: EncryptionKeys,
  ) {}

  async write(path: string, source: Readable, expected?: Expected, signal?: AbortSignal): Promise<Written> {
    return this.files.write(path, source, expected, signal);
  }

  async openFile(path: string): Promise<OpenFile> {
    return this.files.openFile(path);
  }

  async stat(path: string): Promise<ListedEntry | undefined> {
    return this.files.stat(path);
  }

  list(folder?: string): AsyncGenerator<ListedEntry> {
    return this.files.list(folder);
  }

  async remove(path: string): Promise<boolean> {
    return this.files.remove(path);
  }

  async fill<T>(folder: string, work: (into: BackupTarget) => Promise<T>): Promise<T> {
    return this.files.fill(folder, (filling) =>
      work({ keys: this.keys, write: filling.write.bind(filling), remove: filling.remove.bind(filling) }),
    );
  }

  /** The volume removes by itself what was broken off. */
  async tidy(): Promise<void> {
    await Promise.resolve();
  }

  close(): void {
    // A volume holds nothing open.
  }
}
