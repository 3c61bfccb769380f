export { ACCEPTED, accepted } from './accepted';
export { Job } from './job';
export type { JobState } from './job';
export type { JobContext, JobKind } from './job-kind';
export { JobStore } from './job-store';
export { JobTimes } from './job-times';
export { JobsModule } from './jobs.module';
export { JobsService } from './jobs.service';
