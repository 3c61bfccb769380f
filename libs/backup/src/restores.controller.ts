import { Caller, type Identity } from '@lucid/auth';
import { type AuditNotes, Auditing, bodyOf, Operation, type WriteContext, Writing } from '@lucid/common';
import { ACCEPTED, accepted, type Job, JobsService } from '@lucid/jobs';
import { Body, Controller, Post, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { RESTORE_BACKUP, type RestoreParams } from './jobs/restore-job';
import {
  CreateRestore,
  PlanRestore,
  RestorePlan,
  RestorePlans,
  type RestoreRequest,
} from './jobs/restore-plan.service';

@ApiTags('backups')
@Controller('restores')
export class RestoresController {
  constructor(
    private readonly plans: RestorePlans,
    private readonly jobs: JobsService,
  ) {}

  @Post('plan')
  @Operation({
    id: 'planRestore',
    scope: 'backups:read',
    summary: 'See what a restore would do, without doing it',
    description: 'Reads the manifest, looks for every file, and for names that are taken. Nothing is written.',
    body: { type: PlanRestore },
    headers: ['Idempotency-Key'],
    problems: [404, 409, 422],
    answer: { type: RestorePlan, description: 'What would be made, and whether it can be.' },
  })
  async plan(@Body(bodyOf(PlanRestore)) request: RestoreRequest): Promise<RestorePlan> {
    return this.plans.plan(request);
  }

  @Post()
  @Operation({
    id: 'createRestore',
    scope: 'backups:restore',
    summary: 'Restore a backup, or some of its collections, under names that are not taken',
    description:
      'As a job. Nothing that is there is changed: a name that is taken is 409; choose another database. All files are verified first, and counts, options and indexes compared afterwards. It succeeds only when all of it is back; else nothing of it is kept, and its `errors` tell of each namespace what was read, written and rejected, and why.',
    status: 202,
    body: { type: CreateRestore },
    headers: ['Idempotency-Key'],
    problems: [404],
    answer: ACCEPTED,
  })
  async create(
    @Body(bodyOf(CreateRestore)) request: RestoreRequest,
    @Caller() { caller }: Identity,
    @Writing() writing: WriteContext,
    @Auditing() audit: AuditNotes,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Job> {
    const { backup_id, collections } = request;
    audit.target = backup_id;
    const { database, documents, plan_hash } = await this.plans.require(request);
    audit.after = { database, collections, documents, plan_hash };
    const params: RestoreParams = { backup_id, database, ...(collections !== undefined && { collections }) };
    const job = { kind: RESTORE_BACKUP, target: database, params, requestedBy: caller, writing };
    return accepted(await this.jobs.start(job), reply);
  }
}
