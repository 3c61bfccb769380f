import { rm } from 'node:fs/promises';
import { takeForTeardown } from './engines-of-run';

/** Stops what the start of the run started, and removes its data. */
export default async function stopEnginesOfTests(): Promise<void> {
  const run = takeForTeardown();
  if (!run) return;
  const started = [run.engines.mongo, run.engines.redis, run.engines.elasticsearch];
  const running = await Promise.allSettled(started.map(async (engine) => engine?.ready));
  await run.engines.stop();
  const folders = running.flatMap((result) => (result.status === 'fulfilled' ? (result.value?.dataDirs ?? []) : []));
  for (const folder of [...folders, ...run.folders]) await rm(folder, { recursive: true, force: true });
}
