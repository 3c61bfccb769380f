import { JsonScan } from '@lucid/common';
import type { Expected, ListedEntry, OpenFile, Written } from '@lucid/volume';
import type { Readable } from 'node:stream';
import type { EncryptionKeys } from '../crypto/encryption-keys';

export const MANIFEST = 'manifest.json';

/** The file that says that a backup is pinned: it is told by the storage alone, as all of a backup is. */
export const PIN = 'pinned.json';

/** Where backups are kept, each in a folder of its own. A file is there whole under its path, or not at all. */
export interface BackupStorage {
  /** Keys that encrypted files are read and written with, and manifests are proven with. */
  readonly keys: EncryptionKeys;

  /** Stores content under a path, in place of what is there. @throws ProblemError 507, 503, 422 when the content is not as expected */
  write(path: string, source: Readable, expected?: Expected, signal?: AbortSignal): Promise<Written>;
  /** Opens a file. @throws ProblemError 404, 409, 503 */
  openFile(path: string): Promise<OpenFile>;
  /** What stands under a path, or undefined. */
  stat(path: string): Promise<ListedEntry | undefined>;
  /** The files and folders in a folder, in no order; in the storage itself where no folder is named. @throws ProblemError 404 */
  list(folder?: string): AsyncGenerator<ListedEntry>;
  /** Removes a file, or a folder with all that is in it. @returns whether it was there */
  remove(path: string): Promise<boolean>;
  /** Does the work that writes a backup's folder, its manifest last. When it fails, there is no backup. @throws what the work throws */
  fill<T>(folder: string, work: (into: BackupTarget) => Promise<T>): Promise<T>;
  /** Gives up writes that were broken off and that nobody sees. @param isOurs tells a folder that this service wrote from another's */
  tidy(isOurs: (folder: string) => Promise<boolean>): Promise<void>;
  close(): void;
}

/** Where the files of a backup are written to. */
export type BackupTarget = Pick<BackupStorage, 'keys' | 'write' | 'remove'>;

/** Where the files of backups are read from, too. */
export type BackupStore = BackupTarget & Pick<BackupStorage, 'openFile' | 'list'>;

/** The most that a file has which is read at once, in bytes: the manifest and the metadata of namespaces. */
export const MOST_TEXT_BYTES = 64 * 1024 * 1024;
/** The most in the JSON of a manifest: about 30 values for each namespace of a backup. */
const LIMITS = { values: 1_000_000, keys: 1_000_000, nested: 250_000, text: 16 * 1024 * 1024 };

/** Text that is larger than what a backup of this service writes into one file. */
export class TooLargeError extends Error {}

/** The text of a manifest. @throws ProblemError 404; TooLargeError when it is too large or has too many values to be one */
export async function readText(store: BackupStore, path: string): Promise<string> {
  const { size_bytes, stream } = await store.openFile(path);
  if (size_bytes > MOST_TEXT_BYTES) {
    stream.destroy();
    throw new TooLargeError(`it has ${size_bytes} bytes, and ${MOST_TEXT_BYTES} are the most`);
  }
  const scan = new JsonScan(LIMITS);
  const pieces: Buffer[] = [];
  for await (const piece of stream as AsyncIterable<Buffer>) {
    try {
      scan.push(piece);
    } catch {
      throw new TooLargeError(`it has too many levels, or more than ${LIMITS.values} values`);
    }
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString();
}
