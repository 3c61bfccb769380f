import { cloneRoot, locateEngine } from '@lucid/engines';
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { stringify } from 'yaml';
import { operations } from '../contract/document';
import { readInRepository } from '../containers/repository';
import { ALERTS_FILE, panels, rules } from './expressions';

const execute = promisify(execFile);
const RUNBOOK = 'configs/grafana/RUNBOOK.md';
const alerts = rules.flatMap(({ alert, ...rule }) => (alert === undefined ? [] : [{ alert, ...rule }]));

describe("Prometheus' rules", () => {
  let promtool: string;
  let folder: string;
  const run = async (...args: string[]): Promise<string> =>
    (await execute(promtool, args, { cwd: cloneRoot(), timeout: 600_000 })).stdout;

  beforeAll(async () => {
    promtool = join((await locateEngine('promtool', { log: console.error })).home, 'promtool');
    folder = await mkdtemp(join(tmpdir(), 'lucid-rules-'));
  }, 900_000);

  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('are rules', async () => {
    expect(await run('check', 'rules', '--lint=all', '--lint-fatal', ALERTS_FILE)).toMatch(
      `SUCCESS: ${rules.length} rules found`,
    );
  });

  it('come with a configuration for Prometheus that is one', async () => {
    expect(await run('check', 'config', '--syntax-only', 'configs/grafana/prometheus.yml')).toMatch('SUCCESS');
  });

  it('fire when they should, and only then', async () => {
    const files = ['alerts.test.yml', 'alerts-over-days.test.yml'].map((file) => `configs/grafana/${file}`);
    expect((await run('test', 'rules', ...files)).match(/SUCCESS/g)).toHaveLength(2);
  });

  it('have panels whose expressions are ones', async () => {
    const exprs = panels.flatMap(({ targets = [] }) => targets.map(({ expr }) => expr));
    // What Grafana puts in the place of its own variables.
    const plain = exprs.map((expr) => expr.replaceAll('$__rate_interval', '1m').replaceAll('$instance', '.*'));
    const file = join(folder, 'panels.yml');
    await writeFile(
      file,
      stringify({ groups: [{ name: 'panels', rules: plain.map((expr, i) => ({ record: `p:${i}`, expr })) }] }),
    );
    expect(await run('check', 'rules', '--lint=none', file)).toMatch(`SUCCESS: ${plain.length} rules found`);
  });

  it('name only operations that there are', () => {
    const text = readInRepository(RUNBOOK) + readInRepository(ALERTS_FILE);
    const named = [...text.matchAll(/\b(GET|POST|PATCH) (\/api\/v1\/[\w/{}-]+)/g)].map(
      ([, method, path]) => `${method ?? ''} ${path ?? ''}`,
    );
    const known = operations.map(({ method, path }) => `${method} ${path}`.replace(/\{\w+\}/g, '{}'));
    const unknown = named.map((name) => name.replace(/\{+[^}]*\}*/g, '{}')).filter((name) => !known.includes(name));
    expect([named.length > 20, unknown]).toEqual([true, []]);
  });

  it.each(alerts)('say what it means and what to do: $alert', ({ alert, labels, annotations = {} }) => {
    expect(labels).toEqual({ severity: expect.stringMatching(/^(?:page|ticket)$/) as string });
    expect(Object.keys(annotations).sort()).toEqual(['description', 'runbook', 'summary']);
    expect(annotations['runbook']).toBe(`${RUNBOOK}#${alert.toLowerCase()}`);
    expect(readInRepository(RUNBOOK)).toMatch(new RegExp(`^## ${alert}\n\n\\S`, 'm'));
  });
});
