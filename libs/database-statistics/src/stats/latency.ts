import { Field } from '@lucid/common';
import { count, quantity } from '../figures/fields';
import type { LatencyHistogram } from '../sizes/collection-sizes';

/** How long operations of one kind took since the server started. */
export class OperationLatency {
  @Field(count('Operations since the server started.'))
  operations!: number;

  @Field(quantity('Mean time; exact.'))
  mean_microseconds?: number;

  @Field(count('Half of the operations took less than this: the upper bound of their span in the histogram.', false))
  p50_microseconds?: number;

  @Field(count('95 % of the operations took less than this; an upper bound likewise.', false))
  p95_microseconds?: number;

  @Field(count('99 % of the operations took less than this; an upper bound likewise.', false))
  p99_microseconds?: number;
}

/** From here to a second and beyond, spans of the histogram go up by halves of a power of two; elsewhere by whole ones. */
const HALVES_FROM = 2048;
const HALVES_TO = 2 ** 20;

/**
 * The upper bound of the span that begins at `micros`. MongoDB's manual calls `micros` the upper bound; it is the lower
 * one (kLowerBounds in operation_latency_histogram.cpp): the sum of `micros` over all operations is below their latency.
 */
export function upperBound(micros: number): number {
  if (micros < 2) return 2;
  if (micros < HALVES_FROM || micros >= HALVES_TO) return micros * 2;
  const power = 2 ** Math.floor(Math.log2(micros));
  return micros === power ? power * 1.5 : power * 2;
}

/** What a histogram tells. */
export function latencyOf({ ops, latency, histogram = [] }: LatencyHistogram): OperationLatency {
  if (ops === 0) return { operations: 0 };
  // The histogram is read a moment after its total; percentiles are of what it holds itself.
  const spans = histogram.toSorted((a, b) => a.micros - b.micros);
  const total = spans.reduce((sum, span) => sum + span.count, 0);
  const percentile = (part: number): number | undefined => {
    let passed = 0;
    const found = spans.find((span) => (passed += span.count) >= part * total);
    return found === undefined ? undefined : upperBound(found.micros);
  };
  return {
    operations: ops,
    mean_microseconds: latency / ops,
    p50_microseconds: percentile(0.5),
    p95_microseconds: percentile(0.95),
    p99_microseconds: percentile(0.99),
  };
}
