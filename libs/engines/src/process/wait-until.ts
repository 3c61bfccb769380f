import { setTimeout as pause } from 'node:timers/promises';

/** Asks again and again until the answer is yes; an error counts as no and is told when the time is over. */
export async function waitUntil(
  what: string,
  condition: () => Promise<boolean>,
  options: { limitMs: number; everyMs?: number; signal?: AbortSignal },
): Promise<void> {
  const end = Date.now() + options.limitMs;
  let last: unknown;
  for (;;) {
    options.signal?.throwIfAborted();
    try {
      if (await condition()) return;
      last = undefined;
    } catch (error) {
      last = error;
    }
    if (Date.now() > end) {
      const why = last instanceof Error ? `: ${last.message}` : '';
      throw new Error(`${what} took longer than ${options.limitMs / 1000} s${why}`);
    }
    await pause(options.everyMs ?? 50, undefined, { signal: options.signal });
  }
}
