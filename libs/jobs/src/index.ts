export { ACCEPTED, accepted } from './requests/accepted';
export { Job } from './records/job';
export type { JobState } from './records/job';
export { type JobContext, type JobKind, RunsJobs } from './records/job-kind';
export { JobStore } from './records/job-store';
export { JobTimes } from './records/job-times';
export { JobsModule } from './jobs.module';
export { JobsService } from './requests/jobs.service';
