import { MongoService, protectionOf } from '@lucid/mongo';
import fc from 'fast-check';
import type { mongo } from 'mongoose';
import { HttpClient } from '../setup/http-client';
import { type RunningApp, startApp } from '../setup/start-app';

type Body = Record<string, unknown>;
interface Pointed {
  code: string;
  detail: string;
  errors: { pointer: string; code: string }[];
}
interface Listed {
  items: { name: string; type: string; protected: boolean; documents?: number; options: string[] }[];
  next_cursor?: string;
}

const COLLECTIONS = '/database/collections';

describe('collections', () => {
  let running: RunningApp;
  let sut: HttpClient;
  let db: mongo.Db;
  let made = 0;

  beforeAll(async () => {
    running = await startApp();
    sut = new HttpClient(`${running.url}/api/v1`);
    ({ db } = running.app.get(MongoService));
  });

  afterAll(() => running.close());

  const freshName = (): string => `fresh_${(made += 1)}`;
  const create = (body: Body): ReturnType<typeof sut.post<Body & Pointed>> => {
    const deletes = ['capped', 'time_series', 'clustered'].some((option) => option in body);
    return sut.post<Body & Pointed>(`${COLLECTIONS}${deletes ? `?confirm=${String(body['name'])}` : ''}`, body);
  };
  const optionsOf = async (name: string): Promise<mongo.Document> => {
    const [found] = await db.listCollections({ name }).toArray();
    return (found as mongo.CollectionInfo).options ?? {};
  };

  describe('creating', () => {
    const schema = { bsonType: 'object', required: ['name'], properties: { name: { bsonType: 'string' } } };

    it.each<[string, Body, mongo.Document]>([
      ['nothing at all', {}, {}],
      ['bounds', { capped: { size_bytes: 1_048_576, max_documents: 10 } }, { capped: true, size: 1_048_576, max: 10 }],
      [
        'a time series',
        { time_series: { time_field: 'at', meta_field: 'sensor', granularity: 'hours', expire_after_seconds: 3600 } },
        { timeseries: { timeField: 'at', metaField: 'sensor', granularity: 'hours' }, expireAfterSeconds: 3600 },
      ],
      [
        'a clustered index',
        { clustered: { expire_after_seconds: 60 } },
        { clusteredIndex: { key: { _id: 1 }, unique: true }, expireAfterSeconds: 60 },
      ],
      [
        'a collation',
        {
          collation: {
            locale: 'fr_CA',
            strength: 2,
            case_level: true,
            case_first: 'upper',
            numeric_ordering: true,
            alternate: 'shifted',
            max_variable: 'space',
            normalization: true,
            backwards: true,
          },
        },
        {
          collation: {
            locale: 'fr_CA',
            strength: 2,
            caseLevel: true,
            caseFirst: 'upper',
            numericOrdering: true,
            alternate: 'shifted',
            maxVariable: 'space',
            normalization: true,
            backwards: true,
          },
        },
      ],
      [
        'rules',
        { json_schema: schema, validation_level: 'moderate', validation_action: 'warn' },
        { validator: { $jsonSchema: schema }, validationLevel: 'moderate', validationAction: 'warn' },
      ],
      ['pre-images', { pre_images: true }, { changeStreamPreAndPostImages: { enabled: true } }],
    ])('takes %s to MongoDB and tells it again', async (_what, options, stored) => {
      const name = freshName();
      const { status, headers, body } = await create({ name, ...options });
      expect(status).toBe(201);
      expect(headers.get('location')).toBe(`/api/v1${COLLECTIONS}/${name}`);
      expect(await optionsOf(name)).toMatchObject(stored);
      const { json_schema, ...told } = options;
      expect(body).toMatchObject({
        name,
        ...told,
        ...(json_schema !== undefined && { validator: { $jsonSchema: json_schema } }),
      });
      expect((await sut.get(`${COLLECTIONS}/${name}`)).body).toEqual(body);
    });

    it.each<[string, Body, string]>([
      ['bounds of a time series', { time_series: { time_field: 'a' }, capped: { size_bytes: 1 } }, '/capped'],
      ['a clustered time series', { time_series: { time_field: 'a' }, clustered: {} }, '/clustered'],
      ['rules of a time series', { time_series: { time_field: 'a' }, json_schema: {} }, '/json_schema'],
      ['pre-images of a time series', { time_series: { time_field: 'a' }, pre_images: false }, '/pre_images'],
      ['bounds of what is clustered', { capped: { size_bytes: 1 }, clustered: {} }, '/clustered'],
      ['a level without rules', { validation_level: 'off' }, '/validation_level'],
      ['one field for two', { time_series: { time_field: 'a', meta_field: 'a' } }, '/time_series/meta_field'],
      ['a collation of bytes', { collation: { locale: 'simple', strength: 1 } }, '/collation/locale'],
    ])('refuses %s, with the place', async (_what, options, pointer) => {
      const name = freshName();
      const { status, body } = await create({ name, ...options });
      expect({ status, pointers: body.errors.map((error) => error.pointer) }).toEqual({
        status: 422,
        pointers: [pointer],
      });
      expect(await db.listCollections({ name }).toArray()).toEqual([]);
    });

    it('refuses by itself, with the place, whatever MongoDB does not take together', async () => {
      const option = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
        fc.option(value, { nil: undefined, freq: 1 });
      const expiry = option(fc.constantFrom(0, 60, 1_000_000_000));
      const field = fc.constantFrom('a', 'b', 'meta', 'a b', 'ü', '[]');
      const bodies = fc.record({
        capped: option(
          fc.record({
            size_bytes: fc.constantFrom(1, 4097, 2 ** 50),
            max_documents: option(fc.constantFrom(1, 2_147_483_647)),
          }),
        ),
        time_series: option(
          fc.record({
            time_field: field,
            meta_field: option(field),
            granularity: option(fc.constantFrom('seconds', 'minutes', 'hours')),
            expire_after_seconds: expiry,
          }),
        ),
        clustered: option(fc.record({ expire_after_seconds: expiry })),
        collation: option(
          fc.record({
            locale: fc.constantFrom('simple', 'de', 'fr_CA', 'zh@collation=unihan'),
            strength: option(fc.integer({ min: 1, max: 5 })),
            case_first: option(fc.constantFrom('upper', 'lower', 'off')),
            backwards: option(fc.boolean()),
          }),
        ),
        json_schema: option(fc.constantFrom({}, { required: ['a'] })),
        validation_level: option(fc.constantFrom('off', 'strict', 'moderate')),
        pre_images: option(fc.boolean()),
      });
      await fc.assert(
        fc.asyncProperty(bodies, async (body) => {
          const name = freshName();
          const { status, body: answer } = await create({ name, ...body });
          // What MongoDB itself refuses has no pointer.
          if (status !== 201)
            expect({ status, pointed: answer.errors.length > 0 }).toEqual({ status: 422, pointed: true });
          else await db.dropCollection(name);
        }),
        { numRuns: 60 },
      );
    });

    it.each([
      '',
      '..',
      '.',
      'a..b',
      '.a',
      'a.',
      'system.users',
      'system.',
      '$cmd',
      'a$b',
      'a\0b',
      'a/b',
      '../a',
      '%2e%2e',
      'a b',
      'ü',
      '-a',
      'a\u0000',
      'x'.repeat(191),
      'a\nb',
      '__proto__/x',
    ])('refuses the name %j', async (name) => {
      const { status, body } = await create({ name });
      expect({ status, pointer: body.errors[0]?.pointer }).toEqual({ status: 400, pointer: '/name' });
      const renamed = await sut.post<Pointed>(`${COLLECTIONS}/jobs/rename`, { to: name });
      expect(renamed.status).toBe(400);
    });

    it.each(['a', '_', 'A.b-c_d', '0', 'constructor', 'x'.repeat(190)])('takes the name %j', async (name) => {
      expect((await create({ name })).status).toBe(201);
      expect((await sut.get(`${COLLECTIONS}/${name}`)).body).toMatchObject({ name, type: 'collection' });
    });

    it('makes one of two of one name at once, and one again of one key', async () => {
      const name = freshName();
      const answers = await Promise.all(Array.from({ length: 8 }, () => create({ name })));
      expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array.from({ length: 7 }, () => 409)]);
      const key = { 'idempotency-key': 'created-once' };
      const body = { name: freshName(), pre_images: true };
      const first = await sut.post(COLLECTIONS, body, key);
      const second = await sut.post(COLLECTIONS, body, key);
      expect([first.status, second.status, second.body]).toEqual([201, 201, first.body]);
    });

    it('finds what a request that died had created, when it is repeated', async () => {
      const name = freshName();
      const body = { name, collation: { locale: 'de', strength: 2 } };
      const key = { 'idempotency-key': 'died-once' };
      expect((await sut.post(COLLECTIONS, body, key)).status).toBe(201);
      // As it stands when the process was killed between the two: no answer, and a lock that has run out.
      await db
        .collection('idempotency_keys')
        .updateMany({}, { $unset: { answer: 1 }, $set: { locked_until: new Date(0) } });
      expect((await sut.post(COLLECTIONS, body, key)).status).toBe(201);
      expect((await create(body)).status).toBe(409);
    });
  });

  describe('listing', () => {
    it('goes through all by name, page by page, with their types and options', async () => {
      await db.createCollection('list_view', { viewOn: 'users', pipeline: [{ $match: { email: 'a' } }] });
      await db.createCollection('list_series', { timeseries: { timeField: 'at' }, expireAfterSeconds: 60 });
      await db.createCollection('List odd name ü', { collation: { locale: 'de' } });
      await db.collection('list_full').insertMany([{}, {}, {}]);
      const items: Listed['items'] = [];
      let cursor: string | undefined = '';
      while (cursor !== undefined) {
        const query: string = cursor === '' ? '' : `&cursor=${cursor}`;
        const { body } = await sut.get<Listed>(`${COLLECTIONS}?limit=7${query}`);
        expect(body.items.length).toBeLessThanOrEqual(7);
        items.push(...body.items);
        cursor = body.next_cursor;
      }
      const there = await db.listCollections({}, { nameOnly: true }).toArray();
      const names = there.map(({ name }) => name).filter((name) => !name.startsWith('system.'));
      expect(items.map(({ name }) => name)).toEqual(
        names.sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b))),
      );
      const item = (name: string): unknown => items.find((found) => found.name === name);
      expect(item('list_view')).toEqual({ name: 'list_view', type: 'view', protected: false, options: [] });
      expect(item('list_series')).toEqual({
        name: 'list_series',
        type: 'timeseries',
        protected: false,
        options: ['expiry'],
      });
      expect(item('list_full')).toEqual({
        name: 'list_full',
        type: 'collection',
        protected: false,
        documents: 3,
        options: [],
      });
      expect(item('List odd name ü')).toMatchObject({ options: ['collation'] });
      expect(item('users')).toMatchObject({ protected: true, options: ['pre_images', 'validator'] });
      const views = await sut.get<Listed>(`${COLLECTIONS}?type=view`);
      const thereAsViews = there.filter(({ type }) => type === 'view').map(({ name }) => name);
      expect(views.body.items.map(({ name }) => name)).toEqual(thereAsViews.sort());
    });

    it('shows a view with what it is made of, and a collection of any name', async () => {
      await db.createCollection('shown_view', {
        viewOn: 'users',
        pipeline: [{ $match: { at: { $gt: new Date(0) } } }],
      });
      expect((await sut.get(`${COLLECTIONS}/shown_view`)).body).toEqual({
        name: 'shown_view',
        type: 'view',
        protected: false,
        pre_images: false,
        view: { on: 'users', pipeline: [{ $match: { at: { $gt: { $date: '1970-01-01T00:00:00Z' } } } }] },
      });
      await db.createCollection('odd ü/name');
      expect((await sut.get(`${COLLECTIONS}/${encodeURIComponent('odd ü/name')}`)).body).toMatchObject({
        type: 'collection',
      });
      expect((await sut.get(`${COLLECTIONS}/none`)).status).toBe(404);
      expect((await sut.get(`${COLLECTIONS}/system.views`)).status).toBe(400);
    });

    it('refuses a cursor of another list', async () => {
      const { body } = await sut.get<Listed>(`${COLLECTIONS}?limit=1`);
      const other = await sut.get<Pointed>(`${COLLECTIONS}?limit=1&type=view&cursor=${body.next_cursor ?? ''}`);
      expect([other.status, other.body.code]).toEqual([400, 'invalid_cursor']);
    });
  });

  describe('renaming and dropping', () => {
    it('moves the documents and indexes to the new name', async () => {
      const [from, to] = [freshName(), freshName()];
      await db.collection(from).insertOne({ a: 1 });
      await db.collection(from).createIndexes([{ key: { a: 1 }, name: 'a_1' }]);
      const { status, headers, body } = await sut.post<Body>(`${COLLECTIONS}/${from}/rename`, { to });
      expect([status, headers.get('location'), body['name']]).toEqual([200, `/api/v1${COLLECTIONS}/${to}`, to]);
      expect(await db.collection(to).countDocuments()).toBe(1);
      expect((await db.collection(to).indexes()).map(({ name }) => name)).toEqual(['_id_', 'a_1']);
      expect((await sut.get(`${COLLECTIONS}/${from}`)).status).toBe(404);
    });

    it('never renames onto another collection, or what is no plain collection', async () => {
      const [from, to] = [freshName(), freshName()];
      await db.createCollection(from);
      await db.createCollection(to);
      await db.createCollection('rename_view', { viewOn: from, pipeline: [] });
      const rename = (name: string, onto: string): Promise<{ status: number; body: Pointed }> =>
        sut.post<Pointed>(`${COLLECTIONS}/${name}/rename`, { to: onto });
      const taken = await rename(from, to);
      expect([taken.status, taken.body.code, taken.body.errors[0]?.pointer]).toEqual([409, 'duplicate', '/to']);
      expect((await rename(from, from)).status).toBe(409);
      expect((await rename('rename_view', freshName())).status).toBe(409);
      expect((await rename('none', freshName())).status).toBe(404);
      const onto = freshName();
      const races = await Promise.all(Array.from({ length: 6 }, () => rename(from, onto)));
      expect(races.filter(({ status }) => status === 200)).toHaveLength(1);
      expect(races.every(({ status }) => [200, 404, 409].includes(status))).toBe(true);
    });

    it('drops what was confirmed, and nothing else', async () => {
      const name = freshName();
      await db.collection(name).insertOne({});
      expect((await sut.delete(`${COLLECTIONS}/${name}`)).status).toBe(400);
      expect((await sut.delete(`${COLLECTIONS}/${name}?confirm=${name}x`)).status).toBe(400);
      expect(await db.collection(name).countDocuments()).toBe(1);
      expect((await sut.delete(`${COLLECTIONS}/${name}?confirm=${name}`)).status).toBe(204);
      expect((await sut.delete(`${COLLECTIONS}/${name}?confirm=${name}`)).status).toBe(404);
      await db.createCollection('drop_view', { viewOn: 'users', pipeline: [] });
      await db.createCollection('drop_series', { timeseries: { timeField: 'at' } });
      for (const other of ['drop_view', 'drop_series'])
        expect((await sut.delete(`${COLLECTIONS}/${other}?confirm=${other}`)).status).toBe(204);
    });

    it("leaves the service's own collections as they are, each of them", async () => {
      const { body } = await sut.get<Listed>(`${COLLECTIONS}?limit=200`);
      const own = body.items.filter((item) => item.protected).map(({ name }) => name);
      expect(own).toEqual(
        expect.arrayContaining([
          'blocks',
          'idempotency_keys',
          'jobs',
          'sessions',
          'transactions',
          'trust_policies',
          'users',
          'wallets',
        ]),
      );
      const other = freshName();
      await db.createCollection(other);
      for (const name of own) {
        const answers = [
          await sut.delete<Pointed>(`${COLLECTIONS}/${name}?confirm=${name}`),
          await sut.post<Pointed>(`${COLLECTIONS}/${name}/rename`, { to: freshName() }),
          await sut.post<Pointed>(`${COLLECTIONS}/${other}/rename`, { to: name }),
          await sut.put<Pointed>(`${COLLECTIONS}/${name}/validator?accept_failing=true&confirm=${name}`, {
            json_schema: {},
          }),
          await create({ name }),
        ];
        // What is closed cannot be named, and of other books no document is reached.
        const refusals = { closed: [403, 403], book: [409, 403], data: [409, 409], callers: [] };
        const [taken, kept] = refusals[protectionOf(name)];
        expect([name, ...answers.map(({ status }) => status)]).toEqual([name, kept, taken, taken, kept, taken]);
      }
      expect((await sut.get(`${COLLECTIONS}/users`)).body).toMatchObject({ protected: true, drifted: false });
      expect((await sut.delete(`${COLLECTIONS}/system.views?confirm=system.views`)).status).toBe(400);
    });
  });

  it('leaves an audit record of each change, with what was there before and after', async () => {
    const [name, to] = [freshName(), freshName()];
    await create({ name, pre_images: true });
    await sut.put(`${COLLECTIONS}/${name}/validator`, { json_schema: { required: ['a'] } });
    await sut.post(`${COLLECTIONS}/${name}/rename`, { to });
    await sut.delete(`${COLLECTIONS}/${to}?confirm=${to}`);
    const records = async (target: string): Promise<Body[]> => {
      const { body } = await sut.get<{ items: { audit_id: string; operation: string }[] }>(`/audit?target=${target}`);
      const whole = await Promise.all(body.items.map(({ audit_id }) => sut.get<Body>(`/audit/${audit_id}`)));
      return whole.map((answer) => answer.body);
    };
    expect(await records(name)).toEqual([
      expect.objectContaining({ operation: 'renameCollection', before: { name }, after: { name: to } }),
      expect.objectContaining({
        operation: 'replaceCollectionValidator',
        after: {
          validator: { $jsonSchema: { required: ['a'] } },
          validation_level: 'strict',
          validation_action: 'error',
        },
      }),
      expect.objectContaining({
        operation: 'createCollection',
        after: expect.objectContaining({ name, pre_images: true }) as unknown,
      }),
    ]);
    expect(await records(to)).toEqual([
      expect.objectContaining({
        operation: 'dropCollection',
        outcome: 'succeeded',
        before: expect.objectContaining({ name: to, documents: 0 }) as unknown,
      }),
    ]);
  });
});
