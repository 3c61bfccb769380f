/** How a read was answered: `X-Cache`. */
export const CACHE_OUTCOMES = ['hit-local', 'hit', 'miss', 'stale', 'bypass'] as const;
export type CacheOutcome = (typeof CACHE_OUTCOMES)[number];

/** What a namespace has done since the process began. Our own: INFO's `keyspace_hits` also counts TTL and EXISTS. */
export class CacheCounters {
  readonly outcomes: Record<CacheOutcome, number> = { 'hit-local': 0, hit: 0, miss: 0, stale: 0, bypass: 0 };
  /** Answers that there is no such document, of those above. */
  negative = 0;
  /** Reads that waited for another's load. */
  coalesced = 0;
  loads = 0;
  failedLoads = 0;
  /** What was read but was invalidated before it could be kept. */
  refusedFills = 0;
  earlyRefreshes = 0;
}
