import { type ChildProcess, type ChildProcessByStdio, execFileSync, spawn } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';

export type { ChildProcess } from 'node:child_process';

/** What every program gets of this process's environment: where programs, libraries and files are, the user, the language and the time zone. */
const PASSED_ON: readonly string[] = [
  ...['PATH', 'LD_LIBRARY_PATH', 'HOME', 'TMPDIR', 'USER', 'LOGNAME', 'SHELL', 'TERM'],
  ...['LANG', 'LANGUAGE', 'LC_ALL', 'LC_CTYPE', 'TZ'],
];

/** How a program is started. */
export interface ChildOptions {
  /** Variables of this process's environment that the program needs beyond the usual ones: names, or patterns of names. */
  needs?: readonly (string | RegExp)[];
  /** Variables with values of their own; undefined leaves one out. */
  env?: Readonly<Record<string, string | undefined>>;
  cwd?: string;
  /** Starts a process group of its own. */
  detached?: boolean;
  uid?: number;
  gid?: number;
  signal?: AbortSignal;
  /** After so many ms the program is ended. */
  timeout?: number;
}

type Stdio = 'pipe' | 'ignore' | 'inherit' | number;
type Stream<S extends Stdio, T> = S extends 'pipe' ? T : null;

/** The environment of a child. Nothing is in it that is not named: a secret of the service reaches no program by being forgotten. */
function environmentOf({ needs = [], env = {} }: ChildOptions): Record<string, string | undefined> {
  const wanted = [...PASSED_ON, ...needs];
  const isWanted = (name: string): boolean =>
    wanted.some((each) => (typeof each === 'string' ? each === name : each.test(name)));
  const passed = Object.entries(process.env).filter(([name]) => isWanted(name));
  return { ...Object.fromEntries(passed), ...env };
}

/**
 * Starts a program. It is the only way to start one (ESLint refuses `node:child_process` elsewhere), so that each gets the environment that it
 * needs and no more. Passwords do not belong in `args`: everyone on the machine can read a command line.
 */
export function startChild<const I extends Stdio, const O extends Stdio, const E extends Stdio>(
  command: string,
  args: readonly string[],
  stdio: readonly [input: I, output: O, errors: E],
  options: ChildOptions = {},
): ChildProcessByStdio<Stream<I, Writable>, Stream<O, Readable>, Stream<E, Readable>> {
  const { needs: _, ...own } = options;
  const child: ChildProcess = spawn(command, args, { ...own, stdio: [...stdio], env: environmentOf(options) });
  return child as ChildProcessByStdio<Stream<I, Writable>, Stream<O, Readable>, Stream<E, Readable>>;
}

/** Runs a program to its end and gives what it wrote to its standard output. @throws Error when it fails */
export const runSync = (command: string, args: readonly string[]): string =>
  execFileSync(command, args, { encoding: 'utf8', stdio: 'pipe', env: environmentOf({}) });
