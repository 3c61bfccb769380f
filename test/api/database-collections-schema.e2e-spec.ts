import { AnalysisService } from '@lucid/collections';
import { MongoService } from '@lucid/mongo';
import type { mongo } from 'mongoose';
import { HttpClient } from '../setup/http-client';
import { sampleUser } from '../setup/samples';
import { type RunningApp, startApp } from '../setup/start-app';

interface Path {
  path: string;
  presence: number;
  types: { type: string; share: number }[];
  [more: string]: unknown;
}
interface Analysis {
  sampled: number;
  documents?: number;
  complete: boolean;
  cut: boolean;
  paths: Path[];
  unseen: string[];
  note: string;
}

const API_KEY = 'a-key-for-the-tests-of-collections-0123456789';

describe('the schema analysis of a collection', () => {
  let running: RunningApp;
  let sut: HttpClient;
  let db: mongo.Db;

  beforeAll(async () => {
    running = await startApp({ API_KEY });
    sut = new HttpClient(`${running.url}/api/v1`, { 'x-api-key': API_KEY });
    ({ db } = running.app.get(MongoService));
    await db.collection('planted').insertMany(
      Array.from({ length: 400 }, (_, n) => ({
        n,
        state: n % 4 === 0 ? 'open' : 'closed',
        ...(n % 2 === 0 && { place: { city: 'Rome', at: n % 100 === 0 ? 'late' : new Date(n) } }),
        ...(n % 5 === 0 && { tags: ['a', n] }),
      })),
    );
  });

  afterAll(() => running.close());

  const analyse = async (name: string, query = ''): Promise<Analysis> => {
    const { status, body } = await sut.get<Analysis>(`/database/collections/${name}/schema${query}`);
    expect(status).toBe(200);
    return body;
  };
  const at = ({ paths }: Analysis, path: string): Path | undefined => paths.find((found) => found.path === path);

  it('tells the exact shares of what was planted, when it looks at all', async () => {
    const found = await analyse('planted');
    expect(found).toMatchObject({ sampled: 400, documents: 400, complete: true, cut: false, unseen: [] });
    expect(found.paths.map(({ path }) => path)).toEqual([
      '_id',
      'n',
      'place',
      'place.at',
      'place.city',
      'state',
      'tags',
      'tags[]',
    ]);
    expect(at(found, 'place.at')).toMatchObject({
      presence: 0.5,
      types: [
        { type: 'date', share: 0.98 },
        { type: 'string', share: 0.02 },
      ],
    });
    expect(at(found, 'tags[]')).toMatchObject({
      presence: 0.2,
      values: 160,
      types: [
        { type: 'string', share: 0.5 },
        { type: 'int', share: 0.5 },
      ],
    });
    expect(at(found, 'state')).toMatchObject({
      presence: 1,
      text_length: { min: 4, max: 6 },
      distinct: { count: 2, at_least: false },
    });
    expect(JSON.stringify(found)).not.toContain('Rome');
  });

  it('tells values to those who may read documents, and to no one else', async () => {
    const found = await analyse('planted', '?values=true');
    expect(at(found, 'n')).toMatchObject({ numbers: { min: 0, max: 399 } });
    expect(at(found, 'place.at')).toMatchObject({
      times: { min: '1970-01-01T00:00:00.002Z', max: '1970-01-01T00:00:00.398Z' },
    });
    expect(at(found, 'state')).toMatchObject({
      common: [
        { value: 'closed', share: 0.75 },
        { value: 'open', share: 0.25 },
      ],
    });
    const made = await sut.post<{ secret: string }>('/api-keys', { name: 'operator', scopes: ['database:read'] });
    const operator = new HttpClient(`${running.url}/api/v1`, { 'x-api-key': made.body.secret });
    expect((await operator.get('/database/collections/planted/schema')).status).toBe(200);
    const refused = await operator.get('/database/collections/planted/schema?values=true');
    expect([refused.status, refused.body['code']]).toEqual([403, 'forbidden']);
  });

  it('looks at a random sample of as many as were asked for', async () => {
    const found = await analyse('planted', '?sample=100');
    expect(found).toMatchObject({ sampled: 100, complete: false });
    expect(found.note).toContain('3.0 %');
    expect(Math.abs((at(found, 'place')?.presence ?? 0) - 0.5)).toBeLessThan(0.3);
    expect((await sut.get('/database/collections/planted/schema?sample=10001')).status).toBe(400);
  });

  it('puts beside what was found what the rules of the collection name', async () => {
    await sut.post('/users', sampleUser('analysis', 1));
    await db.collection('users').updateOne({}, { $set: { extra: 1 } });
    const users = await analyse('users');
    expect(at(users, 'email')).toMatchObject({ declared_types: ['string'], types: [{ type: 'string' }] });
    expect(at(users, 'extra')).toMatchObject({ undeclared: true });
    expect(at(users, '_id')).not.toHaveProperty('undeclared');
    expect(users.unseen).toContain('hardware_wallet');
    await db.createCollection('ruled', {
      validator: { $jsonSchema: { properties: { a: { bsonType: 'int' } } } },
      validationLevel: 'off',
    });
    await db.collection('ruled').insertMany([{ a: 1 }, { a: 'x' }]);
    expect(at(await analyse('ruled'), 'a')).toMatchObject({ declared_types: ['int'], unexpected_types: ['string'] });
  });

  it('answers for views, time series and nothing at all', async () => {
    await db.createCollection('planted_view', { viewOn: 'planted', pipeline: [{ $match: { n: { $lt: 10 } } }] });
    await db.createCollection('planted_series', { timeseries: { timeField: 'at' } });
    await db.collection('planted_series').insertMany([{ at: new Date(), v: 1 }]);
    await db.createCollection('planted_empty');
    expect(await analyse('planted_view')).toMatchObject({ sampled: 10, complete: false });
    expect((await analyse('planted_series')).paths.map(({ path }) => path)).toEqual(['_id', 'at', 'v']);
    expect(await analyse('planted_empty')).toMatchObject({ sampled: 0, complete: true, paths: [] });
    expect((await sut.get('/database/collections/planted_none/schema')).status).toBe(404);
  });

  it('stays small before a collection that is made to break it', async () => {
    const fields = (n: number): [string, string][] =>
      Array.from({ length: 10_000 }, (_, k) => [`k${n}_${k}`, 'v'.repeat(200)]);
    await db
      .collection('hostile')
      .insertMany([
        ...Array.from({ length: 20 }, (_, n) => Object.fromEntries(fields(n).slice(0, 2000))),
        Object.fromEntries(fields(20)),
      ]);
    running.app.get(AnalysisService).maxMs = 3_600_000;
    const found = await analyse('hostile', '?sample=10000&values=true');
    expect(found.cut).toBe(true);
    // The last one is larger than what is looked at.
    expect(found.sampled).toBe(20);
    expect(found.paths).toHaveLength(1000);
    expect(JSON.stringify(found).length).toBeLessThan(1_000_000);
  });
});
