/** So many failures in a row open the breaker. */
const FAILURES = 3;
const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 5000;

/** A call that was not made, or not waited for. */
export class RedisAwayError extends Error {}

/**
 * Keeps a Redis that is away or slow from costing every read its time limit: after some failures in a row nothing is asked for a while, then
 * one call at a time finds out whether it is back.
 */
export class Breaker {
  private failures = 0;
  private openUntil = 0;
  private probing = false;

  /** @param limitMs how long a call may take, in ms; tests lengthen it */
  constructor(public limitMs: number) {}

  get isOpen(): boolean {
    return performance.now() < this.openUntil;
  }

  /** @throws RedisAwayError without a call while it is open, or when the answer takes longer than the limit */
  async call<T>(work: () => Promise<T>): Promise<T> {
    if (this.isOpen || (this.failures >= FAILURES && this.probing)) throw new RedisAwayError('Redis is away.');
    this.probing = this.failures >= FAILURES;
    try {
      const result = await within(work(), this.limitMs);
      this.failures = 0;
      return result;
    } catch (error) {
      this.failures += 1;
      if (this.failures >= FAILURES) {
        const pause = FIRST_PAUSE_MS * 2 ** Math.min(this.failures - FAILURES, 10);
        this.openUntil = performance.now() + Math.min(pause, LONGEST_PAUSE_MS);
      }
      throw error;
    } finally {
      this.probing = false;
    }
  }
}

/** An answer, or RedisAwayError when it takes longer. */
async function within<T>(promise: Promise<T>, ms: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new RedisAwayError(`Redis did not answer within ${ms} ms.`)), ms);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
    // What comes later is nobody's.
    promise.catch(() => undefined);
  }
}
