import { type ProcessIdentity, isAlive } from './process-identity';
import { waitUntil } from './wait-until';

/** Ends a process: asks it, waits, and kills it when it has not ended within the bound. */
export async function endProcess(identity: ProcessIdentity, graceMs: number): Promise<void> {
  const gone = (): Promise<boolean> => Promise.resolve(!isAlive(identity));
  for (const [signal, limitMs] of [['SIGTERM', graceMs] as const, ['SIGKILL', 10_000] as const]) {
    if (await gone()) return;
    send(identity.pid, signal);
    const ended = await waitUntil(`The end of process ${identity.pid}`, gone, { limitMs, everyMs: 20 }).then(
      () => true,
      () => false,
    );
    if (ended) return;
  }
  throw new Error(`Process ${identity.pid} survived SIGKILL`);
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
