import { groupMembers, type ProcessIdentity } from './process-identity';
import { waitUntil } from './wait-until';

/** Ends a process that leads its own group, and all of the group: asks, waits, and kills what has not ended within the bound. */
export async function endProcess(leader: ProcessIdentity, graceMs: number): Promise<void> {
  const left = (): number[] => groupMembers(leader.pid);
  if (left().length === 0) return;
  send(-leader.pid, 'SIGTERM');
  if (await empties(left, graceMs)) return;
  send(-leader.pid, 'SIGKILL');
  if (!(await empties(left, 10_000))) throw new Error(`Process ${leader.pid} survived SIGKILL`);
}

function empties(left: () => number[], limitMs: number): Promise<boolean> {
  const gone = (): Promise<boolean> => Promise.resolve(left().length === 0);
  return waitUntil('The end of a process', gone, { limitMs, everyMs: 30 }).then(
    () => true,
    () => false,
  );
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
