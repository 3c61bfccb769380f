import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { commandLine, groupMembers, identify, type ProcessIdentity } from './process-identity';

/** One process as the state file remembers it. */
export interface RememberedProcess {
  title: string;
  identity: ProcessIdentity;
  /** A part of its command line, by which it is known to be ours. */
  marker: string;
  port?: number;
  version?: string;
}

/** What a data folder remembers of the last set of engines that ran on it. */
export interface EngineState {
  owner: ProcessIdentity;
  processes: RememberedProcess[];
}

/** Where the state of a data folder lies. */
export const stateFile = (dataDir: string): string => join(dataDir, 'engines.json');

/** The state of the last run, if there was one. */
export async function readState(dataDir: string): Promise<EngineState | undefined> {
  const text = await readFile(stateFile(dataDir), 'utf8').catch(() => undefined);
  return text === undefined ? undefined : (JSON.parse(text) as EngineState);
}

/** Writes the state so that a reader sees either the old one or the new one. */
export async function writeState(dataDir: string, state: EngineState): Promise<void> {
  await mkdir(dataDir, { recursive: true });
  const path = stateFile(dataDir);
  await writeFile(`${path}.new`, `${JSON.stringify(state, null, 2)}\n`);
  await rename(`${path}.new`, path);
}

/**
 * Whether a remembered process, or one that it left in its group, still lives and is really ours: the pid of the leader was not
 * given to another process since, and the marker is found in a command line.
 */
export function isOurs({ identity, marker }: RememberedProcess): boolean {
  const leader = identify(identity.pid);
  if (leader && leader.born !== identity.born) return false;
  return groupMembers(identity.pid).some((pid) => commandLine(pid).includes(marker));
}
