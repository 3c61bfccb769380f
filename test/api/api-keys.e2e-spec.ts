import { MongoService } from '@lucid/mongo';
import { waitUntil } from '@lucid/engines';
import { createHash } from 'node:crypto';
import { HttpClient } from '../setup/http-client';
import { sampleUser } from '../setup/samples';
import { type RunningApp, startApp } from '../setup/start-app';

interface MadeKey {
  key_id: string;
  prefix: string;
  secret: string;
  scopes: string[];
  [field: string]: unknown;
}
interface Page {
  items: Record<string, unknown>[];
  next_cursor?: string;
}
interface Pointed {
  code: string;
  detail: string;
  errors: { pointer: string; code: string }[];
}

/** All but the date: what waits goes on. */
const REAL_TIMERS: FakeTimersConfig['doNotFake'] = [
  ...(['hrtime', 'nextTick', 'performance', 'queueMicrotask', 'setImmediate', 'clearImmediate'] as const),
  ...(['setInterval', 'clearInterval', 'setTimeout', 'clearTimeout'] as const),
];

/** Looks at something as if it were so many ms later; the date stands still meanwhile. */
async function later(ms: number, look: () => Promise<void>): Promise<void> {
  jest.useFakeTimers({ now: Date.now() + ms, doNotFake: REAL_TIMERS });
  try {
    await look();
  } finally {
    jest.useRealTimers();
  }
}

const API_KEY = 'the-configured-key-of-these-tests-0123456789';

