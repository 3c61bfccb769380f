import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { awaitReady } from '../process/await-ready';
import type { EngineContext, RunningEngine } from './engine-context';
import type { LocatedEngine } from '../fetch/locate';
import type { GuardedProcess } from '../process/process-guard';
import { formCluster } from './redis-cluster';

/** How Redis is run: one server, or a cluster of three masters with a replica each. */
export interface RedisOptions {
  mode: 'single' | 'cluster';
}

/** Each node needs a port for clients and, in a cluster, one for its bus. */
export const redisPortCount = ({ mode }: RedisOptions): number => (mode === 'single' ? 1 : 12);

/** The URI of a single server, or of the nodes of a cluster with commas between them. */
export function redisUri(ports: number[], { mode }: RedisOptions): string {
  const clientPorts = mode === 'single' ? ports.slice(0, 1) : ports.slice(0, 6);
  return clientPorts.map((port) => `redis://127.0.0.1:${port}`).join(',');
}

/** Starts the server, or the six nodes and makes them one cluster. */
export async function runRedis(
  located: LocatedEngine,
  ports: number[],
  options: RedisOptions,
  context: EngineContext,
): Promise<RunningEngine> {
  const root = join(context.dataDir, 'redis');
  const count = options.mode === 'single' ? 1 : 6;
  const nodes = ports.slice(0, count).map((port, index) => ({
    port,
    folder: join(root, options.mode === 'single' ? 'single' : `node-${index}`),
    busPort: options.mode === 'cluster' ? ports[count + index] : undefined,
  }));
  const processes = await Promise.all(nodes.map((node) => startNode(located, node, context)));
  if (options.mode === 'cluster') await formCluster(nodes, context.signal);
  return { version: located.version, processes, dataDirs: [root] };
}

async function startNode(
  located: LocatedEngine,
  node: { port: number; folder: string; busPort?: number },
  context: EngineContext,
): Promise<GuardedProcess> {
  await mkdir(node.folder, { recursive: true });
  // Redis is a cache here: it starts empty, and so does a cluster's knowledge of its nodes.
  await rm(join(node.folder, 'nodes.conf'), { force: true });
  const logFile = join(node.folder, 'redis.log');
  const config = join(node.folder, 'redis.conf');
  await writeFile(config, `${configuration(node, logFile).join('\n')}\n`);
  const guarded = await context.guard.start({
    title: 'Redis',
    command: join(located.home, 'redis-server'),
    args: [config],
    cwd: node.folder,
    logFile: join(node.folder, 'output.log'),
    marker: config,
    graceMs: 10_000,
    port: node.port,
    version: located.version,
  });
  await awaitReady(guarded, () => ping(node.port), { limitMs: 180_000, signal: context.signal, moreLogs: [logFile] });
  return guarded;
}

function configuration(node: { port: number; folder: string; busPort?: number }, logFile: string): string[] {
  const lines = [
    'bind 127.0.0.1',
    `port ${node.port}`,
    'protected-mode yes',
    'daemonize no',
    // Keeps the path of this file in the command line, by which the process is known to be ours.
    'set-proc-title no',
    `dir ${JSON.stringify(node.folder)}`,
    `logfile ${JSON.stringify(logFile)}`,
    'save ""',
    'appendonly no',
    'maxmemory 256mb',
    'maxmemory-policy volatile-lru',
  ];
  if (node.busPort === undefined) return lines;
  return [
    ...lines,
    'cluster-enabled yes',
    'cluster-config-file nodes.conf',
    `cluster-port ${node.busPort}`,
    'cluster-node-timeout 2000',
    'repl-diskless-sync-delay 0',
  ];
}

async function ping(port: number): Promise<boolean> {
  const client = new Redis({ host: '127.0.0.1', port, lazyConnect: true, retryStrategy: () => null });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.ping();
    return true;
  } finally {
    client.disconnect();
  }
}
