import { createLucidClient, type LucidClient } from '@lucid/client';
import { waitUntil } from '@lucid/engines';
import { sampleUser } from '../setup/samples';
import { type RunningApp, startApp } from '../setup/start-app';
import { TcpProxy } from '../setup/tcp-proxy';

const API_KEY = 'the-key-of-the-tests-of-the-client-0123456789';

describe('the TypeScript client, when things fail on the way', () => {
  let mongo: TcpProxy;
  let running: RunningApp;
  let way: TcpProxy;
  let sut: LucidClient;
  let statuses: number[];

  const noting: typeof fetch = async (...request) => {
    const response = await fetch(...request).catch((error: unknown) => {
      statuses.push(0);
      throw error;
    });
    statuses.push(response.status);
    return response;
  };

  beforeAll(async () => {
    mongo = await TcpProxy.before(process.env['TEST_MONGODB_URI'] ?? '');
    running = await startApp({
      API_KEY,
      MONGODB_URI: `mongodb://127.0.0.1:${mongo.port}/?directConnection=true`,
      MONGODB_TIMEOUT_MS: '3000',
    });
    way = await TcpProxy.before(running.url);
    sut = createLucidClient({ baseUrl: `http://127.0.0.1:${way.port}`, apiKey: API_KEY, fetch: noting });
  });

  beforeEach(() => {
    statuses = [];
  });

  afterAll(async () => {
    mongo.set('pass');
    await way.close();
    await running.close();
    await mongo.close();
  });

  it('makes one session of a POST whose answer was cut off and which it sent again', async () => {
    await sut.POST('/api/v1/users', { body: { user_id: 'owner', ...sampleUser('owner', 0) } });
    statuses = [];
    way.cutNextAnswer();
    const { data } = await sut.POST('/api/v1/sessions', { body: { user_id: 'owner' } });
    expect(statuses).toEqual([0, 201]);
    const { data: page } = await sut.GET('/api/v1/sessions', { params: { query: { user_id: 'owner' } } });
    expect(page.items.map(({ session_id }) => session_id)).toEqual([data.session_id]);
  });

  it('says of a deletion whose answer was cut off that it may have been its own', async () => {
    await sut.POST('/api/v1/users', { body: { user_id: 'gone', ...sampleUser('gone', 0) } });
    way.cutNextAnswer();
    const deletion = sut.DELETE('/api/v1/users/{user_id}', { params: { path: { user_id: 'gone' } } });
    await expect(deletion).rejects.toMatchObject({ status: 404, afterUnknownOutcome: true });
  });

  it('comes again after 503 when the database is back, no sooner than it was told', async () => {
    mongo.set('refuse');
    const patient = createLucidClient({ baseUrl: running.url, apiKey: API_KEY, retries: 20, fetch: noting });
    const begun = performance.now();
    const asked = patient.GET('/api/v1/users');
    await waitUntil('A 503', () => Promise.resolve(statuses.includes(503)), { limitMs: 120_000, everyMs: 5 });
    mongo.set('pass');
    expect((await asked).response.status).toBe(200);
    expect(statuses.at(-1)).toBe(200);
    // Each 503 asks for two seconds.
    expect(performance.now() - begun).toBeGreaterThan(2000 * statuses.filter((status) => status === 503).length);
  });

  it('tells of a rate limit that lasts longer than it would wait, and passes one that does not', async () => {
    const { data: key } = await sut.POST('/api/v1/api-keys', {
      body: { name: 'limited', scopes: ['models:read'], rate_limit_per_minute: 1 },
    });
    const limited = createLucidClient({ baseUrl: running.url, apiKey: key.secret, retries: 0 });
    await limited.GET('/api/v1/users');
    const error: unknown = await limited.GET('/api/v1/users').catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ status: 429, code: 'too_many_requests' });
    const { retryAfterSeconds = 0 } = error as { retryAfterSeconds?: number };
    expect(retryAfterSeconds).toBeGreaterThan(0);
    expect(retryAfterSeconds).toBeLessThanOrEqual(60);
  });
});
