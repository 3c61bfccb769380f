import { counted } from '@lucid/common';
import { countProcess } from '@lucid/metrics';
import { type DocumentedMetric, metricsOfSources } from './metric-calls';
import { code, generatedFrom, page, table, wrapped } from './markdown';

/** What a registry of prom-client has of a metric, beyond what its types say. */
interface Registered {
  name: string;
  help: string;
  type: unknown;
  labelNames?: readonly string[];
}

/** What each process counts itself, as prom-client's registry has it. */
function countedMetrics(): DocumentedMetric[] {
  countProcess();
  const metrics = counted.getMetricsAsArray() as unknown as Registered[];
  return metrics.map(({ name, help, type, labelNames = [] }) => ({
    name,
    help,
    type: String(type),
    labels: labelNames,
  }));
}

const byName = (a: DocumentedMetric, b: DocumentedMetric): number => (a.name < b.name ? -1 : 1);

const rowsOf = (metrics: readonly DocumentedMetric[]): string =>
  table(
    ['metric', 'type', 'labels', 'meaning'],
    [...metrics]
      .sort(byName)
      .map(({ name, type, labels, help }) => [
        `\`${name}\``,
        type,
        labels.map(code).join(', '),
        help.replaceAll('|', '\\|'),
      ]),
  );

/** docs/reference/metrics.md @param root of the clone */
export async function metricsPage(root: string): Promise<string> {
  const own = countedMetrics();
  const isOfNode = ({ name }: DocumentedMetric): boolean => /^(?:process|nodejs)_/.test(name);
  return page(
    '# Metrics',
    generatedFrom("prom-client's registry and the metric sources in libs/"),
    wrapped(
      'For operators who write queries, panels and alerts. `GET /metrics` needs the scope `metrics:read` and answers in the text format of Prometheus. [Monitor the service](../guides/monitor.md) describes scraping, alerts and the dashboard.',
    ),
    '## Metrics of one replica',
    wrapped('Each replica counts these itself. Add them up over the replicas.'),
    rowsOf(own.filter((metric) => !isOfNode(metric))),
    '## Metrics that sources read',
    wrapped(
      'Each answer reads these again, within a time limit. If a source does not answer in time, its metrics are absent and `lucid_metrics_source_up` is 0 for it. The metrics of the cache, of health checks and of schema restoration belong to one replica. All replicas report the same values for the engines, the change stream, jobs, volumes and backups: take `max` or `min` over the replicas.',
    ),
    rowsOf(await metricsOfSources(root)),
    '## Metrics of the Node process',
    wrapped(
      "Each replica also reports prom-client's default metrics, `process_…` and `nodejs_…`: memory, processor time, delays of the event loop, garbage collection and open handles. Which ones exist depends on the operating system.",
    ),
  );
}
