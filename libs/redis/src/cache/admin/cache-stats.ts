import type { CacheNamespace } from '../cache-namespace';
import type { CacheService } from '../cache.service';
import type { CacheNamespaceStats, CacheStats } from './cache-answers';

/** The cache as this process sees it; nothing is asked of Redis. */
export function readStats({ local, redis, coherence, namespaces }: CacheService): CacheStats {
  const { position, isLive } = coherence.changeStreamState;
  return {
    local_entries: local.size.entries,
    local_bytes: local.size.bytes,
    local_max_bytes: local.maxBytes,
    redis: coherence.isShared ? 'used' : redis.isAway ? 'away' : 'renewing',
    live: isLive,
    ...(position !== undefined && { position }),
    namespaces: namespaces.map((namespace) => statsOf(namespace, coherence.generationOf(namespace.options.name))),
  };
}

function statsOf({ options, counters }: CacheNamespace, generation: string | undefined): CacheNamespaceStats {
  const { outcomes } = counters;
  const hits = outcomes['hit-local'] + outcomes.hit + outcomes.stale;
  const all = hits + outcomes.miss;
  return {
    namespace: options.name,
    ...(generation !== undefined && { generation }),
    ttl_seconds: Math.round(options.ttlMs / 1000),
    hit_local: outcomes['hit-local'],
    hit: outcomes.hit,
    miss: outcomes.miss,
    stale: outcomes.stale,
    bypass: outcomes.bypass,
    ...(all > 0 && { hit_rate: hits / all }),
    negative: counters.negative,
    coalesced: counters.coalesced,
    loads: counters.loads,
    failed_loads: counters.failedLoads,
    refused_fills: counters.refusedFills,
    early_refreshes: counters.earlyRefreshes,
  };
}
