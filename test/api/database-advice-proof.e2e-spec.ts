import { JobTimes } from '@lucid/jobs';
import { MongoService } from '@lucid/mongo';
import { mongo } from 'mongoose';
import { AdviceClient, type Link } from '../setup/advice-client';
import { HttpClient } from '../setup/http-client';
import { kill, startProcess } from '../setup/service-process';
import { type RunningApp, startApp, startReplica } from '../setup/start-app';
import { ownEnvironment } from '../setup/test-environment';

const DOCUMENTS = 8000;
const plain = (n: number): mongo.Document => ({ a: n % 500, b: n % 7, note: 'x'.repeat(200) });

/** Makes a collection with a slow query. @returns the id of the advice that comes of it */
async function advised(
  advice: AdviceClient,
  collection: mongo.Collection,
  documents = plain,
  query: mongo.Document = { a: 7, b: { $gt: 3 } },
): Promise<string> {
  await advice.recordAll();
  await collection.insertMany(Array.from({ length: DOCUMENTS }, (_, n) => documents(n)));
  for (let i = 0; i < 3; i += 1) await collection.find(query).toArray();
  const items = await advice.missing(collection.collectionName);
  expect(items).toMatchObject([{ confidence: 'unproven' }]);
  return items[0]?.advice_id ?? '';
}

/** Looks often for what there is to do. */
const hurry = (running: RunningApp): unknown =>
  Object.assign(running.app.get(JobTimes), { beat: 50, poll: 100, doubt: 100 });

