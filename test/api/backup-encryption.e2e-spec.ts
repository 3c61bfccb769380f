import type { Job } from '@lucid/jobs';
import { mongo } from 'mongoose';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { HttpClient } from '../setup/http-client';
import { Jobs } from '../setup/jobs';
import { sampleUser } from '../setup/samples';
import { type RunningApp, startReplica } from '../setup/start-app';
import { ownEnvironment, type TestEnvironment } from '../setup/test-environment';

const keyOf = (id: string, byte: number): string => `${id}:${Buffer.alloc(32, byte).toString('base64')}`;
const [OLD, NEW] = [keyOf('old', 1), keyOf('new', 2)];

interface BackupAnswer {
  backup_id: string;
  status: string;
  path: string;
  encryption: string;
  key_id?: string;
}

describe('encrypted backups', () => {
  let environment: TestEnvironment;
  let client: mongo.MongoClient;
  let running: RunningApp | undefined;
  let api: HttpClient;
  let jobs: Jobs;
  let targets = 0;

  /** The service again, on the same database and folder, with other keys. */
  async function restart(BACKUP_ENCRYPTION_KEYS: string): Promise<void> {
    await running?.close();
    running = await startReplica(environment, { BACKUP_ENCRYPTION_KEYS });
    api = new HttpClient(`${running.url}/api/v1`);
    jobs = new Jobs(running.app);
  }

  async function done(path: string, body: object = {}): Promise<Job> {
    const answer = await api.post<Job>(path, body);
    expect([path, answer.status]).toEqual([path, 202]);
    return jobs.ended(answer.body.job_id);
  }

  async function backUp(body: object = {}): Promise<BackupAnswer> {
    const { error, result } = await done('/backups', body);
    expect(error).toBeUndefined();
    const { backup_id } = result as { backup_id: string };
    return (await api.get<BackupAnswer>(`/backups/${backup_id}`)).body;
  }

  /** Restores into a database of its own. @returns how many users are in it */
  async function restored(backup_id: string): Promise<number> {
    const database = `${environment.config.MONGODB_DATABASE}_${(targets += 1)}`;
    const { error } = await done('/restores', { backup_id, database });
    expect(error).toBeUndefined();
    const users = await client.db(database).collection('users').countDocuments();
    await client.db(database).dropDatabase();
    return users;
  }

  beforeAll(async () => {
    environment = await ownEnvironment();
    client = await mongo.MongoClient.connect(environment.config.MONGODB_URI);
    await restart('none');
    const items = Array.from({ length: 20 }, (_, n) => sampleUser('encryption', n));
    expect((await api.post('/users/bulk', { mode: 'atomic', items })).status).toBe(207);
  });

  afterAll(async () => {
    await running?.close();
    await client.close();
    await environment.drop();
  });

  it('are refused without a key, with what to set, and none of the others is encrypted', async () => {
    await restart('none');
    const encryption = 'aes-256-gcm';
    const schedule = { name: 'hourly', cron: '0 * * * *', enabled: false };
    for (const [path, body] of [
      ['/backups', { encryption }],
      ['/backup-schedules', { ...schedule, encryption }],
    ] as const) {
      const refused = await api.post<{ detail: string }>(path, body);
      expect([refused.status, refused.body.detail]).toEqual([409, expect.stringContaining('BACKUP_ENCRYPTION_KEYS')]);
    }
    const { schedule_id } = (await api.post<{ schedule_id: string }>('/backup-schedules', schedule)).body;
    expect((await api.patch(`/backup-schedules/${schedule_id}`, { encryption })).status).toBe(409);
    const backup = await backUp({ collections: ['users'] });
    expect(backup.encryption).toBe('none');
    expect(backup).not.toHaveProperty('key_id');
  });

  it('are made where there is a key, unless another is asked for, and come back', async () => {
    await restart(OLD);
    const backup = await backUp({ name: 'encrypted' });
    expect(backup).toMatchObject({ encryption: 'aes-256-gcm', key_id: 'old', status: 'complete' });
    const files = await readdir(join(backup.path, environment.config.MONGODB_DATABASE));
    expect(files).toContain('users.bson.zst.enc');
    expect(files.filter((file) => !file.endsWith('.enc'))).toEqual([]);
    const { body: list } = await api.get<{ items: BackupAnswer[] }>('/backups?name=encrypted');
    expect(list.items).toMatchObject([{ encryption: 'aes-256-gcm', key_id: 'old' }]);
    expect((await done(`/backups/${backup.backup_id}/verify`)).result).toMatchObject({
      documents: expect.any(Number) as number,
    });
    expect(await restored(backup.backup_id)).toBe(20);
    // For mongorestore; its manifest is authenticated all the same.
    const plain = await backUp({ encryption: 'none', compression: 'gzip', collections: ['users'] });
    expect(plain).toMatchObject({ encryption: 'none', key_id: 'old' });
    expect(await restored(plain.backup_id)).toBe(20);
  });

  it('follow what their schedule says', async () => {
    await restart(OLD);
    const settings = { name: 'daily', cron: '0 3 * * *', enabled: false, encryption: 'aes-256-gcm' };
    const { body: made } = await api.post<{ schedule_id: string }>('/backup-schedules', settings);
    expect(made).toMatchObject({ encryption: 'aes-256-gcm' });
    const path = `/backup-schedules/${made.schedule_id}`;
    expect((await api.patch(path, { encryption: 'none' })).body).toMatchObject({ encryption: 'none' });
    expect((await api.patch(path, { encryption: null })).body).not.toHaveProperty('encryption');
  });

  it('stay readable after another key was put first, and only until theirs is taken away', async () => {
    await restart(OLD);
    const old = await backUp({ collections: ['users'] });
    await restart(`${NEW},${OLD}`);
    const rotated = await backUp({ collections: ['users'] });
    expect([old.key_id, rotated.key_id]).toEqual(['old', 'new']);
    expect([await restored(old.backup_id), await restored(rotated.backup_id)]).toEqual([20, 20]);
    await restart(NEW);
    const { backup_id } = old;
    for (const path of ['/restores/plan', '/restores']) {
      const refused = await api.post<{ detail: string }>(path, {
        backup_id,
        database: `${environment.config.MONGODB_DATABASE}_x`,
      });
      expect([refused.status, refused.body.detail]).toEqual([422, expect.stringContaining('the key old,')]);
    }
    expect(await restored(rotated.backup_id)).toBe(20);
    // What needs no key goes on: digests, the list of files.
    const verified = await done(`/backups/${backup_id}/verify`);
    expect(verified).toMatchObject({ state: 'succeeded', result: { files: 3, documents: 0 } });
    expect((await api.get(`/backups/${backup_id}/files`)).status).toBe(200);
    expect((await api.get<BackupAnswer>(`/backups/${backup_id}`)).body.status).toBe('complete');
  });

  it('come back into the list from the storage alone when their key is there, and the others are named', async () => {
    for (const keys of ['none', OLD, `${NEW},${OLD}`]) {
      await restart(keys);
      await backUp({ collections: ['users'] });
    }
    const { body: before } = await api.get<{ items: BackupAnswer[] }>('/backups');
    const idsOf = (key_id?: string): string[] =>
      before.items
        .filter((backup) => backup.key_id === key_id)
        .map(({ backup_id }) => backup_id)
        .sort();
    const list = client.db(environment.config.MONGODB_DATABASE).collection('backups');
    await restart(NEW);
    await list.deleteMany({});
    const { result } = await done('/backup-catalogue/rebuild');
    const { unproven, ...counted } = result as { unproven: string[] };
    expect(counted).toEqual({ found: idsOf('new').length, entered: idsOf('new').length, damaged: 0, unreadable: [] });
    expect(unproven.sort()).toEqual([...idsOf('old'), ...idsOf()].sort());
    await restart(`${NEW},${OLD}`);
    await done('/backup-catalogue/rebuild');
    const { body: after } = await api.get<{ items: BackupAnswer[] }>('/backups');
    const shown = ({ backup_id, encryption, key_id }: BackupAnswer): object => ({ backup_id, encryption, key_id });
    expect(after.items.map(shown)).toEqual(before.items.filter(({ key_id }) => key_id !== undefined).map(shown));
  });
});
