import { explainRanges, NO_TIE, type Page } from '@lucid/mongo';
import { decodeCursor, encodeCursor, isPlace, type ListQuery } from '@lucid/common';
import { Injectable } from '@nestjs/common';
import { ChunksService } from './chunks.service';
import type { SessionChunk } from './session-chunk';
import { SessionsService } from './sessions.service';

/** A session's chunks, page by page in their order. */
@Injectable()
export class ChunkPagesService {
  constructor(
    private readonly chunks: ChunksService,
    private readonly sessions: SessionsService,
  ) {}

  /** @throws ProblemError 404, 400 for a cursor of another session */
  async page(id: string, { limit, cursor, explain }: ListQuery): Promise<Page<SessionChunk>> {
    const scope = ['session-chunks', id];
    const from = cursor === undefined ? 0 : Number(decodeCursor(scope, cursor, isPlace).value);
    const { chunks, next, explained } = await this.chunks.page(id, from, limit, explain);
    if (chunks.length === 0) await this.sessions.get(id);
    return {
      items: chunks,
      ...(next !== undefined && { next_cursor: encodeCursor(scope, { value: next, id: NO_TIE }) }),
      ...(explained !== undefined && { explain: explainRanges([explained]) }),
    };
  }
}
