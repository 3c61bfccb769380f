import type { GuardedProcess, ProcessGuard } from '../process/process-guard';
import type { Log } from '../process/progress';

/** What an engine is run with. */
export interface EngineContext {
  /** The data folder of the whole set; each engine has a folder of its own below it. */
  dataDir: string;
  guard: ProcessGuard;
  log: Log;
  signal?: AbortSignal;
}

/** An engine that answers. */
export interface RunningEngine {
  version: string;
  processes: GuardedProcess[];
  /** Where its data lie. */
  dataDirs: string[];
}
