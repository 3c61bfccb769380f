import type { WriteContext } from '@lucid/common';
import { modelOptions, MongoService } from '@lucid/mongo';
import { Injectable } from '@nestjs/common';
import { Job } from './job';
import type { JobKind } from './job-kind';

/** What a new job is about, beside its parameters. */
export interface JobRequest<P> {
  kind: string;
  target: string;
  params: P;
  requestedBy: string;
  writing: WriteContext;
}

/** Long work, kept in MongoDB. */
@Injectable()
export class JobsService {
  private readonly kinds = new Map<string, JobKind<never, unknown>>();

  constructor(private readonly mongo: MongoService) {}

  /** Makes a kind of work known. @throws Error when its name is taken */
  register<P, R>(kind: JobKind<P, R>): void {
    if (this.kinds.has(kind.kind)) throw new Error(`Two kinds of jobs are named ${kind.kind}`);
    this.kinds.set(kind.kind, kind);
  }

  /** Queues a job; a request that is repeated with its idempotency key finds the job it queued before. */
  async start<P>({ kind, target, params, requestedBy, writing }: JobRequest<P>): Promise<Job> {
    const job: Job = {
      job_id: writing.newId(),
      kind,
      target,
      state: 'queued',
      requested_by: requestedBy,
      created_at: new Date(),
    };
    await this.mongo.collection(modelOptions(Job).collection).insertOne({ ...job, params }, this.mongo.limit);
    return job;
  }
}
