import { Operation } from '@lucid/common';
import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { BackupSummary } from '../summary/backup-summary';
import { BackupSummaries } from '../summary/backup-summary.service';

@ApiTags('backups')
@Controller('backup-summary')
export class BackupSummaryController {
  constructor(private readonly summaries: BackupSummaries) {}

  @Get()
  @Operation({
    id: 'getBackupSummary',
    scope: 'backups:read',
    summary: 'See what would be lost now, and what there is to restore from',
    answer: { type: BackupSummary, description: 'The last good backup, the last proven one, and how many there are.' },
  })
  async get(): Promise<BackupSummary> {
    return this.summaries.readSummary();
  }
}
