import type { DatabaseValues } from '../figures/figures';
import type { Metric } from '../figures/metrics';
import type { Run, Sample } from './samples';

/** Figures at a time, of a run of a server. */
export type Reading = Run & DatabaseValues & { sampled_at?: Date };

/** A point to draw. Where nothing is known there is one without a value, so that no line is drawn across. */
export interface Point {
  t: Date;
  value: number | null;
}

const numberOf = (reading: Reading, figure: string): number | undefined => {
  const value = (reading as Readonly<Record<string, unknown>>)[figure];
  return typeof value === 'number' ? value : undefined;
};

/** Time between two readings of one run of a server, in ms; undefined where they are not of one. */
function elapsedBetween(before: Reading, after: Reading): number | undefined {
  if (before.sampled_at === undefined || after.sampled_at === undefined) return undefined;
  const elapsed = after.sampled_at.getTime() - before.sampled_at.getTime();
  // A server that started after the first reading has not yet run for as long as lies between the two.
  const sameRun = before.server !== undefined && before.server === after.server && (after.uptime_ms ?? 0) >= elapsed;
  return elapsed > 0 && sameRun ? elapsed : undefined;
}

/** By how much a counter grew; undefined where either is missing or it went back, as nothing that only counts does. */
function growthOf(before: Reading, after: Reading, figure: string): number | undefined {
  const [from, to] = [numberOf(before, figure), numberOf(after, figure)];
  return from === undefined || to === undefined || to < from ? undefined : to - from;
}

/**
 * A metric at a reading. Rates and means are those since the reading before; undefined where there is none, or the
 * server was started between the two or is another one.
 */
export function valueOf(metric: Metric, before: Reading | undefined, after: Reading): number | undefined {
  if (metric.kind === 'gauge') return numberOf(after, metric.figure);
  const elapsed = before === undefined ? undefined : elapsedBetween(before, after);
  if (before === undefined || elapsed === undefined) return undefined;
  const growth = growthOf(before, after, metric.figure);
  if (growth === undefined) return undefined;
  if (metric.kind === 'rate') return (growth * 1000) / elapsed;
  const count = growthOf(before, after, metric.per);
  return count === undefined || count === 0 ? undefined : growth / count;
}

/**
 * The points of a metric, from samples in the order of their time.
 * @param span distance of the samples, in ms
 */
export function pointsOf(samples: readonly Sample[], metric: Metric, span: number): Point[] {
  const points: Point[] = [];
  const add = (t: Date, value: number | null): void => {
    // One point without a value is enough to end a line.
    if (value !== null || points.at(-1)?.value !== null) points.push({ t, value });
  };
  let before: Sample | undefined;
  for (const sample of samples) {
    const spans = before === undefined ? 1 : indexOf(sample.at, span) - indexOf(before.at, span);
    if (before !== undefined && spans > 1) add(new Date((indexOf(before.at, span) + 1) * span), null);
    const value = valueOf(metric, spans === 1 ? before : undefined, sample);
    // The first sample has none before it: its rate is not unknown but outside of what was asked for.
    if (before !== undefined || value !== undefined) add(sample.at, value ?? null);
    before = sample;
  }
  return points;
}

const indexOf = (time: Date, span: number): number => Math.floor(time.getTime() / span);
