import { identify, startEngines } from '@lucid/engines';
import type { Config } from '@jest/types';
import { chmod, mkdtemp, readdir, rm, statfs, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildTools } from './build-tools';
import { keepForTeardown } from './engines-of-run';

/** A folder in memory that Linux has, and the bytes that must be free there: several times what the run stores. */
const MEMORY = { folder: '/dev/shm', freeBytes: 4 * 2 ** 30 };

const variables = {
  mongo: 'TEST_MONGODB_URI',
  redis: 'TEST_REDIS_URI',
  elasticsearch: 'TEST_ELASTICSEARCH_URI',
} as const;
const names = ['mongo', 'redis', 'elasticsearch'] as const;

/** Starts the engines of the run and builds the tools that its suites need, all at once. */
export default async function prepareRun(config: Config.GlobalConfig): Promise<void> {
  const tools = buildTools(['mongo-tools', 's3-gateway'], config);
  await Promise.all([startEnginesForTests(), tools]);
}

/** One set of engines for the whole run, on a fresh folder; those whose address is set already are used as they are. */
async function startEnginesForTests(): Promise<void> {
  const only = names.filter((name) => !process.env[variables[name]]);
  if (only.length === 0) return;
  const dataDir = await mkdtemp(join(tmpdir(), 'lucid-test-'));
  // Elasticsearch runs as another user when the tests run as root.
  await chmod(dataDir, 0o755);
  const memory = await memoryFolder();
  if (memory !== undefined) await symlink(memory, join(dataDir, 'mongodb'));
  const engines = await startEngines({
    dataDir,
    only,
    // A run makes and drops a hundred databases. With less, mongod spends half of its processor time on evicting pages and sweeping files.
    mongo: { cacheGb: 1, historySeconds: 120 },
    elasticsearch: { quickStart: true },
    log: (line) => console.error(line),
  });
  keepForTeardown({ engines, folders: [dataDir, ...(memory === undefined ? [] : [memory])] });
  try {
    await Promise.all(only.map(async (name) => engines[name]?.ready));
  } catch (error) {
    await engines.stop();
    throw error;
  }
  for (const name of only) process.env[variables[name]] = engines[name]?.uri;
}

/**
 * Where MongoDB's files need no disk, which halves the time in which a suite's database is made. Nothing that must survive is kept here: suites about durability have
 * engines of their own.
 */
async function memoryFolder(): Promise<string | undefined> {
  await removeFoldersOfKilledRuns();
  const { bavail, bsize } = await statfs(MEMORY.folder).catch(() => ({ bavail: 0, bsize: 0 }));
  return bavail * bsize < MEMORY.freeBytes ? undefined : mkdtemp(join(MEMORY.folder, `lucid-test-${process.pid}-`));
}

/** A run that was killed leaves some hundred MB of memory taken. The names of the folders hold the processes that made them. */
async function removeFoldersOfKilledRuns(): Promise<void> {
  for (const name of await readdir(MEMORY.folder).catch(() => [])) {
    const pid = Number(/^lucid-test-(\d+)-/.exec(name)?.[1]);
    if (pid > 0 && identify(pid) === undefined) await rm(join(MEMORY.folder, name), { recursive: true, force: true });
  }
}
