import { mongo } from 'mongoose';
import { mkdirSync, watch } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { HttpClient } from '../setup/http-client';
import { jobEnded } from '../setup/jobs';
import { nextSecond } from '../setup/next-second';
import { restorable } from '../setup/restorable';
import { kill, startProcess } from '../setup/service-process';
import { type RunningApp, startReplica } from '../setup/start-app';
import { ownEnvironment, type Settings, type TestEnvironment } from '../setup/test-environment';

const SETTINGS: Settings = { BACKUP_PITR_ENABLED: 'true', BACKUP_PITR_INTERVAL_SECONDS: '1' };

describe('kill -9 of the process that follows the oplog', () => {
  let environment: TestEnvironment;
  let client: mongo.MongoClient;
  let db: mongo.Db;
  let slices: string;
  let running: RunningApp | undefined;

  beforeAll(async () => {
    environment = await ownEnvironment(SETTINGS);
    const { MONGODB_URI, MONGODB_DATABASE, VOLUME_MOUNT_PATH } = environment.config;
    client = await mongo.MongoClient.connect(MONGODB_URI, { writeConcern: { w: 'majority' } });
    db = client.db(MONGODB_DATABASE);
    slices = join(VOLUME_MOUNT_PATH, 'backups', 'pitr');
    mkdirSync(slices, { recursive: true });
  });

  afterAll(async () => {
    await running?.close();
    await client.db(`${db.databaseName}_restored`).dropDatabase();
    await client.close();
    await environment.drop();
  });

  /** Starts a process that follows, and kills it at once when a file comes whose name ends so. */
  async function followUntil(ending: string): Promise<void> {
    const { child } = await startProcess(environment);
    const came = new Promise<void>((resolve) => {
      const watcher = watch(slices, { recursive: true }, (_, name) => {
        if (name?.endsWith(ending) !== true) return;
        child.kill('SIGKILL');
        watcher.close();
        resolve();
      });
    });
    await came;
    await kill(child);
    await db.collection('leases').updateMany({}, { $set: { expires_at: new Date(0) } });
  }

  const api = (): HttpClient => new HttpClient(`${running?.url}/api/v1`);

  async function done(path: string, body: object): Promise<void> {
    const { job_id } = (await api().post<{ job_id: string }>(path, body)).body;
    const read = async (): Promise<{ state?: string }> => (await api().get(`/jobs/${job_id}`)).body;
    expect(await jobEnded(read)).toMatchObject({ state: 'succeeded' });
  }

  it('between the content of a slice, its manifest, and what is said of it: the next goes on, and no moment is missing', async () => {
    const counter = db.collection<{ _id: string; n: number }>('counter');
    await counter.insertOne({ _id: 'c', n: 0 });
    const stop = new AbortController();
    let n = 0;
    const counting = (async () => {
      while (!stop.signal.aborted) {
        await counter.updateOne({ _id: 'c' }, { $set: { n: (n += 1) } });
        // Leaves the processor to the service.
        await pause(10);
      }
    })();
    // The first slice tells whoever follows where to go on.
    await followUntil('.json');
    running = await startReplica(environment);
    await done('/backups', {});
    for (const ending of ['.zst', '.json']) await followUntil(ending);
    await running.close();
    running = await startReplica(environment, SETTINGS);
    stop.abort();
    await counting;
    const to_time = new Date().toISOString();
    // A restore has everything of its millisecond, and the next write may be of the same one.
    await nextSecond();
    await counter.updateOne({ _id: 'c' }, { $set: { n: -1 } });
    await restorable(api(), to_time);
    expect((await api().get('/point-in-time')).body['gaps']).toEqual([]);
    const database = `${db.databaseName}_restored`;
    await done('/point-in-time/restores', { to_time, database });
    expect(await client.db(database).collection('counter').findOne()).toEqual({ _id: 'c', n });
  });
});
