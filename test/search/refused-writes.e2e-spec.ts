import { waitUntil } from '@lucid/engines';
import { askElasticsearch, INDEX_STATES } from '../setup/index-states';
import { mongo } from 'mongoose';
import type { Answer, HttpClient } from '../setup/http-client';
import { jobEnded } from '../setup/jobs';
import { sampleUser } from '../setup/samples';
import { type SearchedApp, startSearchedApp } from '../setup/searched-app';

interface Check {
  name: string;
  status: string;
  state?: string;
  lag_seconds?: number;
  cause?: string;
  action?: string;
  details?: Record<string, unknown>;
}

const LIMIT = { limitMs: 300_000 };

describe('while Elasticsearch takes no document of an index', () => {
  let app: SearchedApp;
  let sut: HttpClient;

  const checkIn = async (path: string): Promise<Check | undefined> =>
    (await sut.get<{ checks: Check[] }>(path)).body.checks.find(({ name }) => name === 'search');
  const liveIndex = async (): Promise<string> =>
    Object.keys(await askElasticsearch('GET', `_alias/${app.config.ELASTICSEARCH_INDEX_PREFIX}-users`))[0] ?? '';
  const found = async (email: string): Promise<number> => {
    const filter = [{ field: 'email', op: 'eq', value: email }];
    const { body, status } = await sut.post<{ items: unknown[] }>('/api/v1/search', { collection: 'users', filter });
    expect(status).toBe(200);
    return body.items.length;
  };
  const letters = async (): Promise<{ letter_id: string }[]> =>
    (await sut.get<{ items: { letter_id: string }[] }>('/api/v1/database/changes/dead-letters')).body.items;

  beforeAll(async () => {
    app = await startSearchedApp();
    sut = app.http;
  });

  afterAll(async () => app.close());

  it.each(INDEX_STATES)('waits, says why and what to do, and catches up by itself: $name', async (state) => {
    const [stays, goes] = [sampleUser(`stays-${state.name}`, 1), sampleUser(`goes-${state.name}`, 1)];
    const { body: user } = await sut.post('/api/v1/users', goes);
    await app.settled();
    const index = await liveIndex();
    await state.begin(index);

    await sut.post('/api/v1/users', stays);
    expect((await sut.delete(`/api/v1/users/${String(user['user_id'])}`)).status).toBe(204);
    const isReported = async (): Promise<boolean> => (await checkIn('/api/v1/database/health'))?.status === 'degraded';
    await waitUntil('The report', isReported, LIMIT);
    const check = await checkIn('/api/v1/database/health');
    expect(check).toMatchObject({ details: { state: 'retrying', dead_letters: 0 } });
    expect(check?.cause).toMatch(state.cause);
    expect(check?.action).toMatch(state.action);
    const probe = await checkIn('/readyz?verbose');
    expect(probe).toMatchObject({ status: 'degraded', state: 'retrying', lag_seconds: expect.any(Number) as number });
    const metrics = await (await fetch(`${app.url}/metrics`)).text();
    expect(metrics).toMatch(/^lucid_change_state\{consumer="search",state="retrying"\} 1$/m);
    expect(metrics).toMatch(/^lucid_health\{check="search",status="degraded"\} 1$/m);

    await state.end(index);
    await app.settled();
    expect([await found(stays.email), await found(goes.email)]).toEqual([1, 0]);
    expect(await letters()).toEqual([]);
    const isWell = async (): Promise<boolean> => (await checkIn('/readyz?verbose'))?.status === 'up';
    await waitUntil('The indices', isWell, LIMIT);
    expect(await liveIndex()).toBe(index);
  });

  it('leaves dead letters as they are when they are replayed, and says why', async () => {
    const client = await mongo.MongoClient.connect(String(process.env['TEST_MONGODB_URI']));
    const users = client.db(app.config.MONGODB_DATABASE).collection('users');
    const document = { user_id: 'letter', email: { not: 'text' }, tron_address: 'letter' };
    await users.insertOne(document, { bypassDocumentValidation: true });
    await app.settled();
    const [letter] = await letters();
    const replay = async (): Promise<Answer> =>
      sut.post('/api/v1/database/changes/dead-letters/replay', { letter_ids: [letter?.letter_id] });
    const [state] = INDEX_STATES;
    const index = await liveIndex();
    await state?.begin(index);
    const refused = await replay();
    expect(refused).toMatchObject({ status: 503, body: { code: 'engine_away' } });
    expect(refused.body['detail']).toMatch(/index write.*index\.blocks\.write/);
    expect(await letters()).toEqual([letter]);
    await state?.end(index);
    expect((await replay()).body).toMatchObject({ refused: 1 });
    await users.deleteOne({ user_id: 'letter' });
    await client.close();
    await app.settled();
    expect(await letters()).toEqual([]);
  });

  it.each([
    ['index.blocks.read', 'missing_privilege', /blocks index/],
    ['closed', 'missing_privilege', /is closed/],
    ['red', 'engine_away', /shard/],
  ])('answers a search with what it is: %s', async (name, code, detail) => {
    const index = await liveIndex();
    const read = { 'index.blocks.read': true };
    const state = INDEX_STATES.find((each) => each.name === name) ?? {
      begin: () => askElasticsearch('PUT', `${index}/_settings`, read),
      end: () => askElasticsearch('PUT', `${index}/_settings`, { 'index.blocks.read': null }),
    };
    await state.begin(index);
    for (const answer of [
      await sut.post('/api/v1/search', { collection: 'users' }),
      await sut.get('/api/v1/search/suggest?collection=users&prefix=a'),
      await sut.get('/api/v1/search/documents/users/nobody'),
    ]) {
      expect(answer.status).toBe(503);
      expect(answer.body).toMatchObject({ code, detail: expect.stringMatching(detail) as string });
    }
    const { headers } = await sut.post('/api/v1/search/drift', { collections: ['users'] });
    const job = await jobEnded(async () => (await sut.get(String(headers.get('location')))).body);
    expect(job).toMatchObject({ state: 'failed', error: { code } });
    await state.end(index);
    expect((await sut.post('/api/v1/search', { collection: 'users' })).status).toBe(200);
  });
});
