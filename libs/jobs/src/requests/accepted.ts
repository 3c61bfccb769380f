import type { FastifyReply } from 'fastify';
import { Job } from '../records/job';

/** The `answer` of an operation whose work is a job; its `status` is 202. */
export const ACCEPTED = { type: Job, description: 'The job that does it.', headers: ['Location'] } as const;

/** Answers with a job that was queued, and where it is followed. The audit record of the request names the job. */
export function accepted(job: Job, reply: FastifyReply): Job {
  const { request } = reply;
  request.audit ??= {};
  request.audit.job_id = job.job_id;
  void reply.header('location', `/api/v1/jobs/${job.job_id}`);
  return job;
}
