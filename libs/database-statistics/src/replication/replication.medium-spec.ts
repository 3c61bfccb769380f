import { toProblem } from '@lucid/common';
import type { Config } from '@lucid/config';
import { type EngineSet, locateEngine, startEngines, waitUntil } from '@lucid/engines';
import type { MongoConnector } from '@lucid/mongo';
import { mongo } from 'mongoose';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type MongoOfTest, mongoOfTest } from '../../../../test/setup/mongo-of-test';
import { SecuredMongo } from '../../../../test/setup/secured-mongo';
import { Sampler } from '../history/sampler.service';
import { SampleStore } from '../samples/sample-store';
import { CollectionTable } from '../sizes/collection-table';
import { DatabaseStatsService } from '../stats/database-stats.service';
import { ReplicationService } from './replication.service';

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

describe('replication', () => {
  let folder: string;
  let engines: EngineSet;
  const connected: MongoOfTest[] = [];

  const connect = async (uri: string): Promise<MongoOfTest> => {
    const test = await mongoOfTest(uri, { sampled: false });
    connected.push(test);
    return test;
  };
  const serviceOf = ({ mongo }: MongoOfTest): ReplicationService =>
    new ReplicationService(mongo, new SampleStore(mongo));

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'lucid-replication-'));
    engines = await startEngines({ dataDir: folder, only: ['mongo'], mongo: { members: 3, cacheGb: 0.25 } });
    await engines.mongo?.ready;
  });

  afterAll(async () => {
    // A client of a set without a primary waits for one to end its sessions, unless no member answers (driver 7.8).
    await engines.stop();
    for (const test of connected) await test.close();
    await rm(folder, { recursive: true, force: true });
  });

  /** A server that belongs to no set yet. */
  const startServer = async (name: string, args: string[]): Promise<string> => {
    const { home } = await locateEngine('mongod');
    const port = await freePort();
    const data = join(folder, name);
    await mkdir(data);
    await engines.guard.start({
      title: name,
      command: join(home, 'mongod'),
      args: ['--dbpath', data, '--port', String(port), '--bind_ip', '127.0.0.1', '--nounixsocket', '--quiet', ...args],
      cwd: data,
      logFile: join(data, 'output.log'),
      marker: data,
      graceMs: 10_000,
    });
    const uri = `127.0.0.1:${port}/?directConnection=true`;
    await waitUntil(name, async () => (await command(`mongodb://${uri}`, { ping: 1 })).ok === 1, { limitMs: 120_000 });
    return uri;
  };

  const command = async (uri: string, document: mongo.Document): Promise<mongo.Document> => {
    const client = new mongo.MongoClient(uri, { serverSelectionTimeoutMS: 10_000 });
    try {
      return await client.db('admin').command(document, { readPreference: 'primaryPreferred' });
    } finally {
      await client.close();
    }
  };

  it('tells of a member that stands still how far it is behind, of the majority that goes on, and what a secondary sees without a primary', async () => {
    const test = await connect(engines.mongo?.uri ?? '');
    const sut = serviceOf(test);
    const before = await sut.readReplication();
    expect(before).toMatchObject({ topology: 'replica_set', set: 'rs0', write_majority: 2 });
    expect(before.members?.map(({ state }) => state).sort()).toEqual(['PRIMARY', 'SECONDARY', 'SECONDARY']);
    const still = before.members?.find(({ state }) => state === 'SECONDARY')?.name ?? '';
    const { processes = [] } = (await engines.mongo?.ready) ?? {};
    const pid = processes.find(({ port }) => still.endsWith(`:${String(port)}`))?.identity.pid ?? 0;
    process.kill(pid, 'SIGSTOP');
    try {
      await waitUntil(
        'A lag of two seconds',
        async () => {
          await test.db.collection('kept').insertOne({}, { writeConcern: { w: 'majority' } });
          const { members = [], majority_lag_milliseconds = NaN } = await sut.readReplication();
          const other = members.find(({ state, name }) => state === 'SECONDARY' && name !== still);
          expect(majority_lag_milliseconds).toBeLessThan(2000);
          expect(other?.lag_seconds).toBeLessThan(2);
          return (members.find(({ name }) => name === still)?.lag_seconds ?? 0) >= 2;
        },
        { limitMs: 120_000 },
      );
    } finally {
      process.kill(pid, 'SIGCONT');
    }
    await waitUntil(
      'The member catching up',
      async () => (await sut.readReplication()).members?.every(({ lag_seconds }) => lag_seconds === 0) ?? false,
      { limitMs: 120_000 },
    );

    // Two members of three are killed: nothing can come after it.
    const { members = [], primary } = await sut.readReplication();
    const left = members.find(({ name }) => name !== primary)?.name;
    for (const { port, identity } of processes)
      if (left?.endsWith(`:${String(port)}`) !== true) process.kill(identity.pid, 'SIGKILL');
    await waitUntil('The set without a primary', async () => (await sut.readReplication()).primary === undefined, {
      limitMs: 120_000,
    });
    const seen = await sut.readReplication();
    expect(seen).toMatchObject({ topology: 'replica_set', oplog: { window_seconds: expect.any(Number) as number } });
    const down = seen.members?.filter(({ state }) => state === 'DOWN') ?? [];
    expect(down).toHaveLength(2);
    for (const member of down)
      expect(member).toMatchObject({ healthy: false, away_seconds: expect.any(Number) as number });
    expect(seen.members?.find(({ name }) => name === left)).toMatchObject({ state: 'SECONDARY', lag_seconds: 0 });
  });

  it('says of a server without a set that there is none', async () => {
    const uri = `mongodb://${await startServer('alone', [])}`;
    expect(await serviceOf(await connect(uri)).readReplication()).toEqual({ topology: 'standalone' });
  });

  it('names the privilege that the user of the service lacks, and goes on with the sizes', async () => {
    const secured = await SecuredMongo.start();
    try {
      await secured.createUser('service', ['readWriteAnyDatabase']);
      const test = await connect(secured.uri('service'));
      const refused = await serviceOf(test).readReplication().catch(toProblem);
      expect(refused).toMatchObject({
        code: 'missing_privilege',
        status: 503,
        detail: expect.stringContaining('replSetGetStatus') as string,
      });
      const table = new CollectionTable(test.mongo);
      const store = new SampleStore(test.mongo);
      const sampler = new Sampler(test.mongo, {} as MongoConnector, store, table, {} as Config);
      expect(await sampler.sample(new Date())).toBe(true);
      const stats = await new DatabaseStatsService(test.mongo, table, store).readDatabaseStats({
        sort: 'name',
        limit: 10,
      });
      expect(stats).toMatchObject({
        documents: expect.any(Number) as number,
        server_refusal: expect.stringContaining('serverStatus') as string,
      });
      expect(stats.server).toBeUndefined();
    } finally {
      await secured.close();
    }
  });
});
