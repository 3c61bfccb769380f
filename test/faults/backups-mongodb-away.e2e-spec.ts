import { waitUntil } from '@lucid/engines';
import type { Job } from '@lucid/jobs';
import { mongo } from 'mongoose';
import { randomBytes } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { HttpClient } from '../setup/http-client';
import { Jobs } from '../setup/jobs';
import { MortalMongo } from '../setup/mortal-mongo';
import { type RunningApp, startApp } from '../setup/start-app';
import { TcpProxy } from '../setup/tcp-proxy';
import { nextSecond } from '../setup/next-second';
import { restorable } from '../setup/restorable';
import { isBackupUnderWay } from '../setup/incoming-files';

const COLLECTIONS = ['first', 'second', 'third'];
const OLD = 'as it was backed up';
const NEW = 'as it is';

const LIMIT_MS = 300_000;
const FAULTS = ['killed', 'refuse'] as const;
type Fault = (typeof FAULTS)[number];

interface PointInTime {
  ranges: { from: string; to: string }[];
  gaps: unknown[];
}

// One service, and one MongoDB of its own that is killed and cut off again and again, in all cases.
describe('MongoDB killed, or cut off, in the middle of', () => {
  let engine: MortalMongo;
  let proxy: TcpProxy;
  let running: RunningApp;
  let api: HttpClient;
  let jobs: Jobs;
  let client: mongo.MongoClient;
  let db: mongo.Db;
  let target: mongo.Db;
  let backup_id: string;
  let to_time: string;

  beforeAll(async () => {
    engine = await MortalMongo.start();
    proxy = await TcpProxy.before(engine.uri);
    running = await startApp({
      MONGODB_URI: `mongodb://127.0.0.1:${proxy.port}/?directConnection=true`,
      MONGODB_TIMEOUT_MS: '2000',
      BACKUP_PITR_ENABLED: 'true',
      BACKUP_PITR_INTERVAL_SECONDS: '1',
    });
    api = new HttpClient(`${running.url}/api/v1`);
    jobs = new Jobs(running.app);
    client = await mongo.MongoClient.connect(engine.uri, { writeConcern: { w: 'majority' } });
    db = client.db(running.config.MONGODB_DATABASE);
    target = client.db(`${db.databaseName}_restored`);
    await waitUntil('The first slice', async () => (await pitrFiles()).length > 0, { limitMs: LIMIT_MS });
    for (const name of COLLECTIONS) {
      const documents = Array.from({ length: 300 }, (_, n) => ({
        n,
        v: OLD,
        noise: new mongo.Binary(randomBytes(20_000)),
      }));
      await db.collection(name).insertMany(documents);
      await db.collection(name).createIndex({ n: 1 }, {}, {});
    }
    ({ job_id: backup_id } = await done('/backups', { collections: COLLECTIONS }));
    await done('/backups', { name: 'base' });
    await nextSecond();
    for (const name of COLLECTIONS) await db.collection(name).updateMany({}, { $set: { v: NEW } });
    to_time = new Date().toISOString();
    await restorable(api, to_time);
  });

  afterAll(async () => {
    await client.close();
    await running.close();
    await proxy.close();
    await engine.close();
  });

  // What a case has restored is in the way of the next one, whichever that is.
  afterEach(() => target.dropDatabase());

  const pitrFiles = async (): Promise<string[]> =>
    readdir(join(running.config.VOLUME_MOUNT_PATH, 'backups', 'pitr'), { recursive: true }).catch(() => []);

  async function begin(path: string, body: object): Promise<string> {
    const answer = await api.post<Job>(path, body);
    expect([answer.status, answer.body]).toEqual([202, expect.objectContaining({ state: 'queued' })]);
    return answer.body.job_id;
  }

  /** Does a job that nothing is in the way of. */
  async function done(path: string, body: object): Promise<Job> {
    const job = await jobs.ended(await begin(path, body));
    expect([job.state, job.error]).toEqual(['succeeded', undefined]);
    return job;
  }

  /** Begins a job, lets MongoDB fail once something is so, and have it be well again. @returns what became of the job */
  async function struck(
    fault: Fault,
    path: string,
    body: object,
    when: (job_id: string) => Promise<boolean>,
  ): Promise<Job> {
    const id = await begin(path, body);
    await waitUntil('The middle of the work', () => when(id), { limitMs: LIMIT_MS, everyMs: 2 });
    if (fault === 'killed') {
      await engine.kill();
      await engine.revive();
    } else {
      proxy.set(fault);
      // Longer than the service waits for an answer.
      await pause(2500);
      proxy.set('pass');
    }
    await waitUntil('The service', async () => (await fetch(`${running.url}/readyz`)).status === 200, {
      limitMs: LIMIT_MS,
    });
    const job = await jobs.ended(id);
    // It may have got through; if not, it says why, and blames neither the backup nor what was asked for.
    if (job.state !== 'succeeded') expect([job.state, job.error?.code]).toEqual(['failed', 'engine_away']);
    return job;
  }

  const valuesIn = async (of: mongo.Db): Promise<unknown[]> => {
    const found = await Promise.all(
      COLLECTIONS.map(async (name) => [
        await of.collection(name).distinct('v'),
        await of.collection(name).countDocuments(),
        (
          await of
            .collection(name)
            .indexes()
            .catch(() => [])
        ).length,
      ]),
    );
    return found;
  };
  const whole = (value: string): unknown[] => COLLECTIONS.map(() => [[value], 300, 2]);
  const namesIn = async (of: mongo.Db): Promise<string[]> =>
    (await of.listCollections({}, { nameOnly: true }).toArray()).map(({ name }) => name);
  const hasData = async (of: mongo.Db): Promise<boolean> => (await of.collection('first').findOne({})) !== null;

  describe.each(FAULTS)('(%s)', (fault) => {
    it('a backup: it is not listed and leaves no file, and the next one is whole', async () => {
      const isWriting = (): Promise<boolean> =>
        isBackupUnderWay(join(running.config.VOLUME_MOUNT_PATH, 'backups'), db.databaseName);
      const body = { collections: COLLECTIONS, compression: 'gzip', name: `in ${fault}` };
      const job = await struck(fault, '/backups', body, isWriting);
      const { items } = (await api.get<{ items: unknown[] }>(`/backups?name=in%20${fault}`)).body;
      expect(items).toHaveLength(job.state === 'succeeded' ? 1 : 0);
      const next = await done('/backups', body);
      expect(await done(`/backups/${next.job_id}/verify`, {})).toMatchObject({ state: 'succeeded' });
    });

    it('a restore: nothing half restored is left, and the next one is whole', async () => {
      const body = { backup_id, database: target.databaseName };
      const job = await struck(fault, '/restores', body, () => hasData(target));
      if (job.state !== 'succeeded') {
        expect(await namesIn(target)).toEqual([]);
        await done('/restores', body);
      }
      expect(await valuesIn(target)).toEqual(whole(OLD));
    });

    it('a restore to a time: nothing half restored is left, and the next one is whole', async () => {
      const body = { to_time, database: target.databaseName };
      const job = await struck(fault, '/point-in-time/restores', body, () => hasData(target));
      if (job.state !== 'succeeded') {
        expect(await namesIn(target)).toEqual([]);
        await done('/point-in-time/restores', body);
      }
      expect(await valuesIn(target)).toEqual(whole(NEW));
    });

    it('a drill: the backup is not judged by it, and nothing is left once the next has passed', async () => {
      const scratch = async (): Promise<string[]> => {
        const { databases } = await client.db('admin').admin().listDatabases({ nameOnly: true });
        return databases.map(({ name }) => name).filter((name) => name.startsWith(`${db.databaseName}_drill_`));
      };
      const hasBegun = async (): Promise<boolean> => {
        const [name] = await scratch();
        return name !== undefined && hasData(client.db(name));
      };
      const { items } = (await api.get<{ items: { backup_id: string }[] }>('/backups?name=base')).body;
      const [base] = items;
      const before = (await api.get(`/backups/${base?.backup_id}`)).body;
      const job = await struck(fault, '/backup-drills', { backup_id: base?.backup_id }, hasBegun);
      if (job.state !== 'succeeded') expect((await api.get(`/backups/${base?.backup_id}`)).body).toEqual(before);
      await done('/backup-drills', { backup_id: base?.backup_id });
      expect(await scratch()).toEqual([]);
    });
  });

  it.each(FAULTS)(
    '(%s) a restore over what is there, while it fills: nothing has changed, and the next one replaces all',
    async (fault) => {
      const isFilling = async (): Promise<boolean> => {
        const name = (await namesIn(db)).find((each) => each.startsWith('lucid_restore_'));
        return name !== undefined && (await db.collection(name).findOne({})) !== null;
      };
      const path = `/restores?confirm=${db.databaseName}`;
      const body = { backup_id, existing: 'replace' };
      const job = await struck(fault, path, body, isFilling);
      if (job.state !== 'succeeded') expect(await valuesIn(db)).toEqual(whole(NEW));
      const undo = job.state === 'succeeded' ? job : await done(path, body);
      expect(await valuesIn(db)).toEqual(whole(OLD));
      expect((await namesIn(db)).filter((name) => name.startsWith('lucid_restore_'))).toEqual([]);
      await done(path, { backup_id: undo.job_id, existing: 'replace' });
      expect(await valuesIn(db)).toEqual(whole(NEW));
    },
  );

  it('following the oplog: after all of that no moment is missing', async () => {
    await db.collection('first').insertOne({ last: true });
    const last = new Date().toISOString();
    // What is of the same millisecond would be restored too.
    await nextSecond();
    await db.collection('first').deleteOne({ last: true });
    await restorable(api, last);
    expect((await api.get<PointInTime>('/point-in-time')).body).toMatchObject({
      gaps: [],
      ranges: [expect.anything()],
    });
    await done('/point-in-time/restores', { to_time: last, database: target.databaseName });
    expect(await target.collection('first').countDocuments()).toBe(301);
  });
});
