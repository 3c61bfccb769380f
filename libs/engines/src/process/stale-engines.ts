import { endProcess } from './end-process';
import { isAlive } from './process-identity';
import type { Log } from './progress';
import { isOurs, readState, type RememberedProcess } from './state-file';

/** Thrown when the engines of a data folder belong to a process that still lives. */
export class EnginesInUseError extends Error {
  constructor(
    readonly pid: number,
    dataDir: string,
  ) {
    super(`The engines of ${dataDir} belong to process ${pid}, which still runs: stop it, or set LUCID_DATA_DIR`);
    this.name = 'EnginesInUseError';
  }
}

/**
 * Ends the engines that a killed run left on a data folder, each only after its identity and its command line have shown that it is
 * the one that was started from here. Gives those that were ended.
 */
export async function endStaleEngines(dataDir: string, log: Log): Promise<RememberedProcess[]> {
  const state = await readState(dataDir);
  if (!state) return [];
  const left = state.processes.filter(isOurs);
  if (left.length > 0 && state.owner.pid !== process.pid && isAlive(state.owner)) {
    throw new EnginesInUseError(state.owner.pid, dataDir);
  }
  await Promise.all(
    left.map(async ({ title, identity }) => {
      log(`Ending ${title} (process ${identity.pid}), left by a run that was killed`);
      await endProcess(identity, 20_000);
    }),
  );
  return left;
}
