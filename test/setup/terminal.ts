import { spawn } from 'node:child_process';

/**
 * Gives a program a pseudo terminal, copies what is typed to it and what it shows, and ends with its exit code. When the input ends, the terminal is
 * closed, as a window is. Node has no pseudo terminals; Python's standard library has.
 */
const TERMINAL = `
import os, pty, select, sys
pid, terminal = pty.fork()
if pid == 0:
    os.execvp(sys.argv[1], sys.argv[1:])
while True:
    ready = select.select([terminal, 0], [], [])[0]
    try:
        if terminal in ready:
            shown = os.read(terminal, 65536)
            if not shown:
                break
            os.write(1, shown)
    except OSError:
        break
    if 0 in ready:
        typed = os.read(0, 1024)
        if not typed:
            os.close(terminal)
            break
        os.write(terminal, typed)
sys.exit(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) % 256)
`;

/** A program that runs in a terminal of its own. */
export interface InTerminal {
  /** Sends what keys send: Ctrl-C is `\x03`. */
  type(keys: string): void;
  /** Closes the terminal. */
  close(): void;
  /** What the terminal has shown so far. */
  shown(): string;
  /** The exit code of the program. */
  readonly ended: Promise<number | null>;
}

/** Starts a program in a terminal: its processes are in front, so that Ctrl-C signals each of them. */
export function inTerminal(command: string, args: readonly string[], env: Record<string, string>): InTerminal {
  const child = spawn('python3', ['-c', TERMINAL, command, ...args], {
    env: { PATH: process.env['PATH'], ...env },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  let shown = '';
  child.stdout.on('data', (text: Buffer) => (shown += String(text)));
  child.stdin.on('error', () => undefined);
  const { promise, resolve, reject } = Promise.withResolvers<number | null>();
  child.on('error', reject);
  child.on('close', resolve);
  return {
    type: (keys) => child.stdin.write(keys),
    close: () => child.stdin.end(),
    shown: () => shown,
    ended: promise,
  };
}
