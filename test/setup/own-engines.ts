import { type EngineSet, type EngineSetOptions, startEngines } from '@lucid/engines';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Engines of one test file alone. */
export interface OwnEngines extends EngineSet {
  /** Ends them, and removes their folder. */
  close(): Promise<void>;
}

/** Starts engines on a fresh folder; resolves once they answer. */
export async function ownEngines(options: Omit<EngineSetOptions, 'dataDir'>): Promise<OwnEngines> {
  const dataDir = await mkdtemp(join(tmpdir(), 'lucid-own-'));
  // Elasticsearch runs as another user when the tests run as root.
  await chmod(dataDir, 0o755);
  const set = await startEngines({ dataDir, ...options });
  const close = async (): Promise<void> => {
    await set.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
  try {
    await Promise.all([set.mongo, set.redis, set.elasticsearch].map(async (engine) => engine?.ready));
  } catch (error) {
    await close();
    throw error;
  }
  return { ...set, close };
}
