import { setTimeout as sleep } from 'node:timers/promises';
import type { Screen } from '../demo/progress';
import type { ServiceClient } from '../service-client';
import { jobLine } from './job-line';

/** A job, as far as its progress and its end are shown. */
export interface FollowedJob {
  job_id: string;
  state: string;
  phase?: string;
  progress?: { done: number; total?: number; unit: string; current?: string; rate?: number; eta_seconds?: number };
  result?: unknown;
  error?: { detail: string; errors?: { pointer: string; code: string; message: string }[] };
}

const BAR_EVERY_MS = 250;
const LINE_EVERY_MS = 5000;

const hasEnded = ({ state }: FollowedJob): boolean => ['succeeded', 'failed', 'cancelled'].includes(state);

/**
 * Shows how far a job is until it has ended: a bar on a terminal, else a line every few seconds.
 * @param stop when it aborts, the job is cancelled, and followed until it has stopped
 */
export async function followJob(
  client: ServiceClient,
  begun: FollowedJob,
  screen: Screen,
  stop: AbortSignal,
): Promise<FollowedJob> {
  const isTerminal = screen.isTTY === true;
  let job = begun;
  let isCancelled = false;
  let shownAt = -Infinity;
  while (!hasEnded(job)) {
    if (isTerminal) screen.write(`\r${jobLine(job)}\x1b[K`);
    else if (performance.now() - shownAt >= LINE_EVERY_MS) {
      screen.write(`${jobLine(job)}\n`);
      shownAt = performance.now();
    }
    if (stop.aborted && !isCancelled) {
      isCancelled = true;
      await client.post(`/jobs/${job.job_id}/cancel`);
    }
    // A stop that was heard of already must not end each pause at once.
    await sleep(BAR_EVERY_MS, undefined, isCancelled ? {} : { signal: stop }).catch(() => undefined);
    job = await client.get<FollowedJob>(`/jobs/${job.job_id}`);
  }
  screen.write(isTerminal ? `\r${jobLine(job)}\x1b[K\n` : `${jobLine(job)}\n`);
  return job;
}
