import { counted, gauge, inTime, type Metric, MetricRegistry, type MetricSource } from '@lucid/common';
import { Injectable } from '@nestjs/common';
import { Counter, Gauge, Registry } from 'prom-client';

/** Reads the metrics of all sources, all at once, each within its own time limit. */
@Injectable()
export class MetricsService {
  constructor(private readonly registry: MetricRegistry) {}

  /** What this process has counted, the metrics of the sources that answer, and which of them do; in Prometheus' text format. */
  async renderMetrics(): Promise<string> {
    const sources = this.registry.all;
    const read = await Promise.all(sources.map(readingOf));
    const up = sources.map(({ name }, i) => ({ labels: { source: name }, value: read[i] === undefined ? 0 : 1 }));
    const told = new Registry();
    for (const metric of read.flatMap((metrics) => metrics ?? [])) tell(metric, told);
    tell(
      gauge('lucid_metrics_source_up', 'Whether the metrics of a source could be read; if not, they are left out.', up),
      told,
    );
    return Registry.merge([counted, told]).metrics();
  }
}

/** @returns undefined when the source does not answer in time, or fails */
const readingOf = (source: MetricSource): Promise<readonly Metric[] | undefined> =>
  inTime(
    source.collectMetrics().catch(() => undefined),
    source.timeoutMs,
    () => undefined,
  );

/** Puts what a source has read into a registry, which is for one answer only. */
function tell({ name, help, type, samples }: Metric, registry: Registry): void {
  // Without samples it would be told as 0.
  if (samples.length === 0) return;
  const labelNames = Object.keys(samples[0]?.labels ?? {});
  const options = { name, help, labelNames, registers: [registry] };
  const metric = type === 'counter' ? new Counter(options) : new Gauge(options);
  for (const { labels = {}, value } of samples) metric.inc(labels, value);
}
