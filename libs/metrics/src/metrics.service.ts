import { inTime, type Metric, MetricRegistry, type MetricSource } from '@lucid/common';
import { Injectable } from '@nestjs/common';

/** Reads the metrics of all sources, all at once, each within its own time limit. */
@Injectable()
export class MetricsService {
  constructor(private readonly registry: MetricRegistry) {}

  /** The metrics of the sources that answer, and which of them do. */
  async read(): Promise<Metric[]> {
    const sources = this.registry.all;
    const read = await Promise.all(sources.map(readingOf));
    return [
      ...read.flatMap((metrics) => metrics ?? []),
      {
        ...{ name: 'lucid_metrics_source_up', type: 'gauge' },
        help: 'Whether the metrics of a source could be read; if not, they are left out.',
        samples: sources.map(({ name }, i) => ({ labels: { source: name }, value: read[i] === undefined ? 0 : 1 })),
      },
    ];
  }
}

/** @returns undefined when the source does not answer in time, or fails */
const readingOf = (source: MetricSource): Promise<readonly Metric[] | undefined> =>
  inTime(
    source.read().catch(() => undefined),
    source.timeoutMs,
    () => undefined,
  );
