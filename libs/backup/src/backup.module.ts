import { JobsService } from '@lucid/jobs';
import { Module, type OnModuleInit } from '@nestjs/common';
import { ScheduleModule } from '@nestjs/schedule';
import { BackupContentController } from './backup-content.controller';
import { BackupsController } from './backups.controller';
import { BackupCatalogueController } from './catalogue/backup-catalogue.controller';
import { BackupCatalogue } from './catalogue/backup-catalogue.service';
import { BackupDeletion } from './catalogue/backup-deletion.service';
import { RebuildJob } from './catalogue/rebuild-job';
import { BackupDrillsController } from './drill/backup-drills.controller';
import { DrillJob } from './drill/drill-job';
import { DrillSubjects } from './drill/drill-subject';
import { ScratchDatabases } from './drill/scratch-databases';
import { BackupJob } from './jobs/backup-job';
import { DocumentsRestore } from './jobs/documents-restore';
import { ReplacingRestore } from './jobs/replacing-restore';
import { RestoreJob } from './jobs/restore-job';
import { RestorePlans } from './jobs/restore-plan.service';
import { RestoreSource } from './jobs/restore-source';
import { VerifyJob } from './jobs/verify-job';
import { PointInTimeController } from './point-in-time.controller';
import { Ranges } from './pitr/ranges.service';
import { RestoreToTimeJob } from './pitr/restore-to-time-job';
import { TailService } from './pitr/tail.service';
import { TimeTravel } from './pitr/time-travel';
import { VerifySlicesJob } from './pitr/verify-slices-job';
import { RestoreTargets } from './restore/restore-targets';
import { RestoresController } from './restores.controller';
import { RetentionJob } from './retention/retention-job';
import { RetentionController } from './retention/retention.controller';
import { RetentionService } from './retention/retention.service';
import { BackupClock } from './schedule/backup-clock';
import { BackupScheduler } from './schedule/backup-scheduler.service';
import { BackupSchedulesController } from './schedule/backup-schedules.controller';
import { BackupSchedules } from './schedule/backup-schedules.service';
import { BackupHealth } from './summary/backup-health';
import { BackupMetrics } from './summary/backup-metrics';
import { BackupStorages } from './storage/backup-storages';
import { BackupSummaryController } from './summary/backup-summary.controller';
import { BackupSummaries } from './summary/backup-summary.service';

/** Backups, by hand and by schedule, how long they are kept, their verification, and restores. */
@Module({
  imports: [ScheduleModule.forRoot()],
  controllers: [
    BackupsController,
    BackupContentController,
    BackupCatalogueController,
    BackupSchedulesController,
    RetentionController,
    BackupSummaryController,
    BackupDrillsController,
    RestoresController,
    PointInTimeController,
  ],
  providers: [
    ...[
      BackupStorages,
      BackupCatalogue,
      BackupDeletion,
      BackupClock,
      BackupSchedules,
      BackupScheduler,
      RetentionService,
    ],
    ...[BackupSummaries, BackupHealth, BackupMetrics],
    ...[BackupJob, VerifyJob, RestoreJob, RetentionJob, RebuildJob],
    ...[DocumentsRestore, ReplacingRestore, RestorePlans, RestoreSource, RestoreTargets],
    ...[Ranges, RestoreToTimeJob, TailService, TimeTravel, VerifySlicesJob],
    ...[DrillJob, DrillSubjects, ScratchDatabases],
  ],
})
export class BackupModule implements OnModuleInit {
  constructor(
    private readonly jobs: JobsService,
    private readonly backup: BackupJob,
    private readonly verify: VerifyJob,
    private readonly restore: RestoreJob,
    private readonly retention: RetentionJob,
    private readonly rebuild: RebuildJob,
    private readonly restoreToTime: RestoreToTimeJob,
    private readonly drill: DrillJob,
    private readonly verifySlices: VerifySlicesJob,
  ) {}

  onModuleInit(): void {
    this.jobs.register(this.backup);
    this.jobs.register(this.verify);
    this.jobs.register(this.restore);
    this.jobs.register(this.retention);
    this.jobs.register(this.rebuild);
    this.jobs.register(this.restoreToTime);
    this.jobs.register(this.drill);
    this.jobs.register(this.verifySlices);
  }
}
