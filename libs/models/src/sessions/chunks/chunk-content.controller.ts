import { BYTES, isTagged, Operation, parametersOf } from '@lucid/common';
import { Body, Controller, Get, Headers, Param, Put, Res, StreamableFile } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { ChunkContentService } from './chunk-content.service';
import { ChunkPath } from './chunk-path';
import { MAX_CHUNK_BYTES, SessionChunk } from './session-chunk';

@ApiTags('sessions')
@Controller('sessions/:session_id/chunks/:chunk_id/content')
export class ChunkContentController {
  constructor(private readonly contents: ChunkContentService) {}

  @Put()
  @RouteConfig({ bodyLimit: MAX_CHUNK_BYTES })
  @Operation({
    id: 'putSessionChunkContent',
    scope: 'models:write',
    holds: 'transfers',
    summary: 'Store the content of a chunk',
    description:
      'Stores the bytes of a chunk that was appended before: exactly its `size_bytes`, with its `encrypted_hash` as SHA-256, or its `hash` where it has no other. They are checked as they come in and are there whole afterwards, or not at all. A repeat changes nothing; content that was damaged on the disk is mended by it. The quota of the volume `sessions` holds: 507 beyond it.',
    path: ChunkPath,
    body: { bytes: 'The content of the chunk.' },
    problems: [409, 422, 507],
    answer: { type: SessionChunk, description: 'The chunk, with `stored_at`.' },
  })
  async put(
    @Param(parametersOf(ChunkPath)) { session_id, chunk_id }: InstanceType<typeof ChunkPath>,
    @Headers('content-length') length: string | undefined,
    @Body() body: unknown,
  ): Promise<SessionChunk> {
    return this.contents.store(session_id, chunk_id, body, length === undefined ? undefined : Number(length));
  }

  @Get()
  @Operation({
    id: 'getSessionChunkContent',
    scope: 'models:read',
    holds: 'transfers',
    summary: 'Get the content of a chunk',
    description:
      'Streams the bytes as they were stored; their entity tag is their SHA-256. They are checked on the way: of content that was damaged on the disk the answer breaks off before its end. The connection is closed within 5 s of when the key no longer permits it.',
    path: ChunkPath,
    headers: ['If-None-Match'],
    problems: [409],
    others: { 304: 'The caller has it.' },
    answer: {
      schema: { type: 'string', format: 'binary' },
      contentType: BYTES,
      description: 'The content.',
      headers: ['ETag'],
    },
  })
  async get(
    @Param(parametersOf(ChunkPath)) { session_id, chunk_id }: InstanceType<typeof ChunkPath>,
    @Headers('if-none-match') ifNoneMatch: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile | undefined> {
    const { digest, size_bytes, content } = await this.contents.open(session_id, chunk_id);
    const tag = `"${digest}"`;
    void reply.header('etag', tag);
    if (isTagged(ifNoneMatch, tag)) {
      void reply.status(304);
      return undefined;
    }
    return new StreamableFile(await content(), { type: BYTES, length: size_bytes });
  }
}
