import { ProblemError } from '@lucid/common';
import {
  elementOf,
  modelOptions,
  MongoService,
  presentFields,
  type RawElement,
  readStored,
  valueOf,
  rawBytes,
} from '@lucid/mongo';
import { requireValid } from '@lucid/resource';
import { type ContentOwner, type VolumeFiles, VolumesService } from '@lucid/volume';
import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import type { mongo } from 'mongoose';
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Session } from '../session';
import { SessionChunk } from './session-chunk';
import { partsOf, pathOf, SESSIONS_VOLUME } from './session-files';
import { verified } from './verified-content';

/** The chunk's own SHA-256, or that of its encrypted form where it is stored in that. */
export const digestOf = ({ encrypted_hash, hash }: SessionChunk): string => encrypted_hash ?? hash;

/** Fields that tell the content of a chunk and its place. */
const OF_CONTENT = ['/chunk_index', '/size_bytes', '/hash', '/encrypted_hash', '/storage_path', '/stored_at'];

/** The contents of chunks: files in the volume `sessions`, within its quota. */
@Injectable()
export class ChunkContentService implements ContentOwner, OnModuleInit {
  private readonly logger = new Logger(ChunkContentService.name);

  /** How long a content may take to come in whole, in ms: a body that stops holds no space. */
  uploadLimitMs = 30_000;

  constructor(
    private readonly mongo: MongoService,
    private readonly volumes: VolumesService,
  ) {}

  onModuleInit(): void {
    this.volumes.registerOwner(SESSIONS_VOLUME, this);
  }

  private get chunks(): mongo.Collection {
    return this.mongo.collection(modelOptions(SessionChunk).collection);
  }

  private get sessions(): mongo.Collection {
    return this.mongo.collection(modelOptions(Session).collection);
  }

  /**
   * Stores the content of a chunk. What is stored already, and undamaged, is left as it is.
   * @param body the request's body, unread
   * @param length its length, where that was announced
   * @throws ProblemError 422 when size or SHA-256 are not the chunk's, 507 without room, 404, 409 while another stores it, 400
   */
  async store(session_id: string, chunk_id: string, body: unknown, length: number | undefined): Promise<SessionChunk> {
    if (!(body instanceof Readable))
      throw new ProblemError('bad_request', 'Send the content of the chunk as the body.');
    // The chunk before its session: if both are made anew in between, the chunk is the old one, and is not found again below.
    const { _id, chunk } = await this.find(session_id, chunk_id);
    const session = await readStored<Session>(this.sessions, Session, { session_id }, this.mongo.limit);
    if (session === undefined) throw missing(session_id, chunk_id);
    requireValid(session, ['/session_id', '/created_at']);
    if (length !== undefined && length !== chunk.size_bytes) throw wrongSize(chunk, length);
    const files = await this.volumes.open(SESSIONS_VOLUME);
    const path = pathOf(session, chunk.chunk_index);
    const expected = { size_bytes: chunk.size_bytes, sha256: digestOf(chunk) };
    const isThere = chunk.stored_at !== undefined && (await this.isWhole(files, path, expected.sha256));
    await this.intime(body, (signal) =>
      isThere ? files.check(body, expected, signal) : files.write(path, body, expected, signal),
    );
    if (isThere) return chunk;
    const stored = {
      status: 'verified',
      storage_path: `${SESSIONS_VOLUME}/${path}`,
      stored_at: new Date(),
    } as const;
    const { matchedCount } = await this.mongo.write((own) =>
      this.chunks.updateOne(
        { _id: { $eq: _id } } as mongo.Filter<mongo.Document>,
        { $set: stored },
        { ...this.mongo.limit, session: own },
      ),
    );
    if (matchedCount === 1) return { ...chunk, ...stored };
    // The session was deleted meanwhile. Its folder may just be removed; what that misses is an orphan that a scan finds.
    await files.remove(path).catch(() => false);
    throw missing(session_id, chunk_id);
  }

  /** Opens the content of a chunk. @throws ProblemError 404, 500 when it is not what was stored any more */
  async open(
    session_id: string,
    chunk_id: string,
  ): Promise<{ size_bytes: number; digest: string; content: () => Promise<Readable> }> {
    const { chunk } = await this.find(session_id, chunk_id);
    const { stored_at, storage_path = '', size_bytes } = chunk;
    if (stored_at === undefined)
      throw new ProblemError(
        'not_found',
        `The content of chunk ${chunk_id} of session ${session_id} is not stored here.`,
      );
    const digest = digestOf(chunk);
    return { size_bytes, digest, content: () => this.openContent(storage_path, size_bytes, digest) };
  }

