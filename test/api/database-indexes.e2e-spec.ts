import { SchemaKeeper } from '@lucid/mongo';
import { mongo } from 'mongoose';
import { HttpClient } from '../setup/http-client';
import { sampleUser } from '../setup/samples';
import { type RunningApp, startApp } from '../setup/start-app';

interface Index {
  name: string;
  keys: { path: string; direction: number | string }[];
  hidden: boolean;
  declared: string;
  uses: { count: number; since?: string; members: { member: string; count: number }[] };
  [field: string]: unknown;
}

const of = (collection: string): string => `/api/v1/database/collections/${collection}/indexes`;
const at = (collection: string, index: string): string => `${of(collection)}/${encodeURIComponent(index)}`;

describe('indexes', () => {
  let running: RunningApp;
  let sut: HttpClient;
  let client: mongo.MongoClient;
  let db: mongo.Db;

  beforeAll(async () => {
    running = await startApp();
    sut = new HttpClient(running.url);
    client = await mongo.MongoClient.connect(running.config.MONGODB_URI);
    db = client.db(running.config.MONGODB_DATABASE);
  });

  afterAll(async () => {
    await client.close();
    await running.close();
  });

  const make = async (
    collection: string,
    key: Record<string, mongo.IndexDirection>,
    options: Partial<mongo.IndexDescription> = {},
  ): Promise<string> => {
    const [name = ''] = await db.collection(collection).createIndexes([{ ...options, key }]);
    return name;
  };

  const list = async (collection: string): Promise<Index[]> =>
    (await sut.get<{ items: Index[] }>(of(collection))).body.items;

  const explainedIndex = async (collection: string, filter: mongo.Document): Promise<unknown> => {
    const { queryPlanner } = await db.collection(collection).find(filter).explain('queryPlanner');
    return (queryPlanner as { winningPlan: { inputStage?: { indexName?: string } } }).winningPlan.inputStage?.indexName;
  };

  describe('that are listed', () => {
    it('are those of the collection, each declared one with what it serves', async () => {
      const { status, body } = await sut.get<{ items: Index[]; missing: Index[]; unreachable_members: string[] }>(
        of('users'),
      );
      expect(status).toBe(200);
      expect(body.items.map(({ name, declared }) => ({ name, declared }))).toContainEqual({
        name: 'email_1',
        declared: 'yes',
      });
      expect(
        body.items.every(
          ({ declared, serves, size_bytes }) => declared === 'yes' && serves !== '' && Number(size_bytes) > 0,
        ),
      ).toBe(true);
      expect(body).toMatchObject({ missing: [], unreachable_members: [] });
    });

    it('count the queries that used them, and since when', async () => {
      const before = (await list('users')).find(({ name }) => name === 'email_1');
      await sut.post('/api/v1/users', sampleUser('uses', 1));
      await sut.get('/api/v1/users/by-email/uses.1@example.org');
      const after = (await list('users')).find(({ name }) => name === 'email_1');
      expect(Number(after?.uses.count)).toBeGreaterThan(Number(before?.uses.count));
      expect(after?.uses.members).toHaveLength(1);
      expect(Date.parse(String(after?.uses.since))).toBeLessThanOrEqual(Date.now());
    });

    it.each<[string, Record<string, mongo.IndexDirection>, Partial<mongo.IndexDescription>, object]>([
      [
        'a compound one',
        { b: 1, a: -1 },
        {},
        {
          keys: [
            { path: 'b', direction: 1 },
            { path: 'a', direction: -1 },
          ],
        },
      ],
      ['a unique one', { a: 1 }, { unique: true }, { unique: true, sparse: false, hidden: false, clustered: false }],
      ['a sparse one', { a: 1 }, { sparse: true }, { sparse: true }],
      ['a hidden one', { a: 1 }, { hidden: true }, { hidden: true }],
      ['one by which documents expire', { a: 1 }, { expireAfterSeconds: 60 }, { expire_after_seconds: 60 }],
      [
        'a text one',
        { z: 1, 'a.b': 'text', c: 'text', y: -1 },
        { weights: { c: 5 }, default_language: 'german' },
        {
          keys: [
            { path: 'z', direction: 1 },
            { path: 'a.b', direction: 'text' },
            { path: 'c', direction: 'text' },
            { path: 'y', direction: -1 },
          ],
          text: {
            default_language: 'german',
            language_override: 'language',
            weights: [
              { path: 'a.b', weight: 1 },
              { path: 'c', weight: 5 },
            ],
          },
        },
      ],
      ['one of places', { g: '2dsphere' }, {}, { keys: [{ path: 'g', direction: '2dsphere' }] }],
      ['one of older places', { g: '2d' }, {}, { keys: [{ path: 'g', direction: '2d' }] }],
      ['a hashed one', { h: 'hashed' }, {}, { keys: [{ path: 'h', direction: 'hashed' }] }],
      [
        'one of all fields but some',
        { '$**': 1 },
        { wildcardProjection: { a: 0, _id: 1 } },
        { wildcard_projection: { mode: 'exclude', fields: ['a'] } },
      ],
      [
        'one of all fields of some',
        { '$**': 1 },
        { wildcardProjection: { a: 1, 'b.c': 1 } },
        { wildcard_projection: { mode: 'include', fields: ['a', 'b.c'] } },
      ],
      [
        'one with a collation',
        { a: 1 },
        { collation: { locale: 'de', strength: 2 } },
        {
          collation: {
            locale: 'de',
            strength: 2,
            case_level: false,
            case_first: 'off',
            numeric_ordering: false,
            alternate: 'non-ignorable',
            max_variable: 'punct',
            normalization: false,
            backwards: false,
          },
        },
      ],
      [
        'a partial one',
        { a: 1 },
        {
          partialFilterExpression: {
            a: 5,
            b: { $gt: new Date(0), $lt: new Date(1e12) },
            $and: [{ c: { $exists: true } }, { d: { $type: 'string' } }],
            e: { $in: [1, null, 'x'] },
          },
        },
        {
          partial_filter: [
            { field: 'a', op: 'eq', value: 5 },
            { field: 'b', op: 'gt', value: '1970-01-01T00:00:00.000Z', value_type: 'date' },
            { field: 'b', op: 'lt', value: '2001-09-09T01:46:40.000Z', value_type: 'date' },
            { field: 'c', op: 'exists', value: true },
            { field: 'd', op: 'type', value: 'string' },
            { field: 'e', op: 'in', value: [1, null, 'x'] },
          ],
        },
      ],
      [
        'a partial one that conditions cannot say',
        { a: 1 },
        { partialFilterExpression: { $or: [{ a: 1 }, { b: 2 }] } },
        { partial_filter_text: '{"$or":[{"a":1},{"b":2}]}' },
      ],
      ['one with an odd name', { a: 1 }, { name: '$**: a.b/c?d#e%20 ä' }, { name: '$**: a.b/c?d#e%20 ä' }],
    ])('tell %s', async (_, keys, options, expected) => {
      const name = await make('told', keys, options);
      try {
        const { status, body } = await sut.get(at('told', name));
        expect(status).toBe(200);
        expect(body).toMatchObject({ declared: 'no', ...expected });
      } finally {
        await db.collection('told').dropIndexes();
      }
    });

    it('are those of a clustered collection and of a time series too', async () => {
      await db.createCollection('clustered', { clusteredIndex: { key: { _id: 1 }, unique: true, name: 'by id' } });
      expect(await list('clustered')).toMatchObject([{ name: 'by id', clustered: true, unique: true }]);
      await db.createCollection('measured', { timeseries: { timeField: 't', metaField: 'm' } });
      await make('measured', { 'm.x': 1, t: -1 });
      await db.collection('measured').insertOne({ t: new Date(), m: { x: 1 } });
      await db.collection('measured').find({ 'm.x': 1 }).hint('m.x_1_t_-1').toArray();
      const told = (await list('measured')).find(({ name }) => name === 'm.x_1_t_-1');
      expect(told).toMatchObject({
        keys: [
          { path: 'm.x', direction: 1 },
          { path: 't', direction: -1 },
        ],
        uses: { count: 1 },
      });
      expect(told?.['size_bytes']).toBeGreaterThan(0);
    });

    it('show what drifted from the declared ones: missing, with other options, hidden', async () => {
      const wallets = db.collection('wallets');
      // The service would put back what is removed before it is listed.
      await running.app.get(SchemaKeeper).stop();
      await wallets.dropIndex('status_1_created_at_-1__id_-1');
      await wallets.dropIndex('tron_address_1');
      await make('wallets', { tron_address: 1 }, { name: 'tron_address_1', sparse: true, expireAfterSeconds: 1e9 });
      await db.command({ collMod: 'wallets', index: { name: 'wallet_id_1', hidden: true } });
      const { body } = await sut.get<{ items: Index[]; missing: Index[] }>(of('wallets'));
      const told = (index: string) => body.items.find(({ name }) => name === index);
      expect(told('tron_address_1')).toMatchObject({
        declared: 'different',
        differs: ['unique', 'sparse', 'expire_after_seconds'],
        serves: 'a wallet by address',
      });
      expect(told('wallet_id_1')).toMatchObject({ declared: 'different', differs: ['hidden'] });
      expect(body.missing).toMatchObject([{ name: 'status_1_created_at_-1__id_-1', serves: 'the list by status' }]);
      expect((await sut.patch(at('wallets', 'wallet_id_1'), { hidden: false })).body).toMatchObject({
        declared: 'yes',
      });
    });

    it.each([
      ['a collection that is not there', 'nowhere', 404, 'not_found'],
      ['a view', 'seen', 409, 'conflict'],
      ["MongoDB's own collections", 'system.views', 400, 'invalid_parameter'],
      ['a name with $', 'a$b', 400, 'invalid_parameter'],
      ['a name with NUL', 'a\0b', 400, 'invalid_parameter'],
      ['a name of dots', '.a', 400, 'invalid_parameter'],
    ])('are not there for %s', async (_, collection, status, code) => {
      if (collection === 'seen') await db.createCollection('seen', { viewOn: 'users', pipeline: [] });
      expect((await sut.get(of(encodeURIComponent(collection)))).body).toMatchObject({ status, code });
      expect((await sut.get(at(encodeURIComponent(collection), 'x'))).body).toMatchObject({ status, code });
    });

    it.each([['%00'], ['%2A'], ['a%0ab'], ['%c0%ae'], ['x'.repeat(1001)]])(
      'are not found by %s: it is no name',
      async (name) => {
        expect((await sut.get(`${of('users')}/${name}`)).status).toBe(400);
      },
    );
  });

  describe('that are changed', () => {
    beforeEach(async () => {
      await make('changed', { a: 1 }, { name: 'by a' });
    });

    afterEach(async () => {
      await db.collection('changed').drop();
    });

    it('are used by no query while they are hidden, and at once again after', async () => {
      expect(await explainedIndex('changed', { a: 1 })).toBe('by a');
      expect((await sut.patch(at('changed', 'by a'), { hidden: true })).body).toMatchObject({ hidden: true });
      expect(await explainedIndex('changed', { a: 1 })).toBeUndefined();
      expect((await sut.patch(at('changed', 'by a'), { hidden: false })).body).toMatchObject({ hidden: false });
      expect(await explainedIndex('changed', { a: 1 })).toBe('by a');
    });

    it('let documents expire', async () => {
      expect(
        (await sut.patch(`${at('changed', 'by a')}?confirm=changed`, { expire_after_seconds: 7 })).body,
      ).toMatchObject({
        expire_after_seconds: 7,
      });
      expect(
        (await sut.patch(`${at('changed', 'by a')}?confirm=changed`, { expire_after_seconds: 8 })).body,
      ).toMatchObject({
        expire_after_seconds: 8,
      });
    });

    it('stay as they are where nothing is asked for', async () => {
      expect((await sut.patch(at('changed', 'by a'), {})).body).toMatchObject({ hidden: false });
    });

    it.each<[string, string, string, object, number, string | undefined]>([
      ['the index of _id', 'users', '_id_', { hidden: true }, 409, undefined],
      ['an index that is not there', 'users', 'nothing', { hidden: true }, 404, undefined],
      ['a declared one that would be hidden', 'users', 'email_1', { hidden: true }, 409, '/hidden'],
      [
        'a declared one whose documents would expire',
        'users',
        'email_1',
        { expire_after_seconds: 1 },
        409,
        '/expire_after_seconds',
      ],
      ['one of several fields', 'changed', 'a_1_b_1', { expire_after_seconds: 1 }, 422, '/expire_after_seconds'],
      ['a hashed one', 'changed', 'h_hashed', { expire_after_seconds: 1 }, 422, '/expire_after_seconds'],
      ['one of a capped collection', 'capped', 'a_1', { expire_after_seconds: 1 }, 422, '/expire_after_seconds'],
    ])('refuse it for %s', async (_, collection, index, patch, status, pointer) => {
      await db.collection('changed').createIndexes([{ key: { a: 1, b: 1 } }, { key: { h: 'hashed' } }]);
      if (collection === 'capped') {
        await db.createCollection('capped', { capped: true, size: 4096 });
        await make('capped', { a: 1 });
      }
      const { body } = await sut.patch<{ errors?: { pointer: string }[] }>(
        `${at(collection, index)}?confirm=${collection}`,
        patch,
      );
      expect(body).toMatchObject({ status });
      expect(body.errors?.[0]?.pointer).toBe(pointer);
    });
  });

  describe('that are dropped', () => {
    it('go when their name is confirmed, and tell their definition', async () => {
      await make('dropped', { a: 1 }, { name: 'x.y $**', sparse: true });
      const refused = await sut.delete(at('dropped', 'x.y $**'));
      expect(refused.body).toMatchObject({ status: 400, errors: [{ pointer: 'confirm', code: 'confirmation' }] });
      const { status, body } = await sut.delete(`${at('dropped', 'x.y $**')}?confirm=${encodeURIComponent('x.y $**')}`);
      expect(status).toBe(200);
      expect(body).toMatchObject({
        dropped: { name: 'x.y $**', keys: [{ path: 'a', direction: 1 }], sparse: true },
        uses: { count: 0 },
      });
      expect(body).not.toHaveProperty('advice');
      expect((await list('dropped')).map(({ name }) => name)).toEqual(['_id_']);
    });

    it('are better hidden first where queries use them: the problem says how often, and the answer what to watch', async () => {
      await make('dropped', { b: 1 });
      await db.collection('dropped').find({ b: 1 }).toArray();
      const refused = await sut.delete<{ detail: string }>(at('dropped', 'b_1'));
      expect(refused.body.detail).toMatch(/It was used once since .* hide it first/);
      expect((await sut.delete(`${at('dropped', 'b_1')}?confirm=b_1`)).body).toHaveProperty('advice');
    });

    it.each([
      ['of _id', 'users', '_id_', 409],
      ['that the service declares, saying what it serves', 'users', 'email_1', 409],
      ['that is not there', 'users', 'nothing', 404],
    ])('stay: one %s', async (_, collection, index, status) => {
      const { body } = await sut.delete<{ detail: string }>(`${at(collection, index)}?confirm=${index}`);
      expect(body).toMatchObject({ status });
      if (index === 'email_1') expect(body.detail).toContain('a user by e-mail address');
    });
  });
});
