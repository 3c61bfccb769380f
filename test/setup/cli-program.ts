import { cloneRoot } from '@lucid/engines';
import { type ChildProcess, execFile } from 'node:child_process';
import { join } from 'node:path';

/** How a command has ended, and what it wrote. */
export interface Ended {
  code: number;
  out: string;
  err: string;
}

/** Begins a command as a process of its own, with no more environment than it is given. @param program name of a file in test/setup/programs */
export function beginProgram(
  program: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
): { child: ChildProcess; ended: Promise<Ended> } {
  const files = ['test/setup/run-typescript.mjs', `test/setup/programs/${program}.ts`];
  const all = [...files.map((file) => join(cloneRoot(), file)), ...args];
  const { promise, resolve } = Promise.withResolvers<Ended>();
  const child = execFile(
    ...([process.execPath, all, { cwd: cloneRoot(), env: { PATH: process.env['PATH'], ...environment } }] as const),
    (error, out, err) => resolve({ code: Number(error?.code ?? 0), out, err }),
  );
  return { child, ended: promise };
}
