import type { Job } from '@lucid/client';

/** How long a job ran, in seconds; undefined before it began. */
export function secondsOf({ started_at, ended_at }: Job, now = Date.now()): number | undefined {
  if (started_at === undefined) return undefined;
  return ((ended_at === undefined ? now : Date.parse(ended_at)) - Date.parse(started_at)) / 1000;
}

/** The middle of the durations of jobs that succeeded. */
export function usualSeconds(jobs: readonly Job[]): number | undefined {
  const seconds = jobs
    .filter(({ state }) => state === 'succeeded')
    .flatMap((job) => secondsOf(job) ?? [])
    .sort((a, b) => a - b);
  return seconds[Math.floor(seconds.length / 2)];
}
