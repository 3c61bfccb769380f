import { Caller, type Identity } from '@lucid/auth';
import { SCHEDULE_ID } from '@lucid/backup-engine';
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
import { Body, Controller, Post, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { BACKUPS_VOLUME } from '../storages/backup-storages';
import { APPLY_RETENTION } from '../jobs/retention-job';
import { RetentionPolicy } from '../schedules/retention-policy';
import { type RetentionParams, RetentionPlan, RetentionService } from '../retention/retention.service';

const RetentionQuery = defineClass('BackupRetentionQuery', {
  dry_run: { kind: 'flag', fallback: false, description: 'Only say what would go, and why each other stays.' },
  confirm: { ...CONFIRM, description: '`backups`: 400 without it, unless `dry_run` is asked for.' },
});

const ApplyBackupRetention = defineClass('ApplyBackupRetention', {
  schedule_id: {
    ...SCHEDULE_ID,
    required: false,
    description: 'Only the backups of this schedule; those of all when left out.',
    example: 'default',
  },
  retention: {
    kind: 'object',
    type: () => RetentionPolicy,
    description: "What is to be kept; as the schedules' own retentions say when left out.",
  },
});

@ApiTags('backups')
@Controller('backup-retention')
export class RetentionController {
  constructor(
    private readonly retention: RetentionService,
    private readonly jobs: JobsService,
  ) {}

  @Post()
  @Operation({
    id: 'applyBackupRetention',
    scope: 'backups:delete',
    summary: 'Delete the backups that the retention does not keep',
    description:
      'As a job, and as it is done after each backup of a schedule. Each backup is kept by the retention of its schedule; one that was asked for by hand, or whose schedule is gone, by that of `default`. Never deleted are the last good one of each schedule, and the last good one of the whole database; what is newer than those; what is pinned; and what a job reads. `dry_run` tells what would go, and why each other stays.',
    status: 202,
    query: RetentionQuery,
    body: { type: ApplyBackupRetention },
    headers: ['Idempotency-Key'],
    problems: [404],
    answer: ACCEPTED,
    others: { 200: { type: RetentionPlan, description: 'What would be done; this was a dry run.' } },
  })
  async apply(
    @Query(parametersOf(RetentionQuery)) { dry_run, confirm }: { dry_run: boolean; confirm?: string },
    @Body(bodyOf(ApplyBackupRetention)) params: RetentionParams,
    @Caller() { caller }: Identity,
    @Writing() writing: WriteContext,
    @Auditing() audit: AuditNotes,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Job | RetentionPlan> {
    const target = params.schedule_id ?? BACKUPS_VOLUME;
    audit.target = target;
    const plan = await this.retention.plan(params);
    if (dry_run) {
      void reply.status(200);
      return plan;
    }
    requireConfirmation(confirm, BACKUPS_VOLUME, `${plan.deleted} backups go for good, with all their files.`);
    audit.after = { ...params, deleted: plan.deleted };
    return accepted(
      await this.jobs.start({ kind: APPLY_RETENTION, target, params, requestedBy: caller, writing }),
      reply,
    );
  }
}
