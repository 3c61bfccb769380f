import { present } from '@lucid/common';
import { modelOptions, MongoService } from '@lucid/mongo';
import type { CacheAnswer, CacheNamespace, ReadRequest } from '@lucid/redis';
import { ModelCache } from '@lucid/resource';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ChunksService } from './chunks/chunks.service';
import { MANIFEST_CHUNK, SessionStatisticsSchema } from './session-answers';
import type { Session } from './session';
import { SessionChunk } from './chunks/session-chunk';
import { SessionsService } from './sessions.service';

/** What MongoDB makes of the chunks, of whatever type they are. */
type Figures = Record<'smallest' | 'largest' | 'first' | 'last', unknown>;

@Injectable()
export class SessionSummariesService implements OnModuleInit {
  private cached!: CacheNamespace;

  constructor(
    private readonly mongo: MongoService,
    private readonly sessions: SessionsService,
    private readonly chunks: ChunksService,
    private readonly cache: ModelCache,
  ) {}

  onModuleInit(): void {
    this.cached = this.cache.registerUntracked('session-statistics');
  }

  /** The figures as JSON, at most some seconds old. @throws ProblemError 404 */
  async statistics(id: string, request: ReadRequest): Promise<CacheAnswer> {
    return this.cached.readThrough(id, request, async () => ({ body: JSON.stringify(await this.count(id)), etag: '' }));
  }

  private async count(id: string): Promise<unknown> {
    const {
      session_id,
      status,
      chunk_count,
      size_bytes,
      created_at,
      ended_at = new Date(),
    } = (await this.sessions.get(id)) as Partial<Session>;
    const figures = {
      smallest: { $min: '$size_bytes' },
      largest: { $max: '$size_bytes' },
      first: { $min: '$uploaded_at' },
      last: { $max: '$uploaded_at' },
    };
    const [found] = await this.mongo
      .collection(modelOptions(SessionChunk).collection)
      .aggregate<Figures>([{ $match: { session_id: id } }, { $group: { _id: null, ...figures } }], this.mongo.limit)
      .toArray();
    const seconds = created_at && Math.max(0, Math.round((ended_at.getTime() - created_at.getTime()) / 1000));
    const average = chunk_count && size_bytes !== undefined ? Math.round(size_bytes / chunk_count) : chunk_count;
    const known = {
      session_id,
      status,
      chunk_count,
      size_bytes,
      smallest_chunk_bytes: found?.smallest ?? 0,
      largest_chunk_bytes: found?.largest ?? 0,
      average_chunk_bytes: average,
      duration_seconds: seconds,
      ...(found !== undefined && { first_uploaded_at: found.first, last_uploaded_at: found.last }),
    };
    const there = Object.entries(known).filter(([, figure]) => figure !== undefined);
    return present(SessionStatisticsSchema, Object.fromEntries(there)).document;
  }

  /**
   * The session with every chunk in its order, as the text of one JSON object, in pieces: memory does not grow with the
   * session. A failure on the way breaks the connection off, so that half a manifest is no JSON.
   * @throws ProblemError 404, before the first piece
   */
  async manifest(id: string): Promise<AsyncGenerator<string>> {
    const session = await this.sessions.get(id);
    return this.pieces(id, session);
  }

  private async *pieces(id: string, session: Session): AsyncGenerator<string> {
    yield `${JSON.stringify({ session }).slice(0, -1)},"chunks":[`;
    let batch: string[] = [];
    let first = true;
    for await (const chunk of this.chunks.inOrder(id, MANIFEST_CHUNK)) {
      batch.push(JSON.stringify(chunk));
      if (batch.length < 500) continue;
      yield `${first ? '' : ','}${batch.join(',')}`;
      first = false;
      batch = [];
    }
    yield `${first || batch.length === 0 ? '' : ','}${batch.join(',')}]}`;
  }
}
