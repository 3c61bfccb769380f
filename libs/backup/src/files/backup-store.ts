import type { VolumeFiles } from '@lucid/volume';
import type { Readable } from 'node:stream';
import type { EncryptionKeys } from '../encryption/encryption-keys';

/** Where the files of a backup are written to. */
export type BackupTarget = Pick<VolumeFiles, 'write' | 'remove'> & {
  /** Those that its encrypted files are written and read with. */
  readonly keys?: EncryptionKeys;
};

/** Where the files of backups are read from. A file is there whole under its path, or not at all. */
export type BackupStore = BackupTarget & Pick<VolumeFiles, 'read' | 'list'>;

/** Where backups are kept, each in a folder of its own. */
export interface BackupStorage extends BackupStore, Pick<VolumeFiles, 'stat'> {
  /** Does the work that writes a backup's folder, its manifest last. When it fails, there is no backup. @throws what the work throws */
  fill<T>(folder: string, work: (into: Pick<BackupTarget, 'write' | 'remove'>) => Promise<T>): Promise<T>;
}

/** The most that a file may hold which is read at once, in bytes: a manifest, or the metadata of one namespace. */
export const MOST_TEXT_BYTES = 16 * 1024 * 1024;

/** Text that has more bytes than a backup of this service writes into one file. */
export class TooLargeError extends Error {}

/** The text of a small stream. @throws TooLargeError once it is too large to be one */
export async function textOf(content: Readable): Promise<string> {
  const pieces: Buffer[] = [];
  let bytes = 0;
  for await (const piece of content as AsyncIterable<Buffer>) {
    bytes += piece.length;
    // What is compressed may be a thousand times as large as its file.
    if (bytes > MOST_TEXT_BYTES) throw new TooLargeError(`it has more than ${MOST_TEXT_BYTES} bytes`);
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString('utf8');
}

/** The content of a small file. @throws ProblemError 404; TooLargeError when it is too large to be one */
export async function readText(store: BackupStore, path: string): Promise<string> {
  const { stream } = await store.read(path);
  try {
    return await textOf(stream);
  } finally {
    stream.destroy();
  }
}
