import { JobsService } from '@lucid/jobs';
import { Module, type OnModuleInit } from '@nestjs/common';
import { BackupContentController } from './backup-content.controller';
import { BackupsController } from './backups.controller';
import { BackupCatalogue } from './catalogue/backup-catalogue.service';
import { BackupJob } from './jobs/backup-job';
import { DocumentsRestore } from './jobs/documents-restore';
import { ReplacingRestore } from './jobs/replacing-restore';
import { RestoreJob } from './jobs/restore-job';
import { RestorePlans } from './jobs/restore-plan.service';
import { RestoreSource } from './jobs/restore-source';
import { VerifyJob } from './jobs/verify-job';
import { RestoresController } from './restores.controller';

/** Backups, their verification, and restores. */
@Module({
  controllers: [BackupsController, BackupContentController, RestoresController],
  providers: [
    BackupCatalogue,
    BackupJob,
    VerifyJob,
    RestoreJob,
    DocumentsRestore,
    ReplacingRestore,
    RestorePlans,
    RestoreSource,
  ],
})
export class BackupModule implements OnModuleInit {
  constructor(
    private readonly jobs: JobsService,
    private readonly backup: BackupJob,
    private readonly verify: VerifyJob,
    private readonly restore: RestoreJob,
  ) {}

  onModuleInit(): void {
    this.jobs.register(this.backup);
    this.jobs.register(this.verify);
    this.jobs.register(this.restore);
  }
}
