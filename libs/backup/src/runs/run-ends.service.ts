import { JobsService } from '@lucid/jobs';
import { MongoService } from '@lucid/mongo';
import { Injectable, Logger } from '@nestjs/common';
import type { mongo } from 'mongoose';
import { BackupClock } from '../schedules/backup-clock';
import type { BackupSchedule } from '../schedules/backup-schedule';
import { BackupSchedules } from '../schedules/backup-schedules.service';
import { ScheduleRuns } from '../schedules/schedule-runs.service';
import { ScheduleJobs } from './schedule-jobs.service';

/** Notes how the runs of schedules ended. Any replica may, and each end is noted once. */
@Injectable()
export class RunEnds {
  private readonly logger = new Logger(RunEnds.name);

  constructor(
    private readonly mongo: MongoService,
    private readonly jobs: JobsService,
    private readonly schedules: BackupSchedules,
    private readonly runs: ScheduleRuns,
    private readonly scheduled: ScheduleJobs,
    private readonly clock: BackupClock,
  ) {}

  /** Notes what became of the job of the last run; a job that was never queued is queued. @returns whether it has ended */
  async settle(schedule: BackupSchedule, job_id: string): Promise<boolean> {
    const job = await this.jobs.find(job_id);
    const run = await this.runs.ofJob(job_id);
    const requested_by = run?.by_request === true ? run.requested_by : undefined;
    if (job === undefined) {
      const request = await this.scheduled.requestOf(schedule, { job_id, requested_by });
      if (request !== undefined) await this.scheduled.start(schedule, request);
      else await this.abandon(schedule, job_id);
      return false;
    }
    if (job.state === 'queued' || job.state === 'running') return false;
    if (job.state === 'succeeded' && schedule.drill !== true && requested_by === undefined)
      await this.scheduled.startRetention(schedule, job_id, job.requested_by);
    const last_error = job.state === 'cancelled' ? `The job ${job_id} was cancelled.` : job.error?.detail;
    const failure = job.state === 'succeeded' ? undefined : (last_error ?? `The job ${job_id} failed.`);
    const outcome: mongo.UpdateFilter<BackupSchedule> =
      failure === undefined
        ? {
            ...(schedule.drill !== true && { $set: { last_backup_id: job_id } }),
            $inc: { succeeded: 1 },
            $unset: { last_error: '', running_job_id: '' },
          }
        : { $set: { last_error: failure }, $inc: { failed: 1 }, $unset: { running_job_id: '' } };
    const ended_at = await this.clock.now();
    const { state } = job;
    await this.mongo.transaction(async (session) => {
      const { matchedCount } = await this.schedules.collection.updateOne(
        { schedule_id: schedule.schedule_id, running_job_id: job_id },
        outcome,
        { ...this.mongo.limit, session },
      );
      if (matchedCount === 1) await this.runs.end(job_id, state, ended_at, failure, session);
    });
    if (failure !== undefined) this.logger.error(`${schedule.name}: nothing good came of it: ${failure}`);
    return true;
  }

  /** Frees a schedule whose job was never queued. */
  async abandon({ schedule_id }: BackupSchedule, job_id: string): Promise<void> {
    await this.mongo.transaction(async (session) => {
      const options = { ...this.mongo.limit, session };
      const update = { $unset: { running_job_id: '' as const } };
      await this.schedules.collection.updateOne({ schedule_id, running_job_id: job_id }, update, options);
      await this.runs.withdraw(job_id, session);
    });
  }
}
