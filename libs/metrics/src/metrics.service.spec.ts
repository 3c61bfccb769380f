import { MetricRegistry } from '@lucid/common';
import { MetricsService } from './metrics.service';

describe('the metrics of all sources', () => {
  it('leaves out what fails or hangs, and tells so', async () => {
    const registry = new MetricRegistry();
    const up = { name: 'lucid_x', help: 'X.', type: 'gauge', samples: [{ value: 1 }] } as const;
    registry.register({ name: 'fine', timeoutMs: 1000, read: () => Promise.resolve([up]) });
    registry.register({ name: 'failing', timeoutMs: 1000, read: () => Promise.reject(new Error('no')) });
    registry.register({ name: 'hanging', timeoutMs: 10, read: () => new Promise(() => undefined) });
    expect(await new MetricsService(registry).read()).toEqual([
      up,
      expect.objectContaining({
        name: 'lucid_metrics_source_up',
        samples: [
          { labels: { source: 'fine' }, value: 1 },
          { labels: { source: 'failing' }, value: 0 },
          { labels: { source: 'hanging' }, value: 0 },
        ],
      }),
    ]);
  });
});
