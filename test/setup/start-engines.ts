import { startEngines } from '@lucid/engines';
import { chmod, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keepForTeardown } from './engines-of-run';

const variables = {
  mongo: 'TEST_MONGODB_URI',
  redis: 'TEST_REDIS_URI',
  elasticsearch: 'TEST_ELASTICSEARCH_URI',
} as const;
const names = ['mongo', 'redis', 'elasticsearch'] as const;

/** One set of engines for the whole run, in parallel, on a fresh folder; those whose address is set already are used as they are. */
export default async function startEnginesForTests(): Promise<void> {
  const only = names.filter((name) => !process.env[variables[name]]);
  if (only.length === 0) return;
  const dataDir = await mkdtemp(join(tmpdir(), 'lucid-test-'));
  // Elasticsearch runs as another user when the tests run as root.
  await chmod(dataDir, 0o755);
  const engines = await startEngines({ dataDir, only, mongo: { cacheGb: 0.25 }, log: (line) => console.error(line) });
  keepForTeardown({ engines, dataDir });
  try {
    await Promise.all(only.map(async (name) => engines[name]?.ready));
  } catch (error) {
    await engines.stop();
    throw error;
  }
  for (const name of only) process.env[variables[name]] = engines[name]?.uri;
}
