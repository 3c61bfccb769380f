import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';

/** Names the folder in which the workers leave the phases of their suites for the reporter. */
export const PHASES_FOLDER = 'LUCID_SUITE_PHASES';

const fileOf = (folder, path) => join(folder, `${createHash('sha256').update(path).digest('hex')}.json`);

/**
 * Where the time of a suite goes, in ms: `load` (its files), `boot` (beforeAll, mostly the start of the service), `tests` (with their
 * beforeEach and afterEach), `teardown` (afterAll); `cpu`, the processor time of its worker; and how many assertions its tests made. Jest
 * reports the whole suite and each test only.
 */
export class SuitePhases {
  phases = { load: 0, boot: 0, tests: 0, teardown: 0, assertions: 0 };
  created = performance.now();
  cpu = process.cpuUsage();

  constructor(path) {
    this.path = path;
  }

  /** @param event an event of jest-circus */
  note({ name, hook }) {
    if (name === 'run_start') this.phases.load = performance.now() - this.created;
    if (name === 'hook_start' || name === 'test_fn_start') this.since = performance.now();
    if (/^hook_(success|failure)$/.test(name))
      this.add({ beforeAll: 'boot', afterAll: 'teardown' }[hook.type] ?? 'tests');
    if (/^test_fn_(success|failure)$/.test(name)) {
      this.add('tests');
      this.phases.assertions += globalThis.expect.getState().assertionCalls;
    }
  }

  add(phase) {
    this.phases[phase] += performance.now() - this.since;
  }

  leave() {
    const folder = process.env[PHASES_FOLDER];
    if (folder === undefined) return;
    const { user, system } = process.cpuUsage(this.cpu);
    mkdirSync(folder, { recursive: true });
    writeFileSync(fileOf(folder, this.path), JSON.stringify({ ...this.phases, cpu: (user + system) / 1000 }));
  }
}

/** The phases that a worker left for a suite; undefined for a suite that was ended before. */
export function phasesOf(path) {
  const file = fileOf(process.env[PHASES_FOLDER] ?? '', path);
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  } finally {
    rmSync(file, { force: true });
  }
}
