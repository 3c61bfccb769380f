import { type ChildOptions, startChild } from '@lucid/config';

/** How a command is run. */
export interface CommandOptions extends Pick<ChildOptions, 'cwd' | 'env' | 'needs' | 'signal'> {
  timeoutMs?: number;
}

/** Runs a program to its end and gives what it wrote; an error tells its last lines. */
export function runCommand(command: string, args: string[], options: CommandOptions = {}): Promise<string> {
  return new Promise((resolve, reject) => {
    const { timeoutMs: timeout, ...own } = options;
    const child = startChild(command, args, ['ignore', 'pipe', 'pipe'], { ...own, timeout });
    let output = '';
    const keep = (chunk: Buffer): void => {
      output = (output + chunk.toString()).slice(-64 * 1024);
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('error', (error: NodeJS.ErrnoException) => {
      reject(error.code === 'ENOENT' ? new Error(`there is no \`${command}\` on PATH`) : error);
    });
    child.on('close', (code, signal) => {
      if (code === 0) resolve(output);
      else reject(new Error(`\`${command} ${args[0] ?? ''}\` ended with ${signal ?? code}: ${lastLines(output)}`));
    });
  });
}

/** Runs a program into a stream of bytes, given to `onData` one after another with back pressure. */
export async function streamCommand(
  command: string,
  args: string[],
  signal: AbortSignal | undefined,
  onData: (chunk: Buffer) => Promise<void>,
): Promise<void> {
  const child = startChild(command, args, ['ignore', 'pipe', 'inherit'], { signal });
  const closed = new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  closed.catch(() => undefined);
  for await (const chunk of child.stdout) await onData(chunk as Buffer);
  const code = await closed;
  if (code !== 0) throw new Error(`\`${command} ${args[0] ?? ''}\` ended with ${code ?? 'a signal'}`);
}

function lastLines(output: string): string {
  return output.trim().split('\n').slice(-3).join(' | ').slice(-400) || 'it said nothing';
}
