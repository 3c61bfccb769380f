import { Caller, type Identity } from '@lucid/auth';
import { Auditing, type AuditNotes, bodyOf, Operation, parametersOf, type WriteContext, Writing } from '@lucid/common';
import { ACCEPTED, accepted, type Job } from '@lucid/jobs';
import { CollectionPath } from '@lucid/mongo';
import { Body, Controller, Param, Post, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { CreateIndexService } from '../index-creation/create-index.service';
import { IndexPlan } from '../index-creation/index-plan';
import { IndexDefinition } from '../index-definition/index-definition';
import { CreateIndexQuery } from '../index-definition/index-paths';
import { nameOf } from '../index-definition/index-specification';

@ApiTags('database')
@Controller('database/collections/:name/indexes')
export class CreateIndexController {
  constructor(private readonly indexes: CreateIndexService) {}

  @Post()
  @Operation({
    id: 'createIndex',
    scope: 'database:write',
    collections: 'define',
    confirms: 'name',
    summary: 'Create an index',
    description:
      'As a job of the kind `create_index`, which reads and writes go on beside. Its result is `{name, size_bytes, seconds}`. Cancelled, it ' +
      'leaves no index; when a unique one fails, its error lists the duplicates. What cannot be built is refused at once: 422 ' +
      'with the place of each broken rule, 409 for an index or a job in the way. `dry_run` tells, from a sample, how large the ' +
      'index would be, whether duplicates are in its way, and which index serves the same queries already. ' +
      '`expire_after_seconds` lets MongoDB delete documents: it needs a scope to delete (`models:delete` for models, else ' +
      '`database:delete`) and `confirm`. `unique` and `partial_filter` need `models:read`, since they tell what documents hold.',
    status: 202,
    path: CollectionPath,
    query: CreateIndexQuery,
    body: { type: IndexDefinition },
    headers: ['Idempotency-Key'],
    answer: ACCEPTED,
    others: { 200: { type: IndexPlan, description: 'What would be done; this was a dry run.' } },
  })
  async create(
    @Param(parametersOf(CollectionPath)) { name }: { name: string },
    @Query(parametersOf(CreateIndexQuery)) { dry_run }: { dry_run: boolean },
    @Body(bodyOf(IndexDefinition)) definition: IndexDefinition,
    @Caller() { caller }: Identity,
    @Writing() writing: WriteContext,
    @Auditing() audit: AuditNotes,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Job | IndexPlan> {
    audit.target = `${name}.${nameOf(definition)}`;
    if (dry_run) {
      void reply.status(200);
      return this.indexes.plan(name, definition);
    }
    audit.after = definition;
    return accepted(await this.indexes.start(name, definition, caller, writing), reply);
  }
}
