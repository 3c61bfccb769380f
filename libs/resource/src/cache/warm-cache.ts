import { ProblemError, type WriteContext } from '@lucid/common';
import { type Job, type JobContext, JobsService } from '@lucid/jobs';
import { elementOf, MongoService, presentRaw, type RawElement, valueOf, withFields, rawBytes } from '@lucid/mongo';
import { CacheService } from '@lucid/redis';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { mongo } from 'mongoose';
import { keyOf, loadedOf, ModelCache } from './model-cache';

/** What is loaded ahead. */
export interface Warming {
  namespace: string;
  limit: number;
}

const KIND = 'warm_cache';
const BATCH = 500;

/** Loads the newest documents into the cache, so that the first who ask need not wait: after a flush, or before a rush. */
@Injectable()
export class WarmCacheService implements OnModuleInit {
  constructor(
    private readonly mongo: MongoService,
    private readonly models: ModelCache,
    private readonly cache: CacheService,
    private readonly jobs: JobsService,
  ) {}

  onModuleInit(): void {
    this.jobs.register<Warming, { loaded: number }>({
      kind: KIND,
      concurrency: 1,
      afterCrash: 'again',
      onePerTarget: true,
      run: async (params, job) => this.warm(params, job),
    });
  }

  /** @throws ProblemError 404 for what is not cached by documents, 409 while it is being loaded already */
  async start(params: Warming, requestedBy: string, writing: WriteContext): Promise<Job> {
    this.models.warmable(params.namespace);
    return this.jobs.start({ kind: KIND, target: params.namespace, params, requestedBy, writing });
  }

  private async warm({ namespace, limit }: Warming, job: JobContext): Promise<{ loaded: number }> {
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
