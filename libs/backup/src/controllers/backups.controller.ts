import { Caller, type Identity } from '@lucid/auth';
import {
  type AuditNotes,
  Auditing,
  bodyOf,
  type ListQuery,
  Operation,
  pageClass,
  parametersOf,
  requireConfirmation,
  type WriteContext,
  Writing,
} from '@lucid/common';
import { ACCEPTED, accepted, type Job, JobsService } from '@lucid/jobs';
import type { Page } from '@lucid/mongo';
import { Body, Controller, Delete, Get, Param, Patch, Post, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import {
  BackupPath,
  type ById,
  CreateBackup,
  DeleteBackupQuery,
  ListBackupsQuery,
  UpdateBackup,
  UpdateBackupQuery,
} from '../catalogue/backup-requests';
import { Backup } from '../catalogue/backup';
import { BackupCatalogue } from '../catalogue/backup-catalogue.service';
import { BackupDeletion } from '../retention/backup-deletion.service';
import { BACK_UP, type BackUpParams } from '../jobs/backup-job';

@ApiTags('backups')
@Controller('backups')
export class BackupsController {
  constructor(
    private readonly catalogue: BackupCatalogue,
    private readonly deletion: BackupDeletion,
    private readonly jobs: JobsService,
  ) {}

  @Get()
  @Operation({
    id: 'listBackups',
    scope: 'backups:read',
    summary: 'List backups, newest first',
    description: 'Those whose manifest stands: what is being made, or was broken off, is not among them.',
    query: ListBackupsQuery,
    answer: { type: pageClass(Backup), description: 'A page.' },
  })
  async list(@Query(parametersOf(ListBackupsQuery)) query: ListQuery): Promise<Page<Backup>> {
    return this.catalogue.list(query);
  }

  @Post()
  @Operation({
    id: 'createBackup',
    scope: 'backups:write',
    collections: 'shape',
    summary: 'Back up the database',
    description:
      'As a job, whose result names the `backup_id`. All collections are read as they were at one time of the cluster, while they are written on. Its files stand in the layout of mongodump; the manifest comes last, and without it there is no backup. A backup of which something is missing fails the job, and is kept as `partial`.',
    status: 202,
    body: { type: CreateBackup },
    headers: ['Idempotency-Key'],
    answer: ACCEPTED,
  })
  async create(
    @Body(bodyOf(CreateBackup)) body: CreateBackup,
    @Caller() { caller }: Identity,
    @Writing() writing: WriteContext,
    @Auditing() audit: AuditNotes,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Job> {
    const params: BackUpParams = { ...body, requested_by: caller };
    audit.target = body.name;
    this.catalogue.keys.requireFor(body.encryption);
    this.catalogue.storages.chosen(body.storage);
    const request = { kind: BACK_UP, target: body.name, params, requestedBy: caller, writing };
    return accepted(await this.jobs.start(request), reply);
  }

  @Get(':backup_id')
  @Operation({
    id: 'getBackup',
    scope: 'backups:read',
    summary: 'Get a backup, with what became of each namespace',
    path: BackupPath,
    answer: { type: Backup, description: 'The backup.' },
  })
  async get(@Param(parametersOf(BackupPath)) { backup_id }: ById): Promise<Backup> {
    return this.catalogue.get(backup_id);
  }

  @Patch(':backup_id')
  @Operation({
    id: 'updateBackup',
    scope: 'backups:write',
    confirms: 'backup_id',
    summary: 'Pin a backup, or unpin it',
    description:
      'One that is pinned is not deleted, by the retention or otherwise. The pin stands in the storage too, so that it outlives the catalogue.',
    path: BackupPath,
    query: UpdateBackupQuery,
    body: { type: UpdateBackup, use: 'merge' },
    problems: [409, 507],
    answer: { type: Backup, description: 'The backup as it is now.' },
  })
  async update(
    @Param(parametersOf(BackupPath)) { backup_id }: ById,
    @Body(bodyOf(UpdateBackup)) { pinned }: UpdateBackup,
    @Auditing() audit: AuditNotes,
  ): Promise<Backup> {
    audit.target = backup_id;
    if (pinned === undefined) return this.catalogue.get(backup_id);
    const { before, after } = await this.deletion.pin(backup_id, pinned);
    audit.before = { pinned: before.pinned === true };
    audit.after = { pinned };
    return after;
  }

  @Delete(':backup_id')
  @Operation({
    id: 'deleteBackup',
    scope: 'backups:delete',
    summary: 'Delete a backup and its files',
    description: 'One that is pinned, or that a job reads, is 409.',
    status: 204,
    path: BackupPath,
    query: DeleteBackupQuery,
    problems: [409],
  })
  async delete(
    @Param(parametersOf(BackupPath)) { backup_id }: ById,
    @Query(parametersOf(DeleteBackupQuery)) { confirm }: { confirm?: string },
    @Auditing() audit: AuditNotes,
  ): Promise<void> {
    audit.target = backup_id;
    requireConfirmation(confirm, backup_id, `Backup ${backup_id} goes for good, with all its files.`);
    const { namespaces: _namespaces, ...before } = await this.deletion.delete(backup_id);
    audit.before = before;
  }
}
