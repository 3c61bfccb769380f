import { cloneRoot } from '@lucid/engines';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pageAt } from './markdown';

const rules = readFileSync(join(cloneRoot(), 'configs/grafana/alerts.yml'), 'utf8');
const alerts = [...new Set([...rules.matchAll(/^\s*- alert: (\w+)$/gm)].map(([, name = '']) => name))];

describe('the guide to monitoring', () => {
  it('explains every alert, and none that does not exist', () => {
    const named = [...pageAt('docs/guides/monitor.md').text.matchAll(/`(Lucid\w+)`/g)].map(([, name]) => name);
    expect(alerts.length).toBeGreaterThan(20);
    expect(named.sort()).toEqual(alerts.sort());
  });
});
