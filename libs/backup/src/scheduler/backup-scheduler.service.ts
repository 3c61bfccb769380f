import { AuditLog } from '@lucid/auth';
import { type AuditNotes, toProblem, RepeatedFailureLog } from '@lucid/common';
import { JobsService } from '@lucid/jobs';
import { type HeldLease, MongoConnector, MongoService, underLease } from '@lucid/mongo';
import { type BeforeApplicationShutdown, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { SchedulerRegistry } from '@nestjs/schedule';
import type { mongo } from 'mongoose';
import { hostname } from 'node:os';
import { DRILL_EVERYTHING } from '../catalogue/drill';
import { type DrillParams, RESTORE_DRILL } from '../jobs/drill-job';
import { DrillSubjects } from '../drills/drill-subjects';
import { BACK_UP, type BackUpParams } from '../jobs/backup-job';
import { APPLY_RETENTION, type RetentionParams } from '../jobs/retention-job';
import { BackupClock } from '../schedules/backup-clock';
import type { BackupSchedule } from '../schedules/backup-schedule';
import { BackupSchedules } from '../schedules/backup-schedules.service';
import { nextTick } from '../schedules/next-tick';

/** The lease of the process that looks at the schedules, and the name of its interval with @nestjs/schedule. */
const NAME = 'backup-schedules';
/** The status of a request whose work goes on as a job. */
const ACCEPTED = 202;
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
    private readonly drills: DrillSubjects,
    private readonly audit: AuditLog,
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
    const isFree = schedule.running_job_id === undefined || (await this.settle(schedule, schedule.running_job_id));
    if (!schedule.enabled || schedule.next_at === undefined) return;
    const { cron, time_zone, next_at } = schedule;
    const following = nextTick(cron, time_zone, now);
    if (next_at <= now) await this.take(schedule, next_at, following, isFree);
    // A clock went ahead and came back: the times in between come after all. One that has had its backup finds that.
    else if (next_at > following) await this.update(schedule, { next_at }, { $set: { next_at: following } });
  }

  /** Takes a time, and begins its backup; the times that were missed before now are made up for by it. */
  private async take(schedule: BackupSchedule, tick: Date, following: Date, isFree: boolean): Promise<void> {
    const taken = { next_at: following, last_at: tick };
    if (!isFree) {
      const job = String(schedule.running_job_id);
      const last_error = `The ${schedule.drill === true ? 'drill' : 'backup'} of ${tick.toISOString()} was left out: the job ${job} of the time before had not ended.`;
      await this.update(schedule, { next_at: tick }, { $set: { ...taken, last_error }, $inc: { failed: 1 } });
      return;
    }
    const running_job_id = jobIdOf(schedule, tick);
    const request = await this.requestOf(schedule, running_job_id);
    if (request === undefined || (await this.jobs.find(running_job_id)) !== undefined) {
      await this.update(schedule, { next_at: tick }, { $set: { next_at: following } });
      return;
    }
    const filter = { next_at: tick, running_job_id: { $exists: false } };
    if (await this.update(schedule, filter, { $set: { ...taken, running_job_id } }))
      await this.start(schedule, request);
  }

  /** What is to be done at a time of a schedule; nothing where there is no backup yet that a drill could be of. */
  private async requestOf(schedule: BackupSchedule, job_id: string): Promise<Request | undefined> {
    const { schedule_id, name, engine, compression, encryption, storage, collections } = schedule;
    const requested_by = `schedule ${name}`;
    const writing = { newId: () => job_id, recovering: true };
    if (schedule.drill === true) {
      const backup_id = await this.drills.latest();
      if (backup_id === undefined) return undefined;
      const params: DrillParams = { backup_id, percent: DRILL_EVERYTHING };
      return { kind: RESTORE_DRILL, target: backup_id, params, requestedBy: requested_by, writing };
    }
    const params: BackUpParams = {
      ...{ name, engine, compression, requested_by, schedule_id },
      ...(encryption !== undefined && { encryption }),
      ...(storage !== undefined && { storage }),
      ...(collections !== undefined && { collections }),
    };
    return { kind: BACK_UP, target: name, params, requestedBy: requested_by, writing };
  }

  /** Queues a job, with an audit record as that of a request: the schedule asks for it. */
  private async start({ schedule_id }: BackupSchedule, request: Request): Promise<void> {
    const asked = {
      identity: { caller: request.requestedBy, grants: [] },
      address: hostname(),
      operation: request.kind,
      method: 'SCHEDULE',
      path: `/api/v1/backup-schedules/${schedule_id}`,
      request_id: request.writing.newId(),
    };
    const audit_id = await this.audit.begin(asked);
    const notes: AuditNotes = { target: request.target };
    try {
      const origin = { request_id: asked.request_id, audit_id };
      notes.job_id = (await this.jobs.start({ ...request, writing: { ...request.writing, origin } })).job_id;
      await this.audit.complete(audit_id, asked, ACCEPTED, notes);
    } catch (error) {
      await this.audit.complete(audit_id, asked, toProblem(error).status, notes);
      throw error;
    }
  }

  /** Notes what became of the job of the last time; one that was never begun is. @returns whether it has ended */
  private async settle(schedule: BackupSchedule, job_id: string): Promise<boolean> {
    const job = await this.jobs.find(job_id);
    if (job === undefined) {
      const request = await this.requestOf(schedule, job_id);
      if (request !== undefined) await this.start(schedule, request);
      else await this.update(schedule, { running_job_id: job_id }, { $unset: { running_job_id: '' } });
      return false;
    }
    if (job.state === 'queued' || job.state === 'running') return false;
    const { schedule_id } = schedule;
    if (job.state === 'succeeded' && schedule.drill !== true) {
      const params: RetentionParams = { schedule_id };
      const retention_id = `${job_id}-retention`;
      const writing = { newId: () => retention_id, recovering: true };
      const retention = { kind: APPLY_RETENTION, target: schedule_id, params, requestedBy: job.requested_by, writing };
      if ((await this.jobs.find(retention_id)) === undefined) await this.start(schedule, retention);
    }
    const last_error = job.state === 'cancelled' ? `The job ${job_id} was cancelled.` : job.error?.detail;
    const outcome: mongo.UpdateFilter<BackupSchedule> =
      job.state === 'succeeded'
        ? {
            ...(schedule.drill !== true && { $set: { last_backup_id: job_id } }),
            $inc: { succeeded: 1 },
            $unset: { last_error: '', running_job_id: '' },
          }
        : {
            $set: { last_error: last_error ?? `The job ${job_id} failed.` },
            $inc: { failed: 1 },
            $unset: { running_job_id: '' },
          };
    await this.update(schedule, { running_job_id: job_id }, outcome);
    if (job.state !== 'succeeded')
      this.logger.error(`${schedule.name}: nothing good came of it: ${String(last_error)}`);
    return true;
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

type Request = Parameters<JobsService['start']>[0];

/** The job of a time: the same whoever asks for it, so that there is one. */
const jobIdOf = ({ schedule_id }: BackupSchedule, tick: Date): string =>
  `${schedule_id}-${tick.toISOString().replaceAll(/[-:]|\.\d+/g, '')}`;
