import {
  Auditing,
  type AuditNotes,
  defineClass,
  fieldsOf,
  type ModelClass,
  Operation,
  parametersOf,
} from '@lucid/common';
import { Controller, Get, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Job } from './job';
import { JobsService } from './jobs.service';

const ById = defineClass('JobPath', { job_id: fieldsOf(Job)['job_id'] as never }) as ModelClass<{ job_id: string }>;

@ApiTags('jobs')
@Controller('jobs')
export class JobsController {
  constructor(private readonly jobs: JobsService) {}

  @Get(':job_id')
  @Operation({
    id: 'getJob',
    scope: 'jobs:read',
    summary: 'Get a job',
    path: ById,
    answer: { type: Job, description: 'The job.' },
  })
  async get(@Param(parametersOf(ById)) { job_id }: { job_id: string }): Promise<Job> {
    return this.jobs.get(job_id);
  }

  @Post(':job_id/cancel')
  @Operation({
    id: 'cancelJob',
    scope: 'jobs:write',
    summary: 'Cancel a job',
    description:
      'A job that waits is cancelled at once. One that runs is told to stop, and is cancelled when its work has, or after 30 s ' +
      'if that does not listen; what came of it before is not undone. A result that comes first wins. Cancelling again changes nothing.',
    path: ById,
    headers: ['Idempotency-Key'],
    problems: [409],
    answer: { type: Job, description: 'The job; its state is still running until its work has stopped.' },
  })
  async cancel(@Param(parametersOf(ById)) { job_id }: { job_id: string }, @Auditing() audit: AuditNotes): Promise<Job> {
    const job = await this.jobs.cancel(job_id);
    audit.target = job_id;
    audit.after = { state: job.state, cancel_requested_at: job.cancel_requested_at };
    return job;
  }
}
