import { AuthenticationFailures } from '@lucid/auth';
import { SCOPES } from '@lucid/common';
import { waitUntil } from '@lucid/engines';
import { MongoService } from '@lucid/mongo';
import { createHash, randomUUID } from 'node:crypto';
import { concretePath, operations } from '../contract/document';
import { type RawAnswer, send } from '../contract/raw-http';
import { Feed } from '../setup/feed';
import { HttpClient } from '../setup/http-client';
import { type RunningApp, startApp, startReplica } from '../setup/start-app';

const API_KEY = 'a-key-for-the-tests-of-console-sessions-0123456789';
const LISTED_ORIGIN = 'https://elsewhere.example.org';
const PATH = '/api/v1/console-session';
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

interface MadeKey {
  key_id: string;
  prefix: string;
  secret: string;
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** The cookies that an answer sets, each with its attributes. */
const setCookies = ({ headers }: RawAnswer): string[] => (headers['set-cookie'] as string[] | undefined) ?? [];

/** What a browser sends back of a cookie. */
const cookieOf = (answer: RawAnswer): string => setCookies(answer)[0]?.split(';')[0] ?? '';

const bodyOf = ({ text }: RawAnswer): Record<string, unknown> => JSON.parse(text) as Record<string, unknown>;

describe('SECURITY.md, on sessions of the console', () => {
  let one: RunningApp;
  let two: RunningApp;
  let api: HttpClient;

  beforeAll(async () => {
    const settings = { API_KEY, CORS_ORIGINS: LISTED_ORIGIN, AUTH_FAILURES_PER_MINUTE: '30' };
    one = await startApp(settings);
    two = await startReplica(one, settings);
    api = new HttpClient(`${one.url}/api/v1`, { 'x-api-key': API_KEY });
  });

  afterEach(() => {
    jest.useRealTimers();
    jest.restoreAllMocks();
  });

  afterAll(async () => {
    await two.close();
    await one.close();
  });

  const make = async (more: object = {}): Promise<MadeKey> =>
    (await api.post<MadeKey>('/api-keys', { name: 'console', scopes: ['models:*'], ...more })).body;
  const signIn = (secret: string, headers: Record<string, string> = {}, { url } = one): Promise<RawAnswer> =>
    send(url, { method: 'POST', path: PATH, headers: { 'x-api-key': secret, ...headers } });
  const ownOrigin = ({ url }: RunningApp): string => new URL(url).origin;
  /** As a page of the service asks. */
  const ask = (
    cookie: string,
    { replica = one, method = 'GET', path = '/api/v1/users', headers = {} }: Partial<Asked> = {},
  ): Promise<RawAnswer> =>
    send(replica.url, {
      method,
      path,
      headers: {
        cookie,
        'sec-fetch-site': 'same-origin',
        ...(method !== 'GET' && { origin: ownOrigin(replica) }),
        ...headers,
      },
    });
  const statuses = (cookie: string): Promise<number[]> =>
    Promise.all([one, two].map(async (replica) => (await ask(cookie, { replica })).status));
  const sessions = () => one.app.get(MongoService).collection('console_sessions');

  interface Asked {
    replica: RunningApp;
    method: string;
    path: string;
    headers: Record<string, string>;
  }

  /** Lets the date be another one from now on: what waits goes on. */
  const moveDate = (ms: number): void => {
    const timers = ['setInterval', 'clearInterval', 'setTimeout', 'clearTimeout'] as const;
    const others = ['hrtime', 'nextTick', 'performance', 'queueMicrotask', 'setImmediate', 'clearImmediate'] as const;
    jest.useFakeTimers({ now: Date.now() + ms, doNotFake: [...timers, ...others] });
  };
  /** Lets 5 s pass for what replicas know, which grows old; dates stay. */
  const letKnowledgeAge = (): void => {
    const now = performance.now.bind(performance);
    jest.spyOn(performance, 'now').mockImplementation(() => now() + 5000);
  };

  it('exchanges a key for a cookie that no script reads and no other site sends', async () => {
    const { secret, key_id, prefix } = await make();
    const answer = await signIn(secret, { origin: ownOrigin(one) });
    expect(answer.status).toBe(201);
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(setCookies(answer)).toEqual([
      expect.stringMatching(/^lucid_console=[A-Za-z0-9_-]{43}; Path=\/; HttpOnly; SameSite=Strict$/),
    ]);
    expect(bodyOf(answer)).toMatchObject({
      ...{ caller: key_id, key_name: 'console', key_prefix: prefix, keys_required: true },
      scopes: ['models:read', 'models:write', 'models:delete'],
    });
    expect(bodyOf(answer)).not.toHaveProperty('key_expires_at');
    const secure = await signIn(secret, { host: 'storage.example', origin: 'https://storage.example' });
    expect(setCookies(secure)).toEqual([
      expect.stringMatching(/^__Host-lucid_console=[A-Za-z0-9_-]{43}; Path=\/; HttpOnly; SameSite=Strict; Secure$/),
    ]);
    for (const cookie of [cookieOf(answer), cookieOf(secure)]) {
      expect(await statuses(cookie)).toEqual([200, 200]);
      expect(bodyOf(await ask(cookie, { path: PATH, replica: two }))).toMatchObject({ caller: key_id });
    }
  });

  it('stores neither the cookie nor the key, nor what either could be guessed by', async () => {
    const { secret, key_id } = await make();
    const [, token = ''] = cookieOf(await signIn(secret)).split('=');
    const stored = await sessions().find({ key_id }).toArray();
    expect(stored).toMatchObject([{ session_sha256: sha256(token), ends_at: expect.any(Date) as Date }]);
    const [, configured = ''] = cookieOf(await signIn(API_KEY)).split('=');
    const text = JSON.stringify(await sessions().find().toArray());
    for (const never of [token, configured, secret, secret.slice(15), API_KEY, sha256(secret), sha256(API_KEY)])
      expect(text).not.toContain(never);
  });

  it('knows a key that another replica made a moment ago', async () => {
    const { secret } = await make();
    const cookie = cookieOf(await signIn(secret));
    expect((await ask(cookie, { replica: two })).status).toBe(200);
  });

  it.each<[string, () => Promise<[cookie: string, act: () => unknown]>]>([
    [
      'its key is revoked',
      async () => {
        const { secret, key_id } = await make();
        return [cookieOf(await signIn(secret)), () => api.delete(`/api-keys/${key_id}?confirm=${key_id}`)];
      },
    ],
    [
      'its key is rotated without an overlap',
      async () => {
        const { secret, key_id } = await make();
        return [cookieOf(await signIn(secret)), () => api.post(`/api-keys/${key_id}/rotate`, { overlap_seconds: 0 })];
      },
    ],
    [
      'its key is rotated, and the overlap is over',
      async () => {
        const { secret, key_id } = await make();
        const cookie = cookieOf(await signIn(secret));
        await api.post(`/api-keys/${key_id}/rotate`, { overlap_seconds: 600 });
        return [cookie, () => moveDate(10 * MINUTE_MS)];
      },
    ],
    [
      'its key expires',
      async () => {
        const { secret } = await make({ expires_at: new Date(Date.now() + 10 * MINUTE_MS).toISOString() });
        return [cookieOf(await signIn(secret)), () => moveDate(10 * MINUTE_MS)];
      },
    ],
    [
      'it is idle for 30 minutes',
      async () => {
        const { secret } = await make();
        return [cookieOf(await signIn(secret)), () => moveDate(30 * MINUTE_MS + 1)];
      },
    ],
    [
      'it has lasted for 12 hours, however much it is used',
      async () => {
        const { secret, key_id } = await make();
        const cookie = cookieOf(await signIn(secret));
        const used = { $set: { idle_until: new Date(Date.now() + 24 * HOUR_MS) } };
        await sessions().updateOne({ key_id }, used);
        return [cookie, () => moveDate(12 * HOUR_MS)];
      },
    ],
    [
      'its caller signs out',
      async () => {
        const { secret } = await make();
        const cookie = cookieOf(await signIn(secret));
        return [
          cookie,
          async () => {
            const out = await ask(cookie, { method: 'DELETE', path: PATH });
            expect([out.status, ...setCookies(out)]).toEqual([
              204,
              'lucid_console=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0',
            ]);
          },
        ];
      },
    ],
  ])('ends on each replica when %s, and the cookie goes', async (_, prepared) => {
    const [cookie, act] = await prepared();
    expect(await statuses(cookie)).toEqual([200, 200]);
    await act();
    letKnowledgeAge();
    for (const replica of [one, two]) {
      const answer = await ask(cookie, { replica });
      expect([answer.status, bodyOf(answer)['code']]).toEqual([401, 'unauthenticated']);
      expect(setCookies(answer)).toEqual(['lucid_console=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0']);
    }
  });

  it('goes on while it is used, and while its key has an overlap', async () => {
    const { secret, key_id } = await make();
    const cookie = cookieOf(await signIn(secret));
    await api.post(`/api-keys/${key_id}/rotate`, { overlap_seconds: 86_400 });
    const end = async (): Promise<unknown> => (await sessions().findOne({ key_id }))?.['idle_until'];
    for (let n = 0; n < 3; n += 1) {
      const before = String(await end());
      moveDate(20 * MINUTE_MS);
      expect((await ask(cookie)).status).toBe(200);
      await waitUntil('A later end', async () => String(await end()) !== before, { limitMs: 300_000 });
      letKnowledgeAge();
      expect((await ask(cookie, { replica: two })).status).toBe(200);
      jest.restoreAllMocks();
    }
    const { key_expires_at, session_idle_until } = bodyOf(await ask(cookie, { path: PATH }));
    expect(Date.parse(String(key_expires_at))).toBeGreaterThan(Date.now() + 20 * HOUR_MS);
    expect(Date.parse(String(session_idle_until))).toBeGreaterThan(Date.now() + 28 * MINUTE_MS);
  });

  it('has the scopes that its key has now', async () => {
    const { secret, key_id } = await make();
    const cookie = cookieOf(await signIn(secret));
    const remove = { method: 'DELETE', path: '/api/v1/users/nobody' };
    expect((await ask(cookie, remove)).status).toBe(404);
    const mongo = one.app.get(MongoService);
    await mongo.collection('api_keys').updateOne({ key_id }, { $set: { scopes: ['models:read'] } });
    await mongo.collection('api_key_changes').updateOne({}, { $set: { mark: randomUUID() } });
    letKnowledgeAge();
    for (const replica of [one, two]) {
      expect((await ask(cookie, { ...remove, replica })).status).toBe(403);
      expect((await ask(cookie, { replica })).status).toBe(200);
      expect(bodyOf(await ask(cookie, { path: PATH, replica }))).toMatchObject({ scopes: ['models:read'] });
    }
  });

  it.each<[string, (key: MadeKey, cookie: string) => unknown]>([
    ['its key is revoked', ({ key_id }) => api.delete(`/api-keys/${key_id}?confirm=${key_id}`)],
    [
      'its caller signs out on another replica',
      (_, cookie) => ask(cookie, { method: 'DELETE', path: PATH, replica: two }),
    ],
    ['it has lasted for 12 hours', () => moveDate(12 * HOUR_MS)],
  ])('28. A stream that was opened by it ends when %s.', async (_, act) => {
    const key = await make();
    const cookie = cookieOf(await signIn(key.secret));
    const feed = new Feed();
    expect((await feed.open(`${one.url}/api/v1/changes`, { cookie })).status).toBe(200);
    await act(key, cookie);
    expect((await feed.next('problem')).data).toMatchObject({ code: 'unauthenticated' });
    feed.close();
  });

  it('never goes by the cookie for a page of another origin, whatever the operation', async () => {
    const cookie = cookieOf(await signIn(API_KEY));
    const { host } = new URL(one.url);
    const foreign: Record<string, string>[] = [
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { origin: LISTED_ORIGIN, 'sec-fetch-site': 'cross-site' },
      { origin: LISTED_ORIGIN },
      { origin: 'http://localhost:1' },
      { origin: 'null' },
      { origin: `http://${host}`, 'sec-fetch-site': 'same-site' },
    ];
    for (const operation of operations.filter(({ open }) => !open)) {
      const request = { method: operation.method, path: concretePath(operation) };
      // No browser leaves both out of a request that may change something.
      const unsaid = operation.method === 'GET' ? [] : [{}];
      for (const headers of [...foreign, ...unsaid]) {
        const answer = await send(one.url, { ...request, headers: { ...headers, cookie } });
        const told = [operation.operationId, headers, answer.status, bodyOf(answer)['code']];
        expect(told).toEqual([operation.operationId, headers, 403, 'foreign_origin']);
      }
    }
    expect((await ask(cookie)).status).toBe(200);
    expect((await send(one.url, { path: '/api/v1/users', headers: { cookie } })).status).toBe(200);
  });

  it('gives way to a key that is sent with it', async () => {
    const cookie = cookieOf(await signIn(API_KEY));
    const { secret, key_id } = await make({ scopes: ['metrics:read'] });
    expect((await ask(cookie, { headers: { 'x-api-key': secret } })).status).toBe(403);
    const both = bodyOf(await ask(cookie, { path: PATH, headers: { 'x-api-key': secret } }));
    expect(both).toMatchObject({ caller: key_id, scopes: ['metrics:read'] });
    expect(both).not.toHaveProperty('session_expires_at');
    expect((await ask(cookie, { headers: { 'x-api-key': 'none' } })).status).toBe(401);
    const elsewhere = { 'sec-fetch-site': 'cross-site', 'x-api-key': API_KEY };
    expect((await ask(cookie, { headers: elsewhere })).status).toBe(200);
  });

  it('begins with a key only, and is never kept under an Idempotency-Key', async () => {
    const { secret } = await make();
    const cookie = cookieOf(await signIn(secret));
    const renewed = await ask(cookie, { method: 'POST', path: PATH });
    expect([renewed.status, setCookies(renewed)]).toEqual([401, []]);
    const kept = await signIn(secret, { 'idempotency-key': 'again' });
    expect([kept.status, bodyOf(kept)['code']]).toEqual([400, 'invalid_header']);
  });

  it('leaves an audit record of each sign-in and sign-out', async () => {
    const { secret, key_id } = await make();
    const cookie = cookieOf(await signIn(secret));
    await ask(cookie, { method: 'DELETE', path: PATH });
    const { body } = await api.get<{ items: object[] }>(`/audit?caller=${key_id}`);
    expect(body.items).toMatchObject([
      { operation: 'deleteConsoleSession', target: key_id, outcome: 'succeeded', key_name: 'console' },
      { operation: 'createConsoleSession', target: key_id, outcome: 'succeeded', key_name: 'console' },
    ]);
    expect(JSON.stringify(await one.app.get(MongoService).collection('audit').find().toArray())).not.toContain(
      cookie.slice(14),
    );
  });

  it('of one key are 100 at most: the next one ends the oldest', async () => {
    const { secret, key_id } = await make();
    const first = cookieOf(await signIn(secret));
    const second = cookieOf(await signIn(secret));
    for (let n = 2; n < 101; n += 1) expect((await signIn(secret)).status).toBe(201);
    expect(await sessions().countDocuments({ key_id })).toBe(100);
    letKnowledgeAge();
    expect([(await ask(first)).status, (await ask(second)).status]).toEqual([401, 200]);
  });

  it('34. Sign-ins that fail are counted like refused keys, and cookies that are none too.', async () => {
    // With counters of its own: those of the replicas have the failures of the tests before.
    const app = await startApp({ API_KEY, AUTH_FAILURES_PER_MINUTE: '5' });
    const noted = jest.spyOn(app.app.get(AuthenticationFailures), 'note');
    const { secret } = await make();
    expect((await signIn(secret.replace(/.{43}$/, 'A'.repeat(43)), {}, app)).status).toBe(401);
    expect((await send(app.url, { method: 'POST', path: PATH })).status).toBe(401);
    expect((await ask('lucid_console=short', { replica: app })).status).toBe(401);
    expect((await ask(`__Host-lucid_console=${'A'.repeat(43)}`, { replica: app })).status).toBe(401);
    expect(noted.mock.calls.map(([{ reason }]) => reason)).toEqual(['unknown', 'missing', 'unknown', 'unknown']);
    const guesses = [];
    for (let n = 0; n < 40; n += 1)
      guesses.push((await ask(`lucid_console=${randomUUID().padEnd(43, 'A')}`, { replica: app })).status);
    expect(guesses).toContain(429);
    expect((await signIn(API_KEY, {}, app)).status).toBe(201);
    await app.close();
  });

  it('is not needed where no key is: the caller is anonymous, with every scope', async () => {
    const open = await startApp();
    const who = await send(open.url, { path: PATH });
    expect(bodyOf(who)).toEqual({
      ...{ caller: 'anonymous', keys_required: false, version: expect.any(String) as string },
      scopes: Object.keys(SCOPES),
    });
    const refused = await send(open.url, { method: 'POST', path: PATH });
    expect([refused.status, bodyOf(refused)['code'], setCookies(refused)]).toEqual([409, 'conflict', []]);
    const stale = { cookie: `lucid_console=${'A'.repeat(43)}` };
    expect((await send(open.url, { path: '/api/v1/users', headers: stale })).status).toBe(200);
    expect((await send(open.url, { method: 'DELETE', path: PATH })).status).toBe(204);
    await open.close();
  });
});
