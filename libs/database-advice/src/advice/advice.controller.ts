import { Caller, type Identity } from '@lucid/auth';
import {
  Auditing,
  type AuditNotes,
  bodyOf,
  defineClass,
  Operation,
  parametersOf,
  type WriteContext,
  Writing,
} from '@lucid/common';
import { ADVICE_ID, ADVICE_KINDS } from '@lucid/database-operations';
import { ACCEPTED, accepted, type Job } from '@lucid/jobs';
import { COLLECTION_NAME } from '@lucid/mongo';
import { Body, Controller, Delete, Get, Param, Post, Put, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Advice, AdviceList } from './advice';
import { type AdviceQuery, AdviceService } from './advice.service';
import { DismissalRequest } from './dismissal';
import { AdviceDismissals } from './dismissals.service';

const OBSERVED_DAYS = {
  kind: 'int',
  min: 0,
  max: 365,
  fallback: 7,
  description: 'For so many days at least every member must have counted before an index is called unused.',
} as const;

const AdviceListQuery = defineClass('AdviceQuery', {
  collection: { ...COLLECTION_NAME, required: false, description: 'Only advice on this collection.' },
  kind: { kind: 'text', values: ADVICE_KINDS, enumName: 'AdviceKind', description: 'Only advice of this kind.' },
  observed_days: OBSERVED_DAYS,
  include_dismissed: { kind: 'flag', fallback: false, description: 'Whether advice that was set aside is shown too.' },
});

const DismissalQuery = defineClass('DismissalQuery', {
  observed_days: { ...OBSERVED_DAYS, description: 'What the list was asked with.' },
});

interface AdviceId {
  advice_id: string;
}
const ById = defineClass('AdvicePath', { advice_id: ADVICE_ID });

@ApiTags('database')
@Controller('database/advice')
export class AdviceController {
  constructor(
    private readonly advice: AdviceService,
    private readonly dismissals: AdviceDismissals,
  ) {}

  @Get()
  @Operation({
    id: 'listDatabaseAdvice',
    scope: 'database:read',
    collections: 'shape',
    holds: 'analyses',
    summary: 'List what may be done about indexes: unused, redundant and missing ones',
    description:
      'An index is unused when no member has used it for long enough, redundant when another one serves every query that it serves, and missing when ' +
      'slow operations examine far more than they return. Never one that is unique, that documents expire by, or that the service declares. A missing one is ' +
      '`proven` once it was built on a sample (`proveDatabaseAdvice`) and the planner took it there; one whose proof shows no gain is listed in `rejected`, with the reason.',
    query: AdviceListQuery,
    problems: [404, 409],
    answer: { type: AdviceList, description: 'The advice.' },
  })
  async list(@Query(parametersOf(AdviceListQuery)) query: AdviceQuery): Promise<AdviceList> {
    return this.advice.list(query);
  }

  @Post(':advice_id/proof')
  @Operation({
    id: 'proveDatabaseAdvice',
    scope: 'database:write',
    summary: 'Prove on a sample what a missing index gains',
    description:
      'Copies at most 20,000 documents (32 MiB) into a scratch collection with the same indexes, builds the index there, runs the slow operations, as the profiler has kept them, ' +
      "without and with it, and drops the collection. Values of the sample stand in where the profiler has no operation any more. The job's result has a `verdict` with its `reason`; it is kept for a week.",
    path: ById,
    status: 202,
    headers: ['Idempotency-Key'],
    problems: [409],
    answer: ACCEPTED,
  })
  async prove(
    @Param(parametersOf(ById)) { advice_id }: AdviceId,
    @Caller() { caller }: Identity,
    @Writing() writing: WriteContext,
    @Auditing() audit: AuditNotes,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Job> {
    audit.target = advice_id;
    const job = await this.advice.prove(advice_id, caller, writing);
    audit.after = { job_id: job.job_id, target: job.target };
    return accepted(job, reply);
  }

  @Put(':advice_id/dismissal')
  @Operation({
    id: 'dismissDatabaseAdvice',
    scope: 'database:write',
    summary: 'Set an advice aside, with the reason',
    path: ById,
    query: DismissalQuery,
    body: { type: DismissalRequest },
    problems: [422],
    answer: { type: Advice, description: 'The advice, with that it is set aside.' },
  })
  async dismiss(
    @Param(parametersOf(ById)) { advice_id }: AdviceId,
    @Query(parametersOf(DismissalQuery)) { observed_days }: Pick<AdviceQuery, 'observed_days'>,
    @Body(bodyOf(DismissalRequest)) request: DismissalRequest,
    @Caller() { caller }: Identity,
    @Auditing() audit: AuditNotes,
  ): Promise<Advice> {
    audit.target = advice_id;
    const advice = await this.advice.get(advice_id, observed_days);
    audit.before = advice.dismissal;
    const dismissal = await this.dismissals.set(advice_id, request, caller);
    audit.after = { ...dismissal, collection: advice.collection, index: advice.index };
    return { ...advice, dismissal };
  }

  @Delete(':advice_id/dismissal')
  @Operation({
    id: 'undismissDatabaseAdvice',
    scope: 'database:write',
    summary: 'Show an advice again that was set aside',
    path: ById,
    status: 204,
  })
  async undismiss(@Param(parametersOf(ById)) { advice_id }: AdviceId, @Auditing() audit: AuditNotes): Promise<void> {
    audit.target = advice_id;
    audit.before = await this.dismissals.remove(advice_id);
  }
}
