import {
  createLucidClient,
  type Job,
  type LucidClient,
  LucidConnectionError,
  LucidError,
  LucidJobError,
} from '@lucid/client';
import { setTimeout as pause } from 'node:timers/promises';
import { FailedRequests } from './load';
import type { Server } from './servers';

/** Longer than any request of a benchmark takes. */
const TIMEOUT_MS = 300_000;

/** Calls of a server, beside what is measured: each is sent once, and no read waits for the writes before it. */
export const clientOf = ({ url, headers }: Server): LucidClient =>
  createLucidClient({
    baseUrl: url,
    apiKey: headers['x-api-key'],
    retries: 0,
    idempotencyKeys: false,
    timeoutMs: TIMEOUT_MS,
  });

/** Whether requests failed: what was measured then is worthless. */
export const isOfRequests = (error: unknown): error is Error =>
  [FailedRequests, LucidError, LucidConnectionError, LucidJobError].some((kind) => error instanceof kind);

const JOB_POLL_MS = 100;

/**
 * Waits until a job has succeeded. It asks for the job often, as its events come too late to time it by.
 * @param look is called with each state of it that is seen
 * @throws LucidJobError when it ends otherwise
 */
export async function jobSucceeded(
  server: Server,
  { job_id }: Job,
  look: (job: Job) => Promise<void> = () => Promise.resolve(),
): Promise<Job> {
  const client = clientOf(server);
  for (;;) {
    const { data: job } = await client.GET('/api/v1/jobs/{job_id}', { params: { path: { job_id } } });
    await look(job);
    if (job.state === 'succeeded') return job;
    if (job.state !== 'queued' && job.state !== 'running') throw new LucidJobError(job);
    await pause(JOB_POLL_MS);
  }
}