describe('the proof of an advice', () => {
  let running: RunningApp;
  let sut: HttpClient;
  let advice: AdviceClient;
  let db: mongo.Db;

  beforeAll(async () => {
    running = await startApp();
    hurry(running);
    sut = new HttpClient(running.url);
    ({ db } = running.app.get(MongoService));
    advice = new AdviceClient(sut, db);
  });

  afterAll(() => running.close());

  const planted = (name: string, documents?: typeof plain, query?: mongo.Document): Promise<string> =>
    advised(advice, db.collection(name), documents, query);

  const eq = (field: string, value: unknown): object => ({ op: 'eq', field, value });
  /** The index that explaining suggests for a find, and the one that the slow operations of a collection do. */
  const suggestions = async (collection: string, filter: object[]): Promise<unknown[]> => {
    const request = { collection, find: { filter } };
    const explained = await sut.post<{ suggested_index?: string[] }>('/api/v1/database/explain', request);
    expect(explained.status).toBe(200);
    const slow = await sut.get<{ items: { shape_id: string; operation: string }[] }>(
      `/api/v1/database/operations/slow?collection=${collection}`,
    );
    const shape = slow.body.items.find(({ operation }) => operation === 'find')?.shape_id ?? '';
    const detail = await sut.get<{ suggested_index?: string[] }>(`/api/v1/database/operations/slow/${shape}`);
    expect(detail.status).toBe(200);
    return [explained.body.suggested_index, detail.body.suggested_index];
  };

  it('stands beside another one, each with a sample of its own, and one advice is proven once at a time', async () => {
    const ids = [await planted('one'), await planted('two')];
    const jobs = await Promise.all(ids.map((id) => advice.prove(id)));
    expect((await sut.post(`/api/v1/database/advice/${ids[0] ?? ''}/proof`, undefined)).status).toBe(409);
    const outcomes = await Promise.all(jobs.map((job) => advice.ended(job)));
    expect(outcomes.map(({ state }) => state)).toEqual(['succeeded', 'succeeded']);
    for (const name of ['one', 'two']) expect(await advice.missing(name)).toMatchObject([{ confidence: 'proven' }]);
    for (const job of jobs) expect(await advice.samples(job)).toEqual([]);
  });

  it('drops the samples that nobody works on any more', async () => {
    const id = await planted('sweeping');
    const orphan = `lucid_scratch_${await advice.prove(id)}_7`;
    // Neither is named as a job of this service would name it.
    const foreign = ['lucid_scratch_nobody_1', 'lucid_scratch_notes'];
    await Promise.all([orphan, ...foreign].map((name) => db.createCollection(name)));
    await advice.ended(await advice.prove(await planted('swept')));
    const left = await advice.samples();
    expect([orphan, ...foreign].filter((name) => left.includes(name))).toEqual(foreign);
    for (const name of foreign) await db.dropCollection(name);
  });

  it('is the same job when the request is repeated with its key', async () => {
    const id = await planted('repeated');
    const key = { 'idempotency-key': 'prove-once' };
    const job = await advice.prove(id, key);
    expect(await advice.prove(id, key)).toBe(job);
    expect(await advice.ended(job)).toMatchObject({ state: 'succeeded' });
  });

  it('leaves no sample when it is cancelled', async () => {
    const job = await advice.prove(await planted('cancelled'));
    await advice.sampling(job);
    await sut.post(`/api/v1/jobs/${job}/cancel`, undefined);
    expect(await advice.ended(job)).toMatchObject({ state: 'cancelled' });
    expect(await advice.samples(job)).toEqual([]);
  });

  it('leaves no sample when it fails', async () => {
    const job = await advice.prove(await planted('failed'));
    await advice.sampling(job);
    // Its sample is taken away from under it.
    for (const name of await advice.samples(job)) await db.dropCollection(name);
    await advice.ended(job);
    expect(await advice.samples(job)).toEqual([]);
  });

  it('ends the advice when it shows no gain: what the index would pin is in every document', async () => {
    const common = (n: number): mongo.Document => ({ a: 7, c: n < 5 ? 2 : 1 });
    const job = await advice.prove(await planted('common', common, { a: 7, c: { $ne: 1 } }));
    const reason = expect.stringContaining('3 slow operations of shape') as string;
    const result = { verdict: 'refuted', reason, shapes: [{ replayed: true, queries: 3 }] };
    expect(await advice.ended(job)).toMatchObject({ state: 'succeeded', result });
    expect(await advice.missing('common')).toEqual([]);
    const [rejected, ...more] = (await advice.list('collection=common')).rejected;
    expect([rejected, more]).toMatchObject([{ keys: [{ path: 'a', direction: 1 }], reason }, []]);
    // Neither explaining nor the slow operations name what was rejected.
    expect(await suggestions('common', [eq('a', 7), { op: 'ne', field: 'c', value: 1 }])).toEqual([
      undefined,
      undefined,
    ]);
  });

  it('runs the operations that were slow: the value that they ask for is rare, and most values are not', async () => {
    const rare = (n: number): mongo.Document => ({ state: n % 1000 === 0 ? 'pending' : 'done', note: 'x'.repeat(200) });
    const id = await planted('rare', rare, { state: 'pending' });
    const filter = [eq('state', 'pending')];
    expect(await suggestions('rare', filter)).toEqual([['state'], ['state']]);
    const result = { verdict: 'proven', shapes: [{ replayed: true }] };
    expect(await advice.ended(await advice.prove(id))).toMatchObject({ state: 'succeeded', result });
    expect(await advice.missing('rare')).toMatchObject([{ index: 'state_1', confidence: 'proven' }]);
    expect((await advice.list('collection=rare')).rejected).toEqual([]);
    expect(await suggestions('rare', filter)).toEqual([['state'], ['state']]);
  });

  it('leads to the other way where the first gains nothing: an order, where the range is wide', async () => {
    const spread = (n: number): mongo.Document => ({
      amount: n % 97,
      at: (n * 7919) % DOCUMENTS,
      note: 'x'.repeat(200),
    });
    await advice.recordAll();
    const wide = db.collection('wide');
    await wide.insertMany(Array.from({ length: DOCUMENTS }, (_, n) => spread(n)));
    for (let i = 0; i < 3; i += 1) await wide.find({ amount: { $gt: 3 } }, { sort: { at: -1 }, limit: 10 }).toArray();
    const [narrowing] = await advice.missing('wide');
    expect(narrowing).toMatchObject({ index: 'amount_1' });
    await advice.follow(narrowing?.further as Link);
    const [ordering] = await advice.missing('wide');
    expect(ordering).toMatchObject({ index: 'at_-1', confidence: 'unproven' });
    await advice.follow(ordering?.further as Link);
    expect(await advice.missing('wide')).toMatchObject([{ index: 'at_-1', confidence: 'proven' }]);
  });

  it('ends the advice when MongoDB builds no such index: two fields are arrays', async () => {
    const arrays = (n: number): mongo.Document => ({ a: [n % 500, 1], b: [n % 7, 8] });
    const job = await advice.prove(await planted('arrays', arrays, { a: 7, b: 3 }));
    const refused = { refused: expect.stringContaining('arrays') as string };
    expect(await advice.ended(job)).toMatchObject({ state: 'succeeded', result: refused });
    expect(await advice.missing('arrays')).toEqual([]);
  });

  it('tells how many entries a document has in the index of an array', async () => {
    const tagged = (n: number): mongo.Document => ({ a: [n % 500, 500 + (n % 3), 600], b: n % 7 });
    await advice.ended(await advice.prove(await planted('tagged', tagged, { a: 7, b: 3 })));
    const [proven] = await advice.missing('tagged');
    expect(proven).toMatchObject({ confidence: 'proven' });
    expect(proven?.caveats).toContainEqual(expect.stringContaining('3.0 entries'));
  });

  it('is none of what is not advised', async () => {
    expect((await sut.post('/api/v1/database/advice/0123456789abcdef/proof', undefined)).status).toBe(404);
  });
});

describe('the proof of an advice whose process is killed', () => {
  it('is done again elsewhere, and leaves no sample', async () => {
    const environment = await ownEnvironment();
    const client = await mongo.MongoClient.connect(environment.config.MONGODB_URI);
    const db = client.db(environment.config.MONGODB_DATABASE);
    const { child, sut } = await startProcess(environment);
    let running: RunningApp | undefined;
    try {
      const advice = new AdviceClient(sut, db);
      const job = await advice.prove(await advised(advice, db.collection('killed')));
      await advice.sampling(job);
      await kill(child);
      expect(await advice.samples()).toEqual([`lucid_scratch_${job}_1`]);
      // As if its lease had run out: nobody renews it any more.
      await db.collection('jobs').updateOne({ job_id: job }, { $set: { leased_until: new Date(0) } });
      running = await startReplica(environment);
      hurry(running);
      const other = new AdviceClient(new HttpClient(running.url), db);
      expect(await other.ended(job)).toMatchObject({ state: 'succeeded', attempt: 2 });
      expect(await other.samples()).toEqual([]);
    } finally {
      await kill(child);
      await running?.close();
      await client.close();
      await environment.drop();
    }
  });
});
