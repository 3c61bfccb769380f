import { setTimeout as sleep } from 'node:timers/promises';
import type { RepeatedFailureLog } from './problem/repeated-failure-log';

/** What a loop in the background needs. */
export interface BackgroundLoop {
  /** What a failed round means, for the log. The same failure is logged once, however long it lasts. */
  what: string;
  log: RepeatedFailureLog;
  /** Ends the loop, and the pause between two rounds. */
  signal: AbortSignal;
  /** Waits between two rounds. It gets the number of rounds that failed since the last good one. */
  pause: (failures: number) => Promise<unknown>;
}

/** Waits for some ms, or until the signal aborts. */
export const rest = (ms: number, signal: AbortSignal): Promise<unknown> =>
  sleep(ms, undefined, { signal }).catch(() => undefined);

/**
 * Repeats a round until the signal aborts. A failed round does not end the loop.
 * @param round a round that lasts calls `worked` when it succeeds in part: its failure later is then a new one
 */
export async function backgroundLoop(
  { what, log, signal, pause }: BackgroundLoop,
  round: (worked: () => void) => Promise<unknown>,
): Promise<void> {
  let failures = 0;
  const worked = (): void => {
    failures = 0;
    log.succeeded(what);
  };
  while (!signal.aborted) {
    if (await log.attempt(what, round(worked))) failures = 0;
    else failures += 1;
    await pause(failures);
  }
}
