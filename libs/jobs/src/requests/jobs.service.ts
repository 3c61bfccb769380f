import { hasScope, type ListQuery, ProblemError, type WriteContext } from '@lucid/common';
import { isDuplicate, type Page } from '@lucid/mongo';
import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Job } from '../records/job';
import type { JobKind } from '../records/job-kind';
import { JobShare } from '../records/job-share';
import { answered, JobStore, type VisibleJob } from '../records/job-store';
import { JobRunner } from '../running/job-runner';

/** What a new job is about, beside its parameters. */
export interface JobRequest<P> {
  kind: string;
  target: string;
  params: P;
  requestedBy: string;
  writing: WriteContext;
}

/** How often a job is tried to be queued while others of its kind and target come and go. */
const MOST_ROUNDS = 5;

/** Long work, kept in MongoDB. */
@Injectable()
export class JobsService {
  constructor(
    private readonly store: JobStore,
    private readonly runner: JobRunner,
    private readonly share: JobShare,
  ) {}

  /** Makes a kind of work known. @throws Error when its name is taken */
  register<P, R>(kind: JobKind<P, R>): void {
    this.runner.register(kind);
  }

  /**
   * Queues a job; a request that is repeated with its idempotency key finds the job it queued before.
   * @throws ProblemError 409 when one of its kind and target is under way, and its kind allows one; 429 when its caller has its share of jobs
   */
  async start<P>({ kind, target, params, requestedBy, writing }: JobRequest<P>): Promise<Job> {
    const { afterCrash, onePerTarget } = this.runner.kind(kind);
    const job_id = writing.newId();
    const isQueued = writing.recovering && (await this.store.find(job_id)) !== null;
    const letGo = isQueued ? undefined : await this.share.take(requestedBy);
    try {
      return await this.queue({
        ...{ job_id, kind, target, attempt: 0, requested_by: requestedBy, revision: 1 },
        ...{ after_crash: afterCrash, crashes: 0, params, ...writing.origin },
        ...(onePerTarget === true && { one_per_target: true as const }),
      });
    } finally {
      letGo?.();
    }
  }

  private async queue(job: Parameters<JobStore['add']>[0]): Promise<Job> {
    const { kind, target } = job;
    for (let round = 1; ; round += 1) {
      try {
        const stored = await this.store.add(job);
        this.runner.wake();
        return answered(stored);
      } catch (error) {
        if (!isDuplicate(error)) throw error;
        const rival = await this.store.rivalOf(kind, target);
        if (rival?.job_id === job.job_id) continue;
        if (rival !== null || round === MOST_ROUNDS) throw underWay(kind, target, rival);
      }
    }
  }

  async list(query: ListQuery): Promise<Page<Job>> {
    return this.store.list(query);
  }

  /** @throws ProblemError 404 */
  async get(job_id: string): Promise<Job> {
    return answered(await this.store.get(job_id));
  }

  /** The job of this id, if there is one. */
  async find(job_id: string): Promise<Job | undefined> {
    const job = await this.store.find(job_id);
    return job === null ? undefined : answered(job);
  }

  /** A job as a caller may see it: without its result and its list of errors, where these quote documents and the key lacks `models:read`. */
  shownTo(request: FastifyRequest, job: Job): Job {
    if (hasScope(request, 'models:read') || !this.runner.tellsValues(job.kind)) return job;
    const { result: _result, error, ...rest } = job;
    if (error === undefined) return rest;
    const { errors: _errors, ...told } = error;
    return { ...rest, error: told };
  }

  /** Those of the jobs that have not ended. */
  async unended(job_ids: readonly string[]): Promise<string[]> {
    return this.store.unended(job_ids);
  }

  /** The jobs that have not ended and were given one of these values as a parameter: by the value, the id of one of them. */
  async unendedGiven(parameter: string, values: readonly string[]): Promise<Map<string, string>> {
    return this.store.unendedGiven(parameter, values);
  }

  /**
   * Cancels a job: at once where it was never begun, else as soon as its work has stopped. Again is as good as once.
   * @throws ProblemError 404, or 409 when it has ended by itself
   */
  async cancel(job_id: string): Promise<Job> {
    const job = (await this.store.cancel(job_id)) ?? (await this.store.get(job_id));
    if (job.state === 'succeeded' || job.state === 'failed')
      throw new ProblemError('conflict', `The job ${job_id} has ${job.state}; there is nothing left to cancel.`);
    void this.runner.nudge(job_id);
    this.runner.wake();
    return answered(job);
  }
}

const underWay = (kind: string, target: string, rival: VisibleJob | null): ProblemError =>
  new ProblemError(
    'conflict',
    rival === null
      ? `Other jobs ${kind} of ${target} come and go. Try again.`
      : `The job ${rival.job_id} is ${kind} of ${target} too, and it has not ended. Follow it, or cancel it first.`,
  );
