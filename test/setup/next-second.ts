import { waitUntil } from '@lucid/engines';

/** Resolves in the next second: of the time of a backup only the second is known, and what is restored to is of a later one. */
export async function nextSecond(): Promise<void> {
  const next = (Math.floor(Date.now() / 1000) + 1) * 1000;
  await waitUntil('The next second', () => Promise.resolve(Date.now() > next), { limitMs: 120_000, everyMs: 20 });
}
