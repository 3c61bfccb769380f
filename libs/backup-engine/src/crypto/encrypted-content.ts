import { ProblemError } from '@lucid/common';
import type { EncryptionKey } from '@lucid/config';
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { Transform, type TransformCallback } from 'node:stream';
import { type EncryptionKeys, fileKey } from './encryption-keys';

/*
 * An encrypted file is a header and chunks, as in STREAM (Hoang, Reyhanitabar, Rogaway and Vizár 2015), age and Tink.
 * Header, 72 bytes: `LUCIDBK`, the version, the id of the key with NULs behind it, a random salt. HKDF-SHA256 makes the file's own
 * key of that key, the salt and the file's path, so a file has its content under its own path only. Chunks, each of 64 KiB but the
 * last: AES-256-GCM with its tag behind it; the nonce is the chunk's number, and whether it is the last; the header is
 * authenticated with each. So nothing can be changed, left out, added, repeated, put elsewhere or cut off unnoticed, and nothing is
 * given out that was not proven. Two chunks of one key never have the same nonce.
 */
const MAGIC = Buffer.from('LUCIDBK\x01', 'latin1');
const KEY_ID_BYTES = 32;
const SALT_BYTES = 32;
const HEADER_BYTES = MAGIC.length + KEY_ID_BYTES + SALT_BYTES;
export const CHUNK_BYTES = 64 * 1024;
const TAG_BYTES = 16;
const ALGORITHM = 'aes-256-gcm';

/** Content that is not what was encrypted, for this path, with the key that it names. Whoever asked for it is told so: 422. */
export class NotDecryptableError extends ProblemError {
  constructor(path: string, cause?: unknown) {
    const detail = `${path} cannot be decrypted: it is not what was written. Verify the backup; restore another.`;
    super('unprocessable', detail, { cause });
  }
}

function nonceOf(chunk: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeUIntBE(chunk, 5, 6);
  nonce.writeUInt8(isLast ? 1 : 0, 11);
  return nonce;
}

/** Encrypts what passes, for the file under a path. */
export class Encryptor extends Transform {
  private readonly pending = new Pending();
  private readonly header: Buffer;
  private readonly key: Buffer;
  private chunk = 0;

  constructor(key: EncryptionKey, path: string) {
    super();
    const id = Buffer.alloc(KEY_ID_BYTES);
    id.write(key.id, 'latin1');
    const salt = randomBytes(SALT_BYTES);
    this.header = Buffer.concat([MAGIC, id, salt]);
    this.key = fileKey(key, salt, path);
    this.push(this.header);
  }

  override _transform(piece: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    this.pending.add(piece);
    const sealed: Buffer[] = [];
    // What may be the last chunk waits for what comes behind it.
    while (this.pending.bytes > CHUNK_BYTES) sealed.push(...this.seal(this.pending.take(CHUNK_BYTES), false));
    done(null, Buffer.concat(sealed));
  }

  override _flush(done: TransformCallback): void {
    done(null, Buffer.concat(this.seal(this.pending.take(this.pending.bytes), true)));
  }

  private seal(content: Buffer, isLast: boolean): Buffer[] {
    const cipher = createCipheriv(ALGORITHM, this.key, nonceOf(this.chunk, isLast), { authTagLength: TAG_BYTES });
    this.chunk += 1;
    cipher.setAAD(this.header);
    return [cipher.update(content), cipher.final(), cipher.getAuthTag()];
  }
}

/**
 * Decrypts what passes, of the file under a path. Nothing of a chunk is given out before it is proven.
 * It fails with NotDecryptableError, at the end at the latest, and with a ProblemError 422 when the key is not there.
 */
export class Decryptor extends Transform {
  private readonly pending = new Pending();
  private opened?: { header: Buffer; key: Buffer };
  private chunk = 0;

  constructor(
    private readonly keys: EncryptionKeys,
    private readonly path: string,
  ) {
    super();
  }

  override _transform(piece: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    settle(done, () => {
      this.pending.add(piece);
      if (this.opened === undefined && this.pending.bytes < HEADER_BYTES) return [];
      this.opened ??= this.open(this.pending.take(HEADER_BYTES));
      const content: Buffer[] = [];
      while (this.pending.bytes > CHUNK_BYTES + TAG_BYTES)
        content.push(this.unseal(this.pending.take(CHUNK_BYTES + TAG_BYTES), false));
      return content;
    });
  }

  override _flush(done: TransformCallback): void {
    settle(done, () => [this.unseal(this.pending.take(this.pending.bytes), true)]);
  }

  private open(header: Buffer): { header: Buffer; key: Buffer } {
    const id = header.toString('latin1', MAGIC.length, MAGIC.length + KEY_ID_BYTES).replace(/\0+$/, '');
    if (!header.subarray(0, MAGIC.length).equals(MAGIC) || !/^[\w-]+$/.test(id))
      throw new NotDecryptableError(this.path);
    return { header, key: fileKey(this.keys.require(id), header.subarray(-SALT_BYTES), this.path) };
  }

  private unseal(sealed: Buffer, isLast: boolean): Buffer {
    const end = sealed.length - TAG_BYTES;
    if (this.opened === undefined || end < 0) throw new NotDecryptableError(this.path);
    const { header, key } = this.opened;
    const decipher = createDecipheriv(ALGORITHM, key, nonceOf(this.chunk, isLast), { authTagLength: TAG_BYTES });
    this.chunk += 1;
    decipher.setAAD(header).setAuthTag(sealed.subarray(end));
    const content = decipher.update(sealed.subarray(0, end));
    try {
      decipher.final();
    } catch (error) {
      throw new NotDecryptableError(this.path, error);
    }
    return content;
  }
}

function settle(done: TransformCallback, work: () => Buffer[]): void {
  try {
    done(null, Buffer.concat(work()));
  } catch (error) {
    done(error as Error);
  }
}

/** Bytes that come in pieces and are taken in others. */
class Pending {
  bytes = 0;
  private pieces: Buffer[] = [];

  add(piece: Buffer): void {
    this.pieces.push(piece);
    this.bytes += piece.length;
  }

  take(bytes: number): Buffer {
    const [first = Buffer.alloc(0), ...others] = this.pieces;
    const all = others.length === 0 ? first : Buffer.concat(this.pieces);
    this.pieces = [all.subarray(bytes)];
    this.bytes -= bytes;
    return all.subarray(0, bytes);
  }
}
