import { cacheFolder, cloneRoot } from '@lucid/engines';
import { spawn } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

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

const FOLDER = join(cloneRoot(), 'test', 'contract', 'schemathesis');

/** Runs a program to its end; what it wrote comes with its exit code, and a program that hangs is ended. */
async function output(
  command: string,
  args: string[],
  options: { cwd?: string; env?: Record<string, string>; limitMs: number },
): Promise<{ code: number | null; text: string }> {
  const child = spawn(command, args, {
    cwd: options.cwd,
    env: { ...process.env, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: options.limitMs,
    killSignal: 'SIGKILL',
  });
  const chunks: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => chunks.push(chunk));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', (error) =>
      reject(new Error('schemathesis needs Python 3.10 or later as `python3` on PATH', { cause: error })),
    );
    child.on('close', resolve);
  });
  return { code, text: Buffer.concat(chunks).toString() };
}

/**
 * The folder with schemathesis as requirements.txt pins it, installed once for each list and Python. It appears under
 * its name when it is whole, so that an installation cut short or made twice at once does no harm.
 */
export async function installSchemathesis(): Promise<string> {
  const requirements = join(FOLDER, 'requirements.txt');
  const version = await output('python3', ['-c', 'import sys; print(sys.version, sys.platform)'], { limitMs: 30_000 });
  const key = createHash('sha256')
    .update(version.text)
    .update(await readFile(requirements));
  const folder = join(cacheFolder(), `schemathesis-${key.digest('hex').slice(0, 16)}`);
  if (existsSync(folder)) return folder;
  await mkdir(cacheFolder(), { recursive: true });
  const partial = `${folder}.${randomUUID()}`;
  const pip = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--no-deps', '--only-binary', ':all:'];
  try {
    const { code, text } = await output('python3', [...pip, '--target', partial, '-r', requirements], {
      limitMs: 240_000,
    });
    if (code !== 0) throw new Error(`schemathesis could not be installed:\n${text}`);
    await rename(partial, folder).catch((error: unknown) => {
      if (!existsSync(folder)) throw error;
    });
  } finally {
    await rm(partial, { recursive: true, force: true });
  }
  return folder;
}

/** Runs schemathesis with this folder's hooks; gives what it wrote and its report, which is absent when it never came to one. */
export async function runSchemathesis(
  installed: string,
  args: readonly string[],
  limitMs: number,
): Promise<{ code: number | null; text: string; report?: SchemathesisReport }> {
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
    const ended = await output('python3', all, { cwd, env, limitMs });
    if (!existsSync(file)) return ended;
    return { ...ended, report: JSON.parse(await readFile(file, 'utf8')) as SchemathesisReport };
  } finally {
    await rm(cwd, { recursive: true, force: true });
  }
}
