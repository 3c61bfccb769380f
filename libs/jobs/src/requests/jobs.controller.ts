import {
  Auditing,
  type AuditNotes,
  checkLastEventId,
  defineClass,
  type ListQuery,
  listQueryClass,
  Operation,
  pageClass,
  parametersOf,
  schemaRef,
  STREAM_ENDS,
} from '@lucid/common';
import type { Page } from '@lucid/mongo';
import { Controller, Get, Headers, Param, Post, Query, Req, Res, type StreamableFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Job, JOB_ID } from '../records/job';
import { LIST } from '../records/job-store';
import { JobEvents } from './job-events';
import { JobsService } from './jobs.service';

const ById = defineClass('JobPath', { job_id: JOB_ID });
const ListJobsQuery = listQueryClass(Job, 'Jobs', LIST);

@ApiTags('jobs')
@Controller('jobs')
export class JobsController {
  constructor(
    private readonly jobs: JobsService,
    private readonly events: JobEvents,
  ) {}

  @Get()
  @Operation({
    id: 'listJobs',
    scope: 'jobs:read',
    summary: 'List jobs, newest first',
    description:
      'Results and errors of jobs that quote documents, such as duplicates under a unique index, are left out for keys without `models:read`.',
    query: ListJobsQuery,
    answer: { type: pageClass(Job), description: 'A page.' },
  })
  async list(@Query(parametersOf(ListJobsQuery)) query: ListQuery, @Req() request: FastifyRequest): Promise<Page<Job>> {
    const page = await this.jobs.list(query);
    return { ...page, items: page.items.map((job) => this.jobs.shownTo(request, job)) };
  }

  @Get(':job_id')
  @Operation({
    id: 'getJob',
    scope: 'jobs:read',
    summary: 'Get a job',
    description:
      'The result and the errors of a job that quotes documents, such as duplicates under a unique index, are left out for keys without `models:read`.',
    path: ById,
    answer: { type: Job, description: 'The job.' },
  })
  async get(
    @Param(parametersOf(ById)) { job_id }: InstanceType<typeof ById>,
    @Req() request: FastifyRequest,
  ): Promise<Job> {
    return this.jobs.shownTo(request, await this.jobs.get(job_id));
  }

  @Get(':job_id/events')
  @Operation({
    id: 'streamJob',
    scope: 'jobs:read',
    holds: 'job_streams',
    summary: 'Follow a job as server-sent events',
    description:
      'Its state at once, then each change of it within about a second, as an event `progress` whose data is the whole job; the last ' +
      'event is `end`. A job that is still queued or running in it was followed on a replica that stops: connect again. A quiet stream ' +
      'sends `heartbeat` every 15 s. With Last-Event-ID only what is newer is told. ' +
      STREAM_ENDS,
    path: ById,
    headers: ['Last-Event-ID'],
    others: { 204: 'The job has ended, and Last-Event-ID is the event that said so: there is nothing to follow.' },
    answer: {
      schema: schemaRef(Job),
      contentType: 'text/event-stream',
      events: { progress: schemaRef(Job), end: schemaRef(Job) },
      description: 'The stream; it ends with the job, the connection, the replica or the permission of the key.',
    },
  })
  async follow(
    @Param(parametersOf(ById)) { job_id }: InstanceType<typeof ById>,
    @Headers('last-event-id') after: string | undefined,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile | undefined> {
    checkLastEventId(after);
    const stream = await this.events.answer(reply, job_id, after, (job) => this.jobs.shownTo(request, job));
    if (stream === undefined) void reply.status(204);
    return stream;
  }

  @Post(':job_id/cancel')
  @Operation({
    id: 'cancelJob',
    scope: 'jobs:write',
    summary: 'Cancel a job',
    description:
      'A job that was never begun is cancelled at once. One that runs is told to stop, and is cancelled when its work has, or after 30 s ' +
      'if that does not listen; what came of it before is not undone. A result that comes first wins. Cancelling again changes nothing.',
    path: ById,
    headers: ['Idempotency-Key'],
    problems: [409],
    answer: { type: Job, description: 'The job; its state does not change before its work has stopped.' },
  })
  async cancel(
    @Param(parametersOf(ById)) { job_id }: InstanceType<typeof ById>,
    @Req() request: FastifyRequest,
    @Auditing() audit: AuditNotes,
  ): Promise<Job> {
    audit.target = job_id;
    audit.before = { state: (await this.jobs.get(job_id)).state };
    const job = await this.jobs.cancel(job_id);
    audit.after = { state: job.state, cancel_requested_at: job.cancel_requested_at };
    return this.jobs.shownTo(request, job);
  }
}
