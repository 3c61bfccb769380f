import { waitUntil } from '@lucid/engines';
import type { Job } from '@lucid/jobs';
import { mongo } from 'mongoose';
import { access, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { HttpClient } from '../setup/http-client';
import { Jobs } from '../setup/jobs';
import { startS3, type S3OfSuite } from '../setup/s3-of-suite';
import { sampleUser } from '../setup/samples';
import { type RunningApp, startReplica } from '../setup/start-app';
import { ownEnvironment, type Settings, type TestEnvironment } from '../setup/test-environment';

interface BackupAnswer {
  backup_id: string;
  status: string;
  storage: string;
  path: string;
  pinned: boolean;
  key_id: string;
}
interface Items<T> {
  items: T[];
}

const KEYS = `k:${Buffer.alloc(32, 1).toString('base64')}`;

describe('backups in S3', () => {
  let s3: S3OfSuite;
  let environment: TestEnvironment;
  let client: mongo.MongoClient;
  let db: mongo.Db;
  let running: RunningApp | undefined;
  let api: HttpClient;
  let jobs: Jobs;
  let targets = 0;
  let told: Settings | undefined;

  /** The service again, on the same database and folder, told something else of S3. */
  async function restart(settings: Settings = s3.settings): Promise<void> {
    told = settings;
    await running?.close();
    running = await startReplica(environment, { BACKUP_ENCRYPTION_KEYS: KEYS, ...settings });
    api = new HttpClient(`${running.url}/api/v1`);
    jobs = new Jobs(running.app);
  }

  async function done(path: string, body: object = {}): Promise<Job> {
    const answer = await api.post<Job>(path, body);
    expect([path, answer.status, answer.body]).toEqual([path, 202, expect.anything()]);
    return jobs.ended(answer.body.job_id);
  }

  async function backUp(body: object = {}): Promise<BackupAnswer> {
    const { error, result } = await done('/backups', body);
    expect(error).toBeUndefined();
    return backup((result as { backup_id: string }).backup_id);
  }

  const backup = async (id: string): Promise<BackupAnswer> => (await api.get<BackupAnswer>(`/backups/${id}`)).body;
  const inS3 = (body: object = {}): Promise<BackupAnswer> => backUp({ storage: 's3', collections: ['users'], ...body });
  const isThere = (path: string): Promise<boolean> =>
    access(s3.fileOf(path)).then(
      () => true,
      () => false,
    );
  const hashes = async (name: string): Promise<unknown> =>
    ((await client.db(name).command({ dbHash: 1, collections: ['users', 'notes'] })) as { collections: object })
      .collections;

  async function restored(backup_id: string, collections = ['users']): Promise<string> {
    const database = `${db.databaseName}_${(targets += 1)}`;
    const { error } = await done('/restores', { backup_id, database, collections });
    expect(error).toBeUndefined();
    return database;
  }

  beforeAll(async () => {
    s3 = await startS3();
    environment = await ownEnvironment();
    client = await mongo.MongoClient.connect(environment.config.MONGODB_URI, { writeConcern: { w: 'majority' } });
    db = client.db(environment.config.MONGODB_DATABASE);
    await restart();
    const items = Array.from({ length: 50 }, (_, n) => sampleUser('s3', n));
    expect((await api.post('/users/bulk', { mode: 'atomic', items })).status).toBe(207);
    await db.collection('notes').insertMany(Array.from({ length: 500 }, (_, n) => ({ n, text: 'x'.repeat(n) })));
  }, 900_000);

  beforeEach(async () => {
    if (told !== s3.settings) await restart();
  });

  afterAll(async () => {
    for (let n = 1; n <= targets; n += 1) await client.db(`${db.databaseName}_${n}`).dropDatabase();
    await running?.close();
    await client.close();
    await environment.drop();
    await s3.close();
  });

  it('are made where the request says, and come back the same', async () => {
    const there = await backUp({ storage: 's3', name: 'there' });
    const here = await backUp({ name: 'here' });
    expect(there).toMatchObject({ storage: 's3', status: 'complete', key_id: 'k' });
    expect(there.path).toBe(`s3://backups/lucid/test/${there.backup_id}`);
    expect(here.storage).toBe('volume');
    expect(await isThere(`${there.backup_id}/${db.databaseName}/users.bson.zst.enc`)).toBe(true);
    const { body: list } = await api.get<Items<BackupAnswer>>('/backups?storage=s3');
    const listed = list.items.map(({ backup_id }) => backup_id);
    expect([listed.includes(there.backup_id), listed.includes(here.backup_id)]).toEqual([true, false]);
    const { body: files } = await api.get<Items<{ path: string }>>(`/backups/${there.backup_id}/files?limit=200`);
    expect(files.items.map(({ path }) => path)).toContain(`${db.databaseName}/users.bson.zst.enc`);
    expect(await done(`/backups/${there.backup_id}/verify`)).toMatchObject({ state: 'succeeded' });
    expect(await hashes(await restored(there.backup_id, ['users', 'notes']))).toEqual(await hashes(db.databaseName));
  });

  it('are found to be damaged when one bit of an object is another', async () => {
    const { backup_id } = await inS3();
    const file = s3.fileOf(`${backup_id}/${db.databaseName}/users.bson.zst.enc`);
    const content = await readFile(file);
    content.writeUInt8(content.readUInt8(content.length >> 1) ^ 1, content.length >> 1);
    await writeFile(file, content);
    const { error } = await done(`/backups/${backup_id}/verify`);
    expect(error).toMatchObject({ errors: [{ pointer: `/${db.databaseName}/users.bson.zst.enc`, code: 'content' }] });
    expect((await backup(backup_id)).status).toBe('damaged');
  });

  it('are pinned, and deleted with all their objects', async () => {
    const { backup_id } = await inS3();
    await api.patch(`/backups/${backup_id}`, { pinned: true });
    expect(await isThere(`${backup_id}/pinned.json`)).toBe(true);
    expect((await api.delete(`/backups/${backup_id}?confirm=${backup_id}`)).status).toBe(409);
    await api.patch(`/backups/${backup_id}?confirm=${backup_id}`, { pinned: false });
    expect((await api.delete(`/backups/${backup_id}?confirm=${backup_id}`)).status).toBe(204);
    expect(await isThere(backup_id)).toBe(false);
    expect((await api.get(`/backups/${backup_id}`)).status).toBe(404);
  });

  it('come back into the list from the bucket alone, pins and all', async () => {
    const kept = await inS3({ name: 'kept' });
    await api.patch(`/backups/${kept.backup_id}`, { pinned: true });
    const before = await backup(kept.backup_id);
    await db.collection('backups').deleteMany({ storage: 's3' });
    expect(await done('/backup-catalogue/rebuild')).toMatchObject({ state: 'succeeded' });
    expect(await backup(kept.backup_id)).toEqual(before);
    await restored(kept.backup_id);
  });

  it('are no more damaged by an S3 that is away than those in the volume are kept from being entered', async () => {
    const there = await inS3();
    const here = await backUp({ collections: ['users'] });
    await db.collection('backups').deleteOne({ backup_id: here.backup_id });
    await s3.gateway.kill();
    try {
      const { error } = await done('/backup-catalogue/rebuild');
      expect(error).toMatchObject({ status: 503, detail: expect.stringMatching(/storage s3 .*1 entered/) as string });
      const refused = await api.delete(`/backups/${there.backup_id}?confirm=${there.backup_id}`);
      expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '30']);
    } finally {
      await s3.gateway.restart();
    }
    expect((await backup(here.backup_id)).status).toBe('complete');
    expect((await backup(there.backup_id)).status).toBe('complete');
    expect((await api.delete(`/backups/${there.backup_id}?confirm=${there.backup_id}`)).status).toBe(204);
  });

  it('keep the retention from none of the others while S3 is away, and go once it is back', async () => {
    const here = await backUp({ collections: ['users'] });
    const there = await inS3();
    await backUp({ collections: ['users'] });
    const retain = (): Promise<Job> => done('/backup-retention?confirm=backups', { retention: { count: 1 } });
    const status = async ({ backup_id }: BackupAnswer): Promise<number> =>
      (await api.get(`/backups/${backup_id}`)).status;
    await s3.gateway.kill();
    try {
      expect(await retain()).toMatchObject({ state: 'failed', error: { status: 503 } });
      expect([await status(here), await status(there)]).toEqual([404, 200]);
    } finally {
      await s3.gateway.restart();
    }
    expect(await retain()).toMatchObject({ state: 'succeeded' });
    expect([await status(there), await isThere(there.backup_id)]).toEqual([404, false]);
  });

  it('follow what their schedule says, and else what the configuration says', async () => {
    const settings = { name: 'daily', cron: '0 3 * * *', enabled: false, storage: 's3' };
    const { body: made } = await api.post<{ schedule_id: string; storage: string }>('/backup-schedules', settings);
    expect(made.storage).toBe('s3');
    const path = `/backup-schedules/${made.schedule_id}`;
    expect((await api.patch(path, { storage: null })).body).not.toHaveProperty('storage');
    await restart({ ...s3.settings, BACKUP_STORAGE: 's3' });
    expect((await backUp({ collections: ['users'] })).storage).toBe('s3');
    expect((await backUp({ collections: ['users'], storage: 'volume' })).storage).toBe('volume');
  });

  it('are left alone while S3 is not configured, or as another place, and that is said', async () => {
    const { backup_id } = await inS3();
    const asked = { backup_id, database: `${db.databaseName}_x` };
    for (const [settings, word] of [
      [{}, 'BACKUP_S3_BUCKET'],
      [{ ...s3.settings, BACKUP_S3_PREFIX: 'lucid/other' }, 'BACKUP_S3_PREFIX'],
    ] as const) {
      await restart(settings);
      const refused = await api.post<{ detail: string }>('/restores/plan', asked);
      expect([refused.status, refused.body.detail]).toEqual([409, expect.stringContaining(word)]);
      expect((await api.delete(`/backups/${backup_id}?confirm=${backup_id}`)).status).toBe(409);
      expect(await done('/backup-catalogue/rebuild')).toMatchObject({ state: 'succeeded', result: { damaged: 0 } });
      expect(await backup(backup_id)).not.toHaveProperty('deleting_at');
    }
    await restart({});
    const schedule = { name: 'none', cron: '0 3 * * *', enabled: false, storage: 's3' };
    expect((await api.post('/backups', { storage: 's3' })).status).toBe(409);
    expect((await api.post('/backup-schedules', schedule)).status).toBe(409);
    await restart();
    await restored(backup_id);
  });

  it("leave what is not theirs in the bucket, under the service's prefix or beside it", async () => {
    for (const path of ['photos/cat.jpg', '../cat.jpg', 'another-services-backup/db/a.bson'])
      await writeFileUnder(s3.fileOf(path));
    await inS3();
    for (const path of ['photos/cat.jpg', '../cat.jpg', 'another-services-backup/db/a.bson'])
      expect(await isThere(path)).toBe(true);
  });

  it('are what times since then are restored from, with slices in the volume', async () => {
    await restart({ ...s3.settings, BACKUP_PITR_ENABLED: 'true', BACKUP_PITR_INTERVAL_SECONDS: '1' });
    type Told = { slices: number; ranges: { from: string; to: string }[] };
    const pointInTime = async (): Promise<Told> => (await api.get<Told>('/point-in-time')).body;
    await waitUntil('The first slice', async () => (await pointInTime()).slices > 0, { limitMs: 120_000 });
    const base = await backUp({ storage: 's3' });
    const isIn = async (from: number, to: number): Promise<boolean> =>
      (await pointInTime()).ranges.some((range) => Date.parse(range.from) <= from && to <= Date.parse(range.to));
    const limits = { limitMs: 300_000, everyMs: 100 };
    // A range begins behind the second of its base.
    await waitUntil('The range', () => isIn(Date.now(), 0), limits);
    await db.collection('notes').insertOne({ n: -1, text: 'after the backup' });
    const then = Date.now();
    await waitUntil('The slices', () => isIn(then, then), limits);
    const database = `${db.databaseName}_${(targets += 1)}`;
    const restore = await done('/point-in-time/restores', { to_time: new Date(then).toISOString(), database });
    expect(restore).toMatchObject({ state: 'succeeded', result: { backup_id: base.backup_id } });
    expect(await client.db(database).collection('notes').countDocuments({ n: -1 })).toBe(1);
    const [user] = (await api.get<Items<{ user_id: string }>>('/users?limit=1')).body.items;
    const path = `/point-in-time/documents/users/${String(user?.user_id)}?at=${new Date(then).toISOString()}`;
    expect((await api.get(path)).body).toMatchObject({
      backup_id: base.backup_id,
      document: user && { user_id: user.user_id },
    });
    expect((await api.delete(`/backups/${base.backup_id}?confirm=${base.backup_id}`)).status).toBe(409);
    expect(await isThere('pitr')).toBe(false);
    // Slices need their base: while S3 is away, no retention can be told which backups must stay.
    await restart();
    await rm(join(environment.config.VOLUME_MOUNT_PATH, 'backups', 'pitr'), { recursive: true });
  });
});

async function writeFileUnder(path: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, 'not ours');
}
