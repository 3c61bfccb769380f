import { ProblemError } from '@lucid/common';
import type { Written } from '@lucid/volume';
import { createHash, type Hash } from 'node:crypto';
import { pipeline, type Readable, Transform } from 'node:stream';
import { Decryptor } from '../crypto/encrypted-content';
import { hasEncryptedName } from '../crypto/encryption-keys';
import type { BackupStore } from './backup-storage';
import { type Compression, decompressors } from './compression';

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
  const { stream } = await store.openFile(path);
  const meter = new Meter();
  return { content: through(stream, [meter, ...stages]), written: () => meter.written() };
}

const decryptors = ({ keys }: BackupStore, path: string): Transform[] =>
  hasEncryptedName(path) ? [new Decryptor(keys, path)] : [];

/** The last of the stages; when one fails, all end, and that one says why. */
export function through(source: Readable, stages: readonly Transform[]): Readable {
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
