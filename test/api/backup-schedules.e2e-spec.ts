import { waitUntil } from '@lucid/engines';
import type { Job } from '@lucid/jobs';
import { declaredCollection, type DesiredCollection, differencesOf, readCollection } from '@lucid/mongo';
import { VolumesService } from '@lucid/volume';
import { mongo } from 'mongoose';
import { hash } from 'node:crypto';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { HttpClient } from '../setup/http-client';
import { Jobs } from '../setup/jobs';
import { sampleUser } from '../setup/samples';
import { type RunningApp, startApp, startReplica } from '../setup/start-app';

interface Schedule {
  schedule_id: string;
  name: string;
  enabled: boolean;
  next_at?: string;
  last_backup_id?: string;
  succeeded: number;
  version: number;
}

interface Backup {
  backup_id: string;
  schedule_id?: string;
  requested_by: string;
  pinned: boolean;
  status: string;
}

const HOURLY = { name: 'hourly', cron: '0 * * * *' };

describe('/backup-schedules, /backup-retention and /backup-catalogue', () => {
  let running: RunningApp;
  let replica: RunningApp;
  let api: HttpClient;
  let jobs: Jobs;
  let client: mongo.MongoClient;

  const collection = (name: string): mongo.Collection => client.db(running.config.MONGODB_DATABASE).collection(name);

  async function done(path: string, body?: object): Promise<Job> {
    const answer = await api.post<Job>(path, body);
    expect([answer.status, answer.headers.get('location')]).toEqual([202, `/api/v1/jobs/${answer.body.job_id}`]);
    return jobs.ended(answer.body.job_id);
  }

  async function backUp(name: string): Promise<string> {
    const { state, result } = await done('/backups', { name, collections: ['users'] });
    expect(state).toBe('succeeded');
    return (result as { backup_id: string }).backup_id;
  }

  const backups = async (query = ''): Promise<Backup[]> =>
    (await api.get<{ items: Backup[] }>(`/backups?limit=200${query}`)).body.items;

  beforeAll(async () => {
    running = await startApp();
    replica = await startReplica(running);
    api = new HttpClient(`${running.url}/api/v1`);
    jobs = new Jobs(running.app);
    client = await mongo.MongoClient.connect(running.config.MONGODB_URI);
    const items = Array.from({ length: 50 }, (_, n) => sampleUser('schedules', n));
    expect((await api.post('/users/bulk', { mode: 'atomic', items })).status).toBe(207);
  });

  // No test finds backups of another one, in the list or in the storage.
  beforeEach(async () => {
    const names = await readdir(join(running.config.VOLUME_MOUNT_PATH, 'backups')).catch(() => []);
    const left = names.filter((name) => !name.startsWith('.'));
    if (left.length === 0) return;
    const files = await running.app.get(VolumesService).open('backups');
    for (const name of left) await files.remove(name);
    await collection('backups').deleteMany({});
  });

  afterAll(async () => {
    await client.close();
    await replica.close();
    await running.close();
  });

  it('has that of the environment, which only its variables change', async () => {
    await waitUntil('The schedule', async () => (await api.get('/backup-schedules/default')).status === 200, {
      limitMs: 120_000,
    });
    const { body, headers } = await api.get<Schedule>('/backup-schedules/default');
    expect(body).toMatchObject({
      ...{ name: 'default', cron: '0 2 * * *', time_zone: 'UTC', enabled: false, from_environment: true },
      retention: { days: 30 },
    });
    expect(body).not.toHaveProperty('next_at');
    expect(headers.get('etag')).toEqual(expect.any(String));
    expect((await api.patch('/backup-schedules/default', { enabled: true })).status).toBe(409);
    expect((await api.delete('/backup-schedules/default?confirm=default')).status).toBe(409);
  });

  it('makes, lists, changes and deletes schedules', async () => {
    const made = await api.post<Schedule>('/backup-schedules?confirm=hourly', {
      ...{ ...HOURLY, time_zone: 'Europe/Berlin', collections: ['users'] },
      retention: { days: 7, monthly: 12 },
    });
    expect(made.status).toBe(201);
    const { schedule_id } = made.body;
    expect(made.headers.get('location')).toBe(`/api/v1/backup-schedules/${schedule_id}`);
    expect(made.body).toMatchObject({ engine: 'native', compression: 'zstd', enabled: true, succeeded: 0, failed: 0 });
    expect(new Date(made.body.next_at ?? '').getMinutes()).toBe(0);
    const taken = await api.post('/backup-schedules', HOURLY);
    expect([taken.status, taken.body['code']]).toEqual([409, 'duplicate']);
    const { body: list } = await api.get<{ items: Schedule[] }>('/backup-schedules?name=hourly');
    expect(list.items).toMatchObject([{ schedule_id }]);
    const path = `/backup-schedules/${schedule_id}`;
    const changed = await api.patch<Schedule>(`${path}?confirm=${schedule_id}`, {
      ...{ cron: '30 1 * * 1-5', collections: null, enabled: false },
      retention: { monthly: null, count: 3 },
    });
    expect(changed.body).toMatchObject({
      cron: '30 1 * * 1-5',
      version: 2,
      enabled: false,
      retention: { days: 7, count: 3 },
    });
    for (const gone of ['collections', 'next_at', 'retention.monthly']) expect(changed.body).not.toHaveProperty(gone);
    expect((await api.get(path)).body).toEqual(changed.body);
    const stale = await api.patch(path, { enabled: true }, { 'if-match': made.headers.get('etag') ?? '' });
    expect(stale.status).toBe(412);
    const named = await api.patch(path, { name: 'default' });
    expect([named.status, named.body['code']]).toEqual([409, 'duplicate']);
    expect((await api.delete(path)).status).toBe(400);
    expect((await api.delete(`${path}?confirm=${schedule_id}`)).status).toBe(204);
    expect((await api.get(path)).status).toBe(404);
  });

  it('takes the same request again, with its key, for the same schedule', async () => {
    const headers = { 'idempotency-key': 'the-same-schedule' };
    const body = { name: 'once', cron: '0 0 1 1 *', enabled: false };
    const [first, second] = [
      await api.post<Schedule>('/backup-schedules', body, headers),
      await api.post<Schedule>('/backup-schedules', body, headers),
    ];
    expect([first.status, second.status, second.body]).toEqual([201, 201, first.body]);
  });

  it.each([
    [{ cron: '0 2 * *' }, '/cron'],
    [{ cron: '0 2 * * * *' }, '/cron'],
    [{ cron: '99 2 * * *' }, '/cron'],
    [{ cron: '0 0 31 2 *' }, '/cron'],
    [{ cron: '@daily' }, '/cron'],
    [{ time_zone: 'Mars/Olympus' }, '/time_zone'],
    [{ retention: { days: 0 } }, '/retention/days'],
    [{ retention: { forever: true } }, '/retention/forever'],
    [{ name: '' }, '/name'],
    [{ engine: 'other' }, '/engine'],
    [{ next_at: '2026-01-01T00:00:00Z' }, '/next_at'],
  ])('refuses %j', async (wrong, pointer) => {
    const { status, body } = await api.post('/backup-schedules', { ...HOURLY, ...wrong });
    expect({ status, errors: body['errors'] }).toMatchObject({ status: 400, errors: [{ pointer }] });
  });

  it('makes up for a time that was missed, by one backup though two replicas run, and then keeps what is to be kept', async () => {
    const { body: schedule } = await api.post<Schedule>('/backup-schedules?confirm=missed', {
      ...{ name: 'missed', cron: '0 0 1 1 *', collections: ['users'], retention: { count: 1 } },
    });
    const { schedule_id } = schedule;
    const missed = (n: number): Promise<unknown> =>
      collection('backup_schedules').updateOne({ schedule_id }, { $set: { next_at: new Date(Date.UTC(2026, 0, n)) } });
    const succeeded = (wanted: number): Promise<void> =>
      waitUntil(
        `Backup ${wanted}`,
        async () => (await api.get<Schedule>(`/backup-schedules/${schedule_id}`)).body.succeeded === wanted,
        { limitMs: 120_000 },
      );
    await missed(1);
    await succeeded(1);
    const [first] = await backups(`&schedule_id=${schedule_id}`);
    expect(first).toMatchObject({
      ...{ backup_id: `${schedule_id}-20260101T000000Z`, name: 'missed', requested_by: 'schedule missed' },
      ...{ schedule_id, status: 'complete', pinned: false },
    });
    await missed(2);
    await succeeded(2);
    await jobs.ended(`${schedule_id}-20260102T000000Z-retention`);
    expect(await backups(`&schedule_id=${schedule_id}`)).toMatchObject([
      { backup_id: `${schedule_id}-20260102T000000Z` },
    ]);
    await api.delete(`/backup-schedules/${schedule_id}?confirm=${schedule_id}`);
  });

  it('says what would go and why each other stays, and then does it', async () => {
    const ids: string[] = [];
    for (const name of ['one', 'two', 'three', 'four']) ids.push(await backUp(name));
    const [one = '', two = '', three = '', four = ''] = ids;
    expect((await api.patch(`/backups/${two}`, { pinned: true })).body).toMatchObject({ pinned: true });
    const body = { schedule_id: 'default', retention: { count: 2 } };
    const plan = await api.post<{ items: { backup_id: string }[] }>('/backup-retention?dry_run=true', body);
    expect(plan.status).toBe(200);
    const judged = plan.body.items.filter(({ backup_id }) => ids.includes(backup_id));
    expect(judged).toMatchObject([
      { backup_id: four, action: 'keep', reasons: ['last_good', 'count'], schedule_id: 'default' },
      { backup_id: three, action: 'keep', reasons: ['count'] },
      { backup_id: two, action: 'keep', reasons: ['pinned'] },
      { backup_id: one, action: 'delete', reasons: [] },
    ]);
    expect((await backups()).map(({ backup_id }) => backup_id)).toEqual(expect.arrayContaining(ids));
    expect((await api.post('/backup-retention', body)).status).toBe(400);
    const { state, result } = await done('/backup-retention?confirm=backups', body);
    expect({ state, result }).toMatchObject({ state: 'succeeded', result: { spared: [] } });
    expect((result as { backup_ids: string[] }).backup_ids).toContain(one);
    const left = (await backups()).map(({ backup_id }) => backup_id);
    expect(left.filter((id) => ids.includes(id))).toEqual([four, three, two]);
    expect((await api.post('/backup-retention?dry_run=true', { schedule_id: 'none' })).status).toBe(404);
  });

  it('deletes nothing that is pinned, or that a job reads', async () => {
    const backup_id = await backUp('kept');
    await api.patch(`/backups/${backup_id}`, { pinned: true });
    const pinned = await api.delete(`/backups/${backup_id}?confirm=${backup_id}`);
    expect([pinned.status, pinned.body['code']]).toEqual([409, 'conflict']);
    expect((await api.patch(`/backups/${backup_id}?confirm=${backup_id}`, { pinned: false })).body).toMatchObject({
      pinned: false,
    });
    await collection('jobs').insertOne({
      ...{ job_id: 'reads', kind: 'unknown_reader', target: 'x', state: 'queued', attempt: 0, revision: 1, crashes: 0 },
      ...{ after_crash: 'again', requested_by: 'tests', created_at: new Date(), params: { backup_id } },
    });
    const read = await api.delete(`/backups/${backup_id}?confirm=${backup_id}`);
    expect([read.status, read.body['detail']]).toEqual([409, expect.stringContaining('the job reads')]);
    expect((await done(`/backups/${backup_id}/verify`, {})).state).toBe('succeeded');
    await collection('jobs').deleteOne({ job_id: 'reads' });
    expect((await api.delete(`/backups/${backup_id}?confirm=${backup_id}`)).status).toBe(204);
    expect((await api.patch(`/backups/${backup_id}`, { pinned: true })).status).toBe(404);
  });

  it('keeps a backup that is pinned at the moment it is to be deleted, or deletes it and says so', async () => {
    for (let n = 0; n < 5; n += 1) {
      const backup_id = await backUp('raced');
      const [deleted, pinned] = await Promise.all([
        api.delete(`/backups/${backup_id}?confirm=${backup_id}`),
        api.patch(`/backups/${backup_id}`, { pinned: true }),
      ]);
      expect([
        [204, 404],
        [204, 409],
        [409, 200],
      ]).toContainEqual([deleted.status, pinned.status]);
      const isThere = (await api.get(`/backups/${backup_id}`)).status === 200;
      expect(isThere).toBe(pinned.status === 200);
      if (isThere) expect((await done(`/backups/${backup_id}/verify`, {})).state).toBe('succeeded');
    }
  });

  it('ends a deletion that was broken off, and restores nothing of it meanwhile', async () => {
    const backup_id = await backUp('broken-off');
    await backUp('later');
    await collection('backups').updateOne({ backup_id }, { $set: { deleting_at: new Date(0) } });
    expect(
      (await api.post('/restores/plan', { backup_id, database: `${running.config.MONGODB_DATABASE}_none` })).status,
    ).toBe(409);
    expect((await api.patch(`/backups/${backup_id}`, { pinned: true })).status).toBe(409);
    expect((await done('/backup-retention?confirm=backups', {})).state).toBe('succeeded');
    expect((await api.get(`/backups/${backup_id}`)).status).toBe(404);
  });

  it('audits pins', async () => {
    const backup_id = await backUp('audited');
    await api.patch(`/backups/${backup_id}`, { pinned: true });
    const { body } = await api.get<{ items: { audit_id: string }[] }>('/audit?limit=1&operation=updateBackup');
    const record = await api.get(`/audit/${body.items[0]?.audit_id ?? ''}`);
    expect(record.body).toMatchObject({ target: backup_id, before: { pinned: false }, after: { pinned: true } });
  });

  it('tells on every replica what would be lost now, and what was proven', async () => {
    const other = new HttpClient(`${replica.url}/api/v1`);
    await backUp('some');
    expect((await other.get('/backup-summary')).body).not.toHaveProperty('last_good');
    const { result } = await done('/backups', {});
    const { backup_id } = result as { backup_id: string };
    expect((await other.get('/backup-summary')).body).toMatchObject({
      rpo_seconds: expect.any(Number) as number,
      last_good: { backup_id },
    });
    const database = `${running.config.MONGODB_DATABASE}_proven`;
    expect((await done('/restores', { backup_id, database })).state).toBe('succeeded');
    await client.db(database).dropDatabase();
    expect((await other.get('/backup-summary')).body).toMatchObject({
      last_proven: { backup_id, proven_at: expect.any(String) as string },
    });
    const metrics = await fetch(`${replica.url}/metrics`);
    expect([metrics.status, metrics.headers.get('content-type')]).toEqual([
      200,
      'text/plain; version=0.0.4; charset=utf-8',
    ]);
    const lines = (await metrics.text()).split('\n');
    expect(lines).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^lucid_backup_rpo_seconds \d+$/),
        expect.stringMatching(/^lucid_backup_last_proven_age_seconds \d+$/),
        expect.stringMatching(/^lucid_backup_last_good_size_bytes \d{3,}$/),
        'lucid_backup_stored{status="damaged"} 0',
        'lucid_backup_runs_total{schedule="default",result="failed"} 0',
        'lucid_metrics_source_up{source="backup"} 1',
      ]),
    );
  });

  /** Drops the list of backups, and waits until the service has restored its schema. */
  async function dropCatalogue(): Promise<void> {
    await collection('backups').drop();
    const isBack = async (): Promise<boolean> => {
      const desired = declaredCollection('backups') as DesiredCollection;
      return (
        differencesOf(desired, await readCollection(client.db(running.config.MONGODB_DATABASE), 'backups')).length === 0
      );
    };
    await waitUntil('The schema of the list', isBack, { limitMs: 300_000 });
  }

  it('makes the list anew from the storage alone, with pins and schedules, so that all can be restored', async () => {
    const pinned = await backUp('pinned');
    await api.patch(`/backups/${pinned}`, { pinned: true });
    const before = await backups();
    await dropCatalogue();
    expect(await backups()).toEqual([]);
    const { state, result } = await done('/backup-catalogue/rebuild');
    expect({ state, result }).toEqual({
      state: 'succeeded',
      result: { found: before.length, entered: before.length, damaged: 0, unreadable: [], unproven: [] },
    });
    expect(await backups()).toEqual(before.map((backup) => expect.objectContaining(withoutProof(backup)) as Backup));
    const again = await done('/backup-catalogue/rebuild');
    expect(again.result).toMatchObject({ entered: 0, damaged: 0 });
    const database = `${running.config.MONGODB_DATABASE}_rebuilt`;
    expect((await done('/restores', { backup_id: pinned, database })).state).toBe('succeeded');
    expect(await client.db(database).collection('users').countDocuments()).toBe(50);
    await client.db(database).dropDatabase();
  });

  it('tells backups to be damaged whose manifest is gone or another, and forgets none of them', async () => {
    const [gone, changed, whole] = [await backUp('gone'), await backUp('changed'), await backUp('whole')];
    const folder = join(running.config.VOLUME_MOUNT_PATH, 'backups');
    await rm(join(folder, gone, 'manifest.json'));
    const { manifest } = JSON.parse(await readFile(join(folder, changed, 'manifest.json'), 'utf8')) as {
      manifest: object;
    };
    const forged = { ...manifest, name: 'forged' };
    const sha256 = hash('sha256', JSON.stringify(forged));
    await writeFile(join(folder, changed, 'manifest.json'), JSON.stringify({ sha256, manifest: forged }));
    const files = await running.app.get(VolumesService).open('backups');
    await files.write('stranger/manifest.json', Readable.from([Buffer.from('{}')]));
    const { result } = await done('/backup-catalogue/rebuild');
    expect(result).toMatchObject({
      ...{ entered: 0, damaged: 2 },
      unreadable: [{ folder: 'stranger', reason: expect.stringContaining('/sha256 is required') as string }],
    });
    const told = new Map((await backups()).map(({ backup_id, status }) => [backup_id, status]));
    expect([gone, changed, whole].map((id) => told.get(id))).toEqual(['damaged', 'damaged', 'complete']);
    // What the manifest of the next one says of it tells a forged one also where the list is lost.
    await dropCatalogue();
    expect((await done('/backup-catalogue/rebuild')).result).toMatchObject({ damaged: 1 });
    expect((await api.get<Backup>(`/backups/${changed}`)).body.status).toBe('damaged');
    await files.remove('stranger');
  });
});

/** When it was verified or proven is known to the list alone. */
const withoutProof = (backup: Backup): object =>
  Object.fromEntries(Object.entries(backup).filter(([name]) => !['verified_at', 'proven_at'].includes(name)));
