import { setTimeout as pause } from 'node:timers/promises';
import { FailedRequests } from './load';
import type { Server } from './servers';

/** One call of a server, beside what is measured. @throws FailedRequests when the answer is no success */
export async function askJson<T>({ url, headers }: Server, method: string, path: string, body?: object): Promise<T> {
  const answer = await fetch(`${url}/api/v1${path}`, {
    method,
    headers: { ...headers, ...(body !== undefined && { 'content-type': 'application/json' }) },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  if (!answer.ok) throw new FailedRequests(`${method} ${path}: status ${answer.status}: ${await answer.text()}`);
  return (await answer.json()) as T;
}

const JOB_POLL_MS = 100;

/** A job of the service, as far as it is looked at here. */
export interface JobSeen {
  job_id: string;
  state: string;
  phase?: string;
  created_at: string;
  ended_at?: string;
  error?: { detail: string };
  result?: { documents?: number };
}

/** Waits until a job has succeeded. @param look is called with each state of it that is seen. @throws FailedRequests when it ends otherwise */
export async function jobSucceeded(
  server: Server,
  { job_id }: JobSeen,
  look: (job: JobSeen) => Promise<void> = () => Promise.resolve(),
): Promise<JobSeen> {
  for (;;) {
    const job = await askJson<JobSeen>(server, 'GET', `/jobs/${job_id}`);
    await look(job);
    if (job.state === 'succeeded') return job;
    if (job.state !== 'queued' && job.state !== 'running')
      throw new FailedRequests(`The job ${job_id} ${job.state}: ${job.error?.detail ?? ''}`);
    await pause(JOB_POLL_MS);
  }
}
