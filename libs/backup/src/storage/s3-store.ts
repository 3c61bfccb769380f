import type { S3Client } from '@aws-sdk/client-s3';
import { ProblemError } from '@lucid/common';
import type { Expected, ListedEntry, OpenFile, Written } from '@lucid/volume';
import { Logger } from '@nestjs/common';
import { addAbortSignal, Readable } from 'node:stream';
import type { EncryptionKeys } from '../encryption/encryption-keys';
import type { BackupStorage, BackupTarget } from '../files/backup-store';
import { MANIFEST } from '../layout/backup-files';
import { CheckedContent } from './checked-content';
import { resumed } from './resumed-content';
import type { S3Place } from './s3-place';
import { s3Problem } from './s3-problem';

/** Of each file that is written, so much is in memory: a part for each of the two that are on their way, and the one that is filled. */
const PART_BYTES = 8 * 1024 * 1024;
const PARTS_AT_ONCE = 2;
/** S3 takes so many parts of an object. */
const MOST_BYTES = 10_000 * PART_BYTES;

/** Uploads that nobody ended are given up after this time, in ms: none takes so long. */
const OLD_UPLOAD_MS = 24 * 3600_000;

/** How long is waited for S3, in ms. */
export interface S3Times {
  /** For a connection. */
  connect: number;
  /** While nothing comes on it. */
  idle: number;
  /** For the beginning of an answer, however much is sent or comes. */
  answer: number;
  /** How often a request is sent, the first time included. */
  attempts: number;
  /** For the next byte of a file, over broken connections. */
  patience: number;
}

const TIMES: S3Times = { connect: 5000, idle: 20_000, answer: 120_000, attempts: 5, patience: 60_000 };

type Sdk = typeof import('@aws-sdk/client-s3') & Pick<typeof import('@aws-sdk/lib-storage'), 'Upload'>;

/** The backups in one bucket under one prefix. A file is an object, there whole or not at all; a folder is there as long as one of its files is. */
export class S3Store implements BackupStorage {
  private readonly logger = new Logger(S3Store.name);

  private constructor(
    private readonly sdk: Sdk,
    private readonly client: S3Client,
    private readonly place: S3Place,
    readonly keys: EncryptionKeys,
    private readonly times: S3Times,
  ) {}

  /** Loads the SDK, which takes 20 MB: only where S3 is used. */
  static async open(place: S3Place, keys: EncryptionKeys, times: S3Times = TIMES): Promise<S3Store> {
    const sdk = { ...(await import('@aws-sdk/client-s3')), Upload: (await import('@aws-sdk/lib-storage')).Upload };
    const { endpoint, region, accessKeyId, secretAccessKey } = place;
    const client = new sdk.S3Client({
      ...{ region, credentials: { accessKeyId, secretAccessKey }, maxAttempts: times.attempts },
      // A service of one's own rarely has a name for each bucket.
      ...(endpoint !== undefined && { endpoint, forcePathStyle: true }),
      // Other services do not know these checksums. The signature holds the SHA-256 of each part as it is.
      ...{ requestChecksumCalculation: 'WHEN_REQUIRED', responseChecksumValidation: 'WHEN_REQUIRED' },
      requestHandler: {
        connectionTimeout: times.connect,
        socketTimeout: times.idle,
        requestTimeout: times.answer,
        throwOnRequestTimeout: true,
      },
    });
    return new S3Store(sdk, client, place, keys, times);
  }

  close(): void {
    this.client.destroy();
  }

  /** Stores content under a path, in place of what is there. @throws ProblemError 507, 503, 422 when it is not as expected */
  async write(path: string, source: Readable, expected: Expected = {}, signal?: AbortSignal): Promise<Written> {
    if (signal !== undefined) addAbortSignal(signal, source);
    const checked = new CheckedContent(source, expected, path, MOST_BYTES);
    const Body = Readable.from(checked.pieces(), { highWaterMark: 1 });
    const params = { ...this.object(path), Body };
    const upload = new this.sdk.Upload({ client: this.client, params, partSize: PART_BYTES, queueSize: PARTS_AT_ONCE });
    try {
      await this.ask('s3:PutObject', path, () => upload.done());
    } catch (error) {
      // Of two failures the one of the content came first: the other is that the upload could not be given up.
      throw checked.fault ?? error;
    }
    return checked.end();
  }

  async fill<T>(folder: string, work: (into: Pick<BackupTarget, 'write' | 'remove'>) => Promise<T>): Promise<T> {
    try {
      return await work({ write: this.write.bind(this), remove: this.remove.bind(this) });
    } catch (error) {
      await this.remove(folder).catch((failure: unknown) => {
        // It has no manifest, and goes before the next backup is made.
        this.logger.warn(`${folder} is left for later: ${(failure as Error).message}`);
      });
      throw error;
    }
  }

