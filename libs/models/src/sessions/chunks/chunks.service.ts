import { type FieldError, type ListQuery, ProblemError } from '@lucid/common';
import {
  modelOptions,
  MongoService,
  type Page,
  presentFields,
  READ_ANY,
  readList,
  readStored,
  rawBytes,
} from '@lucid/mongo';
import { ModelCache, nextVersion, requireValid } from '@lucid/resource';
import { Injectable } from '@nestjs/common';
import { mongo } from 'mongoose';
import { randomUUID } from 'node:crypto';
import { Session } from '../session';
import { SessionChunk } from './session-chunk';

/** What appending did. */
export interface AppendResult {
  appended: number;
  /** Chunks that were there already, with the same hash. */
  existing: number;
  chunk_count: number;
  size_bytes: number;
}

/** A session's chunks in their order. */
const IN_ORDER = {
  model: SessionChunk,
  id: 'chunk_id',
  list: { sorts: { chunk_index: { unique: true } }, equals: {} },
};

/** Fields of a session that an append goes by. */
const COUNTED = ['/session_id', '/status', '/chunk_count', '/size_bytes'];

/** How many chunks are read at a time where all of a session's are needed: memory does not grow with the session. */
const BATCH = 1000;

/** The chunks of sessions. */
@Injectable()
export class ChunksService {
  constructor(
    private readonly mongo: MongoService,
    private readonly cache: ModelCache,
  ) {}

  get collection(): mongo.Collection {
    return this.mongo.collection(modelOptions(SessionChunk).collection);
  }

  private get sessions(): mongo.Collection {
    return this.mongo.collection(modelOptions(Session).collection);
  }

  /**
   * Appends chunks, all or none. The session's counts and version change in the same transaction, so that a completion
   * beside it sees either all of them or none. Chunks that are there with the same hash are left as they are.
   * @throws ProblemError 404, 409 when the session is not active or an index or id is taken by another chunk
   */
  async append(sessionId: string, chunks: readonly SessionChunk[]): Promise<AppendResult> {
    const result = await this.mongo.transaction((session) => this.appendWithin(sessionId, chunks, session));
    this.cache.written(Session, [{ session_id: sessionId }]);
    return result;
  }

  private async appendWithin(
    session_id: string,
    chunks: readonly SessionChunk[],
    session: mongo.ClientSession,
  ): Promise<AppendResult> {
    const options = { ...this.mongo.limit, session };
    const found = await readStored<Session>(this.sessions, Session, { session_id }, options);
    if (found === undefined) throw noSession(session_id);
    requireValid(found, COUNTED);
    const fresh = await this.freshOf(session_id, chunks, session);
    const counts = { appended: fresh.length, existing: chunks.length - fresh.length };
    if (fresh.length === 0) return { ...counts, chunk_count: found.chunk_count, size_bytes: found.size_bytes };
    if (found.status !== 'active')
      throw new ProblemError('conflict', `Session ${session_id} is ${found.status}: it takes no more chunks.`);
    const size = fresh.reduce((sum, { size_bytes }) => sum + size_bytes, 0);
    // Written before the chunks: of two requests for one session the second starts over from here, not after its inserts.
    await this.sessions.updateOne(
      { session_id },
      {
        $inc: { chunk_count: fresh.length, size_bytes: mongo.Long.fromNumber(size) },
        $set: { updated_at: new Date(), version: nextVersion(found.version) },
      },
      options,
    );
    await this.insert(session_id, fresh, session);
    return { ...counts, chunk_count: found.chunk_count + fresh.length, size_bytes: found.size_bytes + size };
  }

  /** Stores chunks of a session, within a transaction that counts them. */
  async insert(session_id: string, chunks: readonly SessionChunk[], session: mongo.ClientSession): Promise<void> {
    if (chunks.length === 0) return;
    const documents = chunks.map((chunk) => ({
      ...chunk,
      session_id,
      chunk_id: (chunk.chunk_id as string | undefined) ?? randomUUID(),
      uploaded_at: (chunk.uploaded_at as Date | undefined) ?? new Date(),
    }));
    await this.collection.insertMany(documents, { ...this.mongo.limit, session });
  }

