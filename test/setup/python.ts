import { cacheFolder } from '@lucid/engines';
import { spawn } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** Longer than any program takes, in ms: it only ends one that hangs. */
const HANGS_MS = 1_800_000;

/** Runs Python to its end; what it wrote comes with its exit code. @throws Error with what it wrote, when it was ended or could not be started */
export async function python(
  args: string[],
  { cwd, env, limitMs = HANGS_MS }: { cwd?: string; env?: Record<string, string>; limitMs?: number } = {},
): Promise<{ code: number | null; text: string }> {
  const child = spawn('python3', args, {
    cwd,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: limitMs,
    killSignal: 'SIGKILL',
  });
  const chunks: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => chunks.push(chunk));
  const [code, signal] = await new Promise<[number | null, NodeJS.Signals | null]>((resolve, reject) => {
    child.on('error', (error) =>
      reject(new Error('This test needs Python 3.11 or later as `python3` on PATH', { cause: error })),
    );
    child.on('close', (...ended) => resolve(ended));
  });
  const text = Buffer.concat(chunks).toString();
  if (signal === null) return { code, text };
  throw new Error(
    `Python was ended by ${signal}; after ${limitMs / 1000} s it would be as one that hangs. It wrote:\n${text}`,
  );
}

/**
 * A folder with the packages that a file of requirements pins, for PYTHONPATH; installed once for each list and Python. It appears under
 * its name when it is whole, so that an installation cut short or made twice at once does no harm.
 */
export async function pythonPackages(name: string, requirements: string): Promise<string> {
  const version = await python(['-c', 'import sys; print(sys.version, sys.platform)']);
  const key = createHash('sha256')
    .update(version.text)
    .update(await readFile(requirements));
  const folder = join(cacheFolder(), `${name}-${key.digest('hex').slice(0, 16)}`);
  if (existsSync(folder)) return folder;
  await mkdir(cacheFolder(), { recursive: true });
  const partial = `${folder}.${randomUUID()}`;
  const pip = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--no-deps', '--only-binary', ':all:'];
  try {
    const { code, text } = await python([...pip, '--target', partial, '-r', requirements]);
    if (code !== 0) throw new Error(`${name} could not be installed:\n${text}`);
    await rename(partial, folder).catch((error: unknown) => {
      if (!existsSync(folder)) throw error;
    });
  } finally {
    await rm(partial, { recursive: true, force: true });
  }
  return folder;
}
