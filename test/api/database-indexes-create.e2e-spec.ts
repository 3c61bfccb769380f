import { mongo } from 'mongoose';
import { HttpClient } from '../setup/http-client';
import { buildsBegun, confirmedIndexesOf, fillSlowly, indexAt, IndexJobs, indexesOf } from '../setup/index-client';
import { type RunningApp, startApp } from '../setup/start-app';

const key = (path: string, direction: unknown = 1): object => ({ path, direction });
const UNBUILT = 50;

describe('creating an index', () => {
  let running: RunningApp;
  let sut: HttpClient;
  let jobs: IndexJobs;
  let client: mongo.MongoClient;
  let db: mongo.Db;

  beforeAll(async () => {
    running = await startApp();
    sut = new HttpClient(running.url);
    jobs = new IndexJobs(sut);
    client = await mongo.MongoClient.connect(running.config.MONGODB_URI);
    db = client.db(running.config.MONGODB_DATABASE);
    await db.createCollection('plain');
  });

  afterAll(async () => {
    await client.close();
    await running.close();
  });

  const names = async (collection: string): Promise<unknown[]> =>
    (await db.collection(collection).indexes()).map(({ name }) => name);

  describe('by a job', () => {
    it.each<[string, object, object?]>([
      ['of several fields', { keys: [key('b'), key('a.c', -1)] }, { name: 'b_1_a.c_-1' }],
      ['with a name', { keys: [key('a')], name: 'my $** index' }],
      ['that is unique', { keys: [key('a')], unique: true }],
      ['that is sparse', { keys: [key('a')], sparse: true }],
      ['that is hidden', { keys: [key('a')], hidden: true }],
      ['by which documents expire', { keys: [key('a')], expire_after_seconds: 0 }],
      ['of text', { keys: [key('z'), key('a', 'text'), key('b', 'text')] }],
      ['of all text', { keys: [key('$**', 'text')] }],
      ['of places', { keys: [key('g', '2dsphere'), key('a')] }],
      ['by hash', { keys: [key('h', 'hashed'), key('a')] }],
      ['of all fields', { keys: [key('$**')], wildcard_projection: { mode: 'exclude', fields: ['a', 'b.c'] } }],
      ['of all fields of one', { keys: [key('a.$**')] }],
      ['with a collation', { keys: [key('a')], collation: { locale: 'fr_CA', strength: 2, numeric_ordering: true } }],
      [
        'of some documents',
        {
          keys: [key('a')],
          partial_filter: [
            { field: 'a', op: 'exists', value: true },
            { field: 'b', op: 'gt', value: '2026-01-01T00:00:00.000Z', value_type: 'date' },
            { field: 'b', op: 'lte', value: '2027-01-01T00:00:00.000Z', value_type: 'date' },
            { field: 'c', op: 'in', value: ['65a000000000000000000000'], value_type: 'object_id' },
            { field: 'd', op: 'type', value: 'string' },
            { field: 'e', op: 'eq', value: null },
          ],
        },
      ],
    ])('builds one %s, which is then listed as it was asked for', async (_, definition, more = {}) => {
      const answer = await jobs.create('plain', definition);
      expect(answer.status).toBe(202);
      expect(answer.headers.get('location')).toBe(`/api/v1/jobs/${answer.body.job_id}`);
      const job = await jobs.ended(answer.body.job_id);
      expect(job).toMatchObject({ kind: 'create_index', state: 'succeeded', result: { size_bytes: 4096 } });
      const name = job.result?.name ?? '';
      const { body } = await sut.get(indexAt('plain', name));
      expect(body).toMatchObject({ ...definition, ...more, declared: 'no' });
      expect((await sut.delete(`${indexAt('plain', name)}?confirm=${encodeURIComponent(name)}`)).status).toBe(200);
    });

    it('gives the same job to a request that is repeated, also when the index is there', async () => {
      const headers = { 'idempotency-key': 'the-same-index' };
      const first = await jobs.create('plain', { keys: [key('repeated')] }, headers);
      await jobs.ended(first.body.job_id);
      // As after a crash between the job and its answer.
      const lost = { $set: { locked_until: new Date(0) }, $unset: { answer: 1 } } as const;
      await db.collection('idempotency_keys').updateMany({}, lost);
      const again = await jobs.create('plain', { keys: [key('repeated')] }, headers);
      expect(again).toMatchObject({ status: 202, body: { job_id: first.body.job_id, state: 'succeeded' } });
      expect(again.headers.get('idempotency-replayed')).toBeNull();
    });

    it('fails when documents have values that it cannot take, and says so', async () => {
      await db.collection('arrays').insertOne({ a: [1], b: [2] });
      const { body } = await jobs.create('arrays', { keys: [key('a'), key('b')] });
      expect(await jobs.ended(body.job_id)).toMatchObject({ state: 'failed', error: { code: 'unprocessable' } });
      expect(await names('arrays')).toEqual(['_id_']);
    });

    it('fails when the collection goes before it is begun, and makes none', async () => {
      await db.createCollection('going');
      const gone = jobs.create('going', { keys: [key('a')] });
      await db.collection('going').drop();
      const { status, body } = await gone;
      if (status === 202) {
        const job = await jobs.ended(body.job_id);
        expect(['not_found', 'conflict']).toContain(job.error?.code ?? 'not_found');
      } else expect(status).toBe(404);
      expect(await db.listCollections({ name: 'going' }).toArray()).toEqual([]);
    });
  });

  describe('that is unique', () => {
    const unique = { keys: [key('team'), key('tags')], unique: true, name: 'once' };

    beforeAll(async () => {
      await db
        .collection<{ _id: unknown; team?: string; tags?: unknown }>('members')
        .insertMany([
          { _id: 1, team: 'a', tags: ['x', 'y'] },
          { _id: 2, team: 'a', tags: ['y', 'z', 'y'] },
          { _id: 3, team: 'b', tags: ['x', 'x'] },
          ...Array.from({ length: 7 }, (_, n) => ({ _id: `none-${n}` })),
        ]);
    });

    const GROUPS = [
      {
        values: [
          { path: 'team', value: null },
          { path: 'tags', value: null },
        ],
        documents: 7,
        document_ids: expect.arrayContaining([expect.stringMatching(/^none-\d$/)]) as unknown,
      },
      {
        values: [
          { path: 'team', value: 'a' },
          { path: 'tags', value: 'y' },
        ],
        documents: 2,
        document_ids: expect.arrayContaining(['1', '2']) as unknown,
      },
    ];

    it('lists the duplicates in a dry run: the largest groups, and few of their documents', async () => {
      const { status, body } = await sut.post(`${indexesOf('members')}?dry_run=true`, unique);
      expect(status).toBe(200);
      expect(body).toMatchObject({ has_duplicates: true, duplicates: GROUPS });
      expect((body['duplicates'] as { document_ids: unknown[] }[])[0]?.document_ids).toHaveLength(5);
    });

    it('fails with the duplicates, and leaves no index', async () => {
      const { body } = await jobs.create('members', unique);
      const { state, error } = await jobs.ended(body.job_id);
      expect({ state, code: error?.code }).toEqual({ state: 'failed', code: 'duplicate' });
      expect(error?.errors).toHaveLength(2);
      expect(error?.errors?.[1]).toMatchObject({ pointer: '/unique', code: 'duplicate' });
      expect(error?.errors?.[1]?.message).toMatch(/^2 documents have team "a", tags "y": _id [12], [12]$/);
      expect(await names('members')).toEqual(['_id_']);
    });

    it.each<[string, object, object[], boolean]>([
      [
        'only documents of the partial filter',
        { partial_filter: [{ field: 'a', op: 'gt', value: 1 }] },
        [{ a: 1 }, { a: 1 }, { a: 2 }],
        false,
      ],
      ['documents without the field as null', {}, [{}, { a: null }], true],
      ['no documents without the field in a sparse one', { sparse: true }, [{}, {}, { a: 1 }], false],
      ['text as the collation does', { collation: { locale: 'en', strength: 2 } }, [{ a: 'x' }, { a: 'X' }], true],
      ['a field of a list of objects', { keys: [key('a.b')] }, [{ a: [{ b: 1 }, { b: 2 }] }, { a: { b: 2 } }], true],
    ])('counts %s', async (_, options, documents, duplicates) => {
      const name = `counted_${Math.random().toString(36).slice(2)}`;
      await db.collection(name).insertMany(documents);
      const definition = { keys: [key('a')], unique: true, ...options };
      const { body } = await sut.post(`${indexesOf(name)}?dry_run=true`, definition);
      expect(body['has_duplicates']).toBe(duplicates);
      const job = await jobs.ended((await jobs.create(name, definition)).body.job_id);
      expect(job.state).toBe(duplicates ? 'failed' : 'succeeded');
    });
  });

  describe('in a dry run', () => {
    it('estimates size and time, names the index that serves it already, and creates nothing', async () => {
      await fillSlowly(db, 'estimated', 3000);
      const definition = { keys: [key('text')] };
      const { body } = await sut.post(`${indexesOf('estimated')}?dry_run=true`, definition);
      expect(body).toMatchObject({ dry_run: true, documents: 3000, index: { name: 'text_1', keys: [key('text')] } });
      expect(body).not.toHaveProperty('served_by');
      expect(body['estimated_seconds']).toBe(1);
      const { result } = await jobs.ended(
        (await jobs.create('estimated', { keys: [key('text'), key('x', -1)] })).body.job_id,
      );
      const ratio = Number(body['estimated_bytes']) / Number(result?.size_bytes);
      expect({ ratio, fits: ratio > 0.3 && ratio < 3 }).toEqual({ ratio, fits: true });
      const again = await sut.post(`${indexesOf('estimated')}?dry_run=true`, { keys: [key('text', -1)] });
      expect(again.body).toMatchObject({ served_by: 'text_1_x_-1' });
      expect(await names('estimated')).toEqual(['_id_', 'text_1_x_-1']);
    });
  });

  describe('that cannot be', () => {
    const two = [key('a'), key('b')];
    const condition = (more: object): object => ({
      keys: [key('a')],
      partial_filter: [{ field: 'a', op: 'eq', value: 1, ...more }],
    });

    it.each<[string, object, number, string]>([
      ['no fields', { keys: [] }, 400, '/keys'],
      ['33 fields', { keys: Array.from({ length: 33 }, (_, n) => key(`f${n}`)) }, 400, '/keys'],
      ['a field twice', { keys: [key('a'), key('a', -1)] }, 422, '/keys/1/path'],
      ['an empty path', { keys: [key('')] }, 400, '/keys/0/path'],
      ['an empty part of a path', { keys: [key('a..b')] }, 400, '/keys/0/path'],
      ['a dot at the end', { keys: [key('a.')] }, 400, '/keys/0/path'],
      ['NUL in a path', { keys: [key('a\0b')] }, 400, '/keys/0/path'],
      ['an operator as a path', { keys: [key('$where')] }, 400, '/keys/0/path'],
      ['an operator in a path', { keys: [key('a.$where')] }, 400, '/keys/0/path'],
      ['a wildcard in the middle', { keys: [key('a.$**.b')] }, 400, '/keys/0/path'],
      ['a direction that is none', { keys: [key('a', 2)] }, 400, '/keys/0/direction'],
      ['a direction that is an object', { keys: [key('a', { type: 'text' })] }, 400, '/keys/0/direction'],
      ["MongoDB's own field of text", { keys: [key('_fts', 'text')] }, 422, '/keys/0/path'],
      ['only _id', { keys: [key('_id', -1)] }, 422, '/keys/0/path'],
      ['text and places', { keys: [key('a', 'text'), key('b', '2dsphere')] }, 422, '/keys/1/direction'],
      ['two hashes', { keys: [key('a', 'hashed'), key('b', 'hashed')] }, 422, '/keys/1/direction'],
      ['text that is not together', { keys: [key('a', 'text'), key('b'), key('c', 'text')] }, 422, '/keys/2/direction'],
      ['a wildcard beside another field', { keys: [key('$**'), key('b')] }, 422, '/keys/0/path'],
      ['a wildcard downwards', { keys: [key('$**', -1)] }, 422, '/keys/0/direction'],
      ['a wildcard by hash', { keys: [key('a.$**', 'hashed')] }, 422, '/keys/0/direction'],
      ['a field of a number among others', { keys: [key('a'), key('0')] }, 422, '/keys/1/path'],
      ['uniqueness by hash', { keys: [key('a', 'hashed')], unique: true }, 422, '/unique'],
      ['uniqueness of a wildcard', { keys: [key('$**')], unique: true }, 422, '/unique'],
      ['a sparse wildcard', { keys: [key('$**')], sparse: true }, 422, '/sparse'],
      ['sparse and partial', { ...condition({}), sparse: true }, 422, '/sparse'],
      ['expiry by two fields', { keys: two, expire_after_seconds: 1 }, 422, '/expire_after_seconds'],
      ['expiry by text', { keys: [key('a', 'text')], expire_after_seconds: 1 }, 422, '/expire_after_seconds'],
      ['expiry before now', { keys: [key('a')], expire_after_seconds: -1 }, 400, '/expire_after_seconds'],
      ['expiry beyond 32 bits', { keys: [key('a')], expire_after_seconds: 2 ** 31 }, 400, '/expire_after_seconds'],
      ['the name of the index of _id', { keys: [key('a')], name: '_id_' }, 422, '/name'],
      ['the name that means all', { keys: [key('a')], name: '*' }, 400, '/name'],
      ['a name that leaves its path', { keys: [key('a')], name: '..' }, 400, '/name'],
      ['NUL in a name', { keys: [key('a')], name: 'a\0' }, 400, '/name'],
      [
        'no name where the keys make one too long',
        { keys: Array.from({ length: 4 }, (_, n) => key(`${n}${'x'.repeat(400)}`)) },
        422,
        '/name',
      ],
      ['a condition that is false', condition({ op: 'exists', value: false }), 422, '/partial_filter/0/value'],
      ['a type that is none', condition({ op: 'type', value: 'text' }), 422, '/partial_filter/0/value'],
      ['a list to be equal to', condition({ value: [1] }), 422, '/partial_filter/0/value'],
      ['no list to be in', condition({ op: 'in', value: 1 }), 422, '/partial_filter/0/value'],
      ['more than null', condition({ op: 'gt', value: null }), 422, '/partial_filter/0/value'],
      ['an object to be equal to', condition({ value: { gt: 1 } }), 400, '/partial_filter/0/value'],
      ['a regular expression', condition({ op: 'regex', value: '.*' }), 400, '/partial_filter/0/op'],
      ['a time that is none', condition({ value: 'now', value_type: 'date' }), 422, '/partial_filter/0/value'],
      ['an id that is none', condition({ value: '1', value_type: 'object_id' }), 422, '/partial_filter/0/value'],
      ['a condition on an operator', condition({ field: '$or' }), 400, '/partial_filter/0/field'],
      [
        'the same condition twice',
        {
          keys: [key('a')],
          partial_filter: [
            { field: 'a', op: 'gt', value: 1 },
            { field: 'a', op: 'gt', value: 2 },
          ],
        },
        422,
        '/partial_filter/1/op',
      ],
      ['a language that is none', { keys: [key('a')], collation: { locale: 'xx' } }, 400, '/collation/locale'],
      [
        'bytes with a strength',
        { keys: [key('a')], collation: { locale: 'simple', strength: 1 } },
        422,
        '/collation/locale',
      ],
      [
        'the order of case where it does not count',
        { keys: [key('a')], collation: { locale: 'en', strength: 1, case_first: 'upper' } },
        422,
        '/collation/case_first',
      ],
      [
        'accents from the end where they do not count',
        { keys: [key('a')], collation: { locale: 'fr', strength: 1, backwards: true } },
        422,
        '/collation/backwards',
      ],
      ['text with a collation', { keys: [key('a', 'text')], collation: { locale: 'de' } }, 422, '/collation'],
      [
        'a projection without a wildcard',
        { keys: [key('a')], wildcard_projection: { mode: 'include', fields: ['a'] } },
        422,
        '/wildcard_projection',
      ],
      [
        'a projection of a field and one under it',
        { keys: [key('$**')], wildcard_projection: { mode: 'include', fields: ['a.b', 'a'] } },
        422,
        '/wildcard_projection/fields/0',
      ],
    ])('refuses %s, with its place', async (_, definition, status, pointer) => {
      const { body } = await sut.post<{ status: number; errors?: { pointer: string }[] }>(
        confirmedIndexesOf('plain'),
        definition,
      );
      expect(body.status).toBe(status);
      expect(body.errors?.map((error) => error.pointer)).toContain(pointer);
    });

    it.each<[string, string, object, string]>([
      [
        'expiry in a capped collection',
        'capped',
        { keys: [key('a')], expire_after_seconds: 1 },
        '/expire_after_seconds',
      ],
      ['text where the collection has a collation', 'collated', { keys: [key('a', 'text')] }, '/collation'],
      ['uniqueness in a time series', 'series', { keys: [key('m')], unique: true }, '/unique'],
      ['text in a time series', 'series', { keys: [key('m', 'text')] }, '/keys/0/direction'],
      ['a hash of a measurement', 'series', { keys: [key('x', 'hashed')] }, '/keys/0'],
      ['all fields of a time series', 'series', { keys: [key('$**')] }, '/keys/0'],
      [
        'expiry by an index of a time series',
        'series',
        { keys: [key('t')], expire_after_seconds: 1 },
        '/expire_after_seconds',
      ],
      ['a sparse index of measurements', 'series', { keys: [key('x')], sparse: true }, '/sparse'],
    ])('refuses %s, with its place', async (_, collection, definition, pointer) => {
      await db.createCollection('capped', { capped: true, size: 4096 }).catch(() => undefined);
      await db.createCollection('collated', { collation: { locale: 'de' } }).catch(() => undefined);
      await db.createCollection('series', { timeseries: { timeField: 't', metaField: 'm' } }).catch(() => undefined);
      const { body } = await sut.post<{ errors?: { pointer: string }[] }>(confirmedIndexesOf(collection), definition);
      expect(body).toMatchObject({ status: 422, code: 'unprocessable' });
      expect(body.errors?.map((error) => error.pointer)).toContain(pointer);
    });

    it.each([
      ['of a collection that is not there', 'nowhere', 404],
      ['of a view', 'seen', 409],
    ])('refuses one %s', async (_, collection, status) => {
      await db.createCollection('seen', { viewOn: 'users', pipeline: [] }).catch(() => undefined);
      expect((await jobs.create(collection, { keys: [key('a')] })).status).toBe(status);
      expect(await db.listCollections({ name: 'nowhere' }).toArray()).toEqual([]);
    });

    it.each<[string, object, string, RegExp]>([
      [
        'the same',
        { keys: [key('a'), key('b', -1)] },
        '/keys',
        /has this index already, as first\. Drop that one first to rename it/,
      ],
      [
        'the same under its name',
        { keys: [key('a'), key('b', -1)], name: 'first' },
        '/keys',
        /has this index already, as first\.$/,
      ],
      ['the same, but hidden', { keys: [key('a'), key('b', -1)], hidden: true }, '/hidden', /Change that with PATCH/],
      [
        'one by which documents expire at another time',
        { keys: [key('t')], expire_after_seconds: 6 },
        '/expire_after_seconds',
        /Change that with PATCH/,
      ],
      ['one by which documents do not expire', { keys: [key('t')] }, '/expire_after_seconds', /Drop that one first/],
      ['another of its name', { keys: [key('a')], name: 'first' }, '/name', /another index first, with other keys/],
      ['a second one of text', { keys: [key('other', 'text')] }, '/keys', /has the text index words/],
    ])('refuses %s as one that is there, and says how to go on', async (_, definition, pointer, detail) => {
      const rivals = db.collection('rivals');
      await rivals.createIndexes([
        { key: { a: 1, b: -1 }, name: 'first' },
        { key: { t: 1 }, name: 'expires', expireAfterSeconds: 5 },
        { key: { x: 'text' }, name: 'words' },
      ]);
      const { body } = await sut.post<{ detail: string }>(confirmedIndexesOf('rivals'), definition);
      expect(body).toMatchObject({ status: 409, code: 'conflict', errors: [{ pointer }] });
      expect(body.detail).toMatch(detail);
    });

    it.each<[string, object]>([
      ['unique', { unique: true }],
      ['sparse', { sparse: true }],
      ['partial', { partial_filter: [{ field: 'z', op: 'eq', value: 1 }] }],
      ['collated', { collation: { locale: 'en', strength: 1 } }],
    ])('takes one of the same keys that is %s: MongoDB keeps both', async (name, options) => {
      await db.collection('beside').createIndexes([{ key: { a: 1 } }]);
      const { body } = await jobs.create('beside', { keys: [key('a')], name, ...options });
      expect(await jobs.ended(body.job_id)).toMatchObject({ state: 'succeeded' });
    });

    it('refuses the 65th', async () => {
      const indexes = Array.from({ length: 63 }, (_, n) => ({ key: { [`f${n}`]: 1 as const } }));
      await db.collection('full').createIndexes(indexes);
      const { body } = await jobs.create('full', { keys: [key('one more')] });
      expect(body).toMatchObject({ status: 409, detail: expect.stringContaining('64 indexes') as unknown });
    });
  });

  describe('of a large collection', () => {
    const slow = { keys: [key('text', 'text')], name: 'slow' };

    beforeAll(async () => {
      await fillSlowly(db, 'large', UNBUILT * 1000);
    });

    it('shows how far it is, in the job and in the list, and tells who asks for the same which job it is', async () => {
      const { body } = await jobs.create('large', slow);
      const job = await jobs.building(body.job_id);
      expect(job).toMatchObject({
        phase: 'scanning collection',
        progress: { total: UNBUILT * 1000, unit: 'documents' },
      });
      const told = await sut.get<{ building: { done: number } }>(indexAt('large', 'slow'));
      expect(told.body).toMatchObject({ building: { total: expect.any(Number) as unknown, job_id: body.job_id } });
      for (const answer of [
        await jobs.create('large', slow),
        await sut.delete(`${indexAt('large', 'slow')}?confirm=slow`),
      ]) {
        expect(answer.body).toMatchObject({ status: 409, detail: expect.stringContaining(body.job_id) as unknown });
      }
      expect((await sut.patch(indexAt('large', 'slow'), { hidden: true })).status).toBe(409);
      expect((await sut.post(`/api/v1/jobs/${body.job_id}/cancel`, undefined)).status).toBe(200);
      expect(await jobs.ended(body.job_id)).toMatchObject({ state: 'cancelled' });
      expect(await names('large')).toEqual(['_id_']);
      const { storageStats } = (
        await db
          .collection('large')
          .aggregate([{ $collStats: { storageStats: {} } }])
          .toArray()
      )[0] as { storageStats: { indexBuilds: string[] } };
      expect(storageStats.indexBuilds).toEqual([]);
    });

    it('is one job when it is asked for twice at once', async () => {
      const answers = await Promise.all(Array.from({ length: 4 }, () => jobs.create('large', slow)));
      const started = answers.filter(({ status }) => status === 202);
      expect(answers.map(({ status }) => status).sort()).toEqual([202, 409, 409, 409]);
      const id = started[0]?.body.job_id ?? '';
      await jobs.building(id);
      await sut.post(`/api/v1/jobs/${id}/cancel`, undefined);
      await jobs.ended(id);
      expect(await buildsBegun(client, db.databaseName, 'slow')).toBeGreaterThan(0);
    });
  });
});
