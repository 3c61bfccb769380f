import { Global, Module } from '@nestjs/common';
import { JobEnds } from './job-ends';
import { JobEvents } from './job-events';
import { JobMetrics } from './job-metrics';
import { JobRunner } from './job-runner';
import { JobShare } from './job-share';
import { JobStore } from './job-store';
import { JobTimes } from './job-times';
import { JobsController } from './jobs.controller';
import { JobsService } from './jobs.service';

/** Long work: queued, run by any replica, followed and cancelled over the API. */
@Global()
@Module({
  controllers: [JobsController],
  providers: [JobTimes, JobStore, JobShare, JobEnds, JobRunner, JobsService, JobEvents, JobMetrics],
  exports: [JobsService],
})
export class JobsModule {}
