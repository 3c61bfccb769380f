import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { cloneRoot } from '../fetch/clone-root';

const runner = join(cloneRoot(), 'test', 'setup', 'run-typescript.mjs');

/** Starts a program of this folder in its own process. */
export function startProgram(name: string, args: string[], env: NodeJS.ProcessEnv = {}): ChildProcess {
  return spawn(process.execPath, [runner, join(__dirname, `${name}.ts`), ...args], {
    env: { ...process.env, NODE_OPTIONS: '', ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

/** The first line that a program writes, which it writes at once. */
export async function firstLine(program: ChildProcess): Promise<string> {
  if (!program.stdout) throw new Error('The program has no output');
  const [chunk] = (await once(program.stdout, 'data')) as [Buffer];
  return chunk.toString().split('\n')[0] ?? '';
}

/** All that a program writes until it ends. */
export async function wholeOutput(program: ChildProcess): Promise<string> {
  let text = '';
  program.stdout?.on('data', (chunk: Buffer) => (text += chunk.toString()));
  await once(program, 'close');
  return text;
}
