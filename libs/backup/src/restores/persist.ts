import { ProblemError, toProblem } from '@lucid/common';
import type { JobContext } from '@lucid/jobs';
import { setTimeout as sleep } from 'node:timers/promises';

const RETRY_MS = 500;

/** Failures of the moment. */
const PASSING = new Set(['engine_away', 'database_timeout', 'schema_lost', 'interrupted', 'conflict']);

/**
 * Does what must be brought to its end: tries again what MongoDB fails for the moment, as long as this worker has the job. A
 * cancellation does not end it.
 * @throws what is no failure of the moment; the reason why the worker must stop
 */
export async function persist<T>(job: JobContext, work: () => Promise<T>): Promise<T> {
  for (;;) {
    if (!job.cancelled) job.signal.throwIfAborted();
    try {
      return await work();
    } catch (error) {
      if (error instanceof ProblemError || !PASSING.has(toProblem(error).code)) throw error;
      await sleep(RETRY_MS);
    }
  }
}
