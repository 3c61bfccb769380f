import { redactUri, settingOf } from '@lucid/config';
import { type EngineHandle, type EngineSet, startEngines } from '@lucid/engines';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { dataFolder } from './local-folders';

const variables = { mongo: 'MONGODB_URI', redis: 'REDIS_URI', elasticsearch: 'ELASTICSEARCH_URI' } as const;
const titles = { mongo: 'MongoDB', redis: 'Redis', elasticsearch: 'Elasticsearch' } as const;
type Name = keyof typeof variables;
const names = Object.keys(variables) as Name[];

/** The engines that the environment does not name, started here. */
export interface LocalEngines {
  set: EngineSet;
  /** What the service is to be told. */
  env: Record<string, string>;
  /** Waits for those without which the service does not start; Elasticsearch may come later. */
  awaitNeeded(): Promise<void>;
  /** What runs where, as far as it is known now. */
  rows(): (string | number)[][];
}

/** Starts the engines that are not named by MONGODB_URI, REDIS_URI and ELASTICSEARCH_URI. */
export async function startLocalEngines(log: (line: string) => void): Promise<LocalEngines> {
  if (!process.env.VOLUME_MOUNT_PATH) await mkdir(volumesFolder(), { recursive: true });
  const given = new Map(names.map((name) => [name, settingOf(variables[name], process.env)]));
  const only = names.filter((name) => given.get(name) === undefined);
  const begun = Date.now();
  const set = await startEngines({ dataDir: dataFolder(), only, log });
  const rows = new Map<Name, (string | number)[]>();
  for (const name of names) {
    const engine = set[name];
    rows.set(name, [titles[name], engine?.uri ?? redactUri(given.get(name) ?? ''), engine ? 'starting' : '', '', '']);
    engine?.ready.then(
      ({ version, processes, dataDirs }) => {
        rows.set(name, [titles[name], engine.uri, version, pidsOf(processes), dataDirs.join(' ')]);
        log(`${titles[name]} ${version} answers after ${((Date.now() - begun) / 1000).toFixed(1)} s`);
      },
      (error: unknown) => {
        const why = (error as Error).message;
        if (name === 'elasticsearch' && !set.isStopping()) log(`Search stays out of service: ${why}`);
      },
    );
  }
  return {
    set,
    env: environment(set),
    awaitNeeded: async () => {
      await Promise.all([set.mongo?.ready, set.redis?.ready].map(async (ready) => ready));
    },
    rows: () => [...rows.values()],
  };
}

/** The first engine to end by itself, with the title of what ended and how. */
export async function firstToEnd(engine: EngineHandle | undefined): Promise<string> {
  if (!engine) return new Promise(() => undefined);
  const { processes } = await engine.ready;
  return Promise.race(processes.map(async ({ title, exited }) => `${title} ended by itself (${await exited})`));
}

const volumesFolder = (): string => join(dataFolder(), 'volumes');

function environment(set: EngineSet): Record<string, string> {
  const env: Record<string, string> = {
    MONGODB_DATABASE: process.env.MONGODB_DATABASE ?? 'lucid',
    VOLUME_MOUNT_PATH: process.env.VOLUME_MOUNT_PATH || volumesFolder(),
  };
  if (set.mongo) Object.assign(env, { MONGODB_URI: set.mongo.uri, MONGODB_REPLICA_SET: 'rs0' });
  if (set.redis) Object.assign(env, { REDIS_URI: set.redis.uri, REDIS_CLUSTER_ENABLED: String(set.redis.cluster) });
  if (set.elasticsearch) env.ELASTICSEARCH_URI = set.elasticsearch.uri;
  return env;
}

const pidsOf = (processes: { identity: { pid: number } }[]): string =>
  processes.map(({ identity }) => identity.pid).join(' ');
