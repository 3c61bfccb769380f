import { Caller, type Identity } from '@lucid/auth';
import {
  type AuditNotes,
  Auditing,
  bodyOf,
  type ListQuery,
  Operation,
  parametersOf,
  type WriteContext,
  Writing,
} from '@lucid/common';
import { ACCEPTED, accepted, type Job, JobsService } from '@lucid/jobs';
import type { Page } from '@lucid/mongo';
import { Body, Controller, Get, Post, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { BackupCatalogue } from '../catalogue/backup-catalogue.service';
import { type DrillParams, RESTORE_DRILL } from '../jobs/drill-job';
import type { BackupDrill } from '../catalogue/backup-drill';
import { BackupDrillPage, CreateDrill, type DrillRequest, ListDrillsQuery } from '../drills/drill-requests';
import { DrillSubjects } from '../drills/drill-subjects';

@ApiTags('backups')
@Controller('backup-drills')
export class BackupDrillsController {
  constructor(
    private readonly catalogue: BackupCatalogue,
    private readonly subjects: DrillSubjects,
    private readonly jobs: JobsService,
  ) {}

  @Get()
  @Operation({
    id: 'listBackupDrills',
    scope: 'backups:read',
    summary: 'List drills, newest first',
    description:
      'Of each backup the last one that came to an end; those under way, and those that were broken off, are jobs `restore_drill`.',
    query: ListDrillsQuery,
    answer: { type: BackupDrillPage, description: 'A page.' },
  })
  async list(@Query(parametersOf(ListDrillsQuery)) query: ListQuery): Promise<Page<BackupDrill>> {
    return this.catalogue.drills(query);
  }

  @Post()
  @Operation({
    id: 'createBackupDrill',
    scope: 'backups:restore',
    summary: 'Prove a backup: restore it into a scratch database, and check what came back',
    description:
      'As a job. All of it is verified and restored into a database of its own, as a restore does; then counts, options and indexes are compared, and what holds of the models is checked: chunks and roots of sessions, the chain, and what refers to what. Files in volumes are not part of a backup, and are not checked. What brings server-side JavaScript, and views of closed collections, are left out. The database is dropped in every case. What came of it stands on the backup, with how long restoring took; the job succeeds when all holds. 507 when the disk of MongoDB has not the room, where that tells.',
    status: 202,
    body: { type: CreateDrill },
    headers: ['Idempotency-Key'],
    problems: [404, 409, 507],
    answer: ACCEPTED,
  })
  async create(
    @Body(bodyOf(CreateDrill)) { backup_id: asked, percent }: DrillRequest,
    @Caller() { caller }: Identity,
    @Writing() writing: WriteContext,
    @Auditing() audit: AuditNotes,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Job> {
    const { backup_id } = await this.subjects.require(asked);
    audit.target = backup_id;
    const params: DrillParams = { backup_id, percent };
    audit.after = params;
    const job = { kind: RESTORE_DRILL, target: backup_id, params, requestedBy: caller, writing };
    return accepted(await this.jobs.start(job), reply);
  }
}
