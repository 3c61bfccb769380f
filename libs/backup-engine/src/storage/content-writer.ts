import type { EncryptionKey } from '@lucid/config';
import type { Written } from '@lucid/volume';
import { Readable, type Transform } from 'node:stream';
import { Encryptor } from '../crypto/encrypted-content';
import { type Encryption, hasEncryptedName } from '../crypto/encryption-keys';
import type { BackupTarget } from './backup-storage';
import { type Compression, compressors } from './compression';
import { through } from './stored-content';

/** Pieces of a file. They are asked for as fast as they are written. */
type Pieces = AsyncIterable<Buffer> | Iterable<Buffer>;

/** Writes files of backups, compressed. Whether they are encrypted depends on the writer alone, never on one file. */
export abstract class ContentWriter {
  abstract readonly encryption: Encryption;

  constructor(private readonly target: BackupTarget) {}

  /** What encrypts the file under a path, after it was compressed. @throws Error for a path whose name does not fit the encryption */
  protected abstract encryptors(path: string): Transform[];

  async write(path: string, pieces: Pieces, compression: Compression, signal?: AbortSignal): Promise<Written> {
    const stages = [...compressors(compression), ...this.encryptors(path)];
    const source = Readable.from(pieces, { highWaterMark: 1 });
    const content = through(source, stages);
    try {
      return await this.target.write(path, content, {}, signal);
    } finally {
      // A write that was refused leaves its source as it is.
      content.destroy();
      source.destroy();
    }
  }

  async remove(path: string): Promise<boolean> {
    return this.target.remove(path);
  }
}

/** Writes files as they are. */
class PlainWriter extends ContentWriter {
  readonly encryption = 'none';

  protected encryptors(path: string): Transform[] {
    if (hasEncryptedName(path)) throw new Error(`${path} has the name of an encrypted file and would not be encrypted`);
    return [];
  }
}

/** Writes encrypted files. It has a key, so it cannot write plain text. */
class EncryptedWriter extends ContentWriter {
  readonly encryption = 'aes-256-gcm';

  constructor(
    target: BackupTarget,
    private readonly key: EncryptionKey,
  ) {
    super(target);
  }

  protected encryptors(path: string): Transform[] {
    if (!hasEncryptedName(path)) throw new Error(`${path} does not have the name of an encrypted file`);
    return [new Encryptor(this.key, path)];
  }
}

/** @throws Error where encryption is asked for without a key: callers check that before */
export function writerOf(target: BackupTarget, encryption: Encryption = 'none'): ContentWriter {
  if (encryption === 'none') return new PlainWriter(target);
  if (target.keys.current === undefined) throw new Error('There is no key to encrypt files with');
  return new EncryptedWriter(target, target.keys.current);
}

/** Writes a file of a backup: under a path in its folder, as its manifest tells of it. */
export async function writeFileOf(
  { files, folder, signal }: { files: ContentWriter; folder: string; signal?: AbortSignal },
  path: string,
  pieces: Pieces,
  compression: Compression,
): Promise<Written & { path: string }> {
  return { path, ...(await files.write(`${folder}/${path}`, pieces, compression, signal)) };
}
