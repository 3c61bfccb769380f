import {
  Auditing,
  type AuditNotes,
  bodyOf,
  CONFIRM,
  defineClass,
  type FieldOptions,
  Operation,
  parametersOf,
  requireConfirmation,
  type WriteContext,
  Writing,
} from '@lucid/common';
import { ACCEPTED, accepted, type Job } from '@lucid/jobs';
import { Body, Controller, Delete, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { IndexOverviews, IndexOverviewService } from '../indices/index-overview.service';
import { AuditRequest, SearchJobsService } from '../jobs/search-jobs.service';

const NAME = {
  kind: 'text',
  required: true,
  maxLength: 128,
  pattern: /^[a-z][a-z0-9_-]{0,127}$/,
  description: 'Name of the index.',
} as const satisfies FieldOptions;

const NamePath = defineClass('SearchIndexPath', { name: NAME });
const CollectionPath = defineClass('SearchedCollectionPath', {
  name: { ...NAME, collection: true, description: 'Collection whose index is built.' },
});
const RemoveQuery = defineClass('DeleteSearchIndexQuery', { confirm: CONFIRM });

@ApiTags('search')
@Controller('search')
export class SearchIndicesController {
  constructor(
    private readonly overview: IndexOverviewService,
    private readonly work: SearchJobsService,
  ) {}

  @Get('indices')
  @Operation({
    id: 'listSearchIndices',
    scope: 'search:read',
    summary: 'List the indices that are kept in step with the database',
    answer: { type: IndexOverviews, description: 'The indices.' },
  })
  async list(): Promise<IndexOverviews> {
    return { items: await this.overview.list() };
  }

  @Post('indices/:name/rebuild')
  @Operation({
    id: 'rebuildSearchIndex',
    scope: 'search:write',
    collections: 'shape',
    summary: 'Build the index of a collection anew',
    description:
      'The old one is searched until the new one is filled and compared with the database; then it is kept in step for a day, so that one can go back at once.',
    status: 202,
    path: CollectionPath,
    headers: ['Idempotency-Key'],
    problems: [409],
    answer: ACCEPTED,
  })
  async rebuild(
    @Param(parametersOf(CollectionPath)) { name }: InstanceType<typeof CollectionPath>,
    @Writing() writing: WriteContext,
    @Auditing() audit: AuditNotes,
    @Req() { caller = 'anonymous' }: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Job> {
    audit.target = name;
    return accepted(await this.work.startRebuild(name, caller, writing), reply);
  }

  @Post('indices/:name/activate')
  @Operation({
    id: 'activateSearchIndex',
    scope: 'search:write',
    summary: 'Search an index that is kept, in place of the live one',
    path: NamePath,
    headers: ['Idempotency-Key'],
    problems: [409],
    answer: { type: IndexOverviews, description: 'The indices as they are now.' },
  })
  async activate(
    @Param(parametersOf(NamePath)) { name }: InstanceType<typeof NamePath>,
    @Auditing() audit: AuditNotes,
  ): Promise<IndexOverviews> {
    audit.target = name;
    audit.before = (await this.overview.list()).filter(({ state }) => state === 'live').map(({ index }) => index);
    await this.overview.activate(name);
    const items = await this.overview.list();
    audit.after = items.filter(({ state }) => state === 'live').map(({ index }) => index);
    return { items };
  }

  @Delete('indices/:name')
  @Operation({
    id: 'deleteSearchIndex',
    scope: 'search:delete',
    summary: 'Delete an index that is kept',
    status: 204,
    path: NamePath,
    query: RemoveQuery,
    problems: [409],
  })
  async remove(
    @Param(parametersOf(NamePath)) { name }: InstanceType<typeof NamePath>,
    @Query(parametersOf(RemoveQuery)) { confirm }: InstanceType<typeof RemoveQuery>,
    @Auditing() audit: AuditNotes,
  ): Promise<void> {
    audit.target = name;
    requireConfirmation(confirm, name, 'One can no longer go back to it.');
    audit.before = (await this.overview.list()).find(({ index }) => index === name);
    await this.overview.remove(name);
  }

  @Post('drift')
  @Operation({
    id: 'auditSearch',
    scope: 'search:write',
    collections: 'shape',
    summary: 'Compare every document with what is indexed of it',
    status: 202,
    body: { type: AuditRequest },
    headers: ['Idempotency-Key'],
    problems: [404],
    answer: ACCEPTED,
  })
  async drift(
    @Body(bodyOf(AuditRequest)) body: AuditRequest,
    @Writing() writing: WriteContext,
    @Auditing() audit: AuditNotes,
    @Req() { caller = 'anonymous' }: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Job> {
    audit.target = body.collections?.join(',') ?? 'all';
    audit.after = { repair: body.repair };
    return accepted(await this.work.startAudit(body, caller, writing), reply);
  }
}
