import { Module } from '@nestjs/common';
import { BackupContentController } from './controllers/backup-content.controller';
import { BackupsController } from './controllers/backups.controller';
import { BackupCatalogueController } from './controllers/backup-catalogue.controller';
import { BackupCatalogue } from './catalogue/backup-catalogue.service';
import { BackupDeletion } from './retention/backup-deletion.service';
import { RebuildJob } from './jobs/rebuild-job';
import { BackupDrillsController } from './controllers/backup-drills.controller';
import { DrillJob } from './jobs/drill-job';
import { DrillSubjects } from './drills/drill-subjects';
import { ScratchDatabases } from './drills/scratch-databases';
import { BackupJob } from './jobs/backup-job';
import { DocumentsRestore } from './restores/documents-restore';
import { ReplacingRestore } from './restores/replacing-restore';
import { RestoreJob } from './jobs/restore-job';
import { RestorePlans } from './restores/restore-plan.service';
import { RestoreSource } from './restores/restore-source';
import { VerifyJob } from './jobs/verify-job';
import { PointInTimeController } from './controllers/point-in-time.controller';
import { Ranges } from './point-in-time/ranges.service';
import { RestoreToTimeJob } from './jobs/restore-to-time-job';
import { OplogSlicerService } from './point-in-time/oplog-slicer.service';
import { TimeTravel } from './point-in-time/time-travel';
import { VerifySlicesJob } from './jobs/verify-slices-job';
import { RestoreTargets } from './restores/restore-targets';
import { RestoresController } from './controllers/restores.controller';
import { RetentionJob } from './jobs/retention-job';
import { RetentionController } from './controllers/retention.controller';
import { RetentionService } from './retention/retention.service';
import { BackupClock } from './schedules/backup-clock';
import { BackupScheduler } from './scheduler/backup-scheduler.service';
import { RequestedRuns } from './runs/requested-runs.service';
import { RunEnds } from './runs/run-ends.service';
import { ScheduleJobs } from './runs/schedule-jobs.service';
import { BackupSchedulesController } from './controllers/backup-schedules.controller';
import { BackupSchedules } from './schedules/backup-schedules.service';
import { ScheduleRunsController } from './controllers/schedule-runs.controller';
import { SchedulePauses } from './schedules/schedule-pauses.service';
import { ScheduleRuns } from './schedules/schedule-runs.service';
import { BackupHealth } from './summary/backup-health';
import { BackupSupport } from './summary/backup-support';
import { BackupMetrics } from './summary/backup-metrics';
import { BackupStorages } from './storages/backup-storages';
import { BackupSummaryController } from './controllers/backup-summary.controller';
import { BackupSummaries } from './summary/backup-summary.service';

/** Backups, by hand and by schedule, how long they are kept, their verification, and restores. */
@Module({
  controllers: [
    BackupsController,
    BackupContentController,
    BackupCatalogueController,
    BackupSchedulesController,
    ScheduleRunsController,
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
    ...[ScheduleRuns, SchedulePauses, ScheduleJobs, RunEnds, RequestedRuns],
    ...[BackupSummaries, BackupHealth, BackupMetrics, BackupSupport],
    ...[BackupJob, VerifyJob, RestoreJob, RetentionJob, RebuildJob],
    ...[DocumentsRestore, ReplacingRestore, RestorePlans, RestoreSource, RestoreTargets],
    ...[Ranges, RestoreToTimeJob, OplogSlicerService, TimeTravel, VerifySlicesJob],
    ...[DrillJob, DrillSubjects, ScratchDatabases],
  ],
})
export class BackupModule {}
