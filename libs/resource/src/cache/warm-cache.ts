import { ProblemError, type WriteContext } from '@lucid/common';
import { type Job, type JobContext, type JobKind, JobsService, RunsJobs } from '@lucid/jobs';
import { elementOf, MongoService, presentRaw, type RawElement, valueOf, withFields, rawBytes } from '@lucid/mongo';
import { CacheService } from '@lucid/redis';
import { Injectable } from '@nestjs/common';
import type { mongo } from 'mongoose';
import { keyOf, loadedOf, ModelCache } from './model-cache';

/** What is loaded ahead. */
export interface Warming {
  namespace: string;
  limit: number;
}

const BATCH = 500;

/** Loads the newest documents into the cache, so that the first who ask need not wait: after a flush, or before a rush. */
@RunsJobs()
@Injectable()
export class WarmCacheService implements JobKind<Warming, { loaded: number }> {
  readonly kind = 'warm_cache';
  readonly concurrency = 1;
  readonly afterCrash = 'again';
  readonly onePerTarget = true;

  constructor(
    private readonly mongo: MongoService,
    private readonly models: ModelCache,
    private readonly cache: CacheService,
    private readonly jobs: JobsService,
  ) {}

  /** @throws ProblemError 404 for what is not cached by documents, 409 while it is being loaded already */
  async start(params: Warming, requestedBy: string, writing: WriteContext): Promise<Job> {
    this.models.warmable(params.namespace);
    return this.jobs.start({ kind: this.kind, target: params.namespace, params, requestedBy, writing });
  }

  async run({ namespace, limit }: Warming, job: JobContext): Promise<{ loaded: number }> {
    const { collection: name, cached } = this.models.warmable(namespace);
    const collection = this.mongo.collection(name);
    job.phase('loading', 'documents', Math.min(limit, await collection.estimatedDocumentCount(this.mongo.limit)));
    let loaded = 0;
    for (let before: unknown; loaded < limit && !job.signal.aborted;) {
      const at = this.cache.coherence.changeStreamState.position;
      if (at === undefined)
        throw new ProblemError('engine_away', 'The cache hears nothing of the database: nothing can be kept.');
      // By the order of all types: a comparison by $lt would end where another type begins.
      const filter = (
        before === undefined ? {} : { $expr: { $lt: ['$_id', { $literal: before }] } }
      ) as mongo.Filter<mongo.Document>;
      const batch = await this.mongo.readAfter(at, async (options) =>
        collection
          .find(filter, { sort: { _id: -1 }, limit: Math.min(BATCH, limit - loaded), raw: true, ...options })
          .toArray(),
      );
      for (const raw of batch.map(rawBytes)) {
        const document = presentRaw(cached.model, withFields(raw, {})) as Record<string, unknown>;
        const answer = loadedOf(document);
        for (const key of cached.keys)
          if (document[key] !== undefined) await cached.namespace.warm(keyOf(key, document[key]), answer, at);
      }
      loaded += batch.length;
      job.progress(loaded);
      const last = batch.at(-1) as Uint8Array | undefined;
      before = last && valueOf(elementOf(last, '_id') as RawElement);
      if (batch.length < BATCH) break;
    }
    return { loaded };
  }
}
