import { Caller, type Identity } from '@lucid/auth';
import {
  type AuditNotes,
  Auditing,
  bodyOf,
  decodeCursor,
  encodeCursor,
  type ListQuery,
  Operation,
  pageClass,
  parametersOf,
  requireConfirmation,
  type WriteContext,
  Writing,
} from '@lucid/common';
import { ACCEPTED, accepted, type Job, JobsService } from '@lucid/jobs';
import { NO_TIE, type Page } from '@lucid/mongo';
import { Body, Controller, Delete, Get, Param, Post, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import {
  BackupFile,
  BackupFilePage,
  BackupFilesQuery,
  BackupPath,
  type ById,
  CreateBackup,
  DeleteBackupQuery,
  ListBackupsQuery,
  VerifyBackup,
} from './backup-requests';
import { Backup } from './catalogue/backup';
import { BackupCatalogue } from './catalogue/backup-catalogue.service';
import { BACK_UP, type BackUpParams } from './jobs/backup-job';
import { VERIFY_BACKUP, type VerifyParams } from './jobs/verify-job';
import { filesIn } from './manifest/manifest';

@ApiTags('backups')
@Controller('backups')
export class BackupsController {
  constructor(
    private readonly catalogue: BackupCatalogue,
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

  @Delete(':backup_id')
  @Operation({
    id: 'deleteBackup',
    scope: 'backups:delete',
    summary: 'Delete a backup and its files',
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
    const { namespaces: _namespaces, ...before } = await this.catalogue.delete(backup_id);
    audit.before = before;
  }

  @Get(':backup_id/files')
  @Operation({
    id: 'listBackupFiles',
    scope: 'backups:read',
    summary: 'List the files of a backup by path, as its manifest has them',
    path: BackupPath,
    query: BackupFilesQuery,
    problems: [422],
    answer: { type: BackupFilePage, description: 'A page.' },
  })
  async files(
    @Param(parametersOf(BackupPath)) { backup_id }: ById,
    @Query(parametersOf(BackupFilesQuery)) { limit, cursor }: { limit: number; cursor?: string },
  ): Promise<Page<BackupFile>> {
    const list = ['backup_files', backup_id];
    const after = cursor === undefined ? '' : decodeCursor(list, cursor, (value) => typeof value === 'string').value;
    const files = filesIn(await this.catalogue.manifest(await this.catalogue.get(backup_id)));
    const left = files.filter(({ path }) => path > String(after)).sort((a, b) => (a.path < b.path ? -1 : 1));
    const items = left.slice(0, limit);
    const last = items.at(-1)?.path;
    const more = left.length > limit && last !== undefined;
    return { items, ...(more && { next_cursor: encodeCursor(list, { value: last, id: NO_TIE }) }) };
  }

  @Post(':backup_id/verify')
  @Operation({
    id: 'verifyBackup',
    scope: 'backups:write',
    summary: 'Read a backup again and compare it with its manifest',
    description:
      'As a job. Files that are missing, truncated, changed or not of the backup fail it, each named among its `errors`; the backup is `damaged` then, and no restore takes it.',
    status: 202,
    path: BackupPath,
    body: { type: VerifyBackup },
    headers: ['Idempotency-Key'],
    answer: ACCEPTED,
  })
  async verify(
    @Param(parametersOf(BackupPath)) { backup_id }: ById,
    @Body(bodyOf(VerifyBackup)) { percent }: VerifyBackup,
    @Caller() { caller }: Identity,
    @Writing() writing: WriteContext,
    @Auditing() audit: AuditNotes,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Job> {
    audit.target = backup_id;
    await this.catalogue.get(backup_id);
    const params: VerifyParams = { backup_id, percent };
    const request = { kind: VERIFY_BACKUP, target: backup_id, params, requestedBy: caller, writing };
    return accepted(await this.jobs.start(request), reply);
  }
}
