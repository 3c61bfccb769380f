import type { Job } from '@lucid/jobs';
import { MongoService } from '@lucid/mongo';
import { mongo } from 'mongoose';
import { HttpClient } from '../setup/http-client';
import { jobEnded } from '../setup/jobs';
import { type RunningApp, startApp } from '../setup/start-app';

interface Check {
  method: string;
  documents: number;
  checked: number;
  failing: number;
  estimate?: { failing: number; low: number; high: number };
  examples: { id: unknown; reasons: { field: string; rule: string; message: string }[] }[];
}
interface Refusal {
  code: string;
  detail: string;
  errors: { pointer: string; code: string; message: string }[];
}

interface Person {
  _id: string;
  name?: string;
  age?: number | string;
}

const at = (name: string): string => `/database/collections/${name}/validator`;
const ADULT = {
  bsonType: 'object',
  required: ['name'],
  properties: { name: { bsonType: 'string', minLength: 2 }, age: { bsonType: 'int', minimum: 18 } },
};

describe('the rules for the documents of a collection', () => {
  let running: RunningApp;
  let sut: HttpClient;
  let db: mongo.Db;

  beforeAll(async () => {
    running = await startApp();
    sut = new HttpClient(`${running.url}/api/v1`);
    ({ db } = running.app.get(MongoService));
  });

  beforeEach(async () => {
    await db
      .collection('people')
      .drop()
      .catch(() => false);
    await db.collection<Person>('people').insertMany([
      { _id: 'good', name: 'Ada', age: 36 },
      { _id: 'young', name: 'Bo', age: 17 },
      { _id: 'nameless', age: 40 },
      { _id: 'short', name: 'C', age: 'old' },
    ]);
  });

  afterAll(() => running.close());

  const preview = (name: string, json_schema: object): ReturnType<typeof sut.post<Check & Refusal>> =>
    sut.post<Check & Refusal>(`${at(name)}/preview`, { json_schema });
  const validatorOf = async (name: string): Promise<unknown> => {
    const [found] = await db.listCollections({ name }).toArray();
    return (found as mongo.CollectionInfo).options?.['validator'];
  };

  it('are previewed: which documents would fail, and each of its reasons', async () => {
    const { status, body } = await preview('people', ADULT);
    expect(status).toBe(200);
    expect(body).toEqual({
      method: 'all',
      documents: 4,
      checked: 4,
      failing: 3,
      examples: [
        { id: 'young', reasons: [{ field: 'age', rule: 'minimum', message: 'must be at least 18' }] },
        { id: 'nameless', reasons: [{ field: 'name', rule: 'required', message: 'must be there' }] },
        {
          id: 'short',
          reasons: [
            { field: 'name', rule: 'minLength', message: 'must have at least 2 characters' },
            { field: 'age', rule: 'bsonType', message: 'must be of type int' },
          ],
        },
      ],
    });
    expect(await validatorOf('people')).toBeUndefined();
    expect((await preview('people', {})).body).toMatchObject({ failing: 0, checked: 4, examples: [] });
    await db.createCollection('empty_people');
    expect((await preview('empty_people', ADULT)).body).toMatchObject({ failing: 0, checked: 0 });
  });

  it('tell ids of any type as extended JSON', async () => {
    await db
      .collection<{ _id: unknown }>('odd')
      .insertMany([{ _id: { a: new Date(0) } }, { _id: 5 }, { _id: new mongo.Long(1, 1) }]);
    const { body } = await preview('odd', { required: ['b'] });
    expect(body.examples.map(({ id }) => id)).toEqual([{ a: { $date: '1970-01-01T00:00:00Z' } }, 5, 2 ** 32 + 1]);
    expect(body.examples.every(({ reasons }) => reasons.length === 1)).toBe(true);
  });

  it('are put in force once no document is in their way, or that is accepted', async () => {
    const rules = { json_schema: ADULT };
    const refused = await sut.put<Refusal>(at('people'), rules);
    expect([refused.status, refused.body.code]).toEqual([409, 'conflict']);
    expect(refused.body.detail).toContain('3 of 4 documents');
    expect(refused.body.errors).toEqual([
      { pointer: '/json_schema', code: 'minimum', message: 'age must be at least 18' },
    ]);
    expect(await validatorOf('people')).toBeUndefined();

    const accepted = await sut.put(`${at('people')}?accept_failing=true&confirm=people`, rules);
    expect(accepted.status).toBe(200);
    expect(accepted.body).toMatchObject({
      validator: { $jsonSchema: ADULT },
      validation_level: 'strict',
      validation_action: 'error',
    });
    await expect(db.collection('people').insertOne({ name: 'x' })).rejects.toMatchObject({ code: 121 });

    await db.collection<{ _id: string }>('people').deleteMany({ _id: { $ne: 'good' } });
    expect((await sut.put(at('people'), rules)).status).toBe(200);
    expect((await sut.put(at('people'), { json_schema: {} })).body).not.toHaveProperty('validator');
    await db.collection('people').insertOne({ name: 'x' });
  });

  it.each([{ validation_level: 'moderate' }, { validation_level: 'off' }, { validation_action: 'warn' }])(
    'need no leave for documents that %j lets be',
    async (mildness) => {
      const { status, body } = await sut.put(at('people'), { json_schema: ADULT, ...mildness });
      expect([status, body]).toEqual([200, expect.objectContaining(mildness)]);
    },
  );

  it('never hold what MongoDB would evaluate for a caller', async () => {
    for (const json_schema of [
      { pattern: '^(a+)+$' },
      { properties: { a: { patternProperties: { '(a+)+': {} } } } },
      { where: 'sleep(1000)' },
      { properties: { a: { enum: [] } } },
    ]) {
      for (const answer of [
        await preview('people', json_schema),
        await sut.put<Refusal>(at('people'), { json_schema }),
        await sut.post<Refusal>('/database/collections', { name: 'never', json_schema }),
        await sut.post<Refusal>(`${at('people')}/check`, { json_schema }),
      ]) {
        expect([answer.status, answer.body.code]).toEqual([400, 'invalid_body']);
        expect(answer.body.errors[0]?.pointer).toMatch(/^\/json_schema\//);
      }
    }
    for (const key of ['$where', '$expr', '$function'])
      expect((await preview('people', { [key]: 'x' })).body.code).toBe('forbidden_key');
  });

  it('are for plain collections that are there', async () => {
    await db.createCollection('people_view', { viewOn: 'people', pipeline: [] });
    await db.createCollection('people_series', { timeseries: { timeField: 'at' } });
    for (const [name, status] of [
      ['none', 404],
      ['people_view', 409],
      ['people_series', 409],
    ] as const) {
      expect((await preview(name, ADULT)).status).toBe(status);
      expect((await sut.put(at(name), { json_schema: ADULT })).status).toBe(status);
      expect((await sut.post(`${at(name)}/check`, { json_schema: ADULT })).status).toBe(status);
    }
  });

  it('can be previewed on what the service keeps for itself', async () => {
    expect((await preview('users', { required: ['email'] })).body).toMatchObject({ method: 'all', failing: 0 });
  });

  describe('of a large collection', () => {
    const all = 101_000;

    beforeAll(async () => {
      // A fifth of them fail.
      for (let from = 0; from < all; from += 20_200)
        await db.collection('many').insertMany(Array.from({ length: 20_200 }, (_, i) => ({ n: (from + i) % 5 })));
    });

    const schema = { properties: { n: { minimum: 1 } } };

    it('are previewed on a sample, which says what it says of all', async () => {
      const { body } = await preview('many', schema);
      expect(body).toMatchObject({ method: 'sample', documents: all, checked: 10_000 });
      // Seven standard deviations to each side.
      expect(Math.abs(body.failing - 2000)).toBeLessThan(280);
      const { failing, low, high } = body.estimate ?? { failing: 0, low: 0, high: 0 };
      expect(low < failing && failing < high && high - low < 0.02 * all).toBe(true);
      expect(body.examples).toHaveLength(10);
      const none = await preview('many', { properties: { n: { minimum: 0 } } });
      expect(none.body).toMatchObject({ failing: 0, estimate: { failing: 0, low: 0 } });
      expect(none.body.estimate?.high).toBeGreaterThan(0);
    });

    it('are checked on all of it by a job', async () => {
      const { status, headers, body } = await sut.post<Job>(`${at('many')}/check`, { json_schema: schema });
      expect([status, headers.get('location')]).toEqual([202, `/api/v1/jobs/${body.job_id}`]);
      expect(await jobEnded(async () => (await sut.get<Job>(`/jobs/${body.job_id}`)).body)).toMatchObject({
        kind: 'check_validator',
        target: 'many',
        state: 'succeeded',
        result: { method: 'all', documents: all, checked: all, failing: all / 5 },
      });
    });
  });
});
