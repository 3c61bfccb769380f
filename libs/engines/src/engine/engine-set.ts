import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type ElasticsearchOptions, runElasticsearch } from './elasticsearch-engine';
import type { EngineContext, RunningEngine } from './engine-context';
import { acquireLock, LockHeldError } from '../process/file-lock';
import { freePorts } from '../process/free-ports';
import { locateEngine } from '../fetch/locate';
import { type MongoOptions, mongoUri, runMongo } from './mongo-engine';
import type { EngineName } from '../fetch/pins';
import { ProcessGuard } from '../process/process-guard';
import type { Log } from '../process/progress';
import { type RedisOptions, redisPortCount, redisUri, runRedis } from './redis-engine';
import { EnginesInUseError, endStaleEngines } from '../process/stale-engines';

/** Which engines are started, how, and where their data lie. */
export interface EngineSetOptions {
  dataDir: string;
  mongo?: Partial<MongoOptions>;
  redis?: Partial<RedisOptions>;
  elasticsearch?: Partial<ElasticsearchOptions>;
  /** Only these; all three when left out. */
  only?: ('mongo' | 'redis' | 'elasticsearch')[];
  log?: Log;
}

/** One engine of a set. Its address is known at once; `ready` resolves when it answers. */
export interface EngineHandle {
  uri: string;
  ready: Promise<RunningEngine>;
}

/** Engines that run together and stop together. */
export interface EngineSet {
  mongo?: EngineHandle;
  redis?: EngineHandle & { cluster: boolean };
  elasticsearch?: EngineHandle;
  /** For processes that must not outlive the engines' owner either. */
  guard: ProcessGuard;
  /** Whether `stop` has been called. */
  isStopping(): boolean;
  /** Ends a start under way, then all engines, and waits for their end. */
  stop(): Promise<void>;
}

/**
 * Provisions and starts engines in parallel and gives their handles at once, before any of them answers.
 * Engines that a killed run left on the data folder are ended first; engines of a living process are an error.
 */
export async function startEngines(options: EngineSetOptions): Promise<EngineSet> {
  const log = options.log ?? (() => undefined);
  const only = options.only ?? ['mongo', 'redis', 'elasticsearch'];
  await mkdir(options.dataDir, { recursive: true });
  const lock = await acquireLock(join(options.dataDir, 'lock'), 'running engines', { whenHeld: 'refuse' }).catch(
    (error: unknown) => {
      throw error instanceof LockHeldError ? new EnginesInUseError(error.pid, options.dataDir) : error;
    },
  );
  try {
    await endStaleEngines(options.dataDir, log);
    const stopping = new AbortController();
    const guard = new ProcessGuard(options.dataDir);
    const context = { dataDir: options.dataDir, guard, log, signal: stopping.signal };
    const handles = await makeHandles(options, only, context);
    const starts = Object.values(handles).map(({ ready }) => ready);
    // Whoever awaits `ready` hears of a failure; one that nobody awaits must not end the process.
    for (const start of starts) start.catch(() => undefined);
    const stop = async (): Promise<void> => {
      stopping.abort();
      await Promise.allSettled(starts);
      await guard.close();
      await lock.release();
    };
    let stopped: Promise<void> | undefined;
    const isStopping = (): boolean => stopping.signal.aborted;
    return { ...handles, guard, isStopping, stop: () => (stopped ??= stop()) };
  } catch (error) {
    await lock.release();
    throw error;
  }
}

type Handles = Pick<EngineSet, 'mongo' | 'redis' | 'elasticsearch'>;

async function makeHandles(
  options: EngineSetOptions,
  only: NonNullable<EngineSetOptions['only']>,
  context: EngineContext,
): Promise<Handles> {
  const mongo: MongoOptions = { members: 1, cacheGb: 0.5, oplogMb: 512, historySeconds: 300, ...options.mongo };
  const redis: RedisOptions = { mode: 'single', ...options.redis };
  const elasticsearch: ElasticsearchOptions = { heapMb: 512, quickStart: false, ...options.elasticsearch };
  const handles: Handles = {};
  const lastPorts = await readPorts(options.dataDir);
  const ports = {
    mongo: await freePorts(mongo.members, lastPorts.mongo),
    redis: await freePorts(redisPortCount(redis), lastPorts.redis),
    elasticsearch: await freePorts(2, lastPorts.elasticsearch),
  };
  await writeFile(portsFile(options.dataDir), JSON.stringify(ports));
  const located = (name: EngineName) => locateEngine(name, { log: context.log, signal: context.signal });
  if (only.includes('mongo')) {
    const ready = located('mongod').then((engine) => runMongo(engine, ports.mongo, mongo, context));
    handles.mongo = { uri: mongoUri(ports.mongo), ready };
  }
  if (only.includes('redis')) {
    const ready = located('redis').then((engine) => runRedis(engine, ports.redis, redis, context));
    handles.redis = { uri: redisUri(ports.redis, redis), cluster: redis.mode === 'cluster', ready };
  }
  if (only.includes('elasticsearch')) {
    const ready = located('elasticsearch').then((engine) =>
      runElasticsearch(engine, ports.elasticsearch, elasticsearch, context),
    );
    handles.elasticsearch = { uri: `http://127.0.0.1:${ports.elasticsearch[0]}`, ready };
  }
  return handles;
}

/** The ports of the last run are taken again where they are free, so that addresses stay the same. */
async function readPorts(dataDir: string): Promise<Partial<Record<'mongo' | 'redis' | 'elasticsearch', number[]>>> {
  const text = await readFile(portsFile(dataDir), 'utf8').catch(() => '{}');
  return JSON.parse(text) as Partial<Record<'mongo' | 'redis' | 'elasticsearch', number[]>>;
}

const portsFile = (dataDir: string): string => join(dataDir, 'ports.json');
