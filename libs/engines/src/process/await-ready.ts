import { endedEarly, type GuardedProcess } from './process-guard';
import { waitUntil } from './wait-until';

/** Waits until an engine answers a real ping; an engine that ends meanwhile is an error with its last lines. */
export async function awaitReady(
  guarded: GuardedProcess,
  ping: () => Promise<boolean>,
  options: { limitMs: number; signal?: AbortSignal; moreLogs?: string[] },
): Promise<void> {
  await waitUntil(`${guarded.title}'s first answer`, async () => guarded.hasExited() || (await ping()), {
    ...options,
    everyMs: 50,
  });
  if (guarded.hasExited()) throw await endedEarly(guarded, options.moreLogs);
}
