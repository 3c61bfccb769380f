import { MongoService } from '@lucid/mongo';
import type { mongo } from 'mongoose';
import { type Advice, AdviceClient } from '../setup/advice-client';
import { HttpClient } from '../setup/http-client';
import { type RunningApp, startApp } from '../setup/start-app';

const API = '/api/v1/database/advice';

describe('advice on indexes of every kind', () => {
  let running: RunningApp;
  let sut: HttpClient;
  let advice: AdviceClient;
  let db: mongo.Db;

  beforeAll(async () => {
    running = await startApp();
    sut = new HttpClient(running.url);
    ({ db } = running.app.get(MongoService));
    advice = new AdviceClient(sut, db);
  });

  afterAll(() => running.close());

  /** A collection with these indexes, of which all that may be are used once, so that none is unused. */
  const planted = async (
    name: string,
    indexes: mongo.IndexDescription[],
    documents: mongo.Document[] = [{ a: 1, b: 1, c: 'x' }],
    options: mongo.CreateCollectionOptions = {},
  ): Promise<mongo.Collection> => {
    const collection = await db.createCollection(name, options);
    await collection.insertMany(documents);
    if (indexes.length > 0) await collection.createIndexes(indexes);
    return collection;
  };
  const redundant = async (name: string): Promise<(string | undefined)[][]> =>
    (await advice.list(`collection=${name}&kind=redundant`)).items.map(({ index, keeper }) => [index, keeper]);
  const unused = async (name: string): Promise<string[]> =>
    (await advice.list(`collection=${name}&kind=unused&observed_days=0`)).items.map(({ index }) => index);

  const long: mongo.IndexDescription = { key: { a: 1, b: 1 }, name: 'long' };
  const short: mongo.IndexDescription = { key: { a: 1 }, name: 'short' };
  const active = { c: 'x' };

  it.each<[string, mongo.IndexDescription, mongo.IndexDescription]>([
    ['the longer compares text in another way', { ...long, collation: { locale: 'fr' } }, short],
    ['the shorter compares text in another way', long, { ...short, collation: { locale: 'fr' } }],
    [
      'they compare text by other strengths',
      { ...long, collation: { locale: 'fr', strength: 1 } },
      { ...short, collation: { locale: 'fr' } },
    ],
    ['the longer is partial', { ...long, partialFilterExpression: active }, short],
    ['the shorter is partial', long, { ...short, partialFilterExpression: active }],
    [
      'they are partial in other ways',
      { ...long, partialFilterExpression: active },
      { ...short, partialFilterExpression: { c: 'y' } },
    ],
    ['the longer is sparse', { ...long, sparse: true }, short],
    ['the shorter is sparse', long, { ...short, sparse: true }],
    ['both are sparse', { ...long, sparse: true }, { ...short, sparse: true }],
    ['the shorter is unique', long, { ...short, unique: true }],
    ['documents expire by the shorter', long, { ...short, expireAfterSeconds: 3600 }],
    ['the longer is hidden', { ...long, hidden: true }, short],
    ['the shorter is hidden', long, { ...short, hidden: true }],
    ['the longer is hashed behind it', { key: { a: 1, b: 'hashed' }, name: 'long' }, short],
    ['the shorter is hashed', long, { key: { a: 'hashed' }, name: 'short' }],
    ['the longer is of places', { key: { a: 1, b: '2dsphere' }, name: 'long' }, short],
    ['the longer is of text', { key: { a: 1, b: 'text' }, name: 'long' }, short],
    ['the shorter is of all fields below', long, { key: { 'a.$**': 1 }, name: 'short' }],
    [
      'their directions do not agree',
      { key: { a: 1, b: -1, d: 1 }, name: 'long' },
      { key: { a: 1, b: 1 }, name: 'short' },
    ],
    ['the fields are in another order', { key: { b: 1, a: 1 }, name: 'long' }, short],
  ])('finds none redundant where %s', async (what, one, other) => {
    const name = `not redundant as ${what}`;
    await planted(name, [one, other], [{ a: 1, c: 'x' }]);
    expect(await redundant(encodeURIComponent(name))).toEqual([]);
  });

  it('finds none redundant where the longer has several entries a document, and one once it has not', async () => {
    const tagged = await planted('tagged', [long, short], [{ a: 1, b: [1, 2] }]);
    expect(await redundant('tagged')).toEqual([]);
    await tagged.drop();
    await planted('tagged', [long, short], [{ a: [1, 2], b: 1 }]);
    expect(await redundant('tagged')).toEqual([['short', 'long']]);
  });

  it.each<[string, mongo.IndexDescription, mongo.IndexDescription]>([
    ['it has the first fields', long, short],
    ['it has them all the other way round', long, { key: { a: -1 }, name: 'short' }],
    [
      'both compare text in one way',
      { ...long, collation: { locale: 'fr' } },
      { ...short, collation: { locale: 'fr' } },
    ],
    [
      'both are partial in one way',
      { ...long, partialFilterExpression: active },
      { ...short, partialFilterExpression: active },
    ],
    ['the longer is unique', { ...long, unique: true }, short],
  ])('finds one redundant where %s', async (what, one, other) => {
    const name = `redundant as ${what}`;
    await planted(name, [one, other]);
    expect(await redundant(encodeURIComponent(name))).toEqual([['short', 'long']]);
  });

  it('finds one redundant under the collation that both take over from the collection', async () => {
    await planted('french', [long, short], undefined, { collation: { locale: 'fr' } });
    expect(await redundant('french')).toEqual([['short', 'long']]);
  });

  it('finds none redundant that a slow operation names', async () => {
    await advice.recordAll();
    const many = Array.from({ length: 20_000 }, (_, n) => ({ a: n % 5, b: n }));
    const named = await planted('named', [long, short], many);
    expect(await redundant('named')).toEqual([['short', 'long']]);
    await named.find({ a: 3 }, { hint: 'short', sort: { c: 1 } }).toArray();
    expect(await redundant('named')).toEqual([]);
  });

  it('finds none missing of a confidential collection, which cannot be named and of which no sample may be taken', async () => {
    await advice.recordAll();
    const many = Array.from({ length: 20_000 }, (_, n) => ({ audit_id: `a-${n}`, x: n }));
    for (const name of ['audit', 'open']) {
      await db.collection(name).insertMany(
        many.map((one) => ({ ...one })),
        { bypassDocumentValidation: true },
      );
      await db.collection(name).find({ x: 7 }).toArray();
    }
    expect(await advice.missing('open')).toHaveLength(1);
    await expect(advice.missing('audit')).rejects.toThrow('403');
    expect((await advice.list('kind=missing')).items.filter(({ collection }) => collection === 'audit')).toEqual([]);
  });

  it('finds unused ones of every kind, but none that enforces, expires, is hidden or is of _id', async () => {
    await planted('every', [
      { key: { a: 1 }, name: 'plain' },
      { key: { b: 'hashed' }, name: 'hashed' },
      { key: { c: 'text' }, name: 'text' },
      { key: { d: '2dsphere' }, name: 'places' },
      { key: { 'e.$**': 1 }, name: 'wildcard' },
      { key: { f: 1 }, name: 'partial', partialFilterExpression: active },
      { key: { g: 1 }, name: 'sparse', sparse: true },
      { key: { h: 1 }, name: 'unique', unique: true },
      { key: { i: 1 }, name: 'expiring', expireAfterSeconds: 3600 },
      { key: { j: 1 }, name: 'hidden', hidden: true },
    ]);
    const found = await unused('every');
    expect(found.sort()).toEqual(['hashed', 'partial', 'places', 'plain', 'sparse', 'text', 'wildcard']);
  });

  it('finds one unused no longer once an operation has used it', async () => {
    const used = await planted('used', [short]);
    expect(await unused('used')).toEqual(['short']);
    // To look at it is not to use it.
    expect(await unused('used')).toEqual(['short']);
    await used.find({ a: 1 }).toArray();
    expect(await unused('used')).toEqual([]);
  });

  it('looks at collections that are kept in the order of _id, and says of a time series that it does not', async () => {
    await planted('clustered', [long, short], undefined, { clusteredIndex: { key: { _id: 1 }, unique: true } });
    expect(await redundant('clustered')).toEqual([['short', 'long']]);
    await db.createCollection('series', { timeseries: { timeField: 'at' } });
    await advice.recordAll();
    const { items, basis } = await advice.list('collection=series');
    expect({ items, basis }).toMatchObject({
      items: [],
      basis: { collections: 0, unseen: [expect.stringContaining('time series')] },
    });
  });

  it('never says anything of samples and views, and 404 of what is not there', async () => {
    await planted('lucid_scratch_x_1', [long, short]);
    await db.createCollection('a_view', { viewOn: 'every', pipeline: [] });
    const { items } = await advice.list('observed_days=0');
    expect(items.filter(({ collection }) => ['a_view', 'lucid_scratch_x_1'].includes(collection))).toEqual([]);
    expect((await sut.get(`${API}?collection=nowhere`)).status).toBe(404);
    expect((await sut.get(`${API}?collection=a_view`)).status).toBe(409);
    expect((await sut.get(`${API}?collection=lucid_scratch_x_1`)).status).toBe(400);
  });
});

