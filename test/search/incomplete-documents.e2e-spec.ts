import { searchedModels } from '@lucid/search';
import { mongo } from 'mongoose';
import { type SearchedApp, startSearchedApp } from '../setup/searched-app';

interface Page {
  items: { id: string }[];
  next_cursor?: string;
}

/** An instant in the forms of RFC 3339 that lists take. */
const INSTANT = new Date('2026-01-02T03:04:05Z');
const FORMS = [
  '2026-01-02T03:04:05Z',
  '2026-01-02t03:04:05z',
  '2026-01-02T03:04:05.0Z',
  '2026-01-02T03:04:05.000000000Z',
  '2026-01-02T03:04:05+00:00',
  '2026-01-02T03:04:05-00:00',
  '2026-01-02t05:34:05.000+02:30',
  '2026-01-01T23:04:05-04:00',
];

const valueOf = (type: string, n: number): unknown =>
  type === 'boolean'
    ? true
    : type === 'date'
      ? new Date(INSTANT.getTime() + n)
      : /integer|long/.test(type)
        ? n
        : `v${n}`;

function set(document: mongo.Document, path: string, value: unknown): void {
  const [name = '', ...rest] = path.split('.');
  if (rest.length === 0) document[name] = value;
  else set((document[name] ??= {}) as mongo.Document, rest.join('.'), value);
}

describe('documents that lack fields', () => {
  let app: SearchedApp;
  let client: mongo.MongoClient;

  const search = async (body: object): Promise<Page> => {
    const answer = await app.http.post<Page>('/api/v1/search', body);
    expect([answer.status, answer.body]).toEqual([200, answer.body]);
    return answer.body;
  };
  const idsOf = async (body: object): Promise<string[]> => {
    const ids: string[] = [];
    for (let page = await search(body); ; page = await search({ ...body, cursor: page.next_cursor })) {
      ids.push(...page.items.map(({ id }) => id));
      if (page.next_cursor === undefined) return ids;
    }
  };

  beforeAll(async () => {
    app = await startSearchedApp();
    client = await mongo.MongoClient.connect(String(process.env['TEST_MONGODB_URI']));
    const db = client.db(app.config.MONGODB_DATABASE);
    for (const { collection, id, fields } of searchedModels()) {
      const indexes = await db.collection(collection).indexes();
      const unique = indexes.filter((index) => index.unique).flatMap(({ key }) => Object.keys(key));
      // One has nothing, two have what must differ, two have everything.
      const documents = [0, 1, 2, 3, 4].map((n) => {
        const document: mongo.Document = { [id]: `d${n}` };
        for (const [path, type] of fields)
          if (path !== id && (n > 2 || (n > 0 && unique.includes(path)))) set(document, path, valueOf(type, n));
        return document;
      });
      await db.collection(collection).insertMany(documents, { bypassDocumentValidation: true });
    }
    await app.settled();
  });

  afterAll(async () => {
    await client.close();
    await app.close();
  });

  it.each(
    searchedModels().flatMap(({ collection, id, fields }) =>
      [...fields.keys()].flatMap((field) => ['', '-'].map((order) => ({ collection, id, field, order }))),
    ),
  )('are on the last of all pages: $collection by $order$field', async ({ collection, id, field, order }) => {
    const ids = await idsOf({ collection, sort: `${order}${field}`, limit: 2 });
    expect([...ids].sort()).toEqual(['d0', 'd1', 'd2', 'd3', 'd4']);
    if (field === id) return;
    // Those that have it stand before those that do not.
    const having = new Set(
      await idsOf({ collection, filter: [{ field, op: 'exists', value: true }], sort: id, limit: 200 }),
    );
    expect(having.size).toBeGreaterThan(1);
    expect(ids.slice(0, having.size).every((each) => having.has(each))).toBe(true);
  });

  it.each(searchedModels())('are on the pages of a search without a sort: $collection', async ({ collection }) => {
    expect((await idsOf({ collection, limit: 2 })).sort()).toEqual(['d0', 'd1', 'd2', 'd3', 'd4']);
  });

  it('are found and highlighted beside one whose text is longer than Elasticsearch looks through', async () => {
    const policies = client.db(app.config.MONGODB_DATABASE).collection('trust_policies');
    const long = { policy_id: 'long', name: 'lengthy', description: `lengthy ${'word '.repeat(300_000)}` };
    await policies.insertOne(long, { bypassDocumentValidation: true });
    await app.settled();
    const { items } = await search({ collection: 'trust_policies', query: 'lengthy', highlight: true });
    expect(items).toMatchObject([
      {
        id: 'long',
        highlights: [
          { field: 'name', fragments: ['<em>lengthy</em>'] },
          { field: 'description', fragments: [expect.stringMatching(/^<em>lengthy<\/em> word/) as string] },
        ],
      },
    ]);
    await policies.deleteOne({ policy_id: 'long' });
    await app.settled();
  });

  it.each(FORMS)('are filtered by a time in every form that lists take: %s', async (form) => {
    const by = async (op: string, value: unknown): Promise<string[]> =>
      idsOf({ collection: 'users', filter: [{ field: 'created_at', op, value }], sort: 'created_at' });
    expect(await by('gte', form)).toEqual(['d3', 'd4']);
    expect(await by('lt', form)).toEqual([]);
    expect(await by('eq', form)).toEqual([]);
    const stored = (ms: number): string => form.replace(/:05(?:\.0+)?(?=[Zz+-])/, `:05.00${ms}`);
    expect(await by('eq', stored(3))).toEqual(['d3']);
    expect(await by('in', [form, stored(4)])).toEqual(['d4']);
    expect(await by('lte', stored(3))).toEqual(['d3']);
    expect(await by('gt', stored(3))).toEqual(['d4']);
  });
});
