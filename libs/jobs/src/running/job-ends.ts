import { AuditTrail, type JobEnd } from '@lucid/common';
import { modelOptions, MongoService } from '@lucid/mongo';
import { Injectable } from '@nestjs/common';
import type { mongo } from 'mongoose';
import { ENDED_STATES } from '../records/job';
import { StoredJob } from '../records/stored-job';

/** So many ended jobs are told of at a time. */
const MOST_AT_ONCE = 100;

type Untold = Required<Pick<StoredJob, 'job_id' | 'audits' | 'ended_at'>> &
  Pick<StoredJob, 'error'> & { state: JobEnd['outcome'] };

/** Tells the audit log how jobs ended, whichever replica ended them, and in whatever way. */
@Injectable()
export class JobEnds {
  constructor(
    private readonly mongo: MongoService,
    private readonly trail: AuditTrail,
  ) {}

  private get jobs(): mongo.Collection<StoredJob> {
    return this.mongo.collection(modelOptions(StoredJob).collection);
  }

  /** Tells of the jobs that have ended since. What fails, or dies half-way, is told again by the next look of any replica. */
  async tell(): Promise<void> {
    for (const { job_id, audits, state: outcome, ended_at, error } of await this.untold()) {
      await this.trail.settle(audits, {
        job_id,
        outcome,
        ended_at,
        ...(error !== undefined && { error_code: error.code }),
      });
      // Another request may have asked for the job meanwhile: its record is told next time.
      await this.jobs.updateOne({ job_id, audits }, { $unset: { audits: '' } }, this.mongo.limit);
    }
  }

  private async untold(): Promise<Untold[]> {
    const projection = { _id: 0, job_id: 1, state: 1, audits: 1, ended_at: 1, 'error.code': 1 };
    const filter = { state: { $in: [...ENDED_STATES] }, audits: { $exists: true } };
    const options = { projection, limit: MOST_AT_ONCE, ...this.mongo.limit };
    return (await this.jobs.find(filter, options).toArray()) as unknown as Untold[];
  }
}
