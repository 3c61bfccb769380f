import { type ChildOptions, type ChildProcess, startChild } from '@lucid/config';
import { once } from 'node:events';
import { open, readFile } from 'node:fs/promises';
import { endProcess } from './end-process';
import { identify, type ProcessIdentity } from './process-identity';
import { type RememberedProcess, writeState } from './state-file';

/** How one engine process is started. */
export interface ProcessPlan {
  title: string;
  command: string;
  args: string[];
  cwd: string;
  /** What it gets beyond the usual variables. */
  env?: ChildOptions['env'];
  uid?: number;
  gid?: number;
  /** What it writes to its standard output and error goes here. */
  logFile: string;
  /** A part of the command line, by which the process is known to be ours. */
  marker: string;
  graceMs: number;
  port?: number;
  version?: string;
}

/** A process that runs under the guard. */
export interface GuardedProcess extends RememberedProcess {
  logFile: string;
  /** Becomes true when the process has ended, for whatever reason. */
  hasExited(): boolean;
  exited: Promise<string>;
}

/**
 * Reads `+pid marker` and `-pid` lines; at the end of its input, which comes when the parent has died in whatever way, it ends what
 * is left with all of its group, after a look at the command line so that a pid that was given anew is not hit.
 */
const watchdogScript = `
trap '' INT TERM HUP
list=''
while IFS= read -r line; do
  case $line in
    +*) list="$list
\${line#+}" ;;
    -*) list=$(printf '%s\\n' "$list" | grep -v "^\${line#-} ") ;;
  esac
done
ours() {
  if [ -d /proc/self ]; then
    tr '\\0' ' ' 2>/dev/null < "/proc/$1/cmdline" | grep -qF -- "$2"
  else
    ps -o args= -p "$1" | grep -qF -- "$2"
  fi
}
terminate() {
  printf '%s\\n' "$list" | while read -r pid marker; do
    if [ -n "$pid" ] && ours "$pid" "$marker"; then kill -s TERM -- "-$pid" 2>/dev/null; echo "$pid"; fi
  done
}
groups=$(terminate)
alive() {
  for group in $groups; do kill -s 0 -- "-$group" 2>/dev/null && return 0; done
  return 1
}
tries=0
while [ "$tries" -lt 100 ] && alive; do
  sleep 0.1
  tries=$((tries + 1))
done
for group in $groups; do kill -s KILL -- "-$group" 2>/dev/null; done
`;

/**
 * Starts processes, remembers them in the state file of the data folder, and sees that none outlives this process: a small shell
 * waits for the end of a pipe that only this process holds.
 */
export class ProcessGuard {
  private readonly running = new Map<number, GuardedProcess & { graceMs: number; child: ChildProcess }>();
  private readonly watchdog: ChildProcess;
  private writing: Promise<void> = Promise.resolve();
  private closed = false;

  constructor(private readonly dataDir: string) {
    this.watchdog = startChild('sh', ['-c', watchdogScript], ['pipe', 'ignore', 'ignore'], {
      detached: true,
      cwd: '/',
    });
    this.watchdog.unref();
    this.watchdog.stdin?.on('error', () => undefined);
    (this.watchdog.stdin as (NodeJS.WritableStream & { unref?(): void }) | null)?.unref?.();
  }

  /** Starts a process in a group of its own, so that a Ctrl-C at the terminal reaches it only through us. */
  async start(plan: ProcessPlan): Promise<GuardedProcess> {
    const log = await open(plan.logFile, 'a');
    try {
      const { command, args, cwd, env, uid, gid } = plan;
      const child = startChild(command, args, ['ignore', log.fd, log.fd], { cwd, env, uid, gid, detached: true });
      await once(child, 'spawn');
      child.unref();
      return await this.adopt(child, plan);
    } finally {
      await log.close();
    }
  }

  /** Takes a child that was started elsewhere under the guard. */
  async adopt(
    child: ChildProcess,
    about: Pick<ProcessPlan, 'title' | 'logFile' | 'marker' | 'graceMs' | 'port' | 'version'>,
  ): Promise<GuardedProcess> {
    const pid = child.pid;
    if (pid === undefined) throw new Error(`${about.title} could not be started`);
    if (this.closed) {
      child.kill('SIGKILL');
      throw new Error(`${about.title} was started while all was being stopped`);
    }
    let over = child.exitCode !== null || child.signalCode !== null;
    const exited = over
      ? Promise.resolve(describeExit(child.exitCode, child.signalCode))
      : once(child, 'exit').then(([code, signal]) => {
          over = true;
          return describeExit(code as number | null, signal as NodeJS.Signals | null);
        });
    const identity: ProcessIdentity = identify(pid) ?? { pid, born: '' };
    const guarded = { ...about, identity, exited, child, hasExited: () => over };
    this.tellWatchdog(`+${pid} ${about.marker}`);
    this.running.set(pid, guarded);
    void exited.then(() => {
      this.tellWatchdog(`-${pid}`);
      this.running.delete(pid);
      void this.remember();
    });
    await this.remember();
    return guarded;
  }

  /** The processes that run now. */
  processes(): GuardedProcess[] {
    return [...this.running.values()];
  }

  /** Ends one process and waits for its end. */
  async end(guarded: GuardedProcess): Promise<void> {
    const known = this.running.get(guarded.identity.pid);
    if (!known || known.hasExited()) return;
    // Its end must be awaited even when nothing else keeps this process up.
    known.child.ref();
    await endProcess(known.identity, known.graceMs);
    await known.exited;
  }

  /** Ends all that is left, and the watchdog. */
  async close(): Promise<void> {
    this.closed = true;
    await Promise.all(this.processes().map((guarded) => this.end(guarded)));
    await this.remember();
    this.watchdog.stdin?.end();
  }

  private tellWatchdog(line: string): void {
    this.watchdog.stdin?.write(`${line}\n`);
  }

  private remember(): Promise<void> {
    const owner = identify(process.pid);
    if (!owner) return Promise.resolve();
    const processes = this.processes().map(({ title, identity, marker, port, version }) => ({
      ...{ title, identity, marker, port, version },
    }));
    this.writing = this.writing.then(() => writeState(this.dataDir, { owner, processes })).catch(() => undefined);
    return this.writing;
  }
}

/** An error that tells that an engine ended before it answered, with the last that it wrote. */
export async function endedEarly(guarded: GuardedProcess, moreLogs: string[] = []): Promise<Error> {
  const texts = await Promise.all([guarded.logFile, ...moreLogs].map((path) => readFile(path, 'utf8').catch(() => '')));
  const lines = texts.flatMap((text) => text.trim().split('\n').slice(-12)).filter(Boolean);
  return new Error(
    [`${guarded.title} ended before it answered (${await guarded.exited}). Its last lines:`, ...lines].join('\n  '),
  );
}

const describeExit = (code: number | null, signal: NodeJS.Signals | null): string =>
  signal ? `signal ${signal}` : `exit code ${code ?? 'unknown'}`;
