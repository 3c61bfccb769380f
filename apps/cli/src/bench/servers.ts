import { startChild } from '@lucid/config';
import { type EngineSet, freePorts, type GuardedProcess, runCommand, startEngines, waitUntil } from '@lucid/engines';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { MALLOC, NODE_ARGUMENTS } from '../../../api/src/memory-settings';
import { cloneFolder } from '../local-folders';
import { database, storeUsers } from './store-users';

const seeded = 20_000;
const startLimitMs = 60_000;
const toolGraceMs = 5000;

/** A server under measurement. */
export interface Server {
  name: string;
  url: string;
  headers: Record<string, string>;
  process: GuardedProcess;
  /** From the start of its process to its first good answer, in s. */
  startSeconds: number;
}

/** Engines for a benchmark, and the service as often as it is wanted. */
export interface Bench {
  /** Where everything of it stands, and goes in the end. */
  folder: string;
  /** The engines with their versions. */
  engines: string[];
  uris: { MONGODB_URI: string; REDIS_URI: string; ELASTICSEARCH_URI?: string };
  /** Starts the service as in production, with what is configured otherwise. */
  startReplica(name: string, env: Readonly<Record<string, string>>): Promise<Server>;
  /** Starts another program of this repository over the same database. */
  startOther(name: string, program: string): Promise<Server>;
  stopReplica(server: Server): Promise<void>;
  /** Runs a program that ends by itself; it ends with the engines at the latest. @throws Error when it fails */
  runToEnd(title: string, command: string, args: string[]): Promise<void>;
  stop(): Promise<void>;
}

/** Everything that runs for a comparison. */
export interface Servers extends Bench {
  service: Server;
  bare: Server;
  /** Ids of the users that are stored. */
  ids: string[];
}

/** Starts engines on a temporary folder. */
export async function startBench(only: readonly ('mongo' | 'redis' | 'elasticsearch')[]): Promise<Bench> {
  const folder = await mkdtemp(join(tmpdir(), 'lucid-bench-'));
  const set = await startEngines({ dataDir: join(folder, 'engines'), only: [...only], log: () => undefined });
  const stop = async (): Promise<void> => {
    await set.stop();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    const titles = { mongo: 'MongoDB', redis: 'Redis', elasticsearch: 'Elasticsearch' };
    const engines = await Promise.all(
      only.map(async (name) => `${titles[name]} ${(await set[name]?.ready)?.version ?? ''}`),
    );
    const uris = {
      MONGODB_URI: set.mongo?.uri ?? '',
      REDIS_URI: set.redis?.uri ?? '',
      ...(set.elasticsearch !== undefined && { ELASTICSEARCH_URI: set.elasticsearch.uri }),
    };
    const key = randomBytes(24).toString('hex');
    const common = { ...uris, MONGODB_DATABASE: database, NODE_ENV: 'production' };
    return {
      folder,
      engines,
      uris,
      startReplica: async (name, env) => {
        const server = await startServer(set, folder, name, 'api/src/main.js', {
          ...common,
          API_KEY: key,
          // More than any machine answers: what is measured is the service at its full rate, its limits on.
          RATE_LIMIT_PER_MINUTE: '100000000',
          LOG_LEVEL: 'warn',
          VOLUME_MOUNT_PATH: folder,
          ...env,
        });
        return { ...server, headers: { 'x-api-key': key } };
      },
      startOther: async (name, program) => startServer(set, folder, name, program, common),
      stopReplica: async ({ process: child }) => set.guard.end(child),
      runToEnd: (title, command, args) => runToEnd(set, title, command, args),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Starts the service as in production, and the bare server beside it, over the same users. */
export async function startServers(): Promise<Servers> {
  const bench = await startBench(['mongo', 'redis']);
  try {
    const service = await bench.startReplica('service', {});
    const bare = await bench.startOther('bare', 'cli/src/bench/bare-server.js');
    return { ...bench, service, bare, ids: await storeUsers(bench.uris.MONGODB_URI, seeded) };
  } catch (error) {
    await bench.stop();
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
  const [port = 0] = await freePorts(1);
  const url = `http://127.0.0.1:${port}`;
  const main = join(cloneFolder, 'dist', 'apps', program);
  const logFile = join(folder, `${name}.log`);
  const begun = performance.now();
  const child = await set.guard.start({
    title: `The ${name} server`,
    command: process.execPath,
    args: [...NODE_ARGUMENTS, main],
    cwd: cloneFolder,
    // The options are for profiles.
    env: {
      NODE_OPTIONS: process.env['BENCH_NODE_OPTIONS'],
      ...MALLOC,
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

async function runToEnd(set: EngineSet, title: string, command: string, args: string[]): Promise<void> {
  const child = startChild(command, args, ['ignore', 'ignore', 'pipe'], { detached: true });
  const said = text(child.stderr);
  await once(child, 'spawn');
  const { exited } = await set.guard.adopt(child, { title, logFile: '', marker: command, graceMs: toolGraceMs });
  const how = await exited;
  if (child.exitCode !== 0) throw new Error(`${title} ended (${how})\n${await said}`);
}

async function answers(url: string, key = ''): Promise<boolean> {
  return (await fetch(`${url}/api/v1/users?limit=1`, { headers: { 'x-api-key': key } })).ok;
}

/** The memory that a server holds, in MB. Where it can be read it is: a program that is started for it, ten times a second, is felt by the callers that are timed. */
export async function residentMemory({ process: { identity } }: Server): Promise<number> {
  if (process.platform === 'linux') {
    const status = await readFile(`/proc/${identity.pid}/status`, 'utf8');
    return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1]) / 1024;
  }
  return Number(await runCommand('ps', ['-o', 'rss=', '-p', String(identity.pid)])) / 1024;
}
