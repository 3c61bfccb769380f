import { CallerCounts, ProblemError, shareOf } from '@lucid/common';
import { CONFIG, type Config } from '@lucid/config';
import { modelOptions, MongoService } from '@lucid/mongo';
import { Inject, Injectable } from '@nestjs/common';
import type { mongo } from 'mongoose';
import { UNENDED_STATES } from './job';
import { StoredJob } from './stored-job';

/** So many jobs may wait or run at once, over all replicas. */
const MOST_JOBS = 1000;

/** Keeps each caller, and all together, within a number of jobs that have not ended. A schedule is a caller of its own. */
@Injectable()
export class JobShare {
  /** Requests that are queueing a job here: those of one moment must not all count the same jobs. */
  private readonly queueing = new CallerCounts();
  private readonly share: number;

  constructor(
    private readonly mongo: MongoService,
    @Inject(CONFIG) config: Config,
  ) {
    this.share = shareOf(MOST_JOBS, config.CALLER_SHARE_PERCENT);
  }

  /**
   * Makes sure that a caller may queue one more job.
   * @returns to be called once the job is queued, or is not
   * @throws ProblemError 429
   */
  async take(caller: string): Promise<() => void> {
    // What is queued between the two counts is counted twice: near its share a caller may be refused a moment early, and never has more.
    this.queueing.add(caller, 1);
    try {
      const [all, own] = await Promise.all([this.count({}), this.count({ requested_by: caller })]);
      const queueing = this.queueing.of(caller);
      if (own + queueing > this.share)
        throw refused(`You have ${own} jobs that have not ended, which is the share of one caller.`);
      if (all + queueing > MOST_JOBS) throw refused(`${all} jobs have not ended, which is as many as there may be.`);
      return () => this.queueing.add(caller, -1);
    } catch (error) {
      this.queueing.add(caller, -1);
      throw error;
    }
  }

  /** How many jobs have not ended, up to one more than there may be. */
  private async count(filter: mongo.Filter<StoredJob>): Promise<number> {
    return this.mongo
      .collection<StoredJob>(modelOptions(StoredJob).collection)
      .countDocuments(
        { state: { $in: [...UNENDED_STATES] }, ...filter },
        { limit: MOST_JOBS + 1, ...this.mongo.limit },
      );
  }
}

const refused = (detail: string): ProblemError =>
  new ProblemError('too_many_requests', `${detail} Wait for one to end, or cancel one: GET /api/v1/jobs lists them.`, {
    headers: { 'retry-after': '30' },
  });
