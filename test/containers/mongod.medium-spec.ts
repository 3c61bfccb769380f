import { freePorts, locateEngine } from '@lucid/engines';
import { mongo } from 'mongoose';
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { readCompose } from './compose-file';
import { inRepository, readInRepository } from './repository';
import { StartedEngine } from './started-engine';

const { mongodb } = readCompose().services;
const CONFIG = inRepository('configs/database/mongodb/mongod.conf');

/** Runs mongosh, which keeps its settings in HOME. */
const mongosh = (args: string[], env: Record<string, string>): Promise<{ code: number; said: string }> =>
  new Promise((resolve) => {
    execFile(
      process.execPath,
      [require.resolve('mongosh/bin/mongosh.js'), '--quiet', '--norc', ...args],
      { env: { ...process.env, ...env } },
      (error, stdout, stderr) => resolve({ code: error ? Number(error.code) : 0, said: stdout + stderr }),
    );
  });

/** What the official image does to the configuration for the temporary mongod of a first start (its docker-entrypoint.sh). */
function firstStartConfiguration(): string {
  const { systemLog, processManagement, net, security, replication, ...kept } = parse(
    readInRepository('configs/database/mongodb/mongod.conf'),
  ) as Record<string, unknown>;
  expect({ systemLog, processManagement, net, security, replication }).toMatchObject({
    replication: { replSetName: 'rs0' },
  });
  return JSON.stringify(kept);
}

describe('mongod.conf, as the mongodb container uses it', () => {
  const ready = /"Waiting for connections"/;
  let port: number;
  let folder: string;
  let client: mongo.MongoClient;
  const cleanups: (() => Promise<void>)[] = [];

  const start = async (config: string): Promise<StartedEngine> => {
    const { home } = await locateEngine('mongod');
    const started = await StartedEngine.start(join(home, 'mongod'), [
      ...['--config', config, '--port', String(port), '--dbpath', join(folder, 'db')],
    ]);
    await started.says(ready);
    return started;
  };

  /** The very health check of docker-compose.yml, at the address of this mongod. */
  const healthCheck = (): Promise<{ code: number; said: string }> => {
    const [, command, ...args] = mongodb.healthcheck?.test ?? [];
    expect(command).toBe('mongosh');
    const member = mongodb.environment?.REPLICA_SET_MEMBER ?? '';
    const here = `127.0.0.1:${port}`;
    return mongosh(
      args.map((argument) =>
        argument.replace(member, here).replace('/etc/mongo', inRepository('configs/database/mongodb')),
      ),
      { HOME: folder, REPLICA_SET_MEMBER: here },
    );
  };

  beforeAll(async () => {
    [port = 0] = await freePorts(1);
    folder = await mkdtemp(join(tmpdir(), 'lucid-mongod-'));
    cleanups.unshift(() => rm(folder, { recursive: true }));
    await mkdir(join(folder, 'db'));
    const temporary = join(folder, 'first-start.json');
    await writeFile(temporary, firstStartConfiguration());

    const first = await start(temporary);
    try {
      const database = `mongodb://127.0.0.1:${port}/${mongodb.environment?.MONGO_INITDB_DATABASE}`;
      const script = inRepository('scripts/database/init_mongodb_schema.js');
      const initialised = await mongosh([database, script], { HOME: folder });
      if (initialised.code !== 0) throw new Error(`init_mongodb_schema.js failed: ${initialised.said}`);
    } finally {
      await first.stop();
    }

    const engine = await start(CONFIG);
    cleanups.unshift(() => engine.stop());
    await healthCheck();
    await engine.says(/Transition to primary complete/);
    client = await mongo.MongoClient.connect(`mongodb://127.0.0.1:${port}/?replicaSet=rs0`);
    cleanups.unshift(() => client.close());
  });

  afterAll(async () => {
    for (const cleanup of cleanups) await cleanup();
  });

  it('becomes healthy by initiating its replica set, and stays so', async () => {
    expect(await healthCheck()).toEqual({ code: 0, said: '' });
    expect(await healthCheck()).toEqual({ code: 0, said: '' });
  });

  it('keeps the schema that the first start made', async () => {
    const collections = await client.db('lucid').listCollections().toArray();

    expect(collections.map(({ name }) => name)).toEqual(expect.arrayContaining(['users', 'blocks', 'transactions']));
    expect(collections.filter(({ options }: mongo.CollectionInfo) => !options?.validator)).toEqual([]);
    await expect(client.db('lucid').collection('users').insertOne({ no: 'user' })).rejects.toThrow('failed validation');
  });

  it('does transactions', async () => {
    const things = client.db('other').collection<{ _id: string }>('things');

    await client.withSession((session) => session.withTransaction(() => things.insertOne({ _id: 'a' }, { session })));

    expect(await things.countDocuments()).toBe(1);
  });

  it('runs no JavaScript of a caller', async () => {
    const query = client.db('lucid').collection('users').findOne({ $where: 'true' });

    await expect(query).rejects.toThrow('no globalScriptEngine in $where parsing');
  });

  it('listens on loopback, with a bounded cache, the profiler off and two days of oplog', async () => {
    const { parsed } = (await client.db('admin').command({ getCmdLineOpts: 1 })) as { parsed: Record<string, unknown> };
    const { wiredTiger } = await client.db('admin').command({ serverStatus: 1 });

    expect(parsed).toMatchObject({ net: { bindIp: '127.0.0.1' }, storage: { oplogMinRetentionHours: 48 } });
    expect((wiredTiger as { cache: object }).cache).toHaveProperty(['maximum bytes configured'], 2 ** 30);
    expect(await client.db('lucid').command({ profile: -1 })).toMatchObject({ was: 0, slowms: 100 });
  });
});
