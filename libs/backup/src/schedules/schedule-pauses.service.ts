import { checkIfMatch, etagOf, ProblemError } from '@lucid/common';
import { MongoService } from '@lucid/mongo';
import { Injectable } from '@nestjs/common';
import type { mongo } from 'mongoose';
import { BackupClock } from './backup-clock';
import type { BackupSchedule } from './backup-schedule';
import { BackupSchedules } from './backup-schedules.service';
import { isPausedAt, nextRuns } from './next-runs';
import { nextTick } from './next-tick';
import type { Pause, Reasoned } from './schedule-requests';

const PAUSE = { paused_at: '', paused_until: '', pause_reason: '', paused_by: '' } as const;

interface Changed {
  before: BackupSchedule;
  after: BackupSchedule;
}

/** Pauses schedules, resumes them and skips their next run: those of the environment too. */
@Injectable()
export class SchedulePauses {
  constructor(
    private readonly mongo: MongoService,
    private readonly schedules: BackupSchedules,
    private readonly clock: BackupClock,
  ) {}

  /** Pauses a schedule; a pause that there is gets another end and reason. @throws ProblemError 404, 412, 400 when `until` has passed */
  async pause(id: string, { until, reason }: Pause, ifMatch: string | undefined, caller: string): Promise<Changed> {
    return this.change(id, ifMatch, (schedule, now) => {
      if (until !== undefined && until <= now)
        throw new ProblemError(
          'invalid_body',
          `\`until\` is ${until.toISOString()}, which has passed. Send a later time.`,
          {
            errors: [{ pointer: '/until', code: 'range', message: 'must lie in the future' }],
          },
        );
      const { paused_at, ...rest } = PAUSE;
      const paused = {
        paused_at: isPausedAt(schedule, now) ? (schedule.paused_at ?? now) : now,
        paused_by: caller,
        ...(until !== undefined && { paused_until: until }),
        ...(reason !== undefined && { pause_reason: reason }),
      };
      return { $set: paused, $unset: without({ paused_at, ...rest }, paused) };
    });
  }

  /** Ends the pause, and runs again what was to be skipped. Times that came during the pause are not made up for. @throws ProblemError 404, 412 */
  async resume(id: string, ifMatch: string | undefined): Promise<Changed> {
    return this.change(id, ifMatch, (schedule, now) => {
      const { paused_at, skip_next, next_at, cron, time_zone } = schedule;
      if (paused_at === undefined && skip_next === undefined) return undefined;
      const isDue = isPausedAt(schedule, now) && next_at !== undefined && next_at <= now;
      return {
        $set: isDue ? { next_at: nextTick(cron, time_zone, now) } : {},
        $unset: { ...PAUSE, skip_next: '' as const },
      };
    });
  }

  /** Skips the next run. Again, it is the same run. @throws ProblemError 404, 412, 409 when no run comes next */
  async skip(id: string, { reason }: Reasoned, ifMatch: string | undefined, caller: string): Promise<Changed> {
    return this.change(id, ifMatch, (schedule, now) => {
      const known = schedule.skip_next?.at;
      const at = known !== undefined && known > now ? known : nextRuns(schedule, now)[0];
      if (at === undefined)
        throw new ProblemError(
          'conflict',
          `Schedule ${id} has no next run: it is disabled, or paused without an end. Enable or resume it first.`,
        );
      return { $set: { skip_next: { at, requested_by: caller, ...(reason !== undefined && { reason }) } } };
    });
  }

  /** Changes the version that was read, or reads it again. @param updateOf undefined where nothing is to be changed */
  private async change(
    schedule_id: string,
    ifMatch: string | undefined,
    updateOf: (schedule: BackupSchedule, now: Date) => mongo.UpdateFilter<BackupSchedule> | undefined,
  ): Promise<Changed> {
    for (;;) {
      const before = await this.schedules.get(schedule_id);
      checkIfMatch(ifMatch, etagOf(before));
      const now = await this.clock.now();
      const update = updateOf(before, now);
      if (update === undefined) return { before, after: before };
      const after = await this.mongo.write((session) =>
        this.schedules.collection.findOneAndUpdate(
          { schedule_id, version: before.version },
          { ...update, $set: { ...update.$set, updated_at: now }, $inc: { version: 1 } },
          { ...this.mongo.limit, session, returnDocument: 'after', projection: { _id: 0 } },
        ),
      );
      if (after !== null) return { before, after };
    }
  }
}

const without = (fields: Readonly<Record<string, ''>>, present: object): Record<string, ''> =>
  Object.fromEntries(Object.entries(fields).filter(([name]) => !(name in present)));

/** What a pause or a skipped run changes of a schedule, for the audit. */
export const pauseOf = ({ paused_at, paused_until, pause_reason, skip_next }: BackupSchedule): object => ({
  paused: paused_at !== undefined,
  ...(paused_until !== undefined && { paused_until }),
  ...(pause_reason !== undefined && { pause_reason }),
  ...(skip_next !== undefined && { skip_next }),
});
