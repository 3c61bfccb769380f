import type { Figures } from './figures';

/**
 * What can be drawn: a gauge as it was, the rate of a counter in a second, or the mean of one counter over another (the
 * time of an operation).
 */
export type Metric =
  | { kind: 'gauge'; figure: string; description: string }
  | { kind: 'rate'; figure: string; description: string }
  | { kind: 'mean'; figure: string; per: string; description: string };

export type Metrics = Readonly<Record<string, Metric>>;

const MEANS: Metrics = {
  read_latency_microseconds: {
    kind: 'mean',
    figure: 'read_microseconds',
    per: 'reads',
    description: 'Mean time of a read.',
  },
  write_latency_microseconds: {
    kind: 'mean',
    figure: 'write_microseconds',
    per: 'writes',
    description: 'Mean time of a write.',
  },
};

const totals = new Set(Object.values(MEANS).map(({ figure }) => figure));

/** Everything that can be drawn of figures, by name. */
export function metricsOf(figures: Figures): Metrics {
  const plain = Object.entries(figures).filter(([name]) => !totals.has(name));
  return {
    ...Object.fromEntries(
      plain.map(([figure, { kind, description }]): [string, Metric] =>
        kind === 'gauge'
          ? [figure, { kind, figure, description }]
          : [
              `${figure}_per_second`,
              { kind: 'rate', figure, description: `${description.slice(0, -1)}, in a second.` },
            ],
      ),
    ),
    ...MEANS,
  };
}
