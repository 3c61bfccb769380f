import cronstrue from 'cronstrue';
import type { BackupSchedule } from './backup-schedule';
import { nextTick } from './next-tick';

/** How many of the next runs a schedule shows. */
const SHOWN_RUNS = 5;

type Pausable = Pick<BackupSchedule, 'paused_at' | 'paused_until'>;

/** Whether a pause covers a time. A pause covers every time before its end, also one that was due when it began. */
export const isPausedAt = ({ paused_at, paused_until }: Pausable, time: Date): boolean =>
  paused_at !== undefined && (paused_until === undefined || time < paused_until);

/** The first time of a schedule at or after a time. */
export const tickFrom = ({ cron, time_zone }: Pick<BackupSchedule, 'cron' | 'time_zone'>, time: Date): Date =>
  nextTick(cron, time_zone, new Date(time.getTime() - 1));

/** The next runs of a schedule: at its times after its pause, without the one that is skipped. */
export function nextRuns(schedule: BackupSchedule, now: Date): Date[] {
  const { enabled, next_at, cron, time_zone, paused_until, skip_next } = schedule;
  if (!enabled || next_at === undefined) return [];
  const isPaused = isPausedAt(schedule, now);
  if (isPaused && paused_until === undefined) return [];
  let tick =
    isPaused && paused_until !== undefined && next_at < paused_until ? tickFrom(schedule, paused_until) : next_at;
  const runs: Date[] = [];
  while (runs.length < SHOWN_RUNS) {
    if (tick.getTime() !== skip_next?.at.getTime()) runs.push(tick);
    // A time that was missed is made up for once, and then come those after now.
    tick = nextTick(cron, time_zone, tick > now ? tick : now);
  }
  return runs;
}

/** A schedule as callers see it: with its next runs and its times in words, and without a pause or a skipped run that is over. */
export function shownSchedule(schedule: BackupSchedule, now: Date): BackupSchedule {
  const { paused_at, paused_until, pause_reason, paused_by, skip_next, next_at: _next_at, ...rest } = schedule;
  const next_runs = nextRuns(schedule, now);
  const cron_description = describeCron(schedule.cron);
  return {
    ...rest,
    ...(next_runs[0] !== undefined && { next_at: next_runs[0] }),
    next_runs,
    ...(cron_description !== undefined && { cron_description }),
    ...(isPausedAt(schedule, now) && { paused_at, paused_until, pause_reason, paused_by }),
    ...(skip_next !== undefined && skip_next.at >= now && { skip_next }),
  };
}

/** A cron expression in words; undefined for one that cannot be described. */
export function describeCron(cron: string): string | undefined {
  try {
    return cronstrue.toString(cron, { use24HourTimeFormat: true });
  } catch {
    return undefined;
  }
}
