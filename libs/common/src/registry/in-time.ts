import { setImmediate as turn, setTimeout as sleep } from 'node:timers/promises';

/**
 * What is asked for, or what stands for it after so many ms: an engine that hangs must not hang the answer. The asking itself goes on.
 * An answer that has arrived while this process was busy is in time.
 */
export async function inTime<T>(asked: Promise<T>, ms: number, late: () => T): Promise<T> {
  const timer = new AbortController();
  const over = sleep(ms, undefined, { signal: timer.signal })
    .then(() => turn())
    .then(late, late);
  try {
    return await Promise.race([asked, over]);
  } finally {
    timer.abort();
  }
}
