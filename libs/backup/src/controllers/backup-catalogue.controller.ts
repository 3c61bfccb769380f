import { Caller, type Identity } from '@lucid/auth';
import { type AuditNotes, Auditing, Operation, type WriteContext, Writing } from '@lucid/common';
import { ACCEPTED, accepted, type Job, JobsService } from '@lucid/jobs';
import { Controller, Post, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { BACKUPS_VOLUME } from '../storages/backup-storages';
import { REBUILD_CATALOGUE } from '../jobs/rebuild-job';

@ApiTags('backups')
@Controller('backup-catalogue')
export class BackupCatalogueController {
  constructor(private readonly jobs: JobsService) {}

  @Post('rebuild')
  @Operation({
    id: 'rebuildBackupCatalogue',
    scope: 'backups:write',
    summary: 'Make the list of backups anew from the storage alone',
    description:
      'As a job. Reads every manifest, enters the backups that are missing in the list, and tells those to be `damaged` whose manifest is gone, or another than it was: they are not forgotten, as the volume may only be away, and verifying one that is back mends that. Its result counts them. A manifest that is not as the service writes it is not entered; `unreadable` names its folder and the reason, and all others are entered. When a backup was verified or proven stands in the list alone.',
    status: 202,
    headers: ['Idempotency-Key'],
    answer: ACCEPTED,
  })
  async rebuild(
    @Caller() { caller }: Identity,
    @Writing() writing: WriteContext,
    @Auditing() audit: AuditNotes,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Job> {
    audit.target = BACKUPS_VOLUME;
    const request = { kind: REBUILD_CATALOGUE, target: BACKUPS_VOLUME, params: {}, requestedBy: caller, writing };
    return accepted(await this.jobs.start(request), reply);
  }
}
