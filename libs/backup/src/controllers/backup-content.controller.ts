import { Caller, type Identity } from '@lucid/auth';
import { filesIn } from '@lucid/backup-engine';
import {
  type AuditNotes,
  Auditing,
  bodyOf,
  decodeCursor,
  encodeCursor,
  Operation,
  parametersOf,
  type WriteContext,
  Writing,
} from '@lucid/common';
import { ACCEPTED, accepted, type Job, JobsService } from '@lucid/jobs';
import { NO_TIE, type Page } from '@lucid/mongo';
import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import {
  BackupFile,
  BackupFilePage,
  BackupFilesQuery,
  BackupPath,
  type ById,
  VerifyBackup,
} from '../catalogue/backup-requests';
import { BackupCatalogue } from '../catalogue/backup-catalogue.service';
import { VERIFY_BACKUP, type VerifyParams } from '../jobs/verify-job';

/** What a backup consists of, and whether it is still what was written. */
@ApiTags('backups')
@Controller('backups/:backup_id')
export class BackupContentController {
  constructor(
    private readonly catalogue: BackupCatalogue,
    private readonly jobs: JobsService,
  ) {}

  @Get('files')
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

  @Post('verify')
  @Operation({
    id: 'verifyBackup',
    scope: 'backups:write',
    summary: 'Read a backup again and compare it with its manifest',
    description:
      'As a job. Files that are missing, truncated, changed or not of the backup fail it, each named among its `errors`; the backup is `damaged` then. A restore verifies again what it restores, and refuses what is damaged of that.',
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