describe('API keys', () => {
  let running: RunningApp;
  let sut: HttpClient;

  beforeAll(async () => {
    running = await startApp({ API_KEY });
    sut = new HttpClient(`${running.url}/api/v1`, { 'x-api-key': API_KEY });
  });

  afterAll(() => running.close());

  const make = async (scopes: string[], more: object = {}): Promise<MadeKey> => {
    const { status, body } = await sut.post<MadeKey>('/api-keys', { name: 'test', scopes, ...more });
    expect(status).toBe(201);
    return body;
  };
  const as = ({ secret }: { secret: string }): HttpClient =>
    new HttpClient(`${running.url}/api/v1`, { 'x-api-key': secret });
  const stored = (key_id: string) => running.app.get(MongoService).collection('api_keys').findOne({ key_id });

  it('shows a secret once, and keeps its SHA-256 only', async () => {
    const { status, body, headers } = await sut.post<MadeKey>('/api-keys', { name: 'once', scopes: ['models:read'] });
    expect(status).toBe(201);
    expect(body.secret).toMatch(new RegExp(`^${body.prefix}_[A-Za-z0-9_-]{43}$`));
    expect(body.prefix).toBe(`lucid_${body.key_id.slice(0, 8)}`);
    expect(headers.get('location')).toBe(`/api/v1/api-keys/${body.key_id}`);
    expect(headers.get('cache-control')).toBe('no-store');
    const { secret, ...rest } = body;
    expect((await sut.get(`/api-keys/${body.key_id}`)).body).toEqual(rest);
    const [first] = (await sut.get<Page>('/api-keys')).body.items;
    expect(first).toEqual(rest);
    const document = await stored(body.key_id);
    expect(document).toMatchObject({ secrets: [{ sha256: createHash('sha256').update(secret).digest('hex') }] });
    expect(JSON.stringify(document)).not.toContain(secret.slice(15));
  });

  it('lists all of them page by page, newest first', async () => {
    const made = [];
    for (let n = 0; n < 5; n += 1) made.push((await make(['jobs:read'], { name: `page-${n}` })).key_id);
    const seen: unknown[] = [];
    let cursor = '';
    do {
      const { body } = await sut.get<Page>(`/api-keys?limit=2${cursor}`);
      seen.push(...body.items.map(({ key_id }) => key_id));
      cursor = body.next_cursor === undefined ? '' : `&cursor=${body.next_cursor}`;
    } while (cursor !== '');
    expect(seen.slice(0, 5)).toEqual(made.reverse());
    expect(new Set(seen).size).toBe(seen.length);
  });

  it.each([
    ['one scope', ['models:read'], [200, 403, 403]],
    ['a group', ['models:*'], [200, 201, 403]],
    ['everything', ['*'], [200, 201, 200]],
    ['several', ['models:write', 'api-keys:read'], [403, 201, 200]],
  ])('allows with %s what it says, and nothing else', async (name, scopes, expected) => {
    const caller = as(await make(scopes));
    const answers = [
      await caller.get('/users'),
      await caller.post('/users', sampleUser(`scopes.${name.replace(' ', '.')}`, 1)),
      await caller.get('/api-keys'),
    ];
    expect(answers.map(({ status }) => status)).toEqual(expected);
    for (const { status, body } of answers)
      if (status === 403) expect(body).toMatchObject({ code: 'forbidden', errors: [{ code: 'scope' }] });
  });

  it('names the scope that is missing', async () => {
    const { body } = await as(await make(['models:read'])).delete<Pointed>('/users/nobody');
    expect(body.detail).toContain('models:delete');
  });

  it('gives nobody more than they have', async () => {
    const broad = await make(['*']);
    const clerk = as(await make(['api-keys:write', 'models:*', 'jobs:read']));
    for (const scopes of [['*'], ['audit:read'], ['jobs:*'], ['models:read', 'volumes:delete']]) {
      const { status, body } = await clerk.post<Pointed>('/api-keys', { name: 'more', scopes });
      expect({ scopes, status, code: body.code }).toEqual({ scopes, status: 403, code: 'forbidden' });
    }
    for (const scopes of [['models:*'], ['models:delete', 'jobs:read'], ['api-keys:write']])
      expect((await clerk.post('/api-keys', { name: 'less', scopes })).status).toBe(201);
    const rotation = { overlap_seconds: 0 };
    expect((await clerk.post(`/api-keys/${broad.key_id}/rotate`, rotation)).status).toBe(403);
    expect((await as(broad).get('/users')).status).toBe(200);
  });

  it.each([
    ['an unknown scope', { scopes: ['models:fly'] }, '/scopes'],
    ['an unknown group', { scopes: ['model:*'] }, '/scopes'],
    ['a scope twice', { scopes: ['models:read', 'models:read'] }, '/scopes'],
    ['no scope', { scopes: [] }, '/scopes'],
    ['a name with an escape sequence', { name: '\u001b[2J' }, '/name'],
    ['a limit of none', { rate_limit_per_minute: 0 }, '/rate_limit_per_minute'],
    ['a secret of its own', { secret: 'x' }, '/secret'],
    ['a hash of its own', { secrets: [] }, '/secrets'],
    ['a key_id of its own', { key_id: '7b0c2a9e-4c1d-4f0a-9d35-2f6f0f1c9a11' }, '/key_id'],
  ])('takes no key with %s', async (_, fields, pointer) => {
    const { status, body } = await sut.post<Pointed>('/api-keys', { name: 'x', scopes: ['*'], ...fields });
    expect(status).toBe(400);
    expect(body.errors.map((error) => error.pointer)).toContain(pointer);
  });

  it('takes no key that has expired before it is made', async () => {
    const body = { name: 'late', scopes: ['*'], expires_at: '2020-01-01T00:00:00Z' };
    expect((await sut.post<Pointed>('/api-keys', body)).body.errors).toMatchObject([{ pointer: '/expires_at' }]);
  });

  it('keeps no answer that holds a secret under an Idempotency-Key', async () => {
    const { key_id } = await make(['*']);
    const key = { 'idempotency-key': 'secret' };
    for (const [path, body] of [
      ['/api-keys', { name: 'x', scopes: ['*'] }],
      [`/api-keys/${key_id}/rotate`, { overlap_seconds: 0 }],
    ] as const) {
      expect((await sut.post<Pointed>(path, body, key)).body.errors).toMatchObject([{ pointer: 'Idempotency-Key' }]);
    }
    const kept = await running.app.get(MongoService).collection('idempotency_keys').find().toArray();
    expect(JSON.stringify(kept)).not.toContain('lucid_');
  });

  it('stops working when it expires', async () => {
    const key = await make(['models:read'], { expires_at: new Date(Date.now() + 3_600_000).toISOString() });
    expect((await as(key).get('/users')).status).toBe(200);
    await later(3_600_000, async () => {
      expect((await as(key).get('/users')).status).toBe(401);
      expect((await sut.post<Pointed>(`/api-keys/${key.key_id}/rotate`, { overlap_seconds: 0 })).status).toBe(409);
    });
  });

  it('works with its new secret and for a while with the one before, after it is rotated', async () => {
    const first = await make(['models:read']);
    const path = `/api-keys/${first.key_id}/rotate`;
    const second = (await sut.post<MadeKey>(path, { overlap_seconds: 3600 })).body;
    const statuses = async (...keys: MadeKey[]): Promise<number[]> =>
      Promise.all(keys.map(async (key) => (await as(key).get('/users')).status));
    expect(await statuses(first, second)).toEqual([200, 200]);
    await later(3_600_000, async () => expect(await statuses(first, second)).toEqual([401, 200]));
    const third = (await sut.post<MadeKey>(path, { overlap_seconds: 3600 })).body;
    const fourth = (await sut.post<MadeKey>(path, { overlap_seconds: 3600 })).body;
    expect(await statuses(second, third, fourth)).toEqual([401, 200, 200]);
    const fifth = (await sut.post<MadeKey>(path, { overlap_seconds: 0 })).body;
    expect(await statuses(fourth, fifth)).toEqual([401, 200]);
    expect(new Set([first, second, third, fourth, fifth].map(({ secret }) => secret)).size).toBe(5);
  });

  it('has two secrets that work after however many rotations at once', async () => {
    const { key_id } = await make(['models:read']);
    const answers = await Promise.all(
      Array.from({ length: 16 }, () => sut.post<MadeKey>(`/api-keys/${key_id}/rotate`, { overlap_seconds: 60 })),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    const working = await Promise.all(answers.map(async ({ body }) => (await as(body).get('/users')).status));
    expect(working.filter((status) => status === 200)).toHaveLength(2);
  });

  it('is gone for good when it is revoked, which has to be confirmed, and its record stays', async () => {
    const key = await make(['models:read']);
    const path = `/api-keys/${key.key_id}`;
    expect((await as(key).get('/users')).status).toBe(200);
    for (const query of ['', '?confirm=', '?confirm=test']) expect((await sut.delete(path + query)).status).toBe(400);
    const revoked = await sut.delete(`${path}?confirm=${key.key_id}`);
    expect(revoked.body).toMatchObject({ key_id: key.key_id, revoked_at: expect.any(String) as string });
    expect((await as(key).get('/users')).status).toBe(401);
    expect((await sut.delete(`${path}?confirm=${key.key_id}`)).body).toEqual(revoked.body);
    expect((await sut.get(path)).body).toEqual(revoked.body);
    expect((await sut.post(`${path}/rotate`, { overlap_seconds: 0 })).status).toBe(409);
  });

  it('answers 404 for a key that is not there', async () => {
    const path = '/api-keys/00000000-0000-4000-8000-000000000000';
    const answers = [await sut.get(path), await sut.post(`${path}/rotate`, { overlap_seconds: 0 })];
    answers.push(await sut.delete(`${path}?confirm=${path.slice(10)}`));
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404]);
  });

  it('says how to ask where no key, or one that is none, is sent', async () => {
    const { secret } = await make(['*']);
    for (const given of [undefined, 'x', '', `${secret}x`, secret.slice(0, -1), secret.replace(/.$/, '~')]) {
      const headers = given === undefined ? {} : { 'x-api-key': given };
      const answer = await new HttpClient(`${running.url}/api/v1`, headers as Record<string, string>).get('/users');
      expect({ given, status: answer.status }).toEqual({ given, status: 401 });
      expect(answer.headers.get('www-authenticate')).toMatch(/^ApiKey /);
    }
  });

  it('notes the last use to a minute, and writes it no more often', async () => {
    const key = await make(['models:read']);
    const lastUse = async (): Promise<unknown> => (await sut.get(`/api-keys/${key.key_id}`)).body['last_used_at'];
    expect(await lastUse()).toBeUndefined();
    const begun = Date.now();
    await as(key).get('/users');
    const answered = Date.now();
    await waitUntil('The note', async () => (await lastUse()) !== undefined, { limitMs: 120_000 });
    const noted = await lastUse();
    expect(Date.parse(String(noted))).toBeGreaterThanOrEqual(begun);
    expect(Date.parse(String(noted))).toBeLessThanOrEqual(answered);
    await later(begun + 59_000 - Date.now(), async () => {
      for (let n = 0; n < 20; n += 1) await as(key).get('/users');
    });
    expect(await lastUse()).toBe(noted);
  });

  it('is a caller of its own: the same Idempotency-Key under two keys is two requests', async () => {
    const [one, two] = [await make(['models:*']), await make(['models:*'])];
    const key = { 'idempotency-key': 'shared' };
    const first = await as(one).post('/users', sampleUser('caller', 1), key);
    const other = await as(two).post('/users', sampleUser('caller', 2), key);
    const again = await as(one).post('/users', sampleUser('caller', 1), key);
    expect([first.status, other.status, again.status]).toEqual([201, 201, 201]);
    expect(other.body['user_id']).not.toBe(first.body['user_id']);
    expect(again.body).toEqual(first.body);
  });
});
