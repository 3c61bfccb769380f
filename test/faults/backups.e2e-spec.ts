import { waitUntil } from '@lucid/engines';
import { mongo } from 'mongoose';
import { randomBytes } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { HttpClient } from '../setup/http-client';
import { KilledJobs } from '../setup/killed-jobs';
import { isBackupUnderWay } from '../setup/incoming-files';

const COLLECTIONS = ['first', 'second', 'third'];

describe('kill -9 of the service', () => {
  let sut: KilledJobs;
  let database: string;
  let target: string;
  let client: mongo.MongoClient;
  let folder: string;
  let api: HttpClient;

  beforeAll(async () => {
    sut = await KilledJobs.start();
    ({ MONGODB_DATABASE: database, VOLUME_MOUNT_PATH: folder } = sut.config);
    ({ client, api } = sut);
    target = `${database}_restored`;
    for (const name of COLLECTIONS) {
      const documents = Array.from({ length: 300 }, (_, n) => ({ n, noise: new mongo.Binary(randomBytes(50_000)) }));
      await sut.db.collection(name).insertMany(documents);
      await sut.db.collection(name).createIndex({ n: 1 }, {}, {});
    }
  });

  afterAll(async () => {
    await client.db(target).dropDatabase();
    await sut.close();
  });

  const folders = async (): Promise<string[]> =>
    (await readdir(join(folder, 'backups')).catch(() => [])).filter((name) => name !== '.incoming');

  const hasBegun = async (): Promise<boolean> => (await client.db(target).collection('first').countDocuments()) > 0;

  it('in the middle of a backup: nothing is listed, and another replica makes it anew', async () => {
    const incoming = join(folder, 'backups', '.incoming');
    const isWriting = (): Promise<boolean> => isBackupUnderWay(join(folder, 'backups'), database);
    const id = await sut.killed(
      '/backups',
      { compression: 'gzip', collections: COLLECTIONS, name: 'killed' },
      isWriting,
    );
    expect((await api.get<{ items: unknown[] }>('/backups?name=killed')).body.items).toEqual([]);
    expect(await sut.takeOver(id)).toMatchObject({
      state: 'succeeded',
      attempt: 2,
      result: { backup_id: id, documents: 900 },
    });
    expect((await api.get<{ items: unknown[] }>('/backups?name=killed')).body.items).toHaveLength(1);
    expect(await folders()).not.toContain(id);
    expect(await folders()).toContain(`${id}.2`);
    const isTidy = async (): Promise<boolean> => (await readdir(incoming)).length === 0;
    await waitUntil('Nothing left of the first attempt', isTidy, { limitMs: 300_000 });
    expect((await sut.done(`/backups/${id}/verify`, {})).state).toBe('succeeded');
  });

  it('in the middle of a restore: what it made goes, and another replica restores anew', async () => {
    const { job_id: backup_id } = await sut.done('/backups', { collections: COLLECTIONS });
    const id = await sut.killed('/restores', { backup_id, database: target }, hasBegun);
    expect(await sut.takeOver(id)).toMatchObject({ state: 'succeeded', attempt: 2, result: { documents: 900 } });
    for (const name of COLLECTIONS) expect(await client.db(target).collection(name).countDocuments()).toBe(300);
    await client.db(target).dropDatabase();
  });

  it('in the middle of a restore that is cancelled then: nothing of it is left', async () => {
    const { job_id: backup_id } = await sut.done('/backups', { collections: COLLECTIONS });
    const id = await sut.killed('/restores', { backup_id, database: target }, hasBegun);
    expect((await api.post(`/jobs/${id}/cancel`, undefined)).status).toBe(200);
    expect(await sut.takeOver(id)).toMatchObject({ state: 'cancelled' });
    expect(await client.db(target).listCollections().toArray()).toEqual([]);
  });
});
