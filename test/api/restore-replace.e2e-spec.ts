import { waitUntil } from '@lucid/engines';
import type { Job } from '@lucid/jobs';
import { mongo } from 'mongoose';
import { HttpClient } from '../setup/http-client';
import { Jobs } from '../setup/jobs';
import { sampleUser } from '../setup/samples';
import { type RunningApp, startApp } from '../setup/start-app';

interface Result {
  undo_backup_id?: string;
  undo_time?: string;
  documents: number;
  namespaces: { name: string; outcome: string; reasons: string[] }[];
}

interface Plan {
  feasible: boolean;
  plan_hash: string;
  free_bytes?: number;
  estimated_seconds?: number;
  namespaces: { name: string; action: string; reason?: string; documents: number; present_documents?: number }[];
}

describe('POST /restores over what is there', () => {
  let running: RunningApp;
  let api: HttpClient;
  let jobs: Jobs;
  let client: mongo.MongoClient;
  let own: string;
  const others: string[] = [];

  const other = (): string => {
    const name = `${own}_replace_${others.length}`;
    others.push(name);
    return name;
  };

  async function done(path: string, body: object): Promise<Job> {
    const answer = await api.post<Job>(path, body);
    expect([answer.status, answer.body]).toEqual([202, expect.objectContaining({ state: 'queued' })]);
    return jobs.ended(answer.body.job_id);
  }

  async function backUp(...collections: string[]): Promise<string> {
    const { result, error } = await done('/backups', collections.length === 0 ? {} : { collections });
    expect(error).toBeUndefined();
    return (result as { backup_id: string }).backup_id;
  }

  async function replace(backup_id: string, body: object = {}, confirm = own): Promise<Result> {
    const { state, error, result } = await done(`/restores?confirm=${confirm}`, {
      backup_id,
      existing: 'replace',
      ...body,
    });
    expect({ state, error }).toEqual({ state: 'succeeded' });
    return result as Result;
  }

  const plan = async (body: object): Promise<Plan> => {
    const answer = await api.post<Plan>('/restores/plan', { existing: 'replace', ...body });
    expect(answer.status).toBe(200);
    return answer.body;
  };

  const names = async (database: string): Promise<string[]> =>
    (await client.db(database).listCollections({}, { nameOnly: true }).toArray()).map(({ name }) => name).sort();

  const left = async (database = own): Promise<string[]> =>
    (await names(database)).filter((name) => name.startsWith('lucid_restore_'));

  beforeAll(async () => {
    running = await startApp({}, { searched: true });
    own = running.config.MONGODB_DATABASE;
    api = new HttpClient(`${running.url}/api/v1`);
    jobs = new Jobs(running.app);
    client = await mongo.MongoClient.connect(running.config.MONGODB_URI);
  });

  afterAll(async () => {
    for (const name of others) await client.db(name).dropDatabase();
    await client.close();
    await running.close();
  });

  it('replaces what was changed, undoes that by the backup that it made before, and reads and search follow', async () => {
    const items = Array.from({ length: 20 }, (_, n) => sampleUser('replace', n));
    expect((await api.post('/users/bulk', { mode: 'atomic', items })).status).toBe(207);
    const { user_id } = (await api.get<{ items: { user_id: string }[] }>('/users?limit=1')).body.items[0] ?? {};
    const path = `/users/${user_id}`;
    const backup_id = await backUp('users');
    const indexes = await client.db(own).collection('users').indexes();
    expect((await api.patch(path, { email: 'changed@example.org' })).status).toBe(200);
    expect((await api.get(path)).body['email']).toBe('changed@example.org');

    const { namespaces } = await plan({ backup_id });
    expect(namespaces).toMatchObject([{ name: 'users', action: 'replace', documents: 20, present_documents: 20 }]);
    const { undo_backup_id = '', undo_time, documents } = await replace(backup_id);
    expect([documents, undo_time]).toEqual([20, expect.any(String)]);
    const isReplaced = async (): Promise<boolean> => (await api.get(path)).body['email'] !== 'changed@example.org';
    await waitUntil('The read', isReplaced, { limitMs: 120_000 });
    expect(await client.db(own).collection('users').indexes()).toEqual(indexes);
    expect((await api.get(`/backups/${undo_backup_id}`)).body).toMatchObject({ name: 'before-restore', documents: 20 });

    await replace(undo_backup_id);
    const isUndone = async (): Promise<boolean> => (await api.get(path)).body['email'] === 'changed@example.org';
    // The cache hears of it by the change stream.
    await waitUntil('The read', isUndone, { limitMs: 120_000 });
    const last = (await api.patch(path, { email: 'after@example.org' })).headers.get('x-consistency-token') ?? '';
    const search = { collection: 'users', filter: [{ field: 'user_id', op: 'eq', value: user_id }] };
    let found = '';
    // The index is built anew, and not answered from for a write that it does not have yet.
    const isFound = async (): Promise<boolean> => {
      const { status, body } = await api.post('/search', search, { 'x-min-consistency': last });
      found = JSON.stringify(body);
      return status === 200;
    };
    await waitUntil('The search', isFound, { limitMs: 120_000 });
    expect(found).toContain('after@example.org');
    expect(await left()).toEqual([]);
  });

  it('asks for the name of the database, and takes no name but refuses what it may not change', async () => {
    const backup_id = await backUp('users');
    for (const query of ['', '?confirm=other']) {
      const { status, body } = await api.post(`/restores${query}`, { backup_id, existing: 'replace' });
      expect([status, body['code']]).toEqual([400, 'invalid_parameter']);
    }
    const whole = await backUp();
    const all = await plan({ backup_id: whole });
    const books = all.namespaces.filter(({ action }) => action === 'keep').map(({ name }) => name);
    expect(books).toEqual(expect.arrayContaining(['jobs', 'backups', 'leases', 'volumes', 'audit', 'api_keys']));
    expect(books).not.toContain('users');
    const jobsOnly = await plan({ backup_id: whole, collections: ['jobs'] });
    expect(jobsOnly).toMatchObject({ feasible: false, namespaces: [{ action: 'conflict' }] });
    const refused = await api.post(`/restores?confirm=${own}`, {
      backup_id: whole,
      existing: 'replace',
      collections: ['jobs'],
    });
    expect([refused.status, refused.body['code']]).toEqual([403, 'forbidden']);
    const before = await client.db(own).collection('jobs').countDocuments();
    const { namespaces } = await replace(whole);
    expect(namespaces.find(({ name }) => name === 'jobs')).toMatchObject({ outcome: 'kept' });
    expect(await client.db(own).collection('jobs').countDocuments()).toBeGreaterThanOrEqual(before);
  });

  it('replaces capped collections and views, makes what is not there, and leaves what the backup does not name', async () => {
    const db = client.db(own);
    await db.createCollection('ring', { capped: true, size: 8192 });
    await db.collection('ring').insertOne({ n: 1 });
    await db.collection('plain').insertMany([{ n: 1 }, { n: 2 }]);
    await db.createCollection('seen', { viewOn: 'plain', pipeline: [{ $match: { n: 1 } }] });
    await db.createCollection('gone', {});
    await db.createCollection('gone_view', { viewOn: 'plain', pipeline: [] });
    const backup_id = await backUp('ring', 'plain', 'seen', 'gone', 'gone_view');
    await db.collection('ring').insertOne({ n: 2 });
    await db.collection('plain').deleteMany({});
    await db.command({ collMod: 'seen', viewOn: 'plain', pipeline: [] });
    await db.dropCollection('gone');
    await db.dropCollection('gone_view');
    await db.collection('untouched').insertOne({ n: 1 });
    const planned = await plan({ backup_id });
    expect(Object.fromEntries(planned.namespaces.map(({ name, action }) => [name, action]))).toEqual({
      gone: 'create',
      gone_view: 'create',
      plain: 'replace',
      ring: 'replace',
      seen: 'replace',
    });
    const { undo_backup_id = '' } = await replace(backup_id, { plan_hash: planned.plan_hash });
    expect(await db.collection('ring').countDocuments()).toBe(1);
    expect(await db.collection('ring').isCapped()).toBe(true);
    expect(await db.collection('plain').countDocuments()).toBe(2);
    expect(await db.collection('seen').countDocuments()).toBe(1);
    expect(await names(own)).toEqual(expect.arrayContaining(['gone', 'gone_view', 'untouched']));
    await replace(undo_backup_id);
    expect(await db.collection('plain').countDocuments()).toBe(0);
    expect((await db.listCollections({ name: 'seen' }).toArray())[0]).toMatchObject({ options: { pipeline: [] } });
    expect(await left()).toEqual([]);
  });

  it('says which names cannot be had, and why: time series, views of another collation, another kind', async () => {
    const db = client.db(own);
    await db.createCollection('series', { timeseries: { timeField: 'at' } });
    await db.createCollection('sorted', { viewOn: 'plain', pipeline: [], collation: { locale: 'fr' } });
    await db.collection('kind').insertOne({});
    const backup_id = await backUp('series', 'sorted', 'kind');
    for (const name of ['sorted', 'kind']) await db.dropCollection(name);
    await db.createCollection('sorted', { viewOn: 'plain', pipeline: [], collation: { locale: 'de' } });
    await db.createCollection('kind', { viewOn: 'plain', pipeline: [] });
    const { feasible, namespaces } = await plan({ backup_id });
    expect(feasible).toBe(false);
    expect(namespaces.map(({ name, action, reason }) => [name, action, reason])).toEqual([
      ['kind', 'conflict', expect.stringContaining('A view has its name')],
      ['series', 'conflict', expect.stringContaining('renames none of its kind')],
      ['sorted', 'conflict', expect.stringContaining('collation')],
    ]);
    const database = other();
    await replace(backup_id, { database }, database);
    expect(await names(database)).toEqual(expect.arrayContaining(['kind', 'series', 'sorted']));
    for (const name of ['series', 'sorted', 'kind']) await db.dropCollection(name);
  });

  it('replaces in another database, and undoes it there', async () => {
    const database = other();
    await client.db(own).collection('moved').insertOne({ n: 1 });
    const backup_id = await backUp('moved');
    await client
      .db(database)
      .collection('moved')
      .insertMany([{ n: 2 }, { n: 3 }]);
    const { undo_backup_id = '' } = await replace(backup_id, { database }, database);
    expect(await client.db(database).collection('moved').countDocuments()).toBe(1);
    expect((await api.get(`/backups/${undo_backup_id}`)).body).toMatchObject({ database, documents: 2 });
    await replace(undo_backup_id, { database }, database);
    expect(await client.db(database).collection('moved').countDocuments()).toBe(2);
    expect(await client.db(own).collection('moved').countDocuments()).toBe(1);
  });

  it('runs two onto the same names one after the other, each with an undo of its own', async () => {
    const db = client.db(own);
    await db.collection('twice').insertOne({ n: 1 });
    const first = await backUp('twice');
    await db.collection('twice').insertOne({ n: 2 });
    const second = await backUp('twice');
    const begun = await Promise.all(
      [first, second].map((backup_id) => api.post<Job>(`/restores?confirm=${own}`, { backup_id, existing: 'replace' })),
    );
    const ended = await Promise.all(begun.map(({ body }) => jobs.ended(body.job_id)));
    expect(ended.map(({ state }) => state)).toEqual(['succeeded', 'succeeded']);
    const undos = ended.map(({ result }) => (result as Result).undo_backup_id);
    expect(new Set(undos).size).toBe(2);
    expect([1, 2]).toContain(await db.collection('twice').countDocuments());
    expect(await left()).toEqual([]);
  });

  it('changes nothing, and leaves nothing, when the backup of what would go has no room', async () => {
    const db = client.db(own);
    const noise = () => new mongo.Binary(crypto.getRandomValues(new Uint8Array(60_000)));
    await db.collection('large').insertOne({ n: 1 });
    const backup_id = await backUp('large');
    await db.collection('large').insertMany(Array.from({ length: 40 }, () => ({ noise: noise() })));
    const { body: volume } = await api.get('/volumes/backups');
    const quota_bytes = Number(volume['used_bytes']) + 1_100_000;
    expect((await api.patch('/volumes/backups', { quota_bytes })).status).toBe(200);
    const { state, error } = await done(`/restores?confirm=${own}`, { backup_id, existing: 'replace' });
    expect([state, error?.code]).toEqual(['failed', 'out_of_space']);
    expect(await db.collection('large').countDocuments()).toBe(41);
    expect(await left()).toEqual([]);
    expect((await api.patch('/volumes/backups', { quota_bytes: volume['quota_bytes'] })).status).toBe(200);
  });

  it('shows what it fills in no list, and lets nobody make or read one of its names', async () => {
    const db = client.db(own);
    // Named after a job that has ended.
    const leftover = `lucid_restore_${await backUp()}_1_1`;
    await db.collection(leftover).insertOne({});
    const { body } = await api.get<{ items: { name: string }[] }>('/database/collections?limit=200');
    expect(body.items.some(({ name }) => name.startsWith('lucid_restore_'))).toBe(false);
    expect((await api.post('/database/collections', { name: 'lucid_restore_x' })).status).toBe(400);
    expect((await api.get(`/database/collections/${leftover}`)).status).toBe(400);
    const { namespaces } = await plan({ backup_id: await backUp() });
    expect(namespaces.some(({ name }) => name.startsWith('lucid_restore_'))).toBe(false);
    await db.collection('notes').insertOne({ n: 9 });
    // What a restore left that is not under way any more goes with the next.
    await replace(await backUp('notes'));
    expect(await left()).toEqual([]);
  });
});
