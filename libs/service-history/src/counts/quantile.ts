import { BOUNDS } from './request-counts';

/**
 * A quantile of a histogram, in seconds: within its span by its share of it, as Prometheus' `histogram_quantile` has it.
 * @param spans counts by span of {@link BOUNDS}
 * @returns the highest bound where the quantile lies beyond it; undefined where nothing was timed
 */
export function quantileOf(spans: readonly number[], quantile: number): number | undefined {
  const all = spans.reduce((sum, count) => sum + count, 0);
  if (all === 0) return undefined;
  const rank = quantile * all;
  let below = 0;
  for (const [at, count] of spans.entries()) {
    const bound = BOUNDS[at];
    if (bound === undefined) break;
    if (below + count >= rank && count > 0) {
      const from = BOUNDS[at - 1] ?? 0;
      return from + (bound - from) * ((rank - below) / count);
    }
    below += count;
  }
  return BOUNDS.at(-1);
}
