import type { ListQuery } from '@lucid/common';
import { modelOptions, MongoService, type Page, readList } from '@lucid/mongo';
import { Injectable } from '@nestjs/common';
import type { mongo } from 'mongoose';
import { type RunOutcome, SCHEDULE_RUNS, ScheduleRun } from './schedule-run';

/** A schedule for every minute leaves 43,200 records in this time. */
const KEPT_MS = 30 * 24 * 3600 * 1000;

/** The runs of schedules, those that were left out among them. A record is written in the transaction that decides on the run. */
@Injectable()
export class ScheduleRuns {
  constructor(private readonly mongo: MongoService) {}

  private get collection(): mongo.Collection<ScheduleRun> {
    return this.mongo.collection(modelOptions(ScheduleRun).collection);
  }

  async list(schedule_id: string, query: ListQuery): Promise<Page<ScheduleRun>> {
    const source = { model: ScheduleRun, id: 'schedule_id', list: SCHEDULE_RUNS };
    const collection = this.mongo.collection(modelOptions(ScheduleRun).collection);
    return readList<ScheduleRun>(collection, source, query, this.mongo.limit, { schedule_id });
  }

  /** The run of a job, if there is one. */
  async ofJob(job_id: string): Promise<ScheduleRun | undefined> {
    return (await this.collection.findOne({ job_id }, { projection: { _id: 0 }, ...this.mongo.limit })) ?? undefined;
  }

  async add(run: Omit<ScheduleRun, 'expires_at'>, session: mongo.ClientSession): Promise<void> {
    const expires_at = new Date(run.at.getTime() + KEPT_MS);
    await this.collection.insertOne({ ...run, expires_at }, { ...this.mongo.limit, session });
  }

  /** Notes how the job of a run ended. */
  async end(
    job_id: string,
    outcome: RunOutcome,
    ended_at: Date,
    error: string | undefined,
    session: mongo.ClientSession,
  ): Promise<void> {
    const ended = { outcome, ended_at, ...(error !== undefined && { error }) };
    await this.collection.updateOne({ job_id }, { $set: ended }, { ...this.mongo.limit, session });
  }

  /** Withdraws a run whose job could not be queued. */
  async withdraw(job_id: string, session: mongo.ClientSession): Promise<void> {
    await this.collection.deleteOne({ job_id }, { ...this.mongo.limit, session });
  }
}
