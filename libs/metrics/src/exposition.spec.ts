import { exposition } from './exposition';

describe('exposition', () => {
  it('writes each metric with what it is, and its samples with their labels', () => {
    expect(
      exposition([
        { name: 'lucid_age_seconds', help: 'The age.', type: 'gauge', samples: [{ value: 1.5 }] },
        {
          ...{ name: 'lucid_runs_total', help: 'Runs.', type: 'counter' },
          samples: [
            { labels: { name: 'a"b\\c\nd', result: 'failed' }, value: 3 },
            { labels: { name: 'e', result: 'succeeded' }, value: 0 },
          ],
        },
        { name: 'lucid_nothing', help: 'Nothing.', type: 'gauge', samples: [] },
      ]),
    ).toBe(
      [
        '# HELP lucid_age_seconds The age.',
        '# TYPE lucid_age_seconds gauge',
        'lucid_age_seconds 1.5',
        '# HELP lucid_runs_total Runs.',
        '# TYPE lucid_runs_total counter',
        String.raw`lucid_runs_total{name="a\"b\\c\nd",result="failed"} 3`,
        'lucid_runs_total{name="e",result="succeeded"} 0',
        '# HELP lucid_nothing Nothing.',
        '# TYPE lucid_nothing gauge',
        '',
      ].join('\n'),
    );
  });
});
