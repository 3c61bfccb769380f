import { type EngineSet, type GuardedProcess, startEngines, waitUntil } from '@lucid/engines';
import { mongo } from 'mongoose';
import { execFile } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { nodeFlags } from '../api-process';
import { cloneFolder } from '../local-folders';
import { nextUser } from './users';

export const database = 'lucid_bench';
const seeded = 20_000;
const startLimitMs = 60_000;

/** A server under measurement. */
export interface Server {
  name: string;
  url: string;
  headers: Record<string, string>;
  process: GuardedProcess;
  /** From the start of its process to its first good answer, in s. */
  startSeconds: number;
}

/** Everything that runs for a benchmark. */
export interface Servers {
  service: Server;
  bare: Server;
  /** Ids of the users that are stored. */
  ids: string[];
  /** The engines with their versions. */
  engines: string[];
  mongoUri: string;
  /** Starts the service once more on the same engines, otherwise configured. */
  startReplica(name: string, env: Readonly<Record<string, string>>): Promise<Server>;
  stopReplica(server: Server): Promise<void>;
  stop(): Promise<void>;
}

/** Starts engines on a temporary folder, the service as in production, and the bare server beside it, over the same users. */
export async function startServers(log: (line: string) => void): Promise<Servers> {
  const folder = await mkdtemp(join(tmpdir(), 'lucid-bench-'));
  const set = await startEngines({ dataDir: join(folder, 'engines'), only: ['mongo', 'redis'], log });
  const stop = async (): Promise<void> => {
    await set.stop();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    const uris = { MONGODB_URI: set.mongo?.uri ?? '', REDIS_URI: set.redis?.uri ?? '', MONGODB_DATABASE: database };
    const engines = await Promise.all(
      [set.mongo, set.redis].map(async (engine, index) => {
        const running = await engine?.ready;
        return `${['MongoDB', 'Redis'][index] ?? ''} ${running?.version ?? ''}`;
      }),
    );
    const key = randomBytes(24).toString('hex');
    const startReplica: Servers['startReplica'] = async (name, env) => {
      const server = await startServer(set, folder, name, 'api/src/main.js', {
        ...uris,
        API_KEY: key,
        // More than any machine answers: what is measured is the service at its full rate, its limits on.
        RATE_LIMIT_PER_MINUTE: '100000000',
        LOG_LEVEL: 'warn',
        NODE_ENV: 'production',
        VOLUME_MOUNT_PATH: folder,
        ...env,
      });
      return { ...server, headers: { 'x-api-key': key } };
    };
    const service = await startReplica('service', {});
    const bare = await startServer(set, folder, 'bare', 'cli/src/bench/bare-server.js', {
      ...uris,
      NODE_ENV: 'production',
    });
    const ids = await seed(uris.MONGODB_URI);
    return {
      service,
      bare,
      ids,
      engines,
      mongoUri: uris.MONGODB_URI,
      startReplica,
      stopReplica: async ({ process: child }) => set.guard.end(child),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function startServer(
  set: EngineSet,
  folder: string,
  name: string,
  program: string,
  env: Record<string, string>,
): Promise<Server> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const main = join(cloneFolder, 'dist', 'apps', program);
  const logFile = join(folder, `${name}.log`);
  const begun = performance.now();
  const child = await set.guard.start({
    title: `The ${name} server`,
    command: process.execPath,
    args: [...(name === 'bare' ? [] : nodeFlags), main],
    cwd: cloneFolder,
    // Nothing else of this environment: what it says of engines or keys must not reach the servers. The options are for profiles.
    env: {
      PATH: process.env['PATH'],
      NODE_OPTIONS: process.env['BENCH_NODE_OPTIONS'],
      HTTP_PORT: String(port),
      ...env,
    },
    logFile,
    marker: main,
    graceMs: 20_000,
  });
  const ended = new AbortController();
  void child.exited.then((how) => ended.abort(new Error(`The ${name} server ended before it answered (${how})`)));
  try {
    await waitUntil(`The ${name} server`, () => answers(url, env['API_KEY']), {
      limitMs: startLimitMs,
      everyMs: 20,
      signal: ended.signal,
    });
  } catch (error) {
    const { message } = (ended.signal.aborted ? ended.signal.reason : error) as Error;
    throw new Error(`${message}\n${await readFile(logFile, 'utf8')}`, { cause: error });
  }
  return { name, url, headers: {}, process: child, startSeconds: (performance.now() - begun) / 1000 };
}

async function answers(url: string, key = ''): Promise<boolean> {
  return (await fetch(`${url}/api/v1/users?limit=1`, { headers: { 'x-api-key': key } })).ok;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** Stores users as the service would. */
async function seed(uri: string): Promise<string[]> {
  const client = new mongo.MongoClient(uri);
  try {
    const users = client.db(database).collection('users');
    const ids: string[] = [];
    const first = Date.now() - seeded * 1000;
    while (ids.length < seeded) {
      const documents = Array.from({ length: 1000 }, (_, index) => {
        const at = new Date(first + (ids.length + index) * 1000);
        return { user_id: randomUUID(), ...nextUser(), created_at: at, updated_at: at, version: 1 };
      });
      ids.push(...documents.map(({ user_id }) => user_id));
      await users.insertMany(documents);
    }
    return ids;
  } finally {
    await client.close();
  }
}

/** The memory that a server holds, in MB. */
export async function residentMemory({ process: { identity } }: Server): Promise<number> {
  const { stdout } = await promisify(execFile)('ps', ['-o', 'rss=', '-p', String(identity.pid)]);
  return Number(stdout) / 1024;
}
