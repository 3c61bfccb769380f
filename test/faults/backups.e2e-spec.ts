import { waitUntil } from '@lucid/engines';
import { type Job, JobTimes } from '@lucid/jobs';
import { mongo } from 'mongoose';
import type { ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { HttpClient } from '../setup/http-client';
import { Jobs } from '../setup/jobs';
import { kill, startProcess } from '../setup/service-process';
import { type RunningApp, startReplica } from '../setup/start-app';
import { ownEnvironment, type TestEnvironment } from '../setup/test-environment';

const COLLECTIONS = ['first', 'second', 'third'];

describe('kill -9 of the service', () => {
  const children: ChildProcess[] = [];
  let environment: TestEnvironment;
  let database: string;
  let target: string;
  let client: mongo.MongoClient;
  let folder: string;
  let survivor: RunningApp;
  let api: HttpClient;
  let jobs: Jobs;

  beforeAll(async () => {
    environment = await ownEnvironment();
    ({ MONGODB_DATABASE: database, VOLUME_MOUNT_PATH: folder } = environment.config);
    target = `${database}_restored`;
    client = await mongo.MongoClient.connect(environment.config.MONGODB_URI);
    for (const name of COLLECTIONS) {
      const documents = Array.from({ length: 300 }, (_, n) => ({ n, noise: new mongo.Binary(randomBytes(50_000)) }));
      await client.db(database).collection(name).insertMany(documents);
      await client.db(database).collection(name).createIndex({ n: 1 }, {}, {});
    }
    survivor = await startReplica(environment);
    api = new HttpClient(`${survivor.url}/api/v1`);
    jobs = new Jobs(survivor.app);
    // What is begun is begun in the other process: this one looks for work only when it is told to.
    Object.assign(survivor.app.get(JobTimes), { poll: 3_600_000 });
  });

  afterAll(async () => {
    for (const child of children) await kill(child);
    await survivor.close();
    await client.db(target).dropDatabase();
    await client.close();
    await environment.drop();
  });

  const folders = async (): Promise<string[]> =>
    (await readdir(join(folder, 'backups')).catch(() => [])).filter((name) => name !== '.incoming');

  /** Begins a job in a process that is killed as soon as something is so, and lets the survivor have it. */
  async function killed(path: string, body: object, when: (job_id: string) => Promise<boolean>): Promise<string> {
    const { child, url } = await startProcess(environment);
    children.push(child);
    const { job_id } = (await new HttpClient(`${url}/api/v1`).post<Job>(path, body)).body;
    await waitUntil('The middle of the work', () => when(job_id), { limitMs: 30_000, everyMs: 5 });
    await kill(child);
    expect((await jobs.get(job_id)).state).toBe('running');
    return job_id;
  }

  /** Lets everything that the killed process held run out at once. */
  async function takeOver(job_id: string): Promise<Job> {
    const db = client.db(database);
    await db.collection('jobs').updateOne({ job_id }, { $set: { leased_until: new Date(0) } });
    await db
      .collection('volumes')
      .updateMany({ 'claims.0': { $exists: true } }, { $set: { 'claims.$[].expires_at': new Date(0) } });
    Object.assign(survivor.app.get(JobTimes), { poll: 50, doubt: 200 });
    // Any job wakes the runner.
    await api.post('/backups', { collections: ['first'], name: 'waker' });
    return jobs.ended(job_id);
  }

  it('in the middle of a backup: nothing is listed, and another replica makes it anew', async () => {
    const isWriting = async (id: string): Promise<boolean> =>
      (await readdir(join(folder, 'backups', id, database)).catch(() => [])).length >= 2;
    const id = await killed('/backups', { compression: 'gzip', collections: COLLECTIONS, name: 'killed' }, isWriting);
    expect((await api.get<{ items: unknown[] }>('/backups?name=killed')).body.items).toEqual([]);
    expect(await takeOver(id)).toMatchObject({
      state: 'succeeded',
      attempt: 2,
      result: { backup_id: id, documents: 900 },
    });
    expect((await api.get<{ items: unknown[] }>('/backups?name=killed')).body.items).toHaveLength(1);
    expect(await folders()).not.toContain(id);
    expect(await folders()).toContain(`${id}.2`);
    const { job_id } = (await api.post<Job>(`/backups/${id}/verify`, {})).body;
    expect((await jobs.ended(job_id)).state).toBe('succeeded');
  });

  it('in the middle of a restore: what it made goes, and another replica restores anew', async () => {
    const { job_id: backup_id } = (await api.post<Job>('/backups', { collections: COLLECTIONS })).body;
    await jobs.ended(backup_id);
    Object.assign(survivor.app.get(JobTimes), { poll: 3_600_000 });
    const hasBegun = async (): Promise<boolean> => (await client.db(target).collection('first').countDocuments()) > 0;
    const id = await killed('/restores', { backup_id, database: target }, hasBegun);
    expect(await takeOver(id)).toMatchObject({ state: 'succeeded', attempt: 2, result: { documents: 900 } });
    for (const name of COLLECTIONS) expect(await client.db(target).collection(name).countDocuments()).toBe(300);
    await client.db(target).dropDatabase();
  });

  it('in the middle of a restore that is cancelled then: nothing of it is left', async () => {
    const { job_id: backup_id } = (await api.post<Job>('/backups', { collections: COLLECTIONS })).body;
    await jobs.ended(backup_id);
    Object.assign(survivor.app.get(JobTimes), { poll: 3_600_000 });
    const hasBegun = async (): Promise<boolean> => (await client.db(target).collection('first').countDocuments()) > 0;
    const id = await killed('/restores', { backup_id, database: target }, hasBegun);
    expect((await api.post(`/jobs/${id}/cancel`, undefined)).status).toBe(200);
    expect(await takeOver(id)).toMatchObject({ state: 'cancelled' });
    expect(await client.db(target).listCollections().toArray()).toEqual([]);
  });
});
