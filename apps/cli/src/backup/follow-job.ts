import { type Job, type LucidClient, LucidError } from '@lucid/client';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Screen } from '../demo/progress';
import { jobLine } from './job-line';

const BAR_EVERY_MS = 250;
const LINE_EVERY_MS = 5000;

const hasEnded = ({ state }: Job): boolean => ['succeeded', 'failed', 'cancelled'].includes(state);

/** What ends the following of a job. */
export interface Following {
  /** @returns what aborts when the job is to be cancelled */
  begin(): AbortSignal;
  /** Hears of the job's id. */
  begun(job_id: string): void;
  /** Hears that the job has ended: there is nothing to cancel any more. */
  over(): void;
}

/** What is said where a command ends before its job: that it continues, and how to cancel it. @param job_id left out before it is known */
export const leftRunning = (job_id: string | undefined): string =>
  job_id === undefined
    ? 'The service may have started the job. List the jobs that run: npm run lucid -- jobs --state running'
    : `Job ${job_id} continues. Cancel it: npm run lucid -- jobs cancel ${job_id}`;

/**
 * Asks for a job, and shows how far it is until it has ended: a bar on a terminal, else a line every few seconds. When it is to stop, it cancels the
 * job, and follows it until that has stopped.
 * @throws Error that says whether the job continues
 */
export async function followJob(
  client: LucidClient,
  begin: () => Promise<{ data: Job }>,
  screen: Screen,
  following: Following,
): Promise<Job> {
  const stop = following.begin();
  // Not ended by a stop: the service may have the request already, and only its answer names the job.
  const { data: begun } = await begin();
  following.begun(begun.job_id);
  try {
    const ended = await watch(client, begun, screen, stop);
    following.over();
    return ended;
  } catch (error) {
    (error as Error).message += `\n${leftRunning(begun.job_id)}`;
    throw error;
  }
}

async function watch(client: LucidClient, begun: Job, screen: Screen, stop: AbortSignal): Promise<Job> {
  const isTerminal = screen.isTTY === true;
  const named = { params: { path: { job_id: begun.job_id } } };
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
      screen.write(`${isTerminal ? '\n' : ''}Cancelling job ${job.job_id}. Press Ctrl-C again to leave it running.\n`);
      await client.POST('/api/v1/jobs/{job_id}/cancel', named).catch((error: unknown) => {
        // It has ended meanwhile, or can be cancelled no more: its end tells.
        if (!(error instanceof LucidError) || error.status !== 409) throw error;
      });
    }
    // A stop that was heard of already must not end each pause at once.
    await sleep(BAR_EVERY_MS, undefined, isCancelled ? {} : { signal: stop }).catch(() => undefined);
    ({ data: job } = await client.GET('/api/v1/jobs/{job_id}', named));
  }
  screen.write(isTerminal ? `\r${jobLine(job)}\x1b[K\n` : `${jobLine(job)}\n`);
  return job;
}