  /** Those of the chunks that are not stored yet. @throws ProblemError 409 when an index or id is taken by another */
  private async freshOf(
    session_id: string,
    chunks: readonly SessionChunk[],
    session: mongo.ClientSession,
  ): Promise<SessionChunk[]> {
    refuseDuplicateChunks(chunks);
    const ids = chunks.map(({ chunk_id }) => chunk_id as string | undefined).filter((id) => id !== undefined);
    const options = {
      ...this.mongo.limit,
      session,
      projection: { _id: 0, chunk_id: 1, chunk_index: 1, hash: 1 },
      batchSize: 2 * chunks.length + 1,
      ...READ_ANY,
    };
    const [byIndex, byId] = [
      await this.collection
        .find({ session_id, chunk_index: { $in: chunks.map(({ chunk_index }) => chunk_index) } }, options)
        .toArray(),
      ids.length === 0 ? [] : await this.collection.find({ session_id, chunk_id: { $in: ids } }, options).toArray(),
    ];
    const indexed = new Map(byIndex.map((chunk) => [chunk['chunk_index'] as number, chunk]));
    const named = new Map(byId.map((chunk) => [chunk['chunk_id'] as string, chunk['chunk_index'] as number]));
    const errors: FieldError[] = [];
    const fresh = chunks.filter((chunk, place) => {
      const there = indexed.get(chunk.chunk_index);
      const taken = named.get(chunk.chunk_id);
      if (there !== undefined && there['hash'] !== chunk.hash) {
        errors.push({
          pointer: `/items/${place}/hash`,
          code: 'duplicate',
          message: `another chunk is stored at index ${chunk.chunk_index}`,
        });
      } else if (taken !== undefined && taken !== chunk.chunk_index) {
        errors.push({
          pointer: `/items/${place}/chunk_id`,
          code: 'duplicate',
          message: `is the id of the chunk at index ${taken}`,
        });
      }
      return there === undefined;
    });
    if (errors.length > 0)
      throw new ProblemError('conflict', 'Other chunks are stored under the indexes or ids listed in errors.', {
        errors: errors.slice(0, 100),
      });
    return fresh;
  }

  /** Every chunk of a session in its order, read in batches. */
  async *inOrder(
    session_id: string,
    fields: readonly string[] = ['chunk_index', 'hash'],
  ): AsyncGenerator<SessionChunk> {
    const asked = new Set(fields);
    const options = {
      ...this.mongo.limit,
      sort: { chunk_index: 1 },
      projection: { ...Object.fromEntries(fields.map((name) => [name, 1])), _id: 0 },
      batchSize: BATCH,
      raw: true,
    } as const;
    const cursor = this.collection.find({ session_id }, options);
    try {
      for await (const raw of cursor) yield presentFields(SessionChunk, rawBytes(raw), asked).document as SessionChunk;
    } finally {
      await cursor.close();
    }
  }

  /** One chunk. @throws ProblemError 404 */
  async get(session_id: string, chunk_id: string): Promise<SessionChunk> {
    const found = await readStored<SessionChunk>(
      this.collection,
      SessionChunk,
      { session_id, chunk_id },
      this.mongo.limit,
    );
    if (found === undefined) throw new ProblemError('not_found', `Session ${session_id} has no chunk ${chunk_id}.`);
    return found;
  }

  /** A page of a session's chunks. @throws ProblemError 404, 400 for a cursor of another session */
  async page(session_id: string, query: ListQuery): Promise<Page<SessionChunk>> {
    const asked = { ...query, sort: 'chunk_index' };
    const page = await readList<SessionChunk>(this.collection, IN_ORDER, asked, this.mongo.limit, { session_id });
    if (
      page.items.length === 0 &&
      (await this.sessions.countDocuments({ session_id }, { ...this.mongo.limit, limit: 1 })) === 0
    )
      throw noSession(session_id);
    return page;
  }
}

const noSession = (session_id: string): ProblemError =>
  new ProblemError('not_found', `There is no session whose session_id is ${session_id}.`);

/** @throws ProblemError 409 when two chunks of one request claim one index or id */
export function refuseDuplicateChunks(chunks: readonly SessionChunk[]): void {
  const indexes = new Set<number>();
  const ids = new Set<string>();
  const errors: FieldError[] = [];
  for (const [place, { chunk_index, chunk_id }] of chunks.entries()) {
    if (indexes.has(chunk_index))
      errors.push({
        pointer: `/items/${place}/chunk_index`,
        code: 'duplicate',
        message: 'stands in the request twice',
      });
    if (ids.has(chunk_id))
      errors.push({ pointer: `/items/${place}/chunk_id`, code: 'duplicate', message: 'stands in the request twice' });
    indexes.add(chunk_index);
    if ((chunk_id as string | undefined) !== undefined) ids.add(chunk_id);
  }
  if (errors.length > 0)
    throw new ProblemError('conflict', 'Chunks of the request claim the same place.', { errors: errors.slice(0, 100) });
}
