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
    description: 'Kind of answers: a model.',
    example: 'users',
  })
  namespace!: string;

  @Field({ kind: 'int', min: 1, max: 1_000_000, fallback: 10_000, description: 'How many of the newest documents.' })
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
    summary: 'Load the newest documents into the cache',
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
