import type { HeadObjectCommandOutput, S3Client } from '@aws-sdk/client-s3';
import { ProblemError } from '@lucid/common';
import type { Expected, ListedEntry, OpenFile, Written } from '@lucid/volume';
import { addAbortSignal, Readable } from 'node:stream';
import type { EncryptionKeys } from '../crypto/encryption-keys';
import type { BackupStorage, BackupTarget } from './backup-storage';
import { MANIFEST } from './backup-storage';
import { CheckedContent } from './checked-content';
import { resumed } from './resumed-content';
import { openClient, type S3Times, type Sdk, S3_TIMES } from './s3-client';
import type { S3Place } from './s3-place';
import { s3Problem } from './s3-problem';

/** Of each file that is written, so much is in memory: a part for each of the two that are on their way, and the one that is filled. */
const PART_BYTES = 8 * 1024 * 1024;
const PARTS_AT_ONCE = 2;
/** S3 takes so many parts of an object. */
const MOST_BYTES = 10_000 * PART_BYTES;

/** Uploads that nobody ended are given up after this time, in ms: none takes so long. */
const OLD_UPLOAD_MS = 24 * 3600_000;

/** Writes what happens to a storage into a log. */
export interface StorageLogger {
  log(message: string): void;
  warn(message: string): void;
}

const SILENT: StorageLogger = { log: () => undefined, warn: () => undefined };

/** The backups in one bucket under one prefix. A file is an object, there whole or not at all; a folder is there as long as one of its files is. */
export class S3Store implements BackupStorage {
  private constructor(
    private readonly sdk: Sdk,
    private readonly client: S3Client,
    private readonly place: S3Place,
    readonly keys: EncryptionKeys,
    private readonly times: S3Times,
    private readonly logger: StorageLogger,
  ) {}

  static async open(
    place: S3Place,
    keys: EncryptionKeys,
    times: S3Times = S3_TIMES,
    logger: StorageLogger = SILENT,
  ): Promise<S3Store> {
    const { sdk, client } = await openClient(place, times);
    return new S3Store(sdk, client, place, keys, times, logger);
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

  async fill<T>(folder: string, work: (into: BackupTarget) => Promise<T>): Promise<T> {
    try {
      return await work({ keys: this.keys, write: this.write.bind(this), remove: this.remove.bind(this) });
    } catch (error) {
      await this.remove(folder).catch((failure: unknown) => {
        // It has no manifest, and goes before the next backup is made.
        this.logger.warn(`${folder} is left for later: ${(failure as Error).message}`);
      });
      throw error;
    }
  }

  /** Opens a file. A connection that breaks is made anew, and goes on where it was. @throws ProblemError 404, 503 */
  async openFile(path: string): Promise<OpenFile> {
    const { ContentLength: size = 0, ETag } = await this.head(path);
    const open = async (from: number): Promise<Readable> => {
      const part = { ...this.object(path), Range: `bytes=${from}-`, IfMatch: ETag };
      const { Body, ContentRange } = await this.client.send(new this.sdk.GetObjectCommand(part));
      if ((ContentRange ?? 'bytes 0-').startsWith(`bytes ${from}-`)) return Body as Readable;
      (Body as Readable).destroy();
      throw new ProblemError(
        'unprocessable',
        `S3 gives ${path} from its beginning only, and byte ${from} was asked for.`,
      );
    };
    const problemOf = (error: unknown): ProblemError => s3Problem(error, this.place, 's3:GetObject', path);
    const content = resumed({ open, problemOf, size, patienceMs: this.times.patience });
    return { size_bytes: size, stream: Readable.from(content, { objectMode: false }) };
  }

  async stat(path: string): Promise<ListedEntry | undefined> {
    try {
      const { ContentLength: size_bytes = 0, LastModified: modified_at = new Date(0) } = await this.head(path);
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
    // Backups' folders stand at the top.
    if (!path.includes('/'))
      await this.ask('s3:DeleteObject', path, (within) =>
        this.client.send(new this.sdk.DeleteObjectCommand(this.object(`${path}/${MANIFEST}`)), within),
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

  /**
   * Gives up uploads that were never ended, whose parts are paid for. A service that does not let it be is no reason to make no backup.
   * @param isOurs tells the folders whose uploads are given up: others may upload under the prefix too
   */
  async tidy(isOurs: (folder: string) => Promise<boolean>, begunBefore = Date.now() - OLD_UPLOAD_MS): Promise<void> {
    const { bucket: Bucket, prefix } = this.place;
    const { ListMultipartUploadsCommand: List, AbortMultipartUploadCommand: Abort } = this.sdk;
    try {
      await this.ask('s3:ListBucketMultipartUploads and s3:AbortMultipartUpload', prefix, async () => {
        // The first thousand: more are not begun in a day, and the next sweep sees those.
        const { Uploads = [] } = await this.client.send(new List({ Bucket, Prefix: `${prefix}/` }));
        for (const { Key = '', UploadId, Initiated } of Uploads) {
          if (Initiated === undefined || Initiated.getTime() >= begunBefore) continue;
          const [folder = ''] = Key.slice(prefix.length + 1).split('/', 1);
          if (!(await isOurs(folder))) continue;
          await this.client.send(new Abort({ Bucket, Key, UploadId }));
          this.logger.log(`Gave up the upload of ${Key}, which was begun at ${Initiated.toISOString()}.`);
        }
      });
    } catch (error) {
      this.logger.warn(`uploads that were broken off may be left: ${(error as Error).message}`);
    }
  }

  private async head(path: string): Promise<HeadObjectCommandOutput> {
    try {
      // Who may not list the bucket is told of what is missing that it is forbidden.
      return await this.ask('s3:GetObject and s3:ListBucket', path, (within) =>
        this.client.send(new this.sdk.HeadObjectCommand(this.object(path)), within),
      );
    } catch (error) {
      // S3 answers the same when it is the bucket that is not there: then nothing can be told of the file.
      if (error instanceof ProblemError && error.code === 'not_found') await this.requireBucket();
      throw error;
    }
  }

  /** @throws ProblemError 503 when there is no bucket */
  private async requireBucket(): Promise<void> {
    const { bucket: Bucket, prefix: Prefix } = this.place;
    await this.ask('s3:ListBucket', Prefix, (within) =>
      this.client.send(new this.sdk.ListObjectsV2Command({ Bucket, Prefix, MaxKeys: 1 }), within),
    );
  }

  private async delete(Objects: { Key: string | undefined }[], path: string): Promise<void> {
    const { bucket: Bucket } = this.place;
    await this.ask('s3:DeleteObject', path, async (within) => {
      const request = new this.sdk.DeleteObjectsCommand({ Bucket, Delete: { Objects, Quiet: true } });
      const { Errors: [failed] = [] } = await this.client.send(request, within);
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

  /** @param work is given what a request takes that is small and soon answered */
  private async ask<T>(
    right: string,
    path: string,
    work: (within: { abortSignal: AbortSignal }) => Promise<T>,
  ): Promise<T> {
    try {
      return await work({ abortSignal: AbortSignal.timeout(this.times.small) });
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
