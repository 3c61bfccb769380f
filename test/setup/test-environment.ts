import { type Config, loadConfig } from '@lucid/config';
import { mongo } from 'mongoose';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export type Settings = Readonly<Partial<Record<string, string>>>;

/** What a service under test is told, and what that names on the engines of the run: nothing of it is anyone else's. */
export interface TestEnvironment {
  settings: Settings;
  config: Config;
  /** Drops the database, the indices and the folder. */
  drop(): Promise<void>;
}

/** An environment with a database, indices and a folder of its own. */
export async function ownEnvironment(overrides: Settings = {}): Promise<TestEnvironment> {
  const folder = await mkdtemp(join(tmpdir(), 'lucid-app-'));
  const name = `test_${randomBytes(8).toString('hex')}`;
  const environment = environmentOf({
    MONGODB_DATABASE: name,
    ELASTICSEARCH_INDEX_PREFIX: overrides['MONGODB_DATABASE'] ?? name,
    VOLUME_MOUNT_PATH: folder,
    ...overrides,
  });
  return {
    ...environment,
    drop: async () => {
      await dropDatabase(environment.config);
      await dropIndices(environment.config);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** An environment for another replica of a service; what they share is the first one's to drop. */
export function replicaEnvironment({ config }: { config: Config }, overrides: Settings = {}): TestEnvironment {
  const { MONGODB_DATABASE, ELASTICSEARCH_INDEX_PREFIX, VOLUME_MOUNT_PATH } = config;
  const shared = { MONGODB_DATABASE, ELASTICSEARCH_INDEX_PREFIX, VOLUME_MOUNT_PATH };
  return { ...environmentOf({ ...shared, ...overrides }), drop: () => Promise.resolve() };
}

function environmentOf(own: Settings): Omit<TestEnvironment, 'drop'> {
  const { TEST_MONGODB_URI, TEST_REDIS_URI, TEST_ELASTICSEARCH_URI } = process.env;
  const settings = {
    MONGODB_URI: TEST_MONGODB_URI,
    REDIS_URI: TEST_REDIS_URI,
    ELASTICSEARCH_URI: TEST_ELASTICSEARCH_URI,
    HTTP_PORT: '0',
    LOG_LEVEL: 'fatal',
    // A slow machine's operations are not to stand in the databases of tests that count what is there.
    SLOW_OPERATION_MS: '0',
    // Samples are not to be written into what tests compare.
    STATISTICS_ENABLED: 'false',
    // Nor are backups to be made in the middle of the night.
    BACKUP_ENABLED: 'false',
    BACKUP_DRILL_SCHEDULE: 'never',
    ...own,
  };
  return { settings, config: loadConfig(settings) };
}

async function dropDatabase({ MONGODB_URI, MONGODB_DATABASE }: Config): Promise<void> {
  const client = await mongo.MongoClient.connect(MONGODB_URI);
  try {
    await endAbandonedTransactions(client.db('admin'));
    await client.db(MONGODB_DATABASE).dropDatabase();
  } finally {
    await client.close();
  }
}

interface Operation {
  type: string;
  connectionId?: number;
  lsid?: { id: mongo.UUID };
}

/** Ends the transactions of processes that were killed. MongoDB itself ends them after a minute, and a database cannot be dropped before. */
async function endAbandonedTransactions(admin: mongo.Db): Promise<void> {
  const everything = { allUsers: true, idleSessions: true, idleConnections: true };
  const operations = await admin.aggregate<Operation>([{ $currentOp: everything }]).toArray();
  const connected = new Set(operations.filter(({ type }) => type === 'op').map(({ connectionId }) => connectionId));
  const abandoned = operations.flatMap(({ type, connectionId, lsid }) =>
    type === 'idleSession' && lsid !== undefined && !connected.has(connectionId) ? [{ id: lsid.id }] : [],
  );
  if (abandoned.length > 0) await admin.command({ killSessions: abandoned });
}

async function dropIndices({ ELASTICSEARCH_INDEX_PREFIX }: Config): Promise<void> {
  // Its own address: the service's may be that of something that stands before it and stalls.
  const engine = process.env['TEST_ELASTICSEARCH_URI'] ?? '';
  const found = await fetch(`${engine}/${ELASTICSEARCH_INDEX_PREFIX}-*?ignore_unavailable=true`);
  const names = Object.keys((await found.json()) as object);
  // By name: Elasticsearch deletes nothing by a pattern.
  if (found.ok && names.length > 0) await fetch(`${engine}/${names.join(',')}`, { method: 'DELETE' });
}
