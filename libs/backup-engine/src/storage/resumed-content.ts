import { ProblemError } from '@lucid/common';
import type { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';

/** How long is waited before the first new try, and at most, in ms. */
const FIRST_WAIT_MS = 100;
const LONGEST_WAIT_MS = 5000;

/**
 * The content of a file whose connection may break: it is opened again behind what has come.
 * @param open gives what is in the file from a byte on
 * @param problemOf what an error on the way means: only `engine_away` is tried again
 * @param patienceMs how long nothing may come
 */
export async function* resumed({
  open,
  problemOf,
  size,
  patienceMs,
}: {
  open: (from: number) => Promise<Readable>;
  problemOf: (error: unknown) => ProblemError;
  size: number;
  patienceMs: number;
}): AsyncGenerator<Buffer> {
  let at = 0;
  let since = performance.now();
  let wait = FIRST_WAIT_MS;
  while (at < size) {
    try {
      for await (const piece of (await open(at)) as AsyncIterable<Buffer>) {
        at += piece.length;
        wait = FIRST_WAIT_MS;
        yield piece;
        // How long the reader took with it is none of the connection's time.
        since = performance.now();
      }
      if (at < size) throw new Error(`it ended after ${at} of ${size} bytes`);
    } catch (error) {
      const problem = problemOf(error);
      if (problem.code !== 'engine_away' || performance.now() - since > patienceMs) throw problem;
      await sleep(wait);
      wait = Math.min(2 * wait, LONGEST_WAIT_MS);
    }
  }
}
