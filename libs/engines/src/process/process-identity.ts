import { runSync } from '@lucid/config';
import { readdirSync, readFileSync } from 'node:fs';

/** What tells one process from a later one that got the same pid. */
export interface ProcessIdentity {
  pid: number;
  /** The start time as the kernel tells it; only compared, never read. */
  born: string;
}

const onLinux = process.platform === 'linux';

/** The identity of a living process; undefined when there is none, or only a zombie. */
export function identify(pid: number): ProcessIdentity | undefined {
  const born = onLinux ? bornOnLinux(pid) : bornByPs(pid);
  return born === undefined ? undefined : { pid, born };
}

/** Whether the very process that was identified still lives. */
export function isAlive(identity: ProcessIdentity): boolean {
  return identify(identity.pid)?.born === identity.born;
}

/** The command line of a living process, empty when it has none. */
export function commandLine(pid: number): string {
  try {
    if (onLinux) return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
    return ps(pid, 'args=');
  } catch {
    return '';
  }
}

/** The living processes of a group, zombies left out. */
export function groupMembers(group: number): number[] {
  try {
    process.kill(-group, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return [];
  }
  if (onLinux) {
    const pids = readdirSync('/proc').map(Number).filter(Number.isInteger);
    return pids.filter((pid) => livingFields(pid)?.[2] === String(group));
  }
  const lines = runSync('ps', ['-A', '-o', 'pid=,pgid=,stat=']).split('\n');
  const rows = lines.map((line) => line.trim().split(/\s+/));
  return rows.filter(([, pgid, stat]) => pgid === String(group) && !stat?.startsWith('Z')).map(([pid]) => Number(pid));
}

function bornOnLinux(pid: number): string | undefined {
  return livingFields(pid)?.[19];
}

/** The fields of /proc/PID/stat from the state on; undefined when the process has ended. */
function livingFields(pid: number): string[] | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' || fields[0] === 'X' ? undefined : fields;
  } catch {
    return undefined;
  }
}

function bornByPs(pid: number): string | undefined {
  try {
    const line = ps(pid, 'stat=,lstart=');
    return line === '' || line.startsWith('Z') ? undefined : line.slice(line.indexOf(' ')).trim();
  } catch {
    return undefined;
  }
}

function ps(pid: number, format: string): string {
  return runSync('ps', ['-o', format, '-p', String(pid)]).trim();
}
