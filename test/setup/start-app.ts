import { type Config, loadConfig } from '@lucid/config';
import { waitUntil } from '@lucid/engines';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { mongo } from 'mongoose';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApp } from '../../apps/api/src/create-app';

/** The service as it runs for one suite: on a free port, on a database of its own. */
export interface RunningApp {
  /** Where it serves, without a slash at the end. */
  url: string;
  app: NestFastifyApplication;
  config: Config;
  /** Stops it, and drops its database and its folder. */
  close(): Promise<void>;
}

/**
 * Starts the service on the engines of the test run; resolves once it is ready.
 * @param listening is told the address as soon as it listens, ready or not
 */
export async function startApp(
  overrides: Readonly<Partial<Record<string, string>>> = {},
  listening: (url: string) => void = () => undefined,
): Promise<RunningApp> {
  const folder = await mkdtemp(join(tmpdir(), 'lucid-app-'));
  const { TEST_MONGODB_URI, TEST_REDIS_URI, TEST_ELASTICSEARCH_URI } = process.env;
  const name = `test_${randomBytes(8).toString('hex')}`;
  const config = loadConfig({
    MONGODB_URI: TEST_MONGODB_URI,
    MONGODB_DATABASE: name,
    REDIS_URI: TEST_REDIS_URI,
    ELASTICSEARCH_URI: TEST_ELASTICSEARCH_URI,
    ELASTICSEARCH_INDEX_PREFIX: overrides['MONGODB_DATABASE'] ?? name,
    HTTP_PORT: '0',
    LOG_LEVEL: 'fatal',
    // A slow machine's operations are not to stand in the databases of tests that count what is there.
    SLOW_OPERATION_MS: '0',
    // Samples are not to be written into what tests compare.
    STATISTICS_ENABLED: 'false',
    VOLUME_MOUNT_PATH: folder,
    ...overrides,
  });
  const app = await createApp(config);
  const close = async (): Promise<void> => {
    await app.close();
    await dropDatabase(config);
    await dropIndices(config);
    await rm(folder, { recursive: true, force: true });
  };
  try {
    await app.listen(config.HTTP_PORT, config.HTTP_HOST);
    const url = (await app.getUrl()).replace(/\/$/, '');
    listening(url);
    await waitUntil('The service', async () => (await fetch(`${url}/readyz`)).status === 200, { limitMs: 60_000 });
    return { url, app, config, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function dropDatabase({ MONGODB_URI, MONGODB_DATABASE }: Config): Promise<void> {
  const client = await mongo.MongoClient.connect(MONGODB_URI);
  try {
    await client.db(MONGODB_DATABASE).dropDatabase();
  } finally {
    await client.close();
  }
}

async function dropIndices({ ELASTICSEARCH_INDEX_PREFIX }: Config): Promise<void> {
  // Its own address: the service's may be that of something that stands before it and stalls.
  const engine = process.env['TEST_ELASTICSEARCH_URI'] ?? '';
  const found = await fetch(`${engine}/${ELASTICSEARCH_INDEX_PREFIX}-*?ignore_unavailable=true`);
  const names = Object.keys((await found.json()) as object);
  // By name: Elasticsearch deletes nothing by a pattern.
  if (found.ok && names.length > 0) await fetch(`${engine}/${names.join(',')}`, { method: 'DELETE' });
}
