import { cloneRoot } from '@lucid/engines';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { python, pythonPackages } from '../../setup/python';

/** What schemathesis's own report in JSON says; only what is asked of it here. */
export interface SchemathesisReport {
  complete: boolean;
  stop_reason: string;
  running_time: number;
  operations: { total: number; selected: number; tested: number; errored: number; skipped: number };
  phases: Record<string, { status: string }>;
  test_cases: { generated: number; with_failures: number; errored: number };
  failures: object[];
  errors: object[];
  valid_rates: Record<string, Record<string, { accepted: number }>>;
}

/** How a run ended: its exit code, what it wrote, and its report. */
export interface SchemathesisRun {
  code: number | null;
  text: string;
  report?: SchemathesisReport;
}

const FOLDER = join(cloneRoot(), 'test', 'contract', 'schemathesis');

/** The folder with schemathesis as requirements.txt pins it. */
export const installSchemathesis = (): Promise<string> =>
  pythonPackages('schemathesis', join(FOLDER, 'requirements.txt'));

/**
 * Runs schemathesis with this folder's hooks; gives what it wrote and its report, which is absent when it never came to one.
 * @throws Error with what it wrote, when it was ended before it was done, or its report is not whole
 */
export async function runSchemathesis(
  installed: string,
  args: readonly string[],
  limitMs: number,
): Promise<SchemathesisRun> {
  // Its examples database and caches stay out of the clone.
  const cwd = await mkdtemp(join(tmpdir(), 'lucid-schemathesis-'));
  const file = join(cwd, 'report.json');
  const env = {
    PYTHONPATH: [installed, FOLDER].join(':'),
    PYTHONDONTWRITEBYTECODE: '1',
    SCHEMATHESIS_HOOKS: 'hooks',
  };
  try {
    const all = ['-m', 'schemathesis.cli', 'run', ...args, '--report', 'json', '--report-json-path', file];
    const ended = await python(all, { cwd, env, limitMs });
    if (!existsSync(file)) return ended;
    try {
      return { ...ended, report: JSON.parse(await readFile(file, 'utf8')) as SchemathesisReport };
    } catch (error) {
      throw new Error(`The report of schemathesis is not whole. It wrote:\n${ended.text}`, { cause: error });
    }
  } finally {
    await rm(cwd, { recursive: true, force: true });
  }
}
