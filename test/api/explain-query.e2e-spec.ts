import { MongoService } from '@lucid/mongo';
import type { mongo } from 'mongoose';
import { HttpClient } from '../setup/http-client';
import { type RunningApp, startApp, startReplica } from '../setup/start-app';

interface PlanStage {
  stage: string;
  words: string;
  index?: string;
  inputs: PlanStage[];
}
interface Explanation {
  summary: string;
  executed: boolean;
  plan: PlanStage;
  rejected_plans: string[];
  indexes: string[];
  sorts_in_memory: boolean;
  suggested_index?: string[];
  [field: string]: unknown;
}

const API_KEY = 'the-configured-key-of-these-tests-0123456789';
const COUNT = 1200;

const eq = (field: string, value: unknown): object => ({ op: 'eq', field, value });
const nested = (levels: number): object =>
  levels === 0 ? eq('a', 1) : { op: 'and', conditions: [nested(levels - 1)] };

describe('explaining a query', () => {
  let running: RunningApp;
  let sut: HttpClient;
  let db: mongo.Db;

  beforeAll(async () => {
    running = await startApp({ API_KEY });
    sut = new HttpClient(`${running.url}/api/v1`, { 'x-api-key': API_KEY });
    db = running.app.get(MongoService).db;
    await db.collection('planted').insertMany(
      Array.from({ length: COUNT }, (_, n) => ({
        n,
        status: n % 100 === 0 ? 'rare' : 'common',
        kind: n % 4,
        at: new Date(n * 1000),
        tags: [`t${n % 3}`, `t${n % 5}`],
        items: [{ sku: n % 10, count: n }],
      })),
    );
    const indexes = [{ kind: 1, at: -1 }, { tags: 1 }, { n: 1 }] as const;
    await db.collection('planted').createIndexes(indexes.map((key) => ({ key, name: Object.keys(key).join('_') })));
    await db.collection('others').insertMany(Array.from({ length: 20 }, (_, n) => ({ n, owner: n })));
    await db.collection('others').createIndex({ owner: 1 }, {}, {});
    await db.createCollection('a view', { viewOn: 'users', pipeline: [] });
  });

  afterAll(() => running.close());

  const explain = async (query: object, verbosity = 'executionStats'): Promise<Explanation> => {
    const { status, body } = await sut.post<Explanation>('/database/explain', {
      collection: 'planted',
      verbosity,
      ...query,
    });
    expect({ status, problem: status === 200 ? undefined : body }).toEqual({ status: 200, problem: undefined });
    return body;
  };
  const names = (plan: PlanStage): string[] => [plan.stage, ...plan.inputs.flatMap(names)];

  describe('says in words', () => {
    it('that no index begins with a field, and which one would serve', async () => {
      const filter = [
        eq('status', 'rare'),
        { op: 'gte', field: 'at', value: '1970-01-01T00:00:00Z', value_type: 'date' },
      ];
      const found = await explain({ find: { filter, sort: ['-at'], limit: 5 } });
      expect(found).toMatchObject({
        summary:
          'Reads 1,200 documents to return 5, because no index begins with status or at. Sorts them in memory, because no index that it uses has the order. An index {status: 1, at: -1} would serve it.',
        ...{ executed: true, documents_examined: COUNT, keys_examined: 0, returned: 5, sorts_in_memory: true },
        ...{ examined_per_returned: 240, suggested_index: ['status', '-at'], indexes: [] },
      });
      expect(names(found.plan)).toEqual(['SORT', 'COLLSCAN']);
    });

    it('that the index it suggested serves, once it is there', async () => {
      const find = { filter: [eq('status', 'rare')], sort: ['-at'], limit: 5 };
      const before = await explain({ find });
      const [first = '', second = ''] = before.suggested_index ?? [];
      expect([first, second]).toEqual(['status', '-at']);
      await db.collection('planted').createIndex({ status: 1, at: -1 }, {}, {});
      const after = await explain({ find });
      expect(after).toMatchObject({
        summary: 'Reads 5 documents to return 5, by index status_1_at_-1.',
        ...{ documents_examined: 5, sorts_in_memory: false, examined_per_returned: 1 },
      });
      expect(after).not.toHaveProperty('suggested_index');
      await db.collection('planted').dropIndex('status_1_at_-1');
    });

    it('what would be done, without doing it', async () => {
      const found = await explain({ find: { filter: [eq('status', 'rare')] } }, 'queryPlanner');
      expect(found).toMatchObject({
        summary: 'Would read every document, because no index begins with status. An index {status: 1} would serve it.',
        executed: false,
      });
      for (const field of ['keys_examined', 'returned', 'milliseconds', 'used_disk'])
        expect(found).not.toHaveProperty(field);
    });

    it('that nothing narrows it', async () => {
      expect((await explain({ find: {} })).summary).toBe(
        'Reads 1,200 documents to return 1,200, as it has no condition that an index narrows.',
      );
      const both = { op: 'or', conditions: [eq('status', 'rare'), eq('items.sku', 1)] };
      expect((await explain({ find: { filter: [both] } })).summary).toContain(
        'a condition under $or or $nor has no index',
      );
    });

    it('that it answers from the index alone', async () => {
      const found = await explain({ find: { filter: [eq('kind', 1)], projection: ['kind', 'at'] } });
      expect(found.summary).toBe('Reads 300 index keys to return 300, by index kind_at.');
      expect(found.plan).toMatchObject({
        stage: 'PROJECTION_COVERED',
        words: 'Answers from the index alone, without a document.',
      });
    });

    it('nothing of an order that no index could have: that of groups', async () => {
      const group = { by: ['kind'], accumulators: [{ name: 'n', op: 'count' }] };
      const found = await explain({ aggregate: { stages: [{ match: [eq('kind', 1)] }, { group }, { sort: ['-n'] }] } });
      expect(found).toMatchObject({
        summary: 'Reads 300 index keys to return 1, by index kind_at.',
        sorts_in_memory: true,
      });
    });

    it('that a join has no index', async () => {
      const lookup = (foreign_field: string): object => ({
        aggregate: {
          stages: [
            { match: [eq('n', 1)] },
            { lookup: { from: 'others', local_field: 'n', foreign_field, as: 'found' } },
          ],
        },
      });
      expect((await explain(lookup('n'))).summary).toMatch(
        /Joins others by reading all of it for each document. An index \{n: 1\} of others would serve that\.$/,
      );
      expect((await explain(lookup('owner'))).summary).not.toContain('Joins');
    });
  });

  it.each<[string, object[], string[]]>([
    ['match', [{ match: [eq('kind', 1)] }], ['FETCH', 'IXSCAN']],
    ['sort', [{ sort: ['n'] }], ['FETCH', 'IXSCAN']],
    ['sort in memory', [{ sort: ['status'] }], ['SORT', 'COLLSCAN']],
    ['limit', [{ sort: ['n'] }, { limit: 3 }], ['LIMIT', 'FETCH', 'IXSCAN']],
    ['skip', [{ match: [eq('kind', 1)] }, { skip: 3 }], ['SKIP', 'FETCH', 'IXSCAN']],
    [
      'group by one',
      [{ match: [eq('kind', 1)] }, { group: { by: ['status'], accumulators: [{ name: 'n', op: 'count' }] } }],
      ['GROUP', 'FETCH', 'IXSCAN'],
    ],
    ['project', [{ project: ['n', 'items.sku'] }], ['COLLSCAN']],
    [
      'unwind',
      [{ match: [eq('kind', 1)] }, { unwind: { path: 'tags', keep_empty: true } }],
      ['$unwind', 'FETCH', 'IXSCAN'],
    ],
    ['count', [{ match: [eq('kind', 1)] }, { count: 'n' }], ['COUNT_SCAN']],
    [
      'lookup',
      [{ match: [eq('n', 1)] }, { lookup: { from: 'others', local_field: 'n', foreign_field: 'owner', as: 'x' } }],
      ['IXSCAN'],
    ],
  ])('understands %s', async (_, stages, expected) => {
    for (const verbosity of ['queryPlanner', 'executionStats']) {
      const found = await explain({ aggregate: { stages } }, verbosity);
      expect(names(found.plan)).toEqual(expect.arrayContaining(expected));
    }
  });

  it('understands every accumulator, and groups by several paths or none', async () => {
    const accumulators = ['sum', 'avg', 'min', 'max', 'first', 'last'].map((op) => ({
      name: op,
      op,
      field: 'items.count',
    }));
    for (const by of [['status', 'items.sku'], []]) {
      const group = { by, accumulators: [...accumulators, { name: 'count', op: 'count' }] };
      const found = await explain({ aggregate: { stages: [{ group }, { sort: ['-sum'] }, { limit: 2 }] } });
      expect(found.returned).toBe(by.length === 0 ? 1 : 2);
      expect(found.documents_examined).toBe(COUNT);
    }
  });

  it('tells which plans were weighed and not taken', async () => {
    const filter = [eq('kind', 1), { op: 'lt', field: 'n', value: 100 }];
    const found = await explain({ find: { filter } });
    expect([...found.rejected_plans, found.indexes.join()].join(' ')).toContain('kind_at');
    expect(found.rejected_plans).toEqual([expect.stringMatching(/^IXSCAN \S+ > FETCH$/)]);
  });

  it('adds up what joins read', async () => {
    const stages = [
      { match: [eq('kind', 1)] },
      { lookup: { from: 'others', local_field: 'kind', foreign_field: 'n', as: 'x' } },
    ];
    const found = await explain({ aggregate: { stages } });
    expect(found.documents_examined).toBeGreaterThanOrEqual(300 + 20);
    expect(found.returned).toBe(300);
  });

  describe('refuses', () => {
    const post = (body: object): ReturnType<typeof sut.post<Record<string, unknown>>> =>
      sut.post('/database/explain', body);
    const find = (filter: unknown): object => ({ collection: 'planted', find: { filter } });
    const stages = (...given: unknown[]): object => ({ collection: 'planted', aggregate: { stages: given } });

    it.each<[number, string, object]>([
      [400, '/find/filter/0/field', find([eq('$where', 'sleep(1)')])],
      [400, '/find/filter/0/field', find([eq('a.$expr', 1)])],
      [400, '/find/filter/0/field', find([eq('', 1)])],
      [400, '/find/filter/0/field', find([eq('a..b', 1)])],
      [400, '/find/filter/0/op', find([{ op: 'where', field: 'a', value: 1 }])],
      [400, '/find/filter/0/op', find([{ op: '$eq', field: 'a', value: 1 }])],
      [400, '/find/filter/0/op', find([{ op: 'regex', field: 'a', value: '(a+)+$' }])],
      [400, '/find/filter/0/op', find([{ op: 'expr', field: 'a', value: 1 }])],
      [400, '/find/filter/0/value', find([eq('a', { ne: null })])],
      [400, '/find/filter/0/value', find([eq('a', [[1]])])],
      [400, '/find/filter/0/value', find([{ op: 'in', field: 'a', value: [] }])],
      [400, '/find/filter/0/value', find([{ op: 'in', field: 'a', value: Array.from({ length: 201 }, (_, n) => n) }])],
      [400, '/find/filter/0/regex', find([{ op: 'eq', field: 'a', value: 1, regex: 'a' }])],
      [400, '/find/filter', find({ status: 'rare' })],
      [400, '/find/sort', { collection: 'planted', find: { sort: ['$natural'] } }],
      [400, '/find/hint', { collection: 'planted', find: { hint: 'n' } }],
      [400, '/aggregate/stages/0/out', stages({ out: 'stolen' })],
      [400, '/aggregate/stages/0/merge', stages({ merge: { into: 'stolen' } })],
      [400, '/aggregate/stages/0/function', stages({ function: 'code' })],
      [
        400,
        '/aggregate/stages/0/lookup/pipeline',
        stages({ lookup: { from: 'others', local_field: 'a', foreign_field: 'b', as: 'c', pipeline: [] } }),
      ],
      [
        400,
        '/aggregate/stages/0/lookup/from',
        stages({ lookup: { from: 'system.users', local_field: 'a', foreign_field: 'b', as: 'c' } }),
      ],
      [
        400,
        '/aggregate/stages/0/group/accumulators/0/op',
        stages({ group: { by: [], accumulators: [{ name: 'x', op: 'accumulator', field: 'a' }] } }),
      ],
      [400, '/aggregate/stages/0/group/by', stages({ group: { by: ['$$ROOT'] } })],
      [400, '/aggregate/stages/0/unwind/path', stages({ unwind: { path: '$tags' } })],
      [400, '/aggregate/stages', { collection: 'planted', aggregate: { stages: [] } }],
      [400, '/aggregate/stages', stages(...Array.from({ length: 21 }, () => ({ limit: 1 })))],
      [400, '/collection', { collection: 'system.profile', find: {} }],
      [400, '/collection', { collection: 'a$b', find: {} }],
      [400, '/verbosity', { collection: 'planted', find: {}, verbosity: 'allPlansExecution' }],
      [422, '', { collection: 'planted' }],
      [422, '', { ...find([]), ...stages({ limit: 1 }) }],
      [422, '/find/filter/0/field', find([{ op: 'eq', value: 1 }])],
      [422, '/find/filter/0/field', find([{ op: 'or', field: 'a', conditions: [eq('a', 1)] }])],
      [422, '/find/filter/0/value', find([{ op: 'eq', field: 'a' }])],
      [422, '/find/filter/0/value', find([{ op: 'in', field: 'a', value: 1 }])],
      [422, '/find/filter/0/value', find([{ op: 'eq', field: 'a', value: [1] }])],
      [422, '/find/filter/0/value', find([{ op: 'exists', field: 'a', value: 'yes' }])],
      [422, '/find/filter/0/value', find([{ op: 'type', field: 'a', value: 'javascript' }])],
      [422, '/find/filter/0/value', find([{ op: 'size', field: 'a', value: -1 }])],
      [422, '/find/filter/0/value', find([{ ...eq('a', 'x'), value_type: 'date' }])],
      [422, '/find/filter/0/value', find([{ ...eq('a', '9223372036854775808'), value_type: 'long' }])],
      [422, '/find/filter/0/value', find([{ op: 'in', field: 'a', value: ['1', 'x'], value_type: 'decimal' }])],
      [422, '/find/filter/0/conditions', find([{ op: 'elem_match', field: 'a' }])],
      [422, '/find/filter/0/conditions', find([{ ...eq('a', 1), conditions: [eq('b', 1)] }])],
      [422, '/find/sort/1', { collection: 'planted', find: { sort: ['a', '-a'] } }],
      [422, '/find/projection/1', { collection: 'planted', find: { projection: ['a', 'a.b'] } }],
      [422, '/aggregate/stages/0', stages({})],
      [422, '/aggregate/stages/1', stages({ limit: 1 }, { limit: 1, skip: 1 })],
      [422, '/aggregate/stages/0/group/by/1', stages({ group: { by: ['a.b', 'a_b'] } })],
      [
        422,
        '/aggregate/stages/0/group/accumulators/0/field',
        stages({ group: { by: [], accumulators: [{ name: 'x', op: 'sum' }] } }),
      ],
      [
        422,
        '/aggregate/stages/0/group/accumulators/0/field',
        stages({ group: { by: [], accumulators: [{ name: 'x', op: 'count', field: 'a' }] } }),
      ],
      [
        422,
        '/aggregate/stages/0/group/accumulators/1/name',
        stages({
          group: {
            by: [],
            accumulators: [
              { name: 'x', op: 'count' },
              { name: 'x', op: 'count' },
            ],
          },
        }),
      ],
    ])('with %d and the pointer %s', async (status, pointer, body) => {
      const refused = await post(body);
      expect({ status: refused.status, errors: refused.body['errors'] }).toEqual({
        status,
        errors: [expect.objectContaining({ pointer })],
      });
    });

    it('keys that begin with $, whatever holds them', async () => {
      for (const body of [
        find([{ op: 'eq', field: 'a', value: { $ne: null } }]),
        { collection: 'planted', find: { filter: { $where: 'sleep(1000)' } } },
        stages({ $out: 'stolen' }),
      ]) {
        expect(await post(body)).toMatchObject({ status: 400, body: { code: 'forbidden_key' } });
      }
    });

    it('more conditions than planning is worth, and deeper ones than a body may hold', async () => {
      const wide = (): object => ({ op: 'or', conditions: Array.from({ length: 40 }, (_, n) => eq(`f${n}`, n)) });
      expect(await post(find([wide(), wide(), wide()]))).toMatchObject({
        status: 422,
        body: { errors: [{ code: 'too_many' }] },
      });
      expect(await post(find([nested(7)]))).toMatchObject({ status: 200 });
      expect(await post(find([nested(20)]))).toMatchObject({ status: 400, body: { code: 'too_deep' } });
    });

    it('collections that are not there, views, and what the service keeps for itself', async () => {
      expect(await post({ collection: 'nowhere', find: {} })).toMatchObject({ status: 404 });
      expect(await post({ collection: 'a view', find: {} })).toMatchObject({ status: 409 });
      for (const name of ['api_keys', 'idempotency_keys', 'audit']) {
        expect(await post({ collection: name, find: {} })).toMatchObject({ status: 403, body: { code: 'forbidden' } });
        const lookup = { from: name, local_field: 'n', foreign_field: 'key_id', as: 'x' };
        expect(await post(stages({ lookup }))).toMatchObject({ status: 403, body: { code: 'forbidden' } });
      }
      const lookup = { from: 'a view', local_field: 'n', foreign_field: 'n', as: 'x' };
      expect(await post(stages({ lookup }))).toMatchObject({ status: 409 });
    });

    it('to count for a key that may not read the models', async () => {
      const made = await sut.post<{ secret: string }>('/api-keys', { name: 'plans', scopes: ['database:read'] });
      const other = new HttpClient(`${running.url}/api/v1`, { 'x-api-key': made.body.secret });
      const body = { collection: 'planted', find: {} };
      expect((await other.post('/database/explain', body)).status).toBe(200);
      const counted = await other.post('/database/explain', { ...body, verbosity: 'executionStats' });
      expect(counted).toMatchObject({ status: 403, body: { code: 'forbidden' } });
    });
  });

  it('ends a query that takes too long, and says so', async () => {
    const slow = await startReplica(running, { API_KEY, MONGODB_TIMEOUT_MS: '2000' });
    const stages = [
      { lookup: { from: 'planted', local_field: 'kind', foreign_field: 'items.sku', as: 'x' } },
      { unwind: { path: 'x', keep_empty: false } },
      { lookup: { from: 'planted', local_field: 'x.kind', foreign_field: 'items.sku', as: 'y' } },
      { sort: ['y.n'] },
    ];
    const body = { collection: 'planted', aggregate: { stages }, verbosity: 'executionStats' };
    const answer = await new HttpClient(`${slow.url}/api/v1`, { 'x-api-key': API_KEY }).post('/database/explain', body);
    expect(answer).toMatchObject({
      status: 503,
      body: { code: 'database_timeout', detail: expect.stringContaining('verbosity queryPlanner') as string },
    });
    await slow.close();
  });
});
