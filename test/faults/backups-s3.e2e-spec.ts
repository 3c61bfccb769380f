import { BackupStorages } from '@lucid/backup';
import type { Job } from '@lucid/jobs';
import { waitUntil } from '@lucid/engines';
import { mongo } from 'mongoose';
import { randomBytes } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { jobEnded } from '../setup/jobs';
import { KilledJobs } from '../setup/killed-jobs';
import { startS3, type S3OfSuite } from '../setup/s3-of-suite';

const COLLECTIONS = ['first', 'second', 'third'];
const EACH = 300;
const LIMIT = { limitMs: 300_000, everyMs: 2 };
const BODY = { compression: 'gzip', collections: COLLECTIONS };

describe('S3, when it or the service goes away', () => {
  let s3: S3OfSuite;
  let sut: KilledJobs;

  beforeAll(async () => {
    s3 = await startS3();
    sut = await KilledJobs.start({ ...s3.settings, BACKUP_STORAGE: 's3' });
    for (const name of COLLECTIONS) {
      const documents = Array.from({ length: EACH }, (_, n) => ({ n, noise: new mongo.Binary(randomBytes(50_000)) }));
      await sut.db.collection(name).insertMany(documents);
    }
  }, 900_000);

  beforeEach(() => {
    waitForS3(600_000);
  });

  afterAll(async () => {
    await sut.close();
    await s3.close();
  });

  const folders = (): Promise<string[]> => readdir(s3.fileOf('')).catch(() => []);
  const listed = async (): Promise<string[]> => {
    const { items } = (await sut.api.get<{ items: { backup_id: string }[] }>('/backups?limit=200')).body;
    return items.map(({ backup_id }) => backup_id);
  };
  const isUploading = async (id: string): Promise<boolean> =>
    (await readdir(s3.fileOf(`${id}/${sut.config.MONGODB_DATABASE}`)).catch(() => [])).length > 0;
  const begin = async (path: string, body: object): Promise<string> =>
    (await sut.api.post<Job>(path, body)).body.job_id;
  const ended = (id: string): Promise<Job> => jobEnded(() => sut.jobs.get(id));
  /** Sets how long the service waits for the next byte of a file, in ms. */
  const waitForS3 = (patience: number): unknown =>
    Object.assign(sut.jobs.app.get(BackupStorages).s3Times, { patience });
  const count = async (database: string): Promise<number[]> =>
    Promise.all(COLLECTIONS.map((name) => sut.client.db(database).collection(name).countDocuments()));

  it('fails a backup in whose midst it is killed, lists nothing of it, and takes the next one without a hand', async () => {
    const id = await begin('/backups', BODY);
    await waitUntil('The upload', () => isUploading(id), LIMIT);
    await s3.gateway.kill();
    const { error } = await ended(id);
    expect(error).toMatchObject({ status: 503, code: 'engine_away', detail: expect.stringContaining('S3') as string });
    expect(await listed()).not.toContain(id);
    await s3.gateway.restart();
    const next = await sut.done('/backups', BODY);
    expect(next).toMatchObject({ state: 'succeeded', result: { documents: COLLECTIONS.length * EACH } });
    // The folder of a later attempt ends with its number.
    const ids = (await folders()).map((name) => name.replace(/\.\d+$/, ''));
    expect(ids.sort()).toEqual((await listed()).sort());
    expect((await sut.done(`/backups/${next.job_id}/verify`, {})).state).toBe('succeeded');
  });

  it('holds up a restore in whose midst it is killed, and comes back: it goes on where it was', async () => {
    const { job_id: backup_id } = await sut.done('/backups', BODY);
    const database = `${sut.config.MONGODB_DATABASE}_restored`;
    const id = await begin('/restores', { backup_id, database });
    const hasBegun = async (): Promise<boolean> =>
      (await sut.client.db(database).collection('first').countDocuments()) > 0;
    await waitUntil('The restore', hasBegun, LIMIT);
    await s3.gateway.kill();
    await s3.gateway.restart();
    expect(await ended(id)).toMatchObject({ state: 'succeeded', attempt: 1 });
    expect(await count(database)).toEqual([EACH, EACH, EACH]);
    await sut.client.db(database).dropDatabase();
  });

  it('leaves live data as it was when it is killed in the midst of a restore that replaces it, and stays away', async () => {
    const { job_id: backup_id } = await sut.done('/backups', BODY);
    const database = sut.config.MONGODB_DATABASE;
    await sut.db.collection('first').insertOne({ n: -1 });
    const id = await begin(`/restores?confirm=${database}`, {
      ...{ backup_id, existing: 'replace', collections: COLLECTIONS },
    });
    const isRestoring = async (): Promise<boolean> => {
      const names = await sut.db.listCollections({}, { nameOnly: true }).toArray();
      return names.some(({ name }) => name.startsWith('lucid_restore_'));
    };
    await waitUntil('The restore', isRestoring, LIMIT);
    waitForS3(100);
    await s3.gateway.kill();
    try {
      expect(await ended(id)).toMatchObject({ state: 'failed', error: { status: 503 } });
      expect(await count(database)).toEqual([EACH + 1, EACH, EACH]);
      expect(await isRestoring()).toBe(false);
    } finally {
      await sut.db.collection('first').deleteOne({ n: -1 });
      await s3.gateway.restart();
    }
  });

  it('is swept of what a service left that was killed in the midst of an upload', async () => {
    const id = await sut.killed('/backups', { ...BODY, name: 'killed' }, isUploading);
    expect(await listed()).not.toContain(id);
    expect(await folders()).toContain(id);
    expect(await sut.takeOver(id)).toMatchObject({ state: 'succeeded', attempt: 2, result: { backup_id: id } });
    expect(await folders()).not.toContain(id);
    expect(await folders()).toContain(`${id}.2`);
    expect((await sut.done(`/backups/${id}/verify`, {})).state).toBe('succeeded');
  });
});