  /** Opens a file. A connection that breaks is made anew, and goes on where it was. @throws ProblemError 404, 503 */
  async read(path: string): Promise<OpenFile> {
    const right = 's3:GetObject';
    const { ContentLength: size = 0, ETag } = await this.ask(right, path, () =>
      this.client.send(new this.sdk.HeadObjectCommand(this.object(path))),
    );
    const open = async (from: number): Promise<Readable> => {
      const part = { ...this.object(path), Range: `bytes=${from}-`, IfMatch: ETag };
      const { Body, ContentRange } = await this.client.send(new this.sdk.GetObjectCommand(part));
      if (ContentRange?.startsWith(`bytes ${from}-`) === true) return Body as Readable;
      (Body as Readable).destroy();
      throw new ProblemError(
        'unprocessable',
        `S3 gives ${path} from its beginning only, and byte ${from} was asked for.`,
      );
    };
    const problemOf = (error: unknown): ProblemError => s3Problem(error, this.place, right, path);
    const content = resumed({ open, problemOf, size, patienceMs: this.times.patience });
    return { size_bytes: size, stream: Readable.from(content, { objectMode: false }) };
  }

  async stat(path: string): Promise<ListedEntry | undefined> {
    try {
      const { ContentLength: size_bytes = 0, LastModified: modified_at = new Date(0) } = await this.ask(
        's3:GetObject',
        path,
        () => this.client.send(new this.sdk.HeadObjectCommand(this.object(path))),
      );
      return { name: path.slice(path.lastIndexOf('/') + 1), kind: 'file', size_bytes, modified_at };
    } catch (error) {
      if (error instanceof ProblemError && error.code === 'not_found') return undefined;
      throw error;
    }
  }

  /** The files and folders in a folder. A folder has no time in S3: it is told that of 1970. @throws ProblemError 404 */
  async *list(path?: string): AsyncGenerator<ListedEntry> {
    const Prefix = path === undefined ? `${this.place.prefix}/` : `${this.keyOf(path)}/`;
    let isThere = path === undefined;
    for await (const { CommonPrefixes = [], Contents = [] } of this.pages(Prefix, '/')) {
      for (const { Prefix: folder = '' } of CommonPrefixes) {
        isThere = true;
        yield { name: folder.slice(Prefix.length, -1), kind: 'folder', size_bytes: 0, modified_at: new Date(0) };
      }
      for (const { Key = '', Size: size_bytes = 0, LastModified: modified_at = new Date(0) } of Contents) {
        isThere = true;
        // Some programs put an object there for the folder itself.
        if (Key !== Prefix) yield { name: Key.slice(Prefix.length), kind: 'file', size_bytes, modified_at };
      }
    }
    if (!isThere) throw new ProblemError('not_found', `There is no ${path ?? ''} in the bucket ${this.place.bucket}.`);
  }

  /** Removes a file, or a folder with all that is in it; its manifest first, without which it is no backup. @returns whether it was there */
  async remove(path: string): Promise<boolean> {
    await this.ask('s3:DeleteObject', path, () =>
      this.client.send(new this.sdk.DeleteObjectCommand(this.object(`${path}/${MANIFEST}`))),
    );
    const key = this.keyOf(path);
    let isThere = false;
    for await (const { Contents = [] } of this.pages(key)) {
      // What only begins with the same letters is another's.
      const own = Contents.filter(({ Key = '' }) => Key === key || Key.startsWith(`${key}/`));
      if (own.length === 0) continue;
      isThere = true;
      await this.delete(
        own.map(({ Key }) => ({ Key })),
        path,
      );
    }
    return isThere;
  }

  /** Gives up uploads that were never ended, whose parts are paid for. */
  async abortOldUploads(begunBefore = Date.now() - OLD_UPLOAD_MS): Promise<void> {
    const { bucket: Bucket, prefix } = this.place;
    await this.ask('s3:ListBucketMultipartUploads', prefix, async () => {
      // The first thousand: more are not begun in a day, and the next sweep sees those.
      const asked = new this.sdk.ListMultipartUploadsCommand({ Bucket, Prefix: `${prefix}/` });
      for (const { Key, UploadId, Initiated } of (await this.client.send(asked)).Uploads ?? [])
        if (Initiated !== undefined && Initiated.getTime() < begunBefore)
          await this.client.send(new this.sdk.AbortMultipartUploadCommand({ Bucket, Key, UploadId }));
    });
  }

  private async delete(Objects: { Key: string | undefined }[], path: string): Promise<void> {
    const { bucket: Bucket } = this.place;
    await this.ask('s3:DeleteObject', path, async () => {
      const request = new this.sdk.DeleteObjectsCommand({ Bucket, Delete: { Objects, Quiet: true } });
      const { Errors: [failed] = [] } = await this.client.send(request);
      // One that is not deleted is told in an answer that is 200.
      if (failed !== undefined)
        throw Object.assign(new Error(failed.Message), {
          name: failed.Code,
          $metadata: { httpStatusCode: failed.Code === 'AccessDenied' ? 403 : 500 },
        });
    });
  }

  /** What is under a prefix, a thousand at a time. */
  private async *pages(Prefix: string, Delimiter?: string): ReturnType<Sdk['paginateListObjectsV2']> {
    const { bucket: Bucket } = this.place;
    try {
      yield* this.sdk.paginateListObjectsV2(
        { client: this.client },
        { Bucket, Prefix, ...(Delimiter && { Delimiter }) },
      );
    } catch (error) {
      throw s3Problem(error, this.place, 's3:ListBucket', Prefix);
    }
  }

  private async ask<T>(right: string, path: string, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw s3Problem(error, this.place, right, path);
    }
  }

  private keyOf(path: string): string {
    return `${this.place.prefix}/${path}`;
  }

  private object(path: string): { Bucket: string; Key: string } {
    return { Bucket: this.place.bucket, Key: this.keyOf(path) };
  }
}
