import type { Job } from '@lucid/jobs';
import { VolumesService } from '@lucid/volume';
import { mongo } from 'mongoose';
import { readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { HttpClient } from '../setup/http-client';
import { Jobs } from '../setup/jobs';
import { sampleUser } from '../setup/samples';
import { type RunningApp, startApp } from '../setup/start-app';

interface BackupAnswer {
  backup_id: string;
  status: string;
  path: string;
  size_bytes: number;
  namespaces: { name: string; state: string; documents: number }[];
  consistency: { mode: string; time?: string };
  verified_at?: string;
  proven_at?: string;
}

describe('/backups and /restores', () => {
  let running: RunningApp;
  let api: HttpClient;
  let jobs: Jobs;
  let client: mongo.MongoClient;
  const made: string[] = [];

  const target = (): string => {
    const name = `${running.config.MONGODB_DATABASE}_${made.length}`;
    made.push(name);
    return name;
  };

  /** Starts a job over HTTP and waits for its end. */
  async function done(path: string, body: object): Promise<Job> {
    const answer = await api.post<Job>(path, body);
    expect([answer.status, answer.headers.get('location')]).toEqual([202, `/api/v1/jobs/${answer.body.job_id}`]);
    return jobs.ended(answer.body.job_id);
  }

  async function backUp(body: object = {}): Promise<BackupAnswer> {
    const { state, result, error } = await done('/backups', body);
    expect({ state, error }).toEqual({ state: 'succeeded' });
    const { backup_id } = result as { backup_id: string };
    return (await api.get<BackupAnswer>(`/backups/${backup_id}`)).body;
  }

  beforeAll(async () => {
    running = await startApp();
    api = new HttpClient(`${running.url}/api/v1`);
    jobs = new Jobs(running.app);
    client = await mongo.MongoClient.connect(running.config.MONGODB_URI);
    const items = Array.from({ length: 200 }, (_, n) => sampleUser('backups', n));
    expect((await api.post('/users/bulk', { mode: 'atomic', items })).status).toBe(207);
  });

  afterAll(async () => {
    for (const name of made) await client.db(name).dropDatabase();
    await client.close();
    await running.close();
  });

  it('backs up the whole database, lists it, and tells of each namespace and file', async () => {
    const backup = await backUp({ name: 'nightly' });
    expect(backup).toMatchObject({ status: 'complete', name: 'nightly', engine: 'native', compression: 'zstd' });
    expect(backup.consistency).toMatchObject({ mode: 'snapshot', time: expect.any(String) as string });
    expect(backup.namespaces.find(({ name }) => name === 'users')).toMatchObject({ state: 'complete', documents: 200 });
    const folder = join(backup.path, running.config.MONGODB_DATABASE);
    expect(await readdir(folder)).toEqual(
      expect.arrayContaining(['users.bson.zst', 'users.metadata.json', 'prelude.json']),
    );
    const { body: list } = await api.get<{ items: BackupAnswer[] }>('/backups?name=nightly');
    expect(list.items).toMatchObject([{ backup_id: backup.backup_id }]);
    expect(list.items[0]).not.toHaveProperty('namespaces');
    const { body: first } = await api.get<{ items: { path: string }[]; next_cursor: string }>(
      `/backups/${backup.backup_id}/files?limit=1`,
    );
    const { body: rest } = await api.get<{ items: { path: string }[] }>(
      `/backups/${backup.backup_id}/files?limit=200&cursor=${first.next_cursor}`,
    );
    const paths = [...first.items, ...rest.items].map(({ path }) => path);
    expect(paths).toEqual((await readdir(folder)).map((name) => `${running.config.MONGODB_DATABASE}/${name}`).sort());
    const { body: volume } = await api.get('/volumes/backups');
    expect(volume['used_bytes']).toBeGreaterThanOrEqual(backup.size_bytes);
  });

  it('takes the same request again, with its key, for the same backup', async () => {
    const headers = { 'idempotency-key': 'the-same-backup' };
    const [first, second] = [
      await api.post<Job>('/backups', { collections: ['users'] }, headers),
      await api.post<Job>('/backups', { collections: ['users'] }, headers),
    ];
    expect(second.body.job_id).toBe(first.body.job_id);
    await jobs.ended(first.body.job_id);
  });

  it('plans a restore, does what was planned, and proves the backup by it', async () => {
    const { backup_id } = await backUp();
    const database = target();
    const { body: plan } = await api.post('/restores/plan', { backup_id, database });
    expect(plan).toMatchObject({ feasible: true, damaged_files: 0, database });
    expect(await client.db(database).listCollections().toArray()).toEqual([]);
    const { state, error, result } = await done('/restores', { backup_id, database, plan_hash: plan['plan_hash'] });
    expect({ state, error }).toEqual({ state: 'succeeded' });
    const { namespaces } = result as { namespaces: { name: string }[] };
    expect(namespaces.find(({ name }) => name === 'users')).toMatchObject({
      read: 200,
      written: 200,
      rejected: 0,
      outcome: 'complete',
    });
    expect(await client.db(database).collection('users').countDocuments()).toBe(200);
    const { body: proven } = await api.get<BackupAnswer>(`/backups/${backup_id}`);
    expect(proven.proven_at).toEqual(expect.any(String));
    const again = await api.post('/restores', { backup_id, database });
    expect([again.status, again.body['code']]).toEqual([409, 'conflict']);
    const { body: other } = await api.post('/restores/plan', { backup_id, database, collections: ['users'] });
    expect(other).toMatchObject({ feasible: false, namespaces: [{ name: 'users', action: 'conflict' }] });
    const changed = await api.post('/restores', { backup_id, database: target(), plan_hash: plan['plan_hash'] });
    expect([changed.status, changed.body['code']]).toEqual([409, 'conflict']);
  });

  it('brings a collection back where it was dropped, and never one that is there', async () => {
    await client
      .db(running.config.MONGODB_DATABASE)
      .collection('notes')
      .insertMany([{ n: 1 }, { n: 2 }]);
    const { backup_id } = await backUp({ collections: ['notes', 'users'] });
    const refused = await api.post('/restores', { backup_id, collections: ['notes'] });
    expect(refused.body).toMatchObject({ status: 409, errors: [{ code: 'taken' }] });
    await client.db(running.config.MONGODB_DATABASE).collection('notes').drop();
    expect((await done('/restores', { backup_id, collections: ['notes'] })).state).toBe('succeeded');
    expect(await client.db(running.config.MONGODB_DATABASE).collection('notes').countDocuments()).toBe(2);
  });

  it('verifies a backup, finds what is damaged, and restores nothing of it', async () => {
    const { backup_id, path } = await backUp({ compression: 'none', collections: ['users'] });
    expect((await done(`/backups/${backup_id}/verify`, {})).state).toBe('succeeded');
    expect((await api.get<BackupAnswer>(`/backups/${backup_id}`)).body.verified_at).toEqual(expect.any(String));
    const file = join(path, running.config.MONGODB_DATABASE, 'users.bson');
    const content = await readFile(file);
    content.writeUInt8(content.readUInt8(200) ^ 4, 200);
    await writeFile(file, content);
    const { state, error } = await done(`/backups/${backup_id}/verify`, {});
    expect(state).toBe('failed');
    expect(error).toMatchObject({
      code: 'unprocessable',
      errors: [{ pointer: `/${running.config.MONGODB_DATABASE}/users.bson`, code: 'sha256' }],
    });
    expect((await api.get<BackupAnswer>(`/backups/${backup_id}`)).body.status).toBe('damaged');
    const database = target();
    expect((await done('/restores', { backup_id, database })).error).toMatchObject({ code: 'unprocessable' });
    await truncate(file, 5);
    const refused = await api.post('/restores', { backup_id, database });
    expect(refused.status).toBe(422);
    await rm(join(path, 'manifest.json'));
    expect((await api.get(`/backups/${backup_id}/files`)).status).toBe(422);
    expect((await api.post('/restores/plan', { backup_id, database })).status).toBe(422);
    expect(await client.db(database).listCollections().toArray()).toEqual([]);
    expect((await api.delete(`/backups/${backup_id}?confirm=${backup_id}`)).status).toBe(204);
  });

  it('sweeps what was broken off, and touches nothing that has a manifest', async () => {
    const files = await running.app.get(VolumesService).open('backups');
    const { job_id } = await done('/backups', { collections: ['not_there'] });
    await files.write(`${job_id}/db/users.bson`, Readable.from([Buffer.from('x')]));
    await files.write('unknown/manifest.json', Readable.from([Buffer.from('{}')]));
    const kept = await backUp({ collections: ['users'] });
    await backUp({ collections: ['users'] });
    expect(await files.stat(job_id)).toBeUndefined();
    expect(await files.stat('unknown/manifest.json')).toBeDefined();
    expect((await done(`/backups/${kept.backup_id}/verify`, {})).state).toBe('succeeded');
    await files.remove('unknown');
  });

  it('deletes a backup with its files, once that is confirmed', async () => {
    const { backup_id, path } = await backUp({ collections: ['users'] });
    expect((await api.delete(`/backups/${backup_id}`)).status).toBe(400);
    expect((await api.delete(`/backups/${backup_id}?confirm=${backup_id}`)).status).toBe(204);
    expect((await api.get(`/backups/${backup_id}`)).status).toBe(404);
    await expect(readdir(path)).rejects.toMatchObject({ code: 'ENOENT' });
    expect((await api.delete(`/backups/${backup_id}?confirm=${backup_id}`)).status).toBe(404);
  });

  it('fails, and leaves nothing, when the quota has no room', async () => {
    const { body: volume } = await api.get('/volumes/backups');
    const before = await readdir(join(running.config.VOLUME_MOUNT_PATH, 'backups'));
    await client
      .db(running.config.MONGODB_DATABASE)
      .collection('large')
      .insertMany(Array.from({ length: 40 }, () => ({ noise: new mongo.Binary(Buffer.alloc(1_000_000, 7)) })));
    expect(
      (await api.patch('/volumes/backups', { quota_bytes: Number(volume['used_bytes']) + 1_048_576 })).status,
    ).toBe(200);
    const { state, error } = await done('/backups', { compression: 'none' });
    expect([state, error?.code]).toEqual(['failed', 'out_of_space']);
    expect(await readdir(join(running.config.VOLUME_MOUNT_PATH, 'backups'))).toEqual(before);
    expect((await api.get('/volumes/backups')).body).toMatchObject({
      used_bytes: volume['used_bytes'],
      reserved_bytes: 0,
    });
    await api.patch('/volumes/backups', { quota_bytes: volume['quota_bytes'] });
    await client.db(running.config.MONGODB_DATABASE).collection('large').drop();
  });

  it.each([
    [{ collections: [] }, 400],
    [{ collections: ['a', 'a'] }, 400],
    [{ collections: ['$a'] }, 400],
    [{ collections: ['system.views'] }, 400],
    [{ compression: 'lz4' }, 400],
    [{ name: '../x' }, 400],
    [{ encryption: {} }, 400],
  ])('refuses %j', async (body, status) => {
    expect((await api.post('/backups', body)).status).toBe(status);
  });

  it.each(['admin', 'local', 'config', '../x', 'a.b', 'A', ''])(
    'restores into no database called %j',
    async (database) => {
      expect((await api.post('/restores', { backup_id: 'x', database })).status).toBe(400);
    },
  );

  it('fails when a collection that is asked for is not there', async () => {
    const { state, error } = await done('/backups', { collections: ['users', 'nothing'] });
    expect([state, error?.code]).toEqual(['failed', 'not_found']);
    expect((await api.post('/restores', { backup_id: 'nothing' })).status).toBe(404);
    expect((await api.post('/backups/nothing/verify', {})).status).toBe(404);
  });
});