  private async openContent(storage_path: string, size_bytes: number, digest: string): Promise<Readable> {
    const files = await this.volumes.open(SESSIONS_VOLUME);
    const file = await files.openFile(storage_path.slice(SESSIONS_VOLUME.length + 1)).catch((error: unknown) => {
      throw error instanceof ProblemError && error.code === 'not_found' ? damaged(storage_path, error) : error;
    });
    if (file.size_bytes !== size_bytes) {
      file.stream.destroy();
      throw damaged(storage_path);
    }
    const content = verified(digest);
    // A failure breaks the answer off before its end; the reader's own end needs no word.
    pipeline(file.stream, content).catch((error: unknown) => {
      if (!content.readableAborted) this.logger.error(`${storage_path}: ${(error as Error).message}`);
    });
    return content;
  }

  async unreferenced(paths: readonly string[]): Promise<string[]> {
    const parts = new Map(paths.map((path) => [path, partsOf(path)]));
    const known = [...parts.values()].filter((part) => part !== undefined);
    const created_at = { $in: [...new Set(known.map((part) => part.created_at))] };
    const sessions = await this.sessions
      .find({ created_at }, { ...this.mongo.limit, projection: { session_id: 1, created_at: 1 } })
      .toArray();
    const chunks = await this.chunks
      .find(
        {
          session_id: { $in: sessions.flatMap(({ session_id }) => (typeof session_id === 'string' ? session_id : [])) },
          chunk_index: { $in: known.map(({ chunk_index }) => chunk_index) },
          stored_at: { $exists: true },
        },
        { ...this.mongo.limit, projection: { storage_path: 1 } },
      )
      .toArray();
    const referenced = new Set(chunks.map((chunk): unknown => chunk['storage_path']));
    // What has another name was put there by someone else.
    return paths.filter((path) => parts.get(path) !== undefined && !referenced.has(`${SESSIONS_VOLUME}/${path}`));
  }

  /** A chunk and its `_id`. @throws ProblemError 404, 409 where its content cannot be told by what is stored */
  private async find(session_id: string, chunk_id: string): Promise<{ _id: unknown; chunk: SessionChunk }> {
    const found = await this.chunks.findOne({ session_id, chunk_id }, { ...this.mongo.limit, raw: true });
    if (found === null) throw missing(session_id, chunk_id);
    const raw = rawBytes(found);
    const chunk = presentFields(SessionChunk, raw).document as SessionChunk;
    requireValid(chunk, OF_CONTENT);
    return { _id: valueOf(elementOf(raw, '_id') as RawElement), chunk };
  }

  /** Whether content is on the disk as it was stored. */
  private async isWhole(files: VolumeFiles, path: string, sha256: string): Promise<boolean> {
    try {
      const { stream } = await files.openFile(path);
      const hash = createHash('sha256');
      for await (const piece of stream) hash.update(piece as Buffer);
      return hash.digest('hex') === sha256;
    } catch (error) {
      if (error instanceof ProblemError && error.code === 'not_found') return false;
      throw error;
    }
  }

  /** Reads a body as long as it comes in time, and its caller is there. */
  private async intime<T>(body: Readable, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const late = new AbortController();
    const problem = new ProblemError('request_timeout', 'The content did not come in time. Nothing of it was kept.');
    const timer = setTimeout(() => late.abort(problem), this.uploadLimitMs);
    try {
      return await work(late.signal);
    } catch (error) {
      if (body.readableAborted && !late.signal.aborted)
        throw new ProblemError('bad_request', 'The content ended before it was whole. Nothing of it was kept.', {
          cause: error,
        });
      throw error;
    } finally {
      clearTimeout(timer);
    }
  }
}

const missing = (session_id: string, chunk_id: string): ProblemError =>
  new ProblemError('not_found', `Session ${session_id} has no chunk ${chunk_id}.`);

const wrongSize = ({ chunk_id, size_bytes }: SessionChunk, length: number): ProblemError =>
  new ProblemError(
    'unprocessable',
    `Chunk ${chunk_id} has ${size_bytes} bytes, and the body has ${length}. Nothing was kept.`,
    {
      errors: [{ pointer: '', code: 'size', message: `must have ${size_bytes} bytes` }],
    },
  );

const damaged = (storage_path: string, cause?: unknown): ProblemError =>
  new ProblemError(
    'internal_error',
    `The content at ${storage_path} is missing or damaged on the disk. Store it again with PUT.`,
    { cause },
  );
