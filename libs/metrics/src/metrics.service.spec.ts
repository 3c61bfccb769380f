import { gauge, MetricRegistry, type MetricSource } from '@lucid/common';
import { MetricsService } from './metrics.service';

const registryOf = (...sources: MetricSource[]): MetricRegistry => {
  const registry = new MetricRegistry();
  registry.register(...sources);
  return registry;
};

describe('the metrics of all sources', () => {
  it('leaves out what fails or hangs, and tells so', async () => {
    const registry = registryOf(
      { name: 'fine', timeoutMs: 1000, collectMetrics: () => Promise.resolve([gauge('lucid_x', 'X.', 1)]) },
      { name: 'failing', timeoutMs: 1000, collectMetrics: () => Promise.reject(new Error('no')) },
      { name: 'hanging', timeoutMs: 10, collectMetrics: () => new Promise(() => undefined) },
    );
    const lines = (await new MetricsService(registry).renderMetrics()).split('\n');
    expect(lines.filter((line) => /^lucid_(?:x|metrics)/.test(line))).toEqual([
      'lucid_x 1',
      'lucid_metrics_source_up{source="fine"} 1',
      'lucid_metrics_source_up{source="failing"} 0',
      'lucid_metrics_source_up{source="hanging"} 0',
    ]);
  });

  it('writes each metric with what it is, and its samples with their labels', async () => {
    const registry = registryOf({
      name: 'x',
      timeoutMs: 1000,
      collectMetrics: () =>
        Promise.resolve([
          gauge('lucid_age_seconds', 'The age.', 1.5),
          {
            ...{ name: 'lucid_runs_total', help: 'Runs.', type: 'counter' as const },
            samples: [
              { labels: { name: 'a"b\\c\nd', result: 'failed' }, value: 3 },
              { labels: { name: 'e', result: 'succeeded' }, value: 0 },
            ],
          },
          gauge('lucid_headroom_seconds', 'Endless.', Infinity),
          gauge('lucid_nothing', 'Nothing.', undefined),
        ]),
    });
    const text = await new MetricsService(registry).renderMetrics();
    expect(text).toContain(
      [
        '# HELP lucid_age_seconds The age.',
        '# TYPE lucid_age_seconds gauge',
        'lucid_age_seconds 1.5',
        '',
        '# HELP lucid_runs_total Runs.',
        '# TYPE lucid_runs_total counter',
        String.raw`lucid_runs_total{name="a\"b\\c\nd",result="failed"} 3`,
        'lucid_runs_total{name="e",result="succeeded"} 0',
      ].join('\n'),
    );
    expect(text).toContain('lucid_headroom_seconds +Inf');
    expect(text).not.toContain('lucid_nothing');
  });
});
