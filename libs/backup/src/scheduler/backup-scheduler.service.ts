import { RepeatedFailureLog } from '@lucid/common';
import { JobsService } from '@lucid/jobs';
import { type HeldLease, MongoConnector, MongoService, underLease } from '@lucid/mongo';
import { type BeforeApplicationShutdown, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { SchedulerRegistry } from '@nestjs/schedule';
import type { mongo } from 'mongoose';
import { RunEnds } from '../runs/run-ends.service';
import { ScheduleJobs } from '../runs/schedule-jobs.service';
import { BackupClock } from '../schedules/backup-clock';
import type { BackupSchedule } from '../schedules/backup-schedule';
import { BackupSchedules } from '../schedules/backup-schedules.service';
import { nextTick } from '../schedules/next-tick';
import { ScheduleRuns } from '../schedules/schedule-runs.service';
import { type LeftOut, leftOut, type TimedRun } from './left-out';

/** The lease of the process that looks at the schedules, and the name of its interval with @nestjs/schedule. */
const NAME = 'backup-schedules';
/** How often they are looked at. */
const LOOK_EVERY_MS = 5000;

/**
 * Makes backups, and drills, when their schedules say so. All that is known stands in MongoDB: which time comes next, and which job is of the
 * last one. A time is taken by one atomic update, and names its job, so that there is one backup of each time: whatever the
 * number of replicas, wherever a process dies, and whichever way a clock jumps.
 */
@Injectable()
export class BackupScheduler implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(BackupScheduler.name);
  private readonly stopping = new AbortController();
  private leading: Promise<void> = Promise.resolve();
  private readonly rounds = new RepeatedFailureLog(this.logger);

  constructor(
    private readonly mongo: MongoService,
    private readonly connector: MongoConnector,
    private readonly schedules: BackupSchedules,
    private readonly jobs: JobsService,
    private readonly clock: BackupClock,
    private readonly registry: SchedulerRegistry,
    private readonly scheduled: ScheduleJobs,
    private readonly runs: ScheduleRuns,
    private readonly ends: RunEnds,
  ) {}

  onApplicationBootstrap(): void {
    this.leading = this.keepSchedules();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    await this.leading;
  }

  private async keepSchedules(): Promise<void> {
    const { signal } = this.stopping;
    await this.connector.whenReady(signal);
    if (signal.aborted) return;
    await this.rounds.attempt(NAME, this.schedules.ensureEnvironment());
    await underLease(this.mongo, NAME, signal, (lease) => this.lead(lease));
  }

  /** Looks at the schedules at once, and then every few seconds for as long as the lease is held. */
  private async lead({ signal }: HeldLease): Promise<void> {
    const over = new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
    let looking = Promise.resolve();
    let isLooking = false;
    const look = (): void => {
      if (isLooking) return;
      isLooking = true;
      looking = this.look(signal).finally(() => (isLooking = false));
    };
    look();
    this.registry.addInterval(NAME, setInterval(look, LOOK_EVERY_MS));
    try {
      if (!signal.aborted) await over;
    } finally {
      this.registry.deleteInterval(NAME);
      await looking;
    }
  }

  /** Looks at each schedule once. What fails with one is tried again the next time, and keeps no other from its own. */
  async look(signal?: AbortSignal): Promise<void> {
    await this.rounds.attempt(
      NAME,
      (async () => {
        const now = await this.clock.now();
        for (const schedule of await this.schedules.all()) {
          if (signal?.aborted === true) return;
          await this.rounds.attempt(schedule.name, this.mind(schedule, now));
        }
      })(),
    );
  }

  private async mind(schedule: BackupSchedule, now: Date): Promise<void> {
    const { cron, time_zone, next_at, running_job_id } = schedule;
    const isFree = running_job_id === undefined || (await this.ends.settle(schedule, running_job_id));
    await this.forgetPassed(schedule, now);
    if (!schedule.enabled || next_at === undefined) return;
    const following = nextTick(cron, time_zone, now);
    if (next_at > now) {
      // A clock went ahead and came back: the times in between come after all. One that has had its backup finds that.
      if (next_at > following) await this.update(schedule, { next_at }, { $set: { next_at: following } });
      return;
    }
    const left = leftOut(schedule, next_at, now, isFree);
    if (left === undefined) await this.take(schedule, next_at, following);
    else await this.leaveOut(schedule, next_at, left);
  }

  /** Forgets a pause that has ended, and a skipped run that is over, once no time is left that they cover. */
  private async forgetPassed(schedule: BackupSchedule, now: Date): Promise<void> {
    const { next_at = now, paused_until, skip_next } = schedule;
    if (paused_until !== undefined && paused_until <= now && next_at >= paused_until) {
      const pause = { paused_at: '', paused_until: '', pause_reason: '', paused_by: '' } as const;
      await this.update(schedule, { paused_until }, { $unset: pause });
    }
    if (skip_next !== undefined && skip_next.at < now && skip_next.at < next_at)
      await this.update(schedule, { 'skip_next.at': skip_next.at }, { $unset: { skip_next: '' } });
  }

  /** Takes a time, and begins its backup; the times that were missed before now are made up for by it. */
  private async take(schedule: BackupSchedule, tick: Date, following: Date): Promise<void> {
    const job_id = jobIdOf(schedule, tick);
    const request = await this.scheduled.requestOf(schedule, { job_id });
    if (request === undefined || (await this.jobs.find(job_id)) !== undefined) {
      await this.update(schedule, { next_at: tick }, { $set: { next_at: following } });
      return;
    }
    const filter = { next_at: tick, running_job_id: { $exists: false }, version: schedule.version };
    const update = { $set: { next_at: following, last_at: tick, running_job_id: job_id } };
    if (await this.decide(schedule, tick, filter, update, { outcome: 'running', job_id }))
      await this.scheduled.start(schedule, request);
  }

  private async leaveOut(schedule: BackupSchedule, tick: Date, { following, run }: LeftOut): Promise<void> {
    const isFailure = run.outcome === 'left_out' && run.error !== undefined;
    await this.decide(
      schedule,
      tick,
      { next_at: tick, version: schedule.version },
      {
        $set: { next_at: following, ...(isFailure && { last_at: tick, last_error: run.error }) },
        ...(isFailure && { $inc: { failed: 1 } }),
        ...(run.outcome === 'skipped' && { $unset: { skip_next: '' } }),
      },
      run,
    );
  }

  /** Decides on a time, and notes its run, at once. @returns whether it was as the filter says */
  private async decide(
    { schedule_id }: BackupSchedule,
    at: Date,
    filter: mongo.Filter<BackupSchedule>,
    update: mongo.UpdateFilter<BackupSchedule>,
    run: TimedRun,
  ): Promise<boolean> {
    return this.mongo.transaction(async (session) => {
      const options = { ...this.mongo.limit, session };
      const { matchedCount } = await this.schedules.collection.updateOne({ schedule_id, ...filter }, update, options);
      if (matchedCount === 1) await this.runs.add({ schedule_id, at, by_request: false, ...run }, session);
      return matchedCount === 1;
    });
  }

  /** @returns whether it was as the filter says: whatever else happened meanwhile wins */
  private async update(
    { schedule_id }: BackupSchedule,
    filter: mongo.Filter<BackupSchedule>,
    update: mongo.UpdateFilter<BackupSchedule>,
  ): Promise<boolean> {
    const result = await this.schedules.collection.updateOne({ schedule_id, ...filter }, update, this.mongo.limit);
    return result.matchedCount === 1;
  }
}

/** The job of a time: the same whoever asks for it, so that there is one. */
const jobIdOf = ({ schedule_id }: BackupSchedule, tick: Date): string =>
  `${schedule_id}-${tick.toISOString().replaceAll(/[-:]|\.\d+/g, '')}`;
