import { ProblemError, type WriteContext } from '@lucid/common';
import { type Job, JobsService } from '@lucid/jobs';
import { MongoService } from '@lucid/mongo';
import { Injectable } from '@nestjs/common';
import { BackupClock } from '../schedules/backup-clock';
import type { BackupSchedule } from '../schedules/backup-schedule';
import { BackupSchedules } from '../schedules/backup-schedules.service';
import { ScheduleRuns } from '../schedules/schedule-runs.service';
import { RunEnds } from './run-ends.service';
import { ScheduleJobs } from './schedule-jobs.service';

interface RunRequest {
  caller: string;
  reason?: string | undefined;
  writing: WriteContext;
}

/** Runs schedules at once, because a caller asks for it. */
@Injectable()
export class RequestedRuns {
  constructor(
    private readonly mongo: MongoService,
    private readonly jobs: JobsService,
    private readonly schedules: BackupSchedules,
    private readonly runs: ScheduleRuns,
    private readonly scheduled: ScheduleJobs,
    private readonly ends: RunEnds,
    private readonly clock: BackupClock,
  ) {}

  /**
   * Runs a schedule now. The run is noted first and its job is queued then: where the process dies between, the scheduler queues the job.
   * @throws ProblemError 404, 409 while the job of the last run has not ended, 429 when the caller has its share of jobs
   */
  async run(schedule: BackupSchedule, { caller, reason, writing }: RunRequest): Promise<Job> {
    const job_id = writing.newId();
    const request = await this.scheduled.requestOf(schedule, { job_id, requested_by: caller });
    if (request === undefined)
      throw new ProblemError('conflict', 'There is no good backup of the whole database to restore. Make one first.');
    const isNoted = writing.recovering && (await this.runs.ofJob(job_id)) !== undefined;
    if (!isNoted) await this.note(schedule, job_id, caller, reason);
    try {
      return await this.jobs.start({ ...request, writing: { ...writing, newId: () => job_id, recovering: true } });
    } catch (error) {
      if (error instanceof ProblemError) await this.ends.abandon(schedule, job_id);
      throw error;
    }
  }

  private async note(
    schedule: BackupSchedule,
    job_id: string,
    requested_by: string,
    reason: string | undefined,
  ): Promise<void> {
    const { schedule_id } = schedule;
    // The scheduler notes ends every few seconds: a run that has ended must not keep this one waiting.
    const { running_job_id } = schedule;
    if (running_job_id !== undefined) await this.ends.settle(schedule, running_job_id);
    const at = await this.clock.now();
    const isNoted = await this.mongo.transaction(async (session) => {
      const { matchedCount } = await this.schedules.collection.updateOne(
        { schedule_id, running_job_id: { $exists: false } },
        { $set: { running_job_id: job_id } },
        { ...this.mongo.limit, session },
      );
      if (matchedCount === 0) return false;
      const run = { schedule_id, at, outcome: 'running', by_request: true, requested_by, job_id } as const;
      await this.runs.add({ ...run, ...(reason !== undefined && { reason }) }, session);
      return true;
    });
    if (isNoted) return;
    const present = await this.schedules.get(schedule_id);
    throw new ProblemError(
      'conflict',
      `The job ${present.running_job_id ?? 'of the last run'} of schedule ${schedule_id} has not ended. Follow it, or cancel it first.`,
    );
  }
}
