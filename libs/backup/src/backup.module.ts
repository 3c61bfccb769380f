import { JobsService } from '@lucid/jobs';
import { Module, type OnModuleInit } from '@nestjs/common';
import { BackupContentController } from './backup-content.controller';
import { BackupsController } from './backups.controller';
import { BackupCatalogue } from './catalogue/backup-catalogue.service';
import { BackupJob } from './jobs/backup-job';
import { RestoreJob } from './jobs/restore-job';
import { RestorePlans } from './jobs/restore-plan.service';
import { VerifyJob } from './jobs/verify-job';
import { PointInTimeController } from './point-in-time.controller';
import { Ranges } from './pitr/ranges.service';
import { RestoreToTimeJob } from './pitr/restore-to-time-job';
import { TailService } from './pitr/tail.service';
import { TimeTravel } from './pitr/time-travel';
import { RestoresController } from './restores.controller';

/** Backups, their verification, and restores. */
@Module({
  controllers: [BackupsController, BackupContentController, RestoresController, PointInTimeController],
  providers: [
    BackupCatalogue,
    BackupJob,
    VerifyJob,
    RestoreJob,
    RestorePlans,
    Ranges,
    RestoreToTimeJob,
    TailService,
    TimeTravel,
  ],
})
export class BackupModule implements OnModuleInit {
  constructor(
    private readonly jobs: JobsService,
    private readonly backup: BackupJob,
    private readonly verify: VerifyJob,
    private readonly restore: RestoreJob,
    private readonly restoreToTime: RestoreToTimeJob,
  ) {}

  onModuleInit(): void {
    this.jobs.register(this.backup);
    this.jobs.register(this.verify);
    this.jobs.register(this.restore);
    this.jobs.register(this.restoreToTime);
  }
}
