import { CacheService } from '@lucid/redis';
import { Injectable } from '@nestjs/common';
import { addReads, type CacheCounts, noReads } from '../counts/cache-counts';
import { quantileOf } from '../counts/quantile';
import { addRequests, noRequests, type RequestCounts } from '../counts/request-counts';
import { RouteGroups } from '../counts/route-groups';
import { ServiceSampleStore } from '../samples/sample-store';
import type { CacheHistory, CacheHistoryQueryFields } from './cache-history';
import { rangeOf, requireKnown } from './history-query';
import { mergeSamples, type Merging } from './merged-spans';
import type { RequestHistory, RequestHistoryQueryFields } from './request-history';

const PROBES = 'probes';

const REQUESTS: Merging<RequestCounts> = { none: noRequests, add: addRequests, of: ({ requests }) => requests };
const READS: Merging<CacheCounts> = { none: noReads, add: addReads, of: ({ cache }) => cache };

/** What the samples of all replicas tell. */
@Injectable()
export class ServiceHistory {
  constructor(
    private readonly store: ServiceSampleStore,
    private readonly groups: RouteGroups,
    private readonly cache: CacheService,
  ) {}

  /** @throws ProblemError 404 for an unknown group, 400 for too long a time */
  async ofRequests({ group, ...query }: RequestHistoryQueryFields): Promise<RequestHistory> {
    requireKnown('group', group, this.groups.names);
    const { from, to, resolution } = rangeOf(query);
    const samples = this.store.find(resolution, from, to, group === undefined ? 'requests' : `requests.${group}`);
    const isCounted = (name: string): boolean => (group === undefined ? name !== PROBES : name === group);
    const { spans, totals } = await mergeSamples(samples, resolution, REQUESTS, isCounted);
    return {
      ...{ resolution, from, to },
      points: spans.map(({ t, ...merged }) =>
        merged.counts === undefined
          ? { t, replicas: null, ...NO_REQUESTS }
          : { t, replicas: merged.replicas, ...requestFigures(merged.counts) },
      ),
      groups: [...totals]
        .map(([name, counts]) => ({ group: name, ...requestFigures(counts) }))
        .sort((a, b) => b.requests - a.requests),
    };
  }

  /** @throws ProblemError 404 for an unknown namespace, 400 for too long a time */
  async ofCache({ namespace, ...query }: CacheHistoryQueryFields): Promise<CacheHistory> {
    requireKnown(
      'namespace',
      namespace,
      this.cache.namespaces.map(({ options }) => options.name),
    );
    const { from, to, resolution } = rangeOf(query);
    const samples = this.store.find(resolution, from, to, namespace === undefined ? 'cache' : `cache.${namespace}`);
    const { spans, totals } = await mergeSamples(samples, resolution, READS, () => true);
    return {
      ...{ resolution, from, to },
      points: spans.map(({ t, ...merged }) =>
        merged.counts === undefined
          ? { t, replicas: null, ...NO_READS }
          : { t, replicas: merged.replicas, ...merged.counts, ...ratesOf(merged.counts) },
      ),
      namespaces: [...totals]
        .sort(([, a], [, b]) => allReads(b) - allReads(a))
        .map(([name, counts]) => ({ namespace: name, ...counts, ...ratesOf(counts) })),
    };
  }
}

const NO_REQUESTS = {
  ...{ requests: null, client_errors: null, server_errors: null, aborted: null },
  ...{ p50_seconds: null, p95_seconds: null, p99_seconds: null },
};
const NO_READS = {
  ...{ hit_local: null, hit: null, miss: null, stale: null, bypass: null },
  ...{ hit_rate: null, local_hit_rate: null, redis_hit_rate: null },
};

const requestFigures = ({
  spans,
  seconds: _seconds,
  ...counts
}: RequestCounts): Omit<RequestCounts, 'spans' | 'seconds'> &
  Record<'p50_seconds' | 'p95_seconds' | 'p99_seconds', number | null> => ({
  ...counts,
  p50_seconds: quantileOf(spans, 0.5) ?? null,
  p95_seconds: quantileOf(spans, 0.95) ?? null,
  p99_seconds: quantileOf(spans, 0.99) ?? null,
});

const allReads = ({ hit_local, hit, miss, stale }: CacheCounts): number => hit_local + hit + miss + stale;
const shareOf = (part: number, all: number): number | null => (all === 0 ? null : part / all);

/** What was stale came from the memory of a replica or from Redis: it is a hit of the cache, and of neither tier. */
function ratesOf(counts: CacheCounts): Record<'hit_rate' | 'local_hit_rate' | 'redis_hit_rate', number | null> {
  const { hit_local, hit, stale } = counts;
  const all = allReads(counts);
  return {
    hit_rate: shareOf(hit_local + hit + stale, all),
    local_hit_rate: shareOf(hit_local, all),
    redis_hit_rate: shareOf(hit, all - hit_local),
  };
}
