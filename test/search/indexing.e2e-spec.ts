import { documentOf, type RawElement } from '@lucid/mongo';
import { mongo } from 'mongoose';
import { elementsOf, IDS, insertForeign, VALUES } from '../setup/foreign-documents';
import type { HttpClient } from '../setup/http-client';
import { jobEnded } from '../setup/jobs';
import { samplePolicy, sampleUser } from '../setup/samples';
import { type SearchedApp, startSearchedApp } from '../setup/searched-app';

interface Report {
  collection: string;
  checked: number;
  missing: number;
  extra: number;
  different: number;
  repaired: number;
  examples: string[];
}

/** Types of an `_id` that the driver reads as another value, so that nothing finds its document again. */
const UNNAMED = ['date beyond JavaScript', 'date before JavaScript', 'dbPointer', 'string that is no UTF-8'];

describe('what is indexed', () => {
  const engine = String(process.env['TEST_ELASTICSEARCH_URI']);
  let app: SearchedApp;
  let sut: HttpClient;
  let client: mongo.MongoClient;
  let db: mongo.Db;

  const job = async (path: string, body: unknown): Promise<Record<string, unknown>> => {
    const { headers, status } = await sut.post(path, body);
    expect(status).toBe(202);
    const location = String(headers.get('location'));
    return jobEnded(async () => (await sut.get(location)).body);
  };
  const audit = async (repair = false): Promise<Report> => {
    const { result } = (await job('/api/v1/search/drift', { collections: ['users'], repair })) as {
      result: { reports: Report[] };
    };
    return result.reports[0] as Report;
  };
  const alias = (): string => `${engine}/${app.config.ELASTICSEARCH_INDEX_PREFIX}-users`;

  beforeAll(async () => {
    app = await startSearchedApp();
    sut = app.http;
    client = await mongo.MongoClient.connect(String(process.env['TEST_MONGODB_URI']));
    db = client.db(app.config.MONGODB_DATABASE);
  });

  // Each test begins with no users.
  beforeEach(async () => {
    await db.collection('users').deleteMany({});
    await app.settled();
  });

  afterAll(async () => {
    await client.close();
    await app.close();
  });

  it('is every document as it is after each change, whoever made it, until it is deleted', async () => {
    const { body } = await sut.post('/api/v1/users', sampleUser('indexed', 1));
    await sut.post('/api/v1/users', sampleUser('indexed', 2));
    await app.settled();
    expect(await app.indexed('users')).toHaveLength(2);
    await sut.put(`/api/v1/users/${String(body['user_id'])}/hardware-wallet`, { type: 'ledger', model: 'Nano' });
    await db.collection('users').deleteOne({ email: 'indexed.2@example.org' });
    await app.settled();
    const { body: now } = await sut.get(`/api/v1/users/${String(body['user_id'])}`);
    expect(await app.indexed('users')).toEqual([now]);
  });

  it('is declared fields only, and none that a model keeps to MongoDB', async () => {
    const { body } = await sut.post('/api/v1/users', sampleUser('declared', 1));
    await db
      .collection('users')
      .updateOne(
        { user_id: body['user_id'] },
        { $set: { undeclared: 'x', hardware_wallet: { type: 'ledger', undeclared: 'y' } } },
      );
    await sut.post('/api/v1/trust-policies', samplePolicy('declared', 1, String(body['user_id'])));
    await app.settled();
    const user = (await app.indexed('users')).find(({ user_id }) => user_id === body['user_id']);
    expect(user).not.toHaveProperty('undeclared');
    expect(user?.['hardware_wallet']).toEqual({ type: 'ledger' });
    expect((await app.indexed('trust-policies'))[0]).toMatchObject({
      name: 'declared 1',
      rules: [{ rule_id: 'reads' }],
    });
  });

  it('keeps a document of the wrong type apart as a dead letter, indexes the others, and takes it once it is mended', async () => {
    const users = db.collection('users');
    const options = { bypassDocumentValidation: true };
    const base = { version: 1, created_at: new Date(), updated_at: new Date() };
    await users.insertMany(
      [
        { ...base, user_id: 'good-1', email: 'good1@example.org', tron_address: 'a' },
        // An object where a word should be.
        { ...base, user_id: 'bad-1', email: { not: 'text' }, tron_address: 'b' },
        { ...base, user_id: 'good-2', email: 'good2@example.org', tron_address: 'c' },
      ],
      options,
    );
    await app.settled();
    const ids = (await app.indexed('users')).map(({ user_id }) => user_id);
    expect(ids).toEqual(expect.arrayContaining(['good-1', 'good-2']));
    expect(ids).not.toContain('bad-1');
    const letters = await sut.get<{ items: Record<string, unknown>[] }>(
      '/api/v1/database/changes/dead-letters?consumer=search',
    );
    expect(letters.body.items).toMatchObject([{ collection_name: 'users' }]);
    // More than one where the change stream is read again from its checkpoint.
    expect(letters.body.items[0]?.['attempts']).toBeGreaterThanOrEqual(1);
    const status = await sut.get('/api/v1/search/documents/users/bad-1');
    expect(status.body).toMatchObject({ stored: true, indexed: false, current: false });
    expect(status.body['verdict']).toMatch(/refused it/);
    // Mended where nobody is told: replayed by hand.
    await users.updateOne({ user_id: 'bad-1' }, { $set: { email: 'bad1@example.org' } }, options);
    const replayed = await sut.post('/api/v1/database/changes/dead-letters/replay', {
      letter_ids: letters.body.items.map(({ letter_id }) => letter_id),
    });
    expect(replayed.status).toBe(200);
    await app.settled();
    expect((await sut.get('/api/v1/search/documents/users/bad-1')).body).toMatchObject({
      indexed: true,
      current: true,
    });
    await users.deleteMany({ user_id: { $in: ['good-1', 'good-2', 'bad-1'] } });
    await app.settled();
  });

  it('is found by an audit to differ where it does, and is mended there only', async () => {
    const made = await Promise.all(
      [11, 12, 13].map(async (n) => (await sut.post('/api/v1/users', sampleUser('drift', n))).body),
    );
    await app.settled();
    expect(await audit()).toMatchObject({ missing: 0, extra: 0, different: 0 });
    const [first, second] = made.map(({ user_id }) => user_id);
    const by = (user_id: unknown): object => ({ query: { term: { user_id } } });
    const post = async (path: string, body: object): Promise<void> => {
      await fetch(`${alias()}/${path}?refresh=true`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
    };
    await post('_delete_by_query', by(first));
    await post('_update_by_query', { ...by(second), script: { source: "ctx._source.email = 'other@example.org'" } });
    await fetch(`${alias()}/_doc/0123456789abcdef01234567?refresh=true`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ user_id: 'nobody' }),
    });
    const found = await audit();
    expect(found).toMatchObject({ missing: 1, extra: 1, different: 1, repaired: 0 });
    expect(found.examples.sort()).toEqual([String(first), String(second), 'nobody'].sort());
    expect(await audit(true)).toMatchObject({ repaired: 3 });
    expect(await audit()).toMatchObject({ missing: 0, extra: 0, different: 0 });
  });

  async function settingsOf(index = ''): Promise<unknown> {
    const answer = (await (await fetch(`${engine}/${index}/_settings`)).json()) as Record<
      string,
      { settings: { index: unknown } }
    >;
    return answer[index]?.settings.index;
  }

  it('is built anew beside what is searched while it changes, and one can go back to the one before at once', async () => {
    const before = (
      await sut.get<{ items: { index: string; collection: string; state: string }[] }>('/api/v1/search/indices')
    ).body.items.find(({ collection, state }) => collection === 'users' && state === 'live');
    const stop = new AbortController();
    const writer = (async () => {
      for (let n = 0; !stop.signal.aborted; n += 1) await sut.post('/api/v1/users', sampleUser('meanwhile', n));
    })();
    const done = await job('/api/v1/search/indices/users/rebuild', {});
    stop.abort();
    await writer;
    expect(done).toMatchObject({ state: 'succeeded', result: { previous: before?.index } });
    await app.settled();
    expect(await audit()).toMatchObject({ missing: 0, extra: 0, different: 0 });
    const kept = { refresh_interval: '30s', merge: { policy: { segments_per_tier: '50' } } };
    expect(await settingsOf(before?.index)).toMatchObject(kept);
    // The one before is fed on: going back loses nothing.
    const back = await sut.post(`/api/v1/search/indices/${String(before?.index)}/activate`, {});
    expect(back.status).toBe(200);
    expect(await audit()).toMatchObject({ missing: 0, extra: 0, different: 0 });
    expect(await settingsOf(before?.index)).toMatchObject({ refresh_interval: '500ms' });
    expect(await settingsOf(before?.index)).not.toHaveProperty('merge');
    const { index } = done['result'] as { index: string };
    expect(await settingsOf(index)).toMatchObject(kept);
    expect((await sut.delete(`/api/v1/search/indices/${index}`)).status).toBe(400);
    expect((await sut.delete(`/api/v1/search/indices/${index}?confirm=${index}`)).status).toBe(204);
    expect(
      (await sut.delete(`/api/v1/search/indices/${String(before?.index)}?confirm=${String(before?.index)}`)).status,
    ).toBe(409);
  });

  it('is every document that another program wrote, whatever the types of its _id and its undeclared fields', async () => {
    const { body } = await sut.post('/api/v1/users', sampleUser('foreign-index', 1));
    const found = await db.collection('users').findOne({ user_id: body['user_id'] }, { raw: true });
    const { _id, ...base } = elementsOf(found as unknown as Buffer);
    const forge = (n: number, id: RawElement | undefined, more: Record<string, RawElement> = {}): Buffer => {
      const own = { user_id: `f-${n}`, email: `f.${n}@example.org`, tron_address: `T${n}` };
      return documentOf({
        ...(id !== undefined && { _id: id }),
        ...base,
        ...elementsOf(mongo.BSON.serialize(own)),
        ...more,
      });
    };
    const ids = Object.entries(IDS).filter(([type]) => !UNNAMED.includes(type));
    const documents = [
      ...ids.map(([, id], n) => forge(n, id)),
      ...Object.values(VALUES).map((undeclared, n) => forge(100 + n, undefined, { undeclared })),
    ];
    expect(await insertForeign(db, 'users', documents)).toEqual([]);
    await app.settled();
    const indexed = (await app.indexed('users')).map(({ user_id }) => user_id);
    expect(new Set(indexed).size).toBe(1 + documents.length);
    expect(await audit()).toMatchObject({ missing: 0, extra: 0, different: 0 });
    await job('/api/v1/search/indices/users/rebuild', {});
    expect(await app.indexed('users')).toHaveLength(1 + documents.length);
    expect(await audit()).toMatchObject({ missing: 0, extra: 0, different: 0 });
    await db.collection('users').deleteMany({});
    await app.settled();
    expect(await app.indexed('users')).toEqual([]);
  });

  it('is built anew by itself when somebody has deleted an index', async () => {
    const { items } = (
      await sut.get<{ items: { index: string; collection: string; state: string }[] }>('/api/v1/search/indices')
    ).body;
    const live = items.find(({ collection, state }) => collection === 'users' && state === 'live');
    await fetch(`${engine}/${String(live?.index)}`, { method: 'DELETE' });
    await sut.post('/api/v1/users', sampleUser('deleted-index', 1));
    await app.settled();
    expect(await audit()).toMatchObject({ missing: 0, extra: 0, different: 0 });
  });
});
