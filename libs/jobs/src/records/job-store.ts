import { fieldsOf, type ListDefinition, type ListQuery, ProblemError } from '@lucid/common';
import { CONFIG, type Config } from '@lucid/config';
import { isDuplicate, modelOptions, MongoService, type Page, readList } from '@lucid/mongo';
import { Inject, Injectable } from '@nestjs/common';
import type { mongo } from 'mongoose';
import { Job, type JobState, UNENDED_STATES } from './job';
import type { JobKind } from './job-kind';
import { JobTimes } from './job-times';
import * as updates from './job-updates';
import type { JobOutcome, Shown } from './job-updates';
import { StoredJob } from './stored-job';

/** What is answered of a job, and the revision that its events are numbered by. */
export type VisibleJob = Job & { revision: number };

/** The revision is told by events only. */
export function answered({ revision: _revision, ...job }: VisibleJob): Job {
  return job;
}

/** What jobs can be listed by. */
export const LIST: ListDefinition = { sorts: { created_at: {} }, equals: { kind: {}, state: {} } };

/** A worker's hold on a job. */
export type Hold = Pick<StoredJob, 'job_id' | 'attempt'>;

/** A hold as others see it. */
export type Lease = Hold &
  Pick<StoredJob, 'kind' | 'state' | 'after_crash' | 'crashes'> &
  Required<Pick<StoredJob, 'worker' | 'leased_until'>> & { expired: boolean };

const UNENDED = { $in: [...UNENDED_STATES] };
const DAY_MS = 24 * 3600 * 1000;
const OLDEST_FIRST = { created_at: 1, _id: 1 } as const;
const FIELDS = Object.keys(fieldsOf(Job));
const VISIBLE = { _id: 0, revision: 1, ...Object.fromEntries(FIELDS.map((name) => [name, 1])) };
const LEASE = {
  _id: 0,
  job_id: 1,
  attempt: 1,
  kind: 1,
  state: 1,
  after_crash: 1,
  crashes: 1,
  worker: 1,
  leased_until: 1,
  expired: { $lt: ['$leased_until', '$$NOW'] },
};

/** Still held under the same attempt: a worker whose job went to another writes nothing. */
const heldBy = ({ job_id, attempt }: Hold): mongo.Filter<StoredJob> => ({ job_id, attempt, slot: { $exists: true } });

/** The jobs in MongoDB: each change of a job's state is one atomic update here, timed by MongoDB's clock. */
@Injectable()
export class JobStore {
  private readonly keptMs: number;

  constructor(
    private readonly mongo: MongoService,
    private readonly times: JobTimes,
    @Inject(CONFIG) config: Config,
  ) {
    this.keptMs = config.JOB_RETENTION_DAYS * DAY_MS;
  }

  private get jobs(): mongo.Collection<StoredJob> {
    return this.mongo.collection(modelOptions(StoredJob).collection);
  }

  /** @throws ProblemError 404 */
  async get(job_id: string): Promise<VisibleJob> {
    const job = await this.find(job_id);
    if (job === null) throw new ProblemError('not_found', `There is no job whose job_id is ${job_id}.`);
    return job;
  }

  async find(job_id: string): Promise<VisibleJob | null> {
    return this.jobs.findOne({ job_id }, { projection: VISIBLE, ...this.mongo.limit });
  }

  /** Those of the jobs that have not ended. */
  async unended(job_ids: readonly string[]): Promise<string[]> {
    return this.jobs.distinct('job_id', { job_id: { $in: [...job_ids] }, state: UNENDED }, this.mongo.limit);
  }

  /** The jobs that have not ended and were given one of these values as a parameter: by the value, the id of one of them. */
  async unendedGiven(parameter: string, values: readonly string[]): Promise<Map<string, string>> {
    const path = `params.${parameter}`;
    const filter = { state: UNENDED, [path]: { $in: [...values] } } as mongo.Filter<StoredJob>;
    const found = await this.jobs
      .find(filter, { projection: { _id: 0, job_id: 1, [path]: 1 }, ...this.mongo.limit })
      .toArray();
    return new Map(found.map(({ job_id, params }) => [(params as Record<string, string>)[parameter] ?? '', job_id]));
  }

  /** A page of jobs, newest first unless asked otherwise. */
  async list(query: ListQuery): Promise<Page<Job>> {
    const jobs = this.mongo.collection(modelOptions(StoredJob).collection);
    const source = { model: Job, id: 'job_id', list: LIST };
    return readList<Job>(jobs, source, { ...query, fields: query.fields ?? FIELDS }, this.mongo.limit);
  }

  /** Queues a job, unless it is there already. @throws a duplicate of kind and target */
  async add(job: Omit<StoredJob, 'state' | 'created_at' | 'audits'>): Promise<VisibleJob> {
    const options = { upsert: true, returnDocument: 'after', projection: VISIBLE, ...this.mongo.limit } as const;
    const { job_id } = job;
    const stored = await this.mongo.write((session) =>
      this.jobs.findOneAndUpdate({ job_id }, updates.queued(job, job.audit_id), { ...options, session }),
    );
    return stored as VisibleJob;
  }

  /** The job of a kind and target that lets no other of them be queued. */
  async rivalOf(kind: string, target: string): Promise<VisibleJob | null> {
    return this.jobs.findOne({ kind, target, one_per_target: true }, { projection: VISIBLE, ...this.mongo.limit });
  }

