import { Auditing, type AuditNotes, bodyOf, Field, Operation, type WriteContext, Writing } from '@lucid/common';
import { ACCEPTED, accepted, type Job } from '@lucid/jobs';
import { Body, Controller, Post, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { WarmCacheService } from './warm-cache';

class WarmCache {
  @Field({
    kind: 'text',
    required: true,
    maxLength: 64,
    pattern: /^[a-z0-9-]{1,64}$/,
    collection: true,
    description: 'Cache namespace to fill: the path of a model.',
    example: 'users',
  })
  namespace!: string;

  @Field({
    kind: 'int',
    min: 1,
    max: 1_000_000,
    fallback: 10_000,
    description: 'Number of documents to load, newest first, 1 to 1,000,000. Default: 10,000.',
    example: 1000,
  })
  limit!: number;
}

@ApiTags('cache')
@Controller('cache')
export class WarmCacheController {
  constructor(private readonly warming: WarmCacheService) {}

  @Post('warm')
  @Operation({
    id: 'warmCache',
    scope: 'cache:write',
    collections: 'shape',
    summary: 'Warm the cache of a model',
    description:
      'Starts a job that loads the newest documents of a model into the cache. Use it after a deployment or after clearing the cache, to avoid slow first reads. One job at a time fills a model (409). It changes no document.',
    status: 202,
    body: { type: WarmCache },
    headers: ['Idempotency-Key'],
    problems: [404, 409],
    answer: ACCEPTED,
  })
  async warm(
    @Body(bodyOf(WarmCache)) body: WarmCache,
    @Writing() writing: WriteContext,
    @Auditing() audit: AuditNotes,
    @Req() { caller = 'anonymous' }: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Job> {
    audit.target = body.namespace;
    return accepted(await this.warming.start(body, caller, writing), reply);
  }
}
