import { cacheFolder } from '../fetch/cache-folder';
import { type LocatedEngine, locateEngine } from '../fetch/locate';
import { type EngineName, pins } from '../fetch/pins';
import { isAlive } from '../process/process-identity';
import { isOurs, readState, type RememberedProcess } from '../process/state-file';

/** What is known of one engine without downloading anything. */
export interface EngineReport {
  name: EngineName;
  title: string;
  located?: LocatedEngine;
  /** Why it is not there, when it is not. */
  missing?: string;
}

/** What is located where, and what runs on a data folder. */
export interface EngineStatus {
  cache: string;
  engines: EngineReport[];
  running: RememberedProcess[];
  /** The process that owns what runs; none when it was left by a killed run. */
  owner?: number;
}

/** Looks at everything and changes nothing, save that a damaged cache entry is taken away. */
export async function engineStatus(dataDir: string): Promise<EngineStatus> {
  const names = Object.keys(pins) as EngineName[];
  const engines = await Promise.all(
    names.map(async (name): Promise<EngineReport> => {
      const title = pins[name].title;
      try {
        return { name, title, located: await locateEngine(name, { fetch: false }) };
      } catch (error) {
        return { name, title, missing: (error as Error).message };
      }
    }),
  );
  const state = await readState(dataDir);
  const running = state?.processes.filter(isOurs) ?? [];
  const owner = state && running.length > 0 && isAlive(state.owner) ? state.owner.pid : undefined;
  return { cache: cacheFolder(), engines, running, owner };
}
