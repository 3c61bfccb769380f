import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** An engine under test: what it writes is kept, and can be waited for. */
export class StartedEngine {
  private readonly lines: string[] = [];
  private readonly waiting = new Set<() => void>();
  private readonly ended: Promise<void>;
  private over = false;

  private constructor(private readonly child: ChildProcess) {
    const { stdout, stderr } = child;
    for (const stream of [stdout, stderr]) {
      if (stream) createInterface({ input: stream }).on('line', (line) => this.keep(line));
    }
    // 'close' and not 'exit': by then every line has been read.
    this.ended = once(child, 'close').then(() => {
      this.over = true;
      this.wake();
    });
    // Where this process ends before stop() was called, the engine ends with it.
    process.once('exit', this.kill);
  }

  static async start(
    command: string,
    args: string[],
    options: { env?: NodeJS.ProcessEnv; cwd?: string; uid?: number; gid?: number } = {},
  ): Promise<StartedEngine> {
    const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    await once(child, 'spawn');
    return new StartedEngine(child);
  }

  /** Resolves with the first line that matches, whether written before or after the call. */
  async says(pattern: RegExp): Promise<string> {
    for (let next = 0; ;) {
      for (; next < this.lines.length; next++) {
        const line = this.lines[next] ?? '';
        if (pattern.test(line)) return line;
      }
      if (this.over) throw new Error(`It ended without saying ${pattern}:\n${this.lines.slice(-20).join('\n')}`);
      await new Promise<void>((resolve) => this.waiting.add(resolve));
    }
  }

  /** Asks it to end, and waits until it has. */
  async stop(): Promise<void> {
    if (!this.over) this.child.kill('SIGTERM');
    await this.ended;
    process.off('exit', this.kill);
  }

  private readonly kill = (): void => {
    this.child.kill('SIGKILL');
  };

  private keep(line: string): void {
    this.lines.push(line);
    this.wake();
  }

  private wake(): void {
    for (const resolve of this.waiting) resolve();
    this.waiting.clear();
  }
}
