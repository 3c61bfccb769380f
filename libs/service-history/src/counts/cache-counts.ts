import type { CacheService } from '@lucid/redis';

export const CACHE_FIGURES = ['hit_local', 'hit', 'miss', 'stale', 'bypass'] as const;

/** Reads of a namespace, by how they were answered. */
export type CacheCounts = Record<(typeof CACHE_FIGURES)[number], number>;

/** Reads by namespace. */
export type CacheReads = Record<string, CacheCounts>;

export const noReads = (): CacheCounts => ({ hit_local: 0, hit: 0, miss: 0, stale: 0, bypass: 0 });

/** What this process has counted since it began, by namespace. */
export const readCache = ({ namespaces }: CacheService): CacheReads =>
  Object.fromEntries(
    namespaces.map(({ options, counters: { outcomes } }) => {
      const { hit, miss, stale, bypass } = outcomes;
      return [options.name, { hit_local: outcomes['hit-local'], hit, miss, stale, bypass }];
    }),
  );

/** Adds counts to others. */
export function addReads(to: CacheCounts, other: CacheCounts, sign: 1 | -1 = 1): void {
  for (const name of CACHE_FIGURES) to[name] += sign * other[name];
}

/** What was counted after an earlier reading of the same process; namespaces without reads are left out. */
export function readsSince(earlier: CacheReads, now: CacheReads): CacheReads {
  const since: CacheReads = {};
  for (const [namespace, counts] of Object.entries(now)) {
    const grown = { ...counts };
    const before = earlier[namespace];
    if (before !== undefined) addReads(grown, before, -1);
    if (CACHE_FIGURES.some((name) => grown[name] > 0)) since[namespace] = grown;
  }
  return since;
}
