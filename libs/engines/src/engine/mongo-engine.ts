import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { mongo } from 'mongoose';
import { awaitReady } from '../process/await-ready';
import type { EngineContext, RunningEngine } from './engine-context';
import type { LocatedEngine } from '../fetch/locate';
import type { GuardedProcess } from '../process/process-guard';
import { waitUntil } from '../process/wait-until';

/** How MongoDB is run. */
export interface MongoOptions {
  /** One member, or three that elect a primary. */
  members: 1 | 3;
  /** The bound of WiredTiger's cache of each member, in gigabytes. */
  cacheGb: number;
  /** The bound of the oplog of each member, in megabytes. */
  oplogMb: number;
  /** For how long snapshots can be read and dropped collections keep their files (`minSnapshotHistoryWindowInSeconds`), in seconds. */
  historySeconds: number;
}

export const replicaSet = 'rs0';

/** The URI with which clients find the primary of the set. */
export const mongoUri = (ports: number[]): string =>
  `mongodb://${ports.map((port) => `127.0.0.1:${port}`).join(',')}/?replicaSet=${replicaSet}`;

/** Starts the members, makes them a replica set at the first start, and waits for a primary. */
export async function runMongo(
  located: LocatedEngine,
  ports: number[],
  options: MongoOptions,
  context: EngineContext,
): Promise<RunningEngine> {
  const folders = ports.map((_, member) => join(context.dataDir, 'mongodb', `member-${member}`));
  const members = await Promise.all(
    ports.map((port, member) => startMember(located, port, folders[member] ?? '', options, context)),
  );
  await agreeOnMembers(ports, context.signal);
  await waitForPrimary(ports, context.signal);
  return { version: located.version, processes: members, dataDirs: [join(context.dataDir, 'mongodb')] };
}

async function startMember(
  located: LocatedEngine,
  port: number,
  folder: string,
  options: MongoOptions,
  context: EngineContext,
): Promise<GuardedProcess> {
  await mkdir(join(folder, 'db'), { recursive: true });
  const logFile = join(folder, 'mongod.log');
  const guarded = await context.guard.start({
    title: 'MongoDB',
    command: join(located.home, 'mongod'),
    args: [
      ...['--dbpath', join(folder, 'db'), '--port', String(port), '--bind_ip', '127.0.0.1', '--nounixsocket'],
      ...[
        '--replSet',
        replicaSet,
        '--oplogSize',
        String(options.oplogMb),
        '--wiredTigerCacheSizeGB',
        String(options.cacheGb),
      ],
      ...['--setParameter', 'enableTestCommands=0', '--setParameter', 'diagnosticDataCollectionEnabled=false'],
      ...['--setParameter', `minSnapshotHistoryWindowInSeconds=${options.historySeconds}`],
      // Members that stop together need not wait for each other to take over.
      ...['--setParameter', 'shutdownTimeoutMillisForSignaledShutdown=100'],
      ...['--quiet', '--logpath', logFile, '--logappend'],
    ],
    cwd: folder,
    logFile: join(folder, 'output.log'),
    marker: join(folder, 'db'),
    graceMs: 20_000,
    port,
    version: located.version,
  });
  await awaitReady(guarded, () => withMember(port, async (admin) => (await admin.command({ ping: 1 })).ok === 1), {
    limitMs: 180_000,
    signal: context.signal,
    moreLogs: [logFile],
  });
  return guarded;
}

/** Initiates a new set; gives an old one, whose ports were taken in the meantime, its new addresses. */
async function agreeOnMembers(ports: number[], signal?: AbortSignal): Promise<void> {
  const members = ports.map((port, _id) => ({ _id, host: `127.0.0.1:${port}` }));
  const [first = 0] = ports;
  await waitUntil(
    'The configuration of the replica set',
    () =>
      withMember(first, async (admin) => {
        const config = await currentConfig(admin);
        if (!config) {
          await admin.command({
            replSetInitiate: {
              _id: replicaSet,
              members,
              settings: { electionTimeoutMillis: 2000, heartbeatIntervalMillis: 500 },
            },
          });
        } else if (config.members.map(({ host }) => host).join() !== members.map(({ host }) => host).join()) {
          await admin.command({ replSetReconfig: { ...config, version: config.version + 1, members }, force: true });
        }
        return true;
      }),
    { limitMs: 180_000, signal },
  );
}

interface ReplicaSetConfig {
  version: number;
  members: { _id: number; host: string }[];
}

async function currentConfig(admin: mongo.Db): Promise<ReplicaSetConfig | undefined> {
  try {
    const answer = await admin.command({ replSetGetConfig: 1 });
    return answer.config as ReplicaSetConfig;
  } catch (error) {
    if (error instanceof mongo.MongoServerError && error.codeName === 'NotYetInitialized') return undefined;
    throw error;
  }
}

async function waitForPrimary(ports: number[], signal?: AbortSignal): Promise<void> {
  await waitUntil(
    'The election of a primary',
    async () => {
      const members = await Promise.all(
        ports.map((port) => withMember(port, (admin) => admin.command({ hello: 1 }) as Promise<MemberRole>)),
      );
      const primaries = members.filter(({ isWritablePrimary }) => isWritablePrimary);
      const secondaries = members.filter(({ secondary }) => secondary);
      return primaries.length === 1 && secondaries.length === ports.length - 1;
    },
    { limitMs: 180_000, signal },
  );
}

interface MemberRole {
  isWritablePrimary?: boolean;
  secondary?: boolean;
}

async function withMember<T>(port: number, work: (admin: mongo.Db) => Promise<T>): Promise<T> {
  const client = new mongo.MongoClient(`mongodb://127.0.0.1:${port}/?directConnection=true`, {
    serverSelectionTimeoutMS: 2000,
    connectTimeoutMS: 2000,
    readPreference: 'primaryPreferred',
  });
  try {
    return await work(client.db('admin'));
  } finally {
    await client.close();
  }
}