describe('an advice that is set aside', () => {
  let running: RunningApp;
  let sut: HttpClient;
  let advice: AdviceClient;

  beforeAll(async () => {
    running = await startApp();
    sut = new HttpClient(running.url);
    const { db } = running.app.get(MongoService);
    advice = new AdviceClient(sut, db);
    for (const name of ['one', 'two', 'three'])
      await db.collection(name).createIndexes([
        { key: { a: 1, b: 1 }, name: 'long' },
        { key: { a: 1 }, name: 'short' },
      ]);
  });

  afterAll(() => running.close());

  const of = async (collection: string, more = ''): Promise<(Advice & { dismissal?: object })[]> =>
    (await advice.list(`collection=${collection}&kind=redundant${more}`)).items;
  const place = async (collection: string): Promise<string> => {
    const [found] = await of(collection);
    return `${API}/${found?.advice_id ?? ''}/dismissal`;
  };

  it('is not shown any more, but for who asks for it, with who did so and why', async () => {
    const at = await place('one');
    const reason = 'A report needs it.';
    const answer = await sut.put(at, { reason });
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({ index: 'short', dismissal: { reason, dismissed_by: 'anonymous' } });
    expect(await of('one')).toEqual([]);
    expect(await of('one', '&include_dismissed=true')).toMatchObject([{ dismissal: { reason } }]);
    expect((await sut.delete(at)).status).toBe(204);
    expect(await of('one')).toHaveLength(1);
    expect((await sut.delete(at)).status).toBe(404);
  });

  it('is shown again when its time has come, and cannot be set aside until a time that has passed', async () => {
    const at = await place('two');
    const past = await sut.put(at, { reason: 'x', until: '2020-01-01T00:00:00Z' });
    expect([past.status, past.body]).toMatchObject([422, { errors: [{ pointer: '/until', code: 'past' }] }]);
    await sut.put(at, { reason: 'x', until: '2999-01-01T00:00:00Z' });
    expect(await of('two')).toEqual([]);
    const stored = running.app.get(MongoService).collection('advice_dismissals');
    await stored.updateOne({ until: { $exists: true } }, { $set: { until: new Date(Date.now() - 1) } });
    expect(await of('two')).toHaveLength(1);
  });

  it('leaves a record of who did what, with before and after', async () => {
    const at = await place('three');
    await sut.put(at, { reason: 'first' });
    await sut.put(at, { reason: 'second' });
    await sut.delete(at);
    const { body } = await sut.get<{ items: Record<string, unknown>[] }>('/api/v1/audit?limit=50&sort=-at');
    const own = body.items.filter(({ target }) => at.includes(String(target)));
    expect(own.map(({ operation }) => operation)).toEqual([
      'undismissDatabaseAdvice',
      'dismissDatabaseAdvice',
      'dismissDatabaseAdvice',
    ]);
    const { body: record } = await sut.get(`/api/v1/audit/${String(own[1]?.['audit_id'])}`);
    expect(record).toMatchObject({ before: { reason: 'first' }, after: { reason: 'second', index: 'short' } });
  });

  it('is 404 when nothing is advised under its id', async () => {
    expect((await sut.put(`${API}/0123456789abcdef/dismissal`, { reason: 'x' })).status).toBe(404);
    expect((await sut.put(`${API}/not-an-id/dismissal`, { reason: 'x' })).status).toBe(400);
  });
});
