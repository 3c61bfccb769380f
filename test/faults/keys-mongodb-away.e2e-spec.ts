import { waitUntil } from '@lucid/engines';
import { HttpClient } from '../setup/http-client';
import { sampleUser } from '../setup/samples';
import { type RunningApp, startApp } from '../setup/start-app';
import { TcpProxy } from '../setup/tcp-proxy';

const API_KEY = 'a-key-for-the-tests-of-keys-in-an-outage-0123456789';
const LIMIT = { limitMs: 300_000 };
/** A read that was never cached: it needs MongoDB. */
const UNCACHED = '/api/v1/users?limit=1';

interface MadeKey {
  key_id: string;
  secret: string;
}

describe('stored keys while MongoDB is away', () => {
  let mongo: TcpProxy;
  let running: RunningApp;
  let cached: string;
  let healthy: HttpClient;
  const clock = performance.now.bind(performance);
  /** By how much the clock was put forward, in ms. It never goes back: what was read later must not count as read in the future. */
  let ahead = 0;

  beforeAll(async () => {
    jest.spyOn(performance, 'now').mockImplementation(() => clock() + ahead);
    mongo = await TcpProxy.before(process.env['TEST_MONGODB_URI'] ?? '');
    const MONGODB_URI = `mongodb://127.0.0.1:${mongo.port}/?directConnection=true`;
    running = await startApp({ API_KEY, MONGODB_URI, MONGODB_TIMEOUT_MS: '2000', CACHE_TTL_SECONDS: '86400' });
    healthy = new HttpClient(running.url, { 'x-api-key': API_KEY });
  });

  beforeEach(async () => {
    mongo.set('pass');
    await waitUntil('MongoDB', async () => (await healthy.get(UNCACHED)).status === 200, LIMIT);
    // Two connections may meet two states of the proxy: each was mended when both kinds of reads work.
    await waitUntil(
      'The cache',
      async () => (await healthy.get<{ live: boolean }>('/api/v1/cache/stats')).body.live,
      LIMIT,
    );
  });

  afterAll(async () => {
    mongo.set('pass');
    await running.close();
    await mongo.close();
    jest.restoreAllMocks();
  });

  /** Lets what is known of the keys be older, without waiting. */
  const age = (ms: number): void => void (ahead += ms);
  const make = async (scopes: string[]): Promise<MadeKey & { http: HttpClient }> => {
    const { status, body } = await healthy.post<MadeKey>('/api/v1/api-keys', { name: 'outage', scopes });
    expect(status).toBe(201);
    return { ...body, http: new HttpClient(running.url, { 'x-api-key': body.secret }) };
  };

  describe.each(['stall', 'refuse'] as const)('that does %s', (mode) => {
    it('read what needs no MongoDB for a minute, write nothing, and are refused afterwards', async () => {
      const { http } = await make(['models:*', 'database:read', 'metrics:read']);
      const user = sampleUser(`outage-${mode}`, 1);
      cached = `/api/v1/users/${String((await http.post('/api/v1/users', user)).body['user_id'])}`;
      await waitUntil('A hit', async () => (await http.get(cached)).headers.get('x-cache') === 'hit-local', LIMIT);
      mongo.set(mode);
      age(3000);
      const answered = ['/api/v1/database/health', '/metrics', cached].map((path) => http.get(path));
      expect((await Promise.all(answered)).map(({ status }) => status)).toEqual([200, 200, 200]);
      for (const answer of await Promise.all([
        http.get(UNCACHED),
        http.post('/api/v1/users', sampleUser(`outage-${mode}`, 2)),
      ])) {
        expect(answer.status).toBe(503);
        expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
      }
      age(61_000);
      expect((await http.get('/api/v1/database/health')).status).toBe(503);
      expect((await healthy.get('/api/v1/database/health')).status).toBe(200);
    });

    it('stay refused when they were revoked before, or are unknown', async () => {
      const [revoked, lacking] = [await make(['database:read']), await make(['models:read'])];
      const path = `/api/v1/api-keys/${revoked.key_id}?confirm=${revoked.key_id}`;
      expect((await healthy.delete(path)).status).toBe(200);
      mongo.set(mode);
      age(3000);
      const unknown = new HttpClient(running.url, { 'x-api-key': `${revoked.secret.slice(0, -4)}0000` });
      const asked = [revoked.http, lacking.http, unknown].map((http) => http.get('/api/v1/database/health'));
      const [first, second, third] = await Promise.all(asked);
      expect([first?.status, first?.body['code']]).toEqual([401, 'unauthenticated']);
      // Its refusal is to be recorded, which may need MongoDB.
      expect([403, 503]).toContain(second?.status);
      expect([401, 503]).toContain(third?.status);
    });
  });
});
