import type { mongo } from 'mongoose';

/** What the profiler keeps: operations of at least so many milliseconds, and of those this share. */
export interface ProfilerThreshold {
  slow_ms: number;
  sample_rate: number;
}

/**
 * The profiler's filter for a threshold. A filter is of one database, while `slowms` and `sampleRate` are the whole
 * server's: setting those would change what is logged of other databases.
 */
export const profilerFilter = ({ slow_ms, sample_rate }: ProfilerThreshold): mongo.Document => ({
  millis: { $gte: slow_ms },
  ...(sample_rate < 1 && { $expr: { $lt: [{ $rand: {} }, sample_rate] } }),
});

interface Clause {
  millis?: { $gte?: number };
  $expr?: { $lt?: [{ $rand?: object }, number | { $const: number }] };
}

/** The threshold of a filter that {@link profilerFilter} made, as the server tells it; undefined for any other. */
export function thresholdOf(filter: mongo.Document): ProfilerThreshold | undefined {
  const clauses = (filter['$and'] ?? [filter]) as Clause[];
  const [first, second, ...rest] = clauses;
  const slowMs = first?.millis?.$gte;
  const [random, share] = second?.$expr?.$lt ?? [];
  const rate = typeof share === 'object' ? share.$const : share;
  if (rest.length > 0 || typeof slowMs !== 'number') return undefined;
  if (second === undefined) {
    return Object.keys(first ?? {}).length === 1 ? { slow_ms: slowMs, sample_rate: 1 } : undefined;
  }
  return random?.$rand !== undefined && typeof rate === 'number' ? { slow_ms: slowMs, sample_rate: rate } : undefined;
}