  /** Cancels a job that waits, and asks the worker of one that runs to; null when it is neither. */
  async cancel(job_id: string): Promise<VisibleJob | null> {
    const options = { returnDocument: 'after', projection: VISIBLE, ...this.mongo.limit } as const;
    return this.mongo.write((session) =>
      this.jobs.findOneAndUpdate({ job_id, state: UNENDED }, updates.cancelAsked(this.keptMs), {
        ...options,
        session,
      }),
    );
  }

  /** How many jobs wait or run, by kind and state, and since when the oldest of each does. */
  async countUnended(): Promise<{ kind: string; state: JobState; count: number; since: Date }[]> {
    const group = { _id: { kind: '$kind', state: '$state' }, count: { $sum: 1 }, since: { $min: '$created_at' } };
    return this.jobs
      .aggregate<{ kind: string; state: JobState; count: number; since: Date }>(
        [
          { $match: { state: UNENDED } },
          { $group: group },
          { $project: { _id: 0, kind: '$_id.kind', state: '$_id.state', count: 1, since: 1 } },
        ],
        this.mongo.limit,
      )
      .toArray();
  }

  /** The kinds of which jobs wait. */
  async waitingKinds(): Promise<string[]> {
    return this.jobs.distinct('kind', { state: 'queued' }, this.mongo.limit);
  }

  /** Every hold of every worker: no more than all kinds may run at once. */
  async leases(): Promise<Lease[]> {
    const options = { projection: LEASE, ...this.mongo.limit };
    return (await this.jobs.find({ slot: { $exists: true } }, options).toArray()) as unknown as Lease[];
  }

  /** Takes the oldest job of a kind that waits, with a free slot of its kind; null where either is missing. */
  async claim({ kind, concurrency }: JobKind<never, unknown>, worker: string): Promise<StoredJob | null> {
    for (;;) {
      const slot = await this.freeSlot(kind, concurrency);
      if (slot === undefined) return null;
      const options = { sort: OLDEST_FIRST, returnDocument: 'after', ...this.mongo.limit } as const;
      try {
        return await this.jobs.findOneAndUpdate(
          { kind, state: 'queued' },
          updates.claimed(slot, worker, this.times.lease),
          options,
        );
      } catch (error) {
        // Another worker has taken the slot since: the next look does not find it free.
        if (!isDuplicate(error)) throw error;
      }
    }
  }

  private async freeSlot(kind: string, concurrency: number): Promise<number | undefined> {
    const options = { projection: { _id: 0, slot: 1 }, ...this.mongo.limit };
    const held = await this.jobs.find({ kind, slot: { $exists: true } }, options).toArray();
    const taken = new Set(held.map(({ slot }) => slot));
    return Array.from({ length: concurrency }, (_, slot) => slot).find((slot) => !taken.has(slot));
  }

  /** Renews a lease, and shows what has changed. @returns null when the job is no longer the worker's */
  async renew(hold: Hold, shown?: Shown): Promise<Pick<StoredJob, 'cancel_requested_at'> | null> {
    return this.jobs.findOneAndUpdate(heldBy(hold), updates.renewed(this.times.lease, shown), {
      projection: { _id: 0, cancel_requested_at: 1 },
      returnDocument: 'after',
      ...this.mongo.limit,
    });
  }

  /** @returns false when the job is no longer the worker's, here and below */
  async keep(hold: Hold, checkpoint: unknown): Promise<boolean> {
    const filter: mongo.Filter<StoredJob> = { ...heldBy(hold), state: 'running' };
    return this.changed(this.jobs.updateOne(filter, { $set: { checkpoint } }, this.mongo.limit));
  }

  /** Notes what became of a job whose work has stopped. @returns its state since; null when it is no longer the worker's */
  async stop(hold: Hold, outcome: JobOutcome, shown?: Shown): Promise<JobState | null> {
    const options = { projection: { _id: 0, state: 1 }, returnDocument: 'after', ...this.mongo.limit } as const;
    const update = updates.stopped(outcome, this.keptMs, shown);
    const job = await this.jobs.findOneAndUpdate({ ...heldBy(hold), state: 'running' }, update, options);
    return job?.state ?? null;
  }

  /** Cancels a job whose work does not stop. */
  async cancelWithoutWork(hold: Hold, phase: string): Promise<boolean> {
    const filter: mongo.Filter<StoredJob> = { ...heldBy(hold), state: 'running' };
    const update = updates.cancelledWithoutWork(this.keptMs, phase);
    return this.changed(this.jobs.updateOne(filter, update, this.mongo.limit));
  }

  /** Gives back what a job that has ended still holds. */
  async free(hold: Hold): Promise<boolean> {
    return this.changed(this.jobs.updateOne(heldBy(hold), updates.freed(), this.mongo.limit));
  }

  /** Ends or requeues the job of a worker that is dead, unless that has renewed its lease after all. */
  async takeOver({ leased_until, state, ...hold }: Lease, outcome: JobOutcome): Promise<boolean> {
    const filter: mongo.Filter<StoredJob> = { ...heldBy(hold), leased_until, state };
    const update = state === 'running' ? updates.stopped(outcome, this.keptMs, {}, true) : updates.freed();
    return this.changed(this.jobs.updateOne(filter, update, this.mongo.limit));
  }

  /** Says on the jobs of a kind that wait why they do. */
  async explainWaiting(kind: string, phase: string): Promise<boolean> {
    const filter: mongo.Filter<StoredJob> = { kind, state: 'queued', phase: { $ne: phase } };
    return this.changed(this.jobs.updateMany(filter, { $set: { phase }, $inc: { revision: 1 } }, this.mongo.limit));
  }

  private async changed(write: Promise<mongo.UpdateResult>): Promise<boolean> {
    return (await write).matchedCount > 0;
  }
}
