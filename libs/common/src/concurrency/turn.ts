import { setImmediate as nextTurn } from 'node:timers/promises';

/** How long one slice of long work may hold the event loop, in ms. */
const SLICE_MS = 10;

let last: Promise<void> = Promise.resolve();

/**
 * Resolves in a later turn of the event loop, after connections and timers were served. Of all callers of this function, one continues in each turn:
 * ten requests that work at the same time never add up to one long turn.
 */
export async function turn(): Promise<void> {
  last = last.then(() => nextTurn());
  return last;
}

/** Cuts long work into slices: the work calls {@link pause} between two of its steps. */
export class Slices {
  private begun = performance.now();

  /** Waits for a later turn once the present slice has lasted long enough. */
  async pause(): Promise<void> {
    if (performance.now() - this.begun < SLICE_MS) return;
    await turn();
    this.begun = performance.now();
  }
}
