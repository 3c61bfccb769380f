import {
  counter,
  gauge,
  type Metric,
  ProvidesMetrics,
  type MetricSample,
  type MetricSource,
  samplesOf,
} from '@lucid/common';
import { Injectable } from '@nestjs/common';
import type { CacheNamespace } from './cache-namespace';
import { CacheService } from './cache.service';
import { CACHE_OUTCOMES } from './cache-counters';

/** What the cache of this process does; nothing is asked of Redis. */
@Injectable()
@ProvidesMetrics()
export class CacheMetrics implements MetricSource {
  readonly name = 'cache';
  readonly timeoutMs = 1000;

  constructor(private readonly cache: CacheService) {}

  collectMetrics(): Promise<Metric[]> {
    const { local, redis, coherence } = this.cache;
    return Promise.resolve([
      counter(
        'lucid_cache_reads_total',
        'Reads, by how they were answered: hit_local and hit (Redis) did not wait for the database.',
        this.cache.namespaces.flatMap(({ options, counters }) =>
          CACHE_OUTCOMES.map((outcome) => ({
            labels: { namespace: options.name, outcome: outcome.replace('-', '_') },
            value: counters.outcomes[outcome],
          })),
        ),
      ),
      counter(
        'lucid_cache_loads_total',
        'Loads from the database.',
        this.each(({ counters }) => counters.loads),
      ),
      counter(
        'lucid_cache_failed_loads_total',
        'Those that failed.',
        this.each(({ counters }) => counters.failedLoads),
      ),
      counter(
        'lucid_cache_refused_fills_total',
        'Loads whose document was changed before they could be kept.',
        this.each(({ counters }) => counters.refusedFills),
      ),
      gauge('lucid_cache_local_entries', "Answers in this process's memory.", local.size.entries),
      gauge('lucid_cache_local_bytes', 'What they take.', local.size.bytes),
      gauge('lucid_cache_local_max_bytes', 'What they may take.', local.maxBytes),
      gauge(
        'lucid_cache_live',
        "Whether this replica hears of the database's changes; it caches nothing while it does not.",
        Number(coherence.changeStreamState.isLive),
      ),
      gauge('lucid_cache_redis_used', 'Whether what is in Redis is used.', Number(coherence.isShared)),
      gauge(
        'lucid_redis_breaker_open',
        'Whether Redis is left alone for a while, since it did not answer.',
        Number(redis.isAway),
      ),
    ]);
  }

  private each(value: (namespace: CacheNamespace) => number): MetricSample[] {
    return samplesOf(this.cache.namespaces, ({ options }) => ({ namespace: options.name }), value);
  }
}
