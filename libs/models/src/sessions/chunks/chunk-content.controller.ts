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
      'Stores the bytes of an appended chunk: exactly `size_bytes`, at most 10 MiB, with `encrypted_hash` as their SHA-256, or `hash` if the chunk has no other. ' +
      'The service checks them while they arrive and stores all or nothing. A repeat changes nothing, but repairs content that the disk damaged. The volume `sessions` limits the total: 507 beyond its quota.',
    path: ChunkPath,
    body: { bytes: 'Content of the chunk, 1 KiB to 10 MiB.' },
    problems: [409, 422, 507],
    answer: { type: SessionChunk, description: 'The chunk with its `stored_at`.' },
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
      'Streams the stored bytes; their ETag is their SHA-256. The service checks them while it sends: if the disk damaged them, the response breaks off before its end. ' +
      'If the key loses its permission, the connection closes within 5 seconds. The service answers 404 if it has no content of the chunk.',
    path: ChunkPath,
    headers: ['If-None-Match'],
    problems: [409],
    others: { 304: 'The client already has this content.' },
    answer: {
      schema: { type: 'string', format: 'binary' },
      contentType: BYTES,
      description: 'The content of the chunk.',
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
