import type { EngineSet } from '@lucid/engines';

/** What the start of a test run leaves for its end. */
export interface EnginesOfRun {
  engines: EngineSet;
  folders: string[];
}

const key = Symbol.for('lucid.engines-of-run');
const shelf = globalThis as { [key]?: EnginesOfRun };

/** Keeps the engines where the teardown, which is loaded apart, finds them. */
export function keepForTeardown(run: EnginesOfRun): void {
  shelf[key] = run;
}

/** Takes the engines off the shelf. */
export function takeForTeardown(): EnginesOfRun | undefined {
  const run = shelf[key];
  shelf[key] = undefined;
  return run;
}
