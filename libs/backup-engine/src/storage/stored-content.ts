import { ProblemError } from '@lucid/common';
import type { Written } from '@lucid/volume';
import { createHash, type Hash } from 'node:crypto';
import { pipeline, Readable, Transform } from 'node:stream';
import { Decryptor, Encryptor } from '../crypto/encrypted-content';
import { ENCRYPTED, EncryptionKeys } from '../crypto/encryption-keys';
import type { BackupStore, BackupTarget } from './backup-store';
import { type Compression, compressors, decompressors } from './compression';

/** Writes pieces under a path, compressed; then encrypted, where its name ends so. They are asked for as fast as they are written. */
export async function writeContent(
  store: BackupTarget,
  path: string,
  pieces: AsyncIterable<Buffer> | Iterable<Buffer>,
  compression: Compression,
  signal?: AbortSignal,
): Promise<Written> {
  const source = Readable.from(pieces, { highWaterMark: 1 });
  const content = through(source, [...compressors(compression), ...encryptors(store, path)]);
  try {
    return await store.write(path, content, {}, signal);
  } finally {
    // A write that was refused leaves its source as it is.
    content.destroy();
    source.destroy();
  }
}

/** Writes a file of a backup: under a path in its folder, as its manifest tells of it. */
export async function writeFileOf(
  { store, folder, signal }: { store: BackupTarget; folder: string; signal?: AbortSignal },
  path: string,
  pieces: AsyncIterable<Buffer> | Iterable<Buffer>,
  compression: Compression,
): Promise<Written & { path: string }> {
  return { path, ...(await writeContent(store, `${folder}/${path}`, pieces, compression, signal)) };
}

/** A file's content as it was before it was compressed and encrypted, and what the file itself turned out to be once it was read. */
interface ReadContent {
  content: Readable;
  /** Size and SHA-256 of the file so far; of the whole once `content` has ended. */
  written: () => Written;
}

/**
 * @param mostBytes of the content, decompressed: a small file can decompress to more than any memory or disk has
 * @throws ProblemError 404; the content fails with 422 when its key is missing, or when it is larger than it may be
 */
export async function readContent(
  store: BackupStore,
  path: string,
  compression: Compression,
  mostBytes: number,
): Promise<ReadContent> {
  const stages = [...decryptors(store, path), ...decompressors(compression), new Bound(path, mostBytes)];
  return metered(store, path, stages);
}

/** A file as it stands there, encrypted or not. @throws ProblemError 404 */
export async function readStored(store: BackupStore, path: string): Promise<ReadContent> {
  return metered(store, path, []);
}

async function metered(store: BackupStore, path: string, stages: readonly Transform[]): Promise<ReadContent> {
  const { stream } = await store.read(path);
  const meter = new Meter();
  return { content: through(stream, [meter, ...stages]), written: () => meter.written() };
}

const isEncrypted = (path: string): boolean => path.endsWith(ENCRYPTED);

/** @throws Error where there is no key: who chose encryption has seen to it that there is one */
function encryptors({ keys }: BackupTarget, path: string): Transform[] {
  if (!isEncrypted(path)) return [];
  if (keys?.current === undefined) throw new Error(`There is no key to encrypt ${path} with`);
  return [new Encryptor(keys.current, path)];
}

const decryptors = ({ keys = new EncryptionKeys() }: BackupStore, path: string): Transform[] =>
  isEncrypted(path) ? [new Decryptor(keys, path)] : [];

/** The last of the stages; when one fails, all end, and that one says why. */
function through(source: Readable, stages: readonly Transform[]): Readable {
  const last = stages.at(-1);
  if (last === undefined) return source;
  pipeline([source, ...stages], () => undefined);
  return last;
}

/** A file whose content is larger than its manifest says. */
export class OversizedError extends ProblemError {
  constructor(path: string, mostBytes: number) {
    super(
      'unprocessable',
      `${path} has more than the ${mostBytes} bytes that it may have. Verify the backup, and restore another.`,
    );
  }
}

/** Ends content that is larger than it may be. */
class Bound extends Transform {
  private size = 0;

  constructor(
    private readonly path: string,
    private readonly mostBytes: number,
  ) {
    super({ highWaterMark: 1024 * 1024 });
  }

  override _transform(
    piece: Buffer,
    _encoding: BufferEncoding,
    done: (error: Error | null, piece?: Buffer) => void,
  ): void {
    this.size += piece.length;
    if (this.size > this.mostBytes) done(new OversizedError(this.path, this.mostBytes));
    else done(null, piece);
  }
}

class Meter extends Transform {
  private size = 0;
  private readonly hash: Hash = createHash('sha256');

  constructor() {
    super({ highWaterMark: 1024 * 1024 });
  }

  override _transform(piece: Buffer, _encoding: BufferEncoding, done: (error: null, piece: Buffer) => void): void {
    this.size += piece.length;
    this.hash.update(piece);
    done(null, piece);
  }

  written(): Written {
    return { size_bytes: this.size, sha256: this.hash.copy().digest('hex') };
  }
}
