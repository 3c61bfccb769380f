import { mongo } from 'mongoose';
import { EVERY_ID } from '../setup/every-id';
import type { HttpClient } from '../setup/http-client';
import { jobEnded } from '../setup/jobs';
import { type SearchedApp, startSearchedApp } from '../setup/searched-app';

type Report = Record<'checked' | 'missing' | 'extra' | 'different' | 'repaired', number>;
/** The driver's types know an `_id` of one type only. */
type Stored = mongo.Document & { _id: mongo.ObjectId };

const COUNT = EVERY_ID.length;
const OPTIONS = { bypassDocumentValidation: true };

describe('documents with an _id of every BSON type', () => {
  const engine = String(process.env['TEST_ELASTICSEARCH_URI']);
  let app: SearchedApp;
  let sut: HttpClient;
  let client: mongo.MongoClient;
  let users: mongo.Collection<Stored>;

  const emails = async (): Promise<string[]> => (await app.indexed('users')).map(({ email }) => String(email)).sort();
  const expected = (word: string): string[] => EVERY_ID.map((_, n) => `${word}-${n}@example.org`).sort();
  const job = async (path: string, body: unknown): Promise<Record<string, unknown>> => {
    const { headers, status } = await sut.post(path, body);
    expect(status).toBe(202);
    return jobEnded(async () => (await sut.get(String(headers.get('location')))).body);
  };
  const audit = async (repair = false): Promise<Report> => {
    const { result } = (await job('/api/v1/search/drift', { collections: ['users'], repair })) as {
      result: { reports: Report[] };
    };
    return result.reports[0] as Report;
  };
  const inIndex = async (path: string, body: object): Promise<void> => {
    const answer = await fetch(`${engine}/${app.config.ELASTICSEARCH_INDEX_PREFIX}-users/${path}?refresh=true`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    expect(answer.status).toBe(200);
  };
  const letters = async (): Promise<string[]> =>
    (
      await sut.get<{ items: { letter_id: string }[] }>('/api/v1/database/changes/dead-letters?limit=200')
    ).body.items.map(({ letter_id }) => letter_id);
  const write = async (email: (n: number) => unknown): Promise<void> => {
    await users.bulkWrite(
      EVERY_ID.map(([, id], n) => ({
        updateOne: { filter: { _id: id as mongo.ObjectId }, update: { $set: { email: email(n) } } },
      })),
      OPTIONS,
    );
    await app.settled();
  };

  beforeAll(async () => {
    app = await startSearchedApp();
    sut = app.http;
    client = await mongo.MongoClient.connect(String(process.env['TEST_MONGODB_URI']));
    users = client.db(app.config.MONGODB_DATABASE).collection<Stored>('users');
  });

  beforeEach(async () => {
    await users.deleteMany({});
    const base = { version: 1, created_at: new Date(), updated_at: new Date() };
    const documents = EVERY_ID.map(([, _id], n) => ({
      ...{ _id, ...base, user_id: `user-${n}` },
      ...{ email: `made-${n}@example.org`, tron_address: `address-${n}` },
    }));
    // As a command: the driver's own insert gives another _id to a document whose _id is null.
    await client.db(app.config.MONGODB_DATABASE).command({ insert: 'users', documents, ...OPTIONS });
    expect(await users.countDocuments()).toBe(COUNT);
    await app.settled();
  });

  afterAll(async () => {
    await client.close();
    await app.close();
  });

  it('are indexed each for itself, as they are after each change, until they are deleted', async () => {
    expect(await emails()).toEqual(expected('made'));
    await write((n) => `changed-${n}@example.org`);
    expect(await emails()).toEqual(expected('changed'));
    for (let n = 0; n < COUNT; n += 1)
      expect((await sut.get(`/api/v1/search/documents/users/user-${n}`)).body).toMatchObject({ current: true });
    await users.deleteMany({ user_id: { $regex: '[02468]$' } });
    await app.settled();
    expect(await emails()).toEqual(expected('changed').filter((email) => /[13579]@/.test(email)));
    await users.deleteMany({});
    await app.settled();
    expect(await emails()).toEqual([]);
    expect(await letters()).toEqual([]);
  });

  it('are found by an audit to differ where they do, and mended', async () => {
    expect(await audit()).toMatchObject({ checked: COUNT, missing: 0, extra: 0, different: 0 });
    const odd = { regexp: { user_id: 'user-[0-9]*[13579]' } };
    const odds = EVERY_ID.filter((_, n) => n % 2 === 1).length;
    await inIndex('_delete_by_query', { query: odd });
    await inIndex('_update_by_query', { query: { match_all: {} }, script: { source: "ctx._source.email = 'other'" } });
    expect(await audit()).toMatchObject({ missing: odds, extra: 0, different: COUNT - odds, repaired: 0 });
    expect(await audit(true)).toMatchObject({ repaired: COUNT });
    expect(await audit()).toMatchObject({ missing: 0, extra: 0, different: 0 });
    expect(await emails()).toEqual(expected('made'));
  });

  it('are all in an index that is built anew', async () => {
    expect(await job('/api/v1/search/indices/users/rebuild', {})).toMatchObject({
      state: 'succeeded',
      result: { documents: COUNT, refused: 0 },
    });
    expect(await emails()).toEqual(expected('made'));
  });

  it('are a dead letter each while Elasticsearch cannot take them, in a rebuild too, until they are mended', async () => {
    await write((n) => ({ not: `text-${n}` }));
    const refused = await letters();
    expect(refused).toHaveLength(COUNT);
    expect(await job('/api/v1/search/indices/users/rebuild', {})).toMatchObject({
      state: 'succeeded',
      result: { documents: 0, refused: COUNT },
    });
    expect((await letters()).sort()).toEqual(refused.sort());
    await write((n) => `mended-${n}@example.org`);
    expect(await letters()).toEqual([]);
    expect(await emails()).toEqual(expected('mended'));
  });
});
