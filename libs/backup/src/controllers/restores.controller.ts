import { Caller, type Identity } from '@lucid/auth';
import {
  type AuditNotes,
  Auditing,
  bodyOf,
  Operation,
  parametersOf,
  requireConfirmation,
  type WriteContext,
  Writing,
} from '@lucid/common';
import { MongoService } from '@lucid/mongo';
import { ACCEPTED, accepted, type Job, JobsService } from '@lucid/jobs';
import { Body, Controller, Post, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { RestorePlans } from '../restores/restore-plan.service';
import {
  CreateRestore,
  PlanRestore,
  RestorePlan,
  RestoreQuery,
  type RestoreRequest,
} from '../restores/restore-request';
import { restoresClosed } from './restores-closed';
import { RESTORE_BACKUP, type RestoreParams } from '../restores/restore-result';

@ApiTags('backups')
@Controller('restores')
export class RestoresController {
  constructor(
    private readonly plans: RestorePlans,
    private readonly jobs: JobsService,
    private readonly mongo: MongoService,
  ) {}

  @Post('plan')
  @Operation({
    id: 'planRestore',
    scope: 'backups:read',
    collections: 'shape',
    isPlan: true,
    holds: 'analyses',
    summary: 'See what a restore would do, without doing it',
    description: 'Reads the manifest, looks for every file, and for names that are taken. Nothing is written.',
    body: { type: PlanRestore },
    headers: ['Idempotency-Key'],
    problems: [404, 409, 422],
    answer: { type: RestorePlan, description: 'What would be made, and whether it can be.' },
  })
  async plan(@Body(bodyOf(PlanRestore)) request: RestoreRequest, @Caller() caller: Identity): Promise<RestorePlan> {
    return this.plans.plan({ ...request, closed: restoresClosed(caller) });
  }

  @Post()
  @Operation({
    id: 'createRestore',
    scope: 'backups:restore',
    collections: 'write',
    summary: 'Restore a backup, or some of its collections',
    description:
      'As a job. Nothing that is there is changed: a name that is taken is 409; choose another database, or `replace`. All files are verified first, and counts, options and indexes compared afterwards. It succeeds only when all of it is back; else nothing of it is kept, and its `errors` tell of each namespace what was read, written and rejected, and why. With `replace`, everything is restored and compared beside what is there, and that is backed up (`undo_backup_id`: replace with it to undo); then each collection takes its place at once. What is written there after `undo_time` is lost with what goes. With `documents`, some of one collection are put back into it, each by itself, and the result counts and names what became of them. Restores go into the databases of BACKUP_RESTORE_DATABASES only: 422. Collections that the service keeps for itself (keys, audit records, jobs and the like) are 403 by name. A whole restore brings them for a key with the scope `*`, and leaves them out for other keys.',
    status: 202,
    body: { type: CreateRestore },
    query: RestoreQuery,
    headers: ['Idempotency-Key'],
    problems: [404],
    answer: ACCEPTED,
  })
  async create(
    @Body(bodyOf(CreateRestore)) request: RestoreRequest,
    @Query(parametersOf(RestoreQuery)) { confirm }: { confirm?: string },
    @Caller() identity: Identity,
    @Writing() writing: WriteContext,
    @Auditing() audit: AuditNotes,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Job> {
    const { caller } = identity;
    const closed = restoresClosed(identity);
    const { backup_id, database = this.mongo.db.databaseName, collections, existing, documents: single } = request;
    audit.target = database;
    if (existing === 'replace' || single?.conflict === 'replace')
      requireConfirmation(confirm, database, `What is restored replaces what the database ${database} has.`);
    const params: RestoreParams = {
      ...{ backup_id, database, existing, closed, requested_by: caller },
      ...(collections !== undefined && { collections }),
      ...(single !== undefined && { documents: single }),
    };
    if (single === undefined) {
      const { documents, plan_hash } = await this.plans.require({ ...request, closed });
      audit.after = { backup_id, collections, existing, documents, plan_hash };
    } else {
      await this.plans.requireDocuments({ ...request, closed, database, documents: single });
      const { ids, ...selection } = single;
      audit.after = { backup_id, ...selection, ...(ids !== undefined && { ids: ids.length }) };
    }
    const job = { kind: RESTORE_BACKUP, target: database, params, requestedBy: caller, writing };
    return accepted(await this.jobs.start(job), reply);
  }
}
