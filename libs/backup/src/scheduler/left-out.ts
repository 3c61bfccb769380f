import type { BackupSchedule } from '../schedules/backup-schedule';
import { isPausedAt, tickFrom } from '../schedules/next-runs';
import { nextTick } from '../schedules/next-tick';
import type { ScheduleRun } from '../schedules/schedule-run';

/** The run at a time of a schedule, as it is noted. */
export type TimedRun = Omit<ScheduleRun, 'schedule_id' | 'at' | 'by_request' | 'expires_at'>;

export interface LeftOut {
  run: TimedRun;
  /** The time that comes next. It may have passed: then it was missed, and is made up for. */
  following: Date;
}

/** Why a time that has come starts no job, if it starts none. Times that came while no service ran are judged as if one had run. */
export function leftOut(schedule: BackupSchedule, tick: Date, now: Date, isFree: boolean): LeftOut | undefined {
  const { cron, time_zone, paused_until, pause_reason, paused_by, skip_next } = schedule;
  if (isPausedAt(schedule, tick)) {
    const isOver = paused_until !== undefined && paused_until <= now;
    return {
      run: askedBy('paused', paused_by, pause_reason),
      following: isOver ? tickFrom(schedule, paused_until) : nextTick(cron, time_zone, now),
    };
  }
  if (skip_next?.at.getTime() === tick.getTime()) {
    const { requested_by, reason } = skip_next;
    return { run: askedBy('skipped', requested_by, reason), following: nextTick(cron, time_zone, tick) };
  }
  if (isFree) return undefined;
  const what = schedule.drill === true ? 'drill' : 'backup';
  const error = `The ${what} of ${tick.toISOString()} was left out: the job ${String(schedule.running_job_id)} of the time before had not ended.`;
  return { run: { outcome: 'left_out', error }, following: nextTick(cron, time_zone, now) };
}

const askedBy = (
  outcome: 'paused' | 'skipped',
  requested_by: string | undefined,
  reason: string | undefined,
): TimedRun => ({
  outcome,
  ...(requested_by !== undefined && { requested_by }),
  ...(reason !== undefined && { reason }),
});
