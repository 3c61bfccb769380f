import { Caller, type Identity } from '@lucid/auth';
import {
  type AuditNotes,
  Auditing,
  bodyOf,
  CONFIRM,
  defineClass,
  Operation,
  parametersOf,
  requireConfirmation,
  type WriteContext,
  Writing,
} from '@lucid/common';
import { ACCEPTED, accepted, type Job, JobsService } from '@lucid/jobs';
import { MongoService } from '@lucid/mongo';
import { Body, Controller, Get, Post, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { ApplyDrift, Drift, DriftPlan } from '../drift/drift';
import { DriftService } from '../drift/drift.service';
import { APPLY_DRIFT } from '../jobs/apply-drift-job';

interface ApplyOptions {
  dry_run: boolean;
  confirm?: string;
}

const ApplyQuery = defineClass('ApplyDriftQuery', {
  dry_run: { kind: 'flag', fallback: false, description: 'Only say what would be done.' },
  confirm: {
    ...CONFIRM,
    description: 'The name of the database: 400 without it when `replace` is true and this is no dry run.',
  },
});

@ApiTags('database')
@Controller('database/drift')
export class DriftController {
  constructor(
    private readonly drift: DriftService,
    private readonly jobs: JobsService,
    private readonly mongo: MongoService,
  ) {}

  @Get()
  @Operation({
    id: 'getDrift',
    scope: 'database:read',
    holds: 'analyses',
    summary: "See how the service's own collections differ from what it declares",
    description:
      'Rules, options and indexes, by the comparison that every start makes; each difference with what to do.',
    answer: { type: Drift, description: 'The differences.' },
  })
  async getDrift(): Promise<Drift> {
    return this.drift.readDrift();
  }

  @Post('apply')
  @Operation({
    id: 'applyDrift',
    scope: 'database:write',
    collections: 'define',
    summary: "Bring the service's own collections back to what it declares",
    description:
      'As a job: puts back collections, rules, options and indexes. What needs something dropped is left, unless `replace` is true and confirmed. It fails when something could not be done, as with duplicates under a unique index.',
    status: 202,
    query: ApplyQuery,
    body: { type: ApplyDrift },
    headers: ['Idempotency-Key'],
    answer: ACCEPTED,
    others: { 200: { type: DriftPlan, description: 'What would be done; this was a dry run.' } },
  })
  async apply(
    @Query(parametersOf(ApplyQuery)) { dry_run, confirm }: ApplyOptions,
    @Body(bodyOf(ApplyDrift)) wanted: ApplyDrift,
    @Caller() { caller }: Identity,
    @Writing() writing: WriteContext,
    @Auditing() audit: AuditNotes,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Job | DriftPlan> {
    const { databaseName } = this.mongo.db;
    audit.target = databaseName;
    const plan = await this.drift.plan(wanted);
    if (dry_run) {
      void reply.status(200);
      return plan;
    }
    if (wanted.replace) requireConfirmation(confirm, databaseName, 'Indexes that are not as declared will be dropped.');
    audit.before = plan.applied;
    audit.after = wanted;
    const job = { kind: APPLY_DRIFT, target: databaseName, params: wanted, requestedBy: caller, writing };
    return accepted(await this.jobs.start(job), reply);
  }
}
