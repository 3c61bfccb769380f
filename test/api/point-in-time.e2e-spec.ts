import { waitUntil } from '@lucid/engines';
import type { Job } from '@lucid/jobs';
import { mongo } from 'mongoose';
import { readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { HttpClient } from '../setup/http-client';
import { jobEnded, Jobs } from '../setup/jobs';
import { nextSecond } from '../setup/next-second';
import { restorable } from '../setup/restorable';
import { sampleUser } from '../setup/samples';
import { type RunningApp, startApp } from '../setup/start-app';

interface PointInTime {
  enabled: boolean;
  ranges: { from: string; to: string; backup_ids: string[] }[];
  gaps: { from: string; to: string }[];
  slices: number;
  size_bytes: number;
  lag_seconds: number;
  problem?: string;
}

const ACCOUNTS = 10;
const EACH = 100;
const COUNTERS = ['a', 'b'];

describe('/point-in-time', () => {
  let running: RunningApp;
  let api: HttpClient;
  let jobs: Jobs;
  let client: mongo.MongoClient;
  let db: mongo.Db;
  const made: string[] = [];

  const target = (): string => {
    const name = `${running.config.MONGODB_DATABASE}_${made.length}`;
    made.push(name);
    return name;
  };

  const pointInTime = async (): Promise<PointInTime> => (await api.get<PointInTime>('/point-in-time')).body;

  const reached = (time: number): Promise<void> => restorable(api, new Date(time).toISOString());

  async function done(path: string, body: object): Promise<Job> {
    const answer = await api.post<Job>(path, body);
    expect({ status: answer.status, body: answer.body }).toMatchObject({ status: 202 });
    return jobs.ended(answer.body.job_id);
  }

  async function restored(to_time: string): Promise<mongo.Db> {
    const database = target();
    const { state, error } = await done('/point-in-time/restores', { to_time, database });
    expect({ state, error }).toEqual({ state: 'succeeded' });
    return client.db(database);
  }

  beforeAll(async () => {
    running = await startApp({ BACKUP_PITR_ENABLED: 'true', BACKUP_PITR_INTERVAL_SECONDS: '1' });
    api = new HttpClient(`${running.url}/api/v1`);
    jobs = new Jobs(running.app);
    client = await mongo.MongoClient.connect(running.config.MONGODB_URI, { writeConcern: { w: 'majority' } });
    db = client.db(running.config.MONGODB_DATABASE);
    await waitUntil('The first slice', async () => (await pointInTime()).slices > 0, { limitMs: 300_000 });
    await db
      .collection<{ _id: number; amount: number }>('accounts')
      .insertMany(Array.from({ length: ACCOUNTS }, (_, _id) => ({ _id, amount: EACH })));
    await db.collection<{ _id: string; n: number }>('counters').insertMany(COUNTERS.map((_id) => ({ _id, n: 0 })));
    expect((await done('/backups', { name: 'base' })).state).toBe('succeeded');
    await nextSecond();
  });

  afterAll(async () => {
    for (const name of made) await client.db(name).dropDatabase();
    await client.close();
    await running.close();
  });

  it('tells Prometheus how far the slices are behind', async () => {
    const { body } = await new HttpClient(running.url).get<string>('/metrics');
    expect(body).toMatch(/^lucid_backup_oplog_lag_seconds \d/m);
  });

  it('restores to every time: all that was acknowledged by then is there, and nothing that was begun after', async () => {
    const accounts = db.collection<{ _id: number; amount: number }>('accounts');
    const counters = db.collection<{ _id: string; n: number }>('counters');
    const stop = new AbortController();
    const writes: { counter: string; n: number; begun: number; acknowledged: number }[] = [];
    const counting = COUNTERS.map(async (counter) => {
      for (let n = 1; !stop.signal.aborted; n += 1) {
        const begun = Date.now();
        await counters.updateOne({ _id: counter }, { $set: { n } });
        writes.push({ counter, n, begun, acknowledged: Date.now() });
        await sleep(3);
      }
    });
    const moving = (async () => {
      for (let move = 0; !stop.signal.aborted; move += 1) {
        await client.withSession((session) =>
          session.withTransaction(async () => {
            await accounts.updateOne({ _id: move % ACCOUNTS }, { $inc: { amount: -7 } }, { session });
            await accounts.updateOne({ _id: (move * 3 + 1) % ACCOUNTS }, { $inc: { amount: 7 } }, { session });
          }),
        );
        await sleep(3);
      }
    })();
    /** Resolves once every counter was written anew since a time. */
    const writtenSince = (time: number): Promise<void> => {
      const isWritten = (counter: string): boolean =>
        writes.some((write) => write.counter === counter && write.begun > time);
      return waitUntil('New writes', () => Promise.resolve(COUNTERS.every(isWritten)), {
        limitMs: 120_000,
        everyMs: 5,
      });
    };
    // Times in the middle of writes, in the middle of a second and at the beginning of one.
    const times: number[] = [];
    for (let round = 0; round < 3; round += 1) {
      await writtenSince(times.at(-1) ?? 0);
      // Later than what is acknowledged, by a millisecond at least.
      const time = Date.now() + 1;
      times.push(time, Math.floor(time / 1000 + 1) * 1000);
    }
    await writtenSince(times.at(-1) ?? 0);
    stop.abort();
    await Promise.all([...counting, moving]);
    await reached(times.at(-1) ?? 0);
    for (const time of times) {
      const at = await restored(new Date(time).toISOString());
      for (const counter of COUNTERS) {
        const own = writes.filter((write) => write.counter === counter);
        const n = (await at.collection<{ _id: string; n: number }>('counters').findOne({ _id: counter }))?.n ?? -1;
        const acknowledged = Math.max(0, ...own.filter((write) => write.acknowledged < time).map((write) => write.n));
        const begunBy = Math.max(0, ...own.filter((write) => write.begun <= time).map((write) => write.n));
        expect(n).toBeGreaterThanOrEqual(acknowledged);
        expect(n).toBeLessThanOrEqual(begunBy);
        expect(acknowledged).toBeGreaterThan(0);
      }
      const all = await at.collection<{ amount: number }>('accounts').find().toArray();
      expect(all.reduce((sum, { amount }) => sum + amount, 0)).toBe(ACCOUNTS * EACH);
    }
  });

  it('tells what one document was at a time, by the id of its model and by its _id, and when it was deleted', async () => {
    const created = await api.post<{ user_id: string }>('/users', {
      ...sampleUser('travel', 1),
      email: 'first@example.com',
    });
    const { user_id } = created.body;
    const things = db.collection<{ _id: mongo.ObjectId; list: number[] }>('accounts');
    const _id = new mongo.ObjectId();
    await things.insertOne({ _id, list: [1] });
    const times: number[] = [];
    const later = async (): Promise<void> => {
      await sleep(20);
      times.push(Date.now());
      await sleep(20);
    };
    await later();
    expect((await api.patch(`/users/${user_id}`, { email: 'second@example.com' })).status).toBe(200);
    await things.updateOne({ _id }, { $push: { list: 2 } });
    await later();
    await api.delete(`/users/${user_id}`);
    await things.deleteOne({ _id });
    await later();
    await reached(times.at(-1) ?? 0);
    const then = async (path: string, time: number | undefined): Promise<Record<string, unknown>> =>
      (await api.get(`/point-in-time/documents/${path}?at=${new Date(time ?? 0).toISOString()}`)).body;
    expect(await then(`users/${user_id}`, times[0])).toMatchObject({ document: { email: 'first@example.com' } });
    expect(await then(`users/${user_id}`, times[1])).toMatchObject({ document: { email: 'second@example.com' } });
    expect(await then(`users/${user_id}`, times[2])).toMatchObject({ status: 404, errors: [{ code: 'deleted_at' }] });
    expect(await then(`accounts/${_id.toHexString()}`, times[0])).toMatchObject({ document: { list: [1] } });
    expect(await then(`accounts/${_id.toHexString()}`, times[1])).toMatchObject({ document: { list: [1, 2] } });
    expect(await then(`accounts/${_id.toHexString()}`, times[2])).toMatchObject({ status: 404 });
    expect(await then('accounts/1', times[0])).toMatchObject({ document: { _id: 1 } });
    expect(await then('accounts/nothing', times[0])).toMatchObject({
      ...{ status: 404, detail: expect.stringContaining('no document with _id nothing') as string },
    });
    expect(await then('users/nobody', times[0])).toMatchObject({
      ...{ status: 404, detail: expect.stringContaining('no document with user_id nobody') as string },
    });
    expect(await then('accounts/1', Date.now() + 1e6)).toMatchObject({ status: 409 });
    expect(await then('api_keys/1', times[0])).toMatchObject({ status: 403 });
  });

  it('puts one document back as it was at a time, over what it has become only when that is confirmed', async () => {
    const created = await api.post<{ user_id: string }>('/users', {
      ...sampleUser('put-back', 1),
      email: 'a@example.com',
    });
    const { user_id } = created.body;
    const noted = new Date().toISOString();
    await nextSecond();
    const changed = await api.patch(`/users/${user_id}`, { email: 'b@example.com' });
    await reached(Date.now());
    const path = `/point-in-time/documents/users/${user_id}/restore`;
    const put = async (conflict: string, query = ''): Promise<unknown> => {
      const { status, body } = await api.post<{ outcome?: string }>(`${path}${query}`, { at: noted, conflict });
      return body.outcome ?? status;
    };
    const email = async (): Promise<unknown> => (await db.collection('users').findOne({ user_id }))?.['email'];
    expect(await put('aside')).toBe(400);
    expect(await put('skip')).toBe('skipped');
    expect(await put('replace')).toBe(400);
    expect(await put('replace', '?dry_run=true')).toBe('replaced');
    expect(await email()).toBe('b@example.com');
    expect(await put('replace', '?confirm=users')).toBe('replaced');
    expect(await email()).toBe('a@example.com');
    // Who read it in between has an entity tag that no longer fits.
    const isBack = async (): Promise<boolean> => {
      const { body, headers } = await api.get(`/users/${user_id}`);
      return body['email'] === 'a@example.com' && headers.get('etag') !== changed.headers.get('etag');
    };
    await waitUntil('What it is now', isBack, { limitMs: 120_000 });
    await api.delete(`/users/${user_id}`);
    await api.post('/users', { ...sampleUser('put-back', 2), email: 'a@example.com' });
    expect(await put('skip', '?dry_run=true')).toBe(409);
    expect(await put('skip')).toBe(409);
    expect(await db.collection('users').countDocuments({ user_id })).toBe(0);
    const own = await api.post('/point-in-time/documents/jobs/1/restore', { at: noted, conflict: 'skip' });
    expect(own.status).toBe(403);
  });

  it('refuses a time that is in no range, with the ranges, and a database that is not empty', async () => {
    const [range] = (await pointInTime()).ranges;
    const none = ['0329-03-24T10:06:16Z', '2000-01-01T00:00:00Z', '2100-01-01T00:00:00Z', '9999-01-01T00:00:00Z'];
    const bodies = none.flatMap((to_time) => [{ to_time }, { to_time, to_increment: 5 }]);
    for (const body of bodies) {
      const answer = await api.post('/point-in-time/restores', { ...body, database: target() });
      expect(answer.body).toMatchObject({ status: 409, errors: [{ pointer: '/to_time', code: 'range' }] });
    }
    const to_time = range?.to;
    const taken = target();
    await client.db(taken).collection('things').insertOne({});
    for (const database of [running.config.MONGODB_DATABASE, taken])
      expect((await api.post('/point-in-time/restores', { to_time, database })).body).toMatchObject({
        status: 409,
        errors: [{ pointer: '/database' }],
      });
    for (const body of [
      { to_time },
      { database: 'x' },
      { to_time: 'yesterday', database: 'x' },
      { to_time, database: 'admin' },
    ])
      expect((await api.post('/point-in-time/restores', body)).status).toBe(400);
  });

  it('restores nothing when a slice is damaged or missing, and says so', async () => {
    const time = Date.now();
    await reached(time);
    const to_time = new Date(time).toISOString();
    const path = await lastSliceFor(time);
    const content = await readFile(path);
    const database = target();
    const refused = async (): Promise<void> => {
      const { state, error } = await done('/point-in-time/restores', { to_time, database });
      expect([state, error?.code]).toEqual(['failed', 'unprocessable']);
      expect(await client.db(database).listCollections().toArray()).toEqual([]);
    };
    await truncate(path, content.length - 3);
    await refused();
    await rm(path);
    await refused();
    await writeFile(path, content);
    const { state } = await done('/point-in-time/restores', { to_time, database });
    expect(state).toBe('succeeded');
  });

  /** The content of the last slice that is read for a time. */
  async function lastSliceFor(time: number): Promise<string> {
    const folder = join(running.config.VOLUME_MOUNT_PATH, 'backups', 'pitr');
    const manifests = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.json')).sort();
    for (const name of manifests) {
      const { manifest } = JSON.parse(await readFile(join(folder, name), 'utf8')) as {
        manifest: { to: { wall: number } };
      };
      const [, data = '', term = ''] = /^(.+)-[0-9a-f]{16}\.(\d+)\.json$/.exec(name) ?? [];
      if (manifest.to.wall > time) return join(folder, `${data}.${term}.bson.zst`);
    }
    throw new Error(`No slice reaches ${new Date(time).toISOString()}.`);
  }
});

describe('where no time can be restored to', () => {
  /** All that tells so: the state, a restore to a time, and a document of then. */
  const told = async (api: HttpClient, database: string): Promise<string[]> => {
    const { body } = await api.get<{ ranges: unknown[]; reason: string }>('/point-in-time');
    expect(body.ranges).toEqual([]);
    const restore = await api.post('/point-in-time/restores', { to_time: new Date().toISOString(), database });
    const document = await api.get(`/point-in-time/documents/users/x?at=${new Date().toISOString()}`);
    for (const { status, body: problem } of [restore, document])
      expect([status, problem['detail']]).toEqual([409, expect.stringContaining(body.reason)]);
    return [body.reason];
  };

  it('names the setting where point-in-time recovery is off, with and without a backup', async () => {
    const running = await startApp();
    const api = new HttpClient(`${running.url}/api/v1`);
    try {
      const database = `${running.config.MONGODB_DATABASE}_off`;
      expect(await told(api, database)).toEqual([expect.stringContaining('Set BACKUP_PITR_ENABLED=true')]);
      const { body } = await api.post<{ job_id: string }>('/backups', { name: 'off' });
      await jobEnded(async () => (await api.get<{ state: string }>(`/jobs/${body.job_id}`)).body);
      expect(await told(api, database)).toEqual([expect.stringContaining('Set BACKUP_PITR_ENABLED=true')]);
    } finally {
      await running.close();
    }
  });

  it('names the capped collections where MongoDB cannot read them at a time', async () => {
    const running = await startApp({ BACKUP_PITR_ENABLED: 'true', BACKUP_PITR_INTERVAL_SECONDS: '1' });
    const api = new HttpClient(`${running.url}/api/v1`);
    const client = await mongo.MongoClient.connect(running.config.MONGODB_URI);
    try {
      const { version } = (await client.db().admin().serverInfo()) as { version: string };
      await client.db(running.config.MONGODB_DATABASE).createCollection('tracks', { capped: true, size: 4096 });
      await client.db(running.config.MONGODB_DATABASE).collection('tracks').insertOne({ n: 1 });
      const slices = async (): Promise<boolean> =>
        (await api.get<{ slices: number }>('/point-in-time')).body.slices > 0;
      await waitUntil('A slice', slices, { limitMs: 300_000 });
      const { body } = await api.post<{ job_id: string }>('/backups', { name: 'capped' });
      await jobEnded(async () => (await api.get<{ state: string }>(`/jobs/${body.job_id}`)).body);
      // MongoDB 8 reads them.
      if (Number(version.split('.')[0]) >= 8) return;
      expect(await told(api, `${running.config.MONGODB_DATABASE}_capped`)).toEqual([
        expect.stringContaining('the capped collections tracks'),
      ]);
    } finally {
      await client.close();
      await running.close();
    }
  });
});
