import type { Job } from '@lucid/jobs';
import { mongo } from 'mongoose';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { HttpClient } from '../setup/http-client';
import { Jobs } from '../setup/jobs';
import { sampleUser } from '../setup/samples';
import { type RunningApp, startApp } from '../setup/start-app';

interface Outcome {
  aside_collection?: string;
  refusals: { id: string; reason: string }[];
  not_found_ids: string[];
  [count: string]: unknown;
}

const NONE = { found: 0, inserted: 0, replaced: 0, skipped: 0, aside: 0, unchanged: 0, refused: 0, not_found: 0 };

describe('POST /restores of single documents', () => {
  let running: RunningApp;
  let api: HttpClient;
  let jobs: Jobs;
  let client: mongo.MongoClient;
  let db: mongo.Db;
  let backup_id: string;
  let ids: string[];

  async function done(path: string, body: object): Promise<Job> {
    const answer = await api.post<Job>(path, body);
    expect([answer.status, answer.body]).toEqual([202, expect.objectContaining({ state: 'queued' })]);
    return jobs.ended(answer.body.job_id);
  }

  async function backUp(...collections: string[]): Promise<string> {
    const { error, result } = await done('/backups', { collections });
    expect(error).toBeUndefined();
    return (result as { backup_id: string }).backup_id;
  }

  /** What the plan says, which changes nothing, and what the restore then does must be the same. */
  async function putBack(documents: object, from = backup_id): Promise<Outcome> {
    const before = await db.collection('users').find().sort({ _id: 1 }).toArray();
    const plan = await api.post<{ outcome: Outcome; plan_hash: string }>('/restores/plan', {
      backup_id: from,
      documents,
    });
    expect([plan.status, plan.body]).toEqual([200, expect.objectContaining({ feasible: true })]);
    expect(await db.collection('users').find().sort({ _id: 1 }).toArray()).toEqual(before);
    const { plan_hash, outcome } = plan.body;
    const path = `/restores?confirm=${db.databaseName}`;
    const { state, error, result } = await done(path, { backup_id: from, documents, plan_hash });
    expect({ state, error }).toEqual({ state: 'succeeded' });
    const { aside_collection, ...did } = result as Outcome;
    expect(did).toEqual(outcome);
    return { ...did, ...(aside_collection !== undefined && { aside_collection }) };
  }

  beforeAll(async () => {
    running = await startApp();
    api = new HttpClient(`${running.url}/api/v1`);
    jobs = new Jobs(running.app);
    client = await mongo.MongoClient.connect(running.config.MONGODB_URI);
    db = client.db(running.config.MONGODB_DATABASE);
    ids = Array.from({ length: 12 }, (_, n) => `user-${n}`);
    const items = ids.map((user_id, n) => ({ ...sampleUser('documents', n), user_id }));
    expect((await api.post('/users/bulk', { mode: 'atomic', items })).status).toBe(207);
    backup_id = await backUp('users');
  });

  afterAll(async () => {
    await client.close();
    await running.close();
  });

  it('puts back what was deleted, byte for byte, leaves what is there, and names the ids that it does not hold', async () => {
    const [gone = '', changed = '', same = ''] = ids;
    const before = await db.collection('users').findOne({ user_id: gone }, { raw: true });
    expect((await api.delete(`/users/${gone}?confirm=${gone}`)).status).toBe(204);
    await api.patch(`/users/${changed}`, { email: 'kept@example.org' });
    const outcome = await putBack({ collection: 'users', ids: [gone, changed, same, 'nobody'], conflict: 'skip' });
    expect(outcome).toMatchObject({
      ...NONE,
      ...{ found: 3, inserted: 1, skipped: 1, unchanged: 1, not_found: 1 },
      not_found_ids: ['nobody'],
      id_field: 'user_id',
    });
    expect(await db.collection('users').findOne({ user_id: gone }, { raw: true })).toEqual(before);
    expect((await api.get(`/users/${gone}`)).status).toBe(200);
    expect((await api.get(`/users/${changed}`)).body['email']).toBe('kept@example.org');
  });

  it('replaces under a version above both, so that every entity tag of before is stale', async () => {
    const [, , , id = ''] = ids;
    const first = await api.get(`/users/${id}`);
    for (const n of [1, 2, 3]) await api.patch(`/users/${id}`, { email: `later-${n}@example.org` });
    const { headers } = await api.get(`/users/${id}`);
    expect(await putBack({ collection: 'users', ids: [id], conflict: 'replace' })).toMatchObject({
      found: 1,
      replaced: 1,
    });
    const now = await api.get(`/users/${id}`);
    expect(now.body).toEqual({ ...first.body, version: 5 });
    for (const etag of [first.headers.get('etag'), headers.get('etag')]) {
      const stale = await api.patch(`/users/${id}`, { email: 'x@example.org' }, { 'if-match': etag ?? '' });
      expect(stale.status).toBe(412);
    }
    const path = `/users/${id}`;
    expect(
      (await api.patch(path, { email: 'y@example.org' }, { 'if-match': now.headers.get('etag') ?? '' })).status,
    ).toBe(200);
  });

  it('refuses what has a unique value of another document, and says which', async () => {
    const [, , , , id = '', other = ''] = ids;
    const { email } = (await api.get<{ email: string }>(`/users/${id}`)).body;
    await api.patch(`/users/${id}`, { email: 'moved@example.org' });
    expect((await api.patch(`/users/${other}`, { email })).status).toBe(200);
    expect(await putBack({ collection: 'users', ids: [id], conflict: 'replace' })).toMatchObject({
      ...{ found: 1, replaced: 0, refused: 1 },
      refusals: [{ id, reason: 'email is taken by another document' }],
    });
    expect((await api.get(`/users/${id}`)).body['email']).toBe('moved@example.org');
    expect((await api.delete(`/users/${id}?confirm=${id}`)).status).toBe(204);
    expect(await putBack({ collection: 'users', ids: [id], conflict: 'skip' })).toMatchObject({
      inserted: 0,
      refused: 1,
    });
  });

  it('puts aside what has no place, whole and once', async () => {
    const [, , , , , , first = '', second = '', gone = ''] = ids;
    for (const id of [first, second]) await api.patch(`/users/${id}`, { email: `${id}@example.org` });
    await api.delete(`/users/${gone}?confirm=${gone}`);
    const filter = [{ field: 'user_id', op: 'in', value: [first, second, gone] }];
    const { aside_collection = '', ...counts } = await putBack({ collection: 'users', filter, conflict: 'aside' });
    expect(counts).toMatchObject({ found: 3, inserted: 1, aside: 2 });
    expect(aside_collection).toMatch(/^users_restored_[0-9a-f]{8}$/);
    const aside = await db.collection(aside_collection).find().toArray();
    expect(aside.map(({ user_id }) => user_id as string).sort()).toEqual([first, second].sort());
    expect((await api.get(`/users/${first}`)).body['email']).toBe(`${first}@example.org`);
  });

  it('takes ids of every kind of a collection without a model, and keeps types and the order of keys', async () => {
    const { BSON } = mongo;
    const things = db.collection('things');
    const hex = '0123456789abcdef01234567';
    const odd = new Map<string, unknown>([
      ['_id', 'odd'],
      ['10', new BSON.Double(1)],
      ['2', new BSON.Long(2)],
    ]);
    await things.insertMany([
      odd,
      { _id: new BSON.ObjectId(hex) },
      { _id: 7 },
      { _id: 8.5 },
      { _id: { a: 1 } },
    ] as never);
    const before = await things.find({}, { raw: true }).toArray();
    const from = await backUp('things');
    await things.deleteMany({});
    const wanted = ['odd', hex, '{"$numberLong":"7"}', '{"$numberDouble":"8.5"}', '{"a":{"$numberInt":"1"}}', '9'];
    expect(await putBack({ collection: 'things', ids: wanted, conflict: 'skip' }, from)).toMatchObject({
      ...{ found: 5, inserted: 5, not_found_ids: ['9'], id_field: '_id' },
    });
    expect(await things.find({}, { raw: true }).toArray()).toEqual(before);
    await things.updateMany({ _id: 7 } as never, { $set: { version: 3 } });
    expect(await putBack({ collection: 'things', ids: wanted, conflict: 'replace' }, from)).toMatchObject({
      replaced: 1,
    });
    expect(await things.findOne({ _id: 7 } as never)).toEqual({ _id: 7 });
  });

  it('writes nothing of a file that is not whole', async () => {
    await db.collection('soft').insertMany(Array.from({ length: 500 }, (_, n) => ({ _id: n as never, n })));
    const { result } = await done('/backups', { collections: ['soft'], compression: 'none' });
    const { backup_id: from } = result as { backup_id: string };
    await db.collection('soft').deleteMany({});
    const { path } = (await api.get<{ path: string }>(`/backups/${from}`)).body;
    const file = join(path, db.databaseName, 'soft.bson');
    const content = await readFile(file);
    content.writeUInt8(content.readUInt8(content.length - 4) ^ 4, content.length - 4);
    await writeFile(file, content);
    const documents = { collection: 'soft', ids: ['{"$numberInt":"0"}'], conflict: 'skip' };
    expect((await api.post('/restores/plan', { backup_id: from, documents })).status).toBe(422);
    expect((await done('/restores', { backup_id: from, documents })).error).toMatchObject({ code: 'unprocessable' });
    expect(await db.collection('soft').countDocuments()).toBe(0);
  });

  it.each<[string, object, number, string]>([
    ['neither ids nor a filter', { collection: 'users', conflict: 'skip' }, 400, '/documents'],
    [
      'both',
      { collection: 'users', ids: ['a'], filter: [{ field: 'email', op: 'eq', value: 'a' }], conflict: 'skip' },
      400,
      '/documents',
    ],
    ['no ids', { collection: 'users', ids: [], conflict: 'skip' }, 400, '/documents/ids'],
    ['a bad id', { collection: 'things', ids: ['{"$oid"'], conflict: 'skip' }, 400, '/documents/ids/0'],
    ['a bad id, by its field', { collection: 'things', ids: ['{'], conflict: 'skip' }, 400, 'must be the _id'],
    [
      'a field that there is not',
      { collection: 'users', filter: [{ field: 'nothing', op: 'eq', value: 'a' }], conflict: 'skip' },
      400,
      '/documents/filter/0/field',
    ],
    [
      'a value of another type',
      { collection: 'users', filter: [{ field: 'email', op: 'in', value: 'a' }], conflict: 'skip' },
      400,
      '/documents/filter/0/value',
    ],
    ['a collection that it does not hold', { collection: 'nothing', ids: ['a'], conflict: 'skip' }, 404, 'nothing'],
  ])('refuses %s', async (_, documents, status, pointer) => {
    for (const path of ['/restores', '/restores/plan']) {
      const { status: answered, body } = await api.post(path, { backup_id, documents });
      expect([answered, JSON.stringify(body)]).toEqual([status, expect.stringContaining(pointer)]);
    }
  });

  it('asks for the database to replace, and goes into no book of the service nor where there is no collection', async () => {
    const documents = { collection: 'users', ids: ['user-1'], conflict: 'replace' };
    expect((await api.post('/restores', { backup_id, documents })).status).toBe(400);
    const with_collections = { backup_id, documents: { ...documents, conflict: 'skip' }, collections: ['users'] };
    expect((await api.post('/restores', with_collections)).status).toBe(400);
    const books = await backUp('jobs');
    const ofBooks = { backup_id: books, documents: { collection: 'jobs', ids: ['a'], conflict: 'skip' } };
    expect((await api.post('/restores', ofBooks)).status).toBe(403);
    const elsewhere = { backup_id, database: `${db.databaseName}_none`, documents: { ...documents, conflict: 'skip' } };
    expect((await api.post('/restores', elsewhere)).status).toBe(409);
  });
});
