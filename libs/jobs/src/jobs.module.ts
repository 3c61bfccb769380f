import { Global, Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { JobShare } from './records/job-share';
import { JobStore } from './records/job-store';
import { JobTimes } from './records/job-times';
import { JobEvents } from './requests/job-events';
import { JobsController } from './requests/jobs.controller';
import { JobsSupport } from './requests/jobs-support';
import { JobsService } from './requests/jobs.service';
import { JobEnds } from './running/job-ends';
import { JobMetrics } from './running/job-metrics';
import { JobRunner } from './running/job-runner';

/** Long work: queued, run by any replica, followed and cancelled over the API. */
@Global()
@Module({
  imports: [DiscoveryModule],
  controllers: [JobsController],
  providers: [JobTimes, JobStore, JobShare, JobEnds, JobRunner, JobsService, JobEvents, JobMetrics, JobsSupport],
  exports: [JobsService],
})
export class JobsModule {}
