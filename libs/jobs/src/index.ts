export { Job } from './job';
export type { JobState } from './job';
export type { JobContext, JobKind } from './job-kind';
export { JobsModule } from './jobs.module';
export { JobsService } from './jobs.service';
