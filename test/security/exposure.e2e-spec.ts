import { waitUntil } from '@lucid/engines';
import { MongoService } from '@lucid/mongo';
import { Logger } from '@nestjs/common';
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bodySchema, concretePath, exampleBody, inOrder, operations } from '../contract/document';
import { send } from '../contract/raw-http';
import { undeclared } from '../contract/undeclared';
import { HttpClient } from '../setup/http-client';
import { sampleUser } from '../setup/samples';
import { settled } from '../setup/settled';
import { type RunningApp, startApp } from '../setup/start-app';
import { TcpProxy } from '../setup/tcp-proxy';

const API_KEY = 'a-key-for-the-security-tests-0123456789';
const MONGODB_URI = process.env['TEST_MONGODB_URI'] ?? '';

/** Names that lead somewhere else, as a path has them: decoded once, twice, or not at all. */
const ESCAPES = [
  ...['..%2f..%2fetc', '%2e%2e%2f', '%2e%2e', '..%5c..%5cwindows', '%252e%252e%252f', 'a%00b', '%2fetc%2fpasswd'],
  ...['....%2f%2f', 'a%2f..%2fb', '.%2e', '%c0%ae%c0%ae', '~root', 'a%0d%0ab', '$(id)', 'a%20b%2f'],
];
const DECODED = ['../x', '..', '/etc', 'a/../../b', 'a\u0000b', '..\\x', './x', '.', 'x/', '\u2025/x'];

/** Operations whose path names something of the database or the disk. */
const named = operations.filter(
  ({ path, parameters = [] }) =>
    /^\/api\/v1\/(?:database|volumes|cache)\//.test(path) && parameters.some((parameter) => parameter.in === 'path'),
);

describe('SECURITY.md, on what is shown and reached', () => {
  let running: RunningApp;
  let api: HttpClient;
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'lucid-exposure-'));
    const VOLUME_MOUNT_PATH = join(folder, 'volumes');
    await mkdir(VOLUME_MOUNT_PATH);
    running = await startApp(
      { API_KEY, VOLUME_MOUNT_PATH, CORS_ORIGINS: 'https://console.example.org' },
      { searched: true },
    );
    api = new HttpClient(`${running.url}/api/v1`, { 'x-api-key': API_KEY });
    await api.post('/users', { ...sampleUser('exposure', 1), user_id: 'exposed' });
  });

  afterAll(async () => {
    await running.close();
    await rm(folder, { recursive: true });
  });

  it('13. Names of backups, volumes, collections, indexes and restored files cannot leave their root or namespace: dots, encodings, links, NUL.', async () => {
    expect(named.length).toBeGreaterThan(10);
    for (const operation of named) {
      const schema = bodySchema(operation);
      const body = schema === undefined ? undefined : JSON.stringify(exampleBody(operation));
      for (const name of ESCAPES) {
        const path = operation.path.replace(/\{\w+\}/g, name);
        const headers = { 'x-api-key': API_KEY, 'content-type': 'application/json' };
        const { status, text } = await send(running.url, { method: operation.method, path, headers, body });
        expect([operation.operationId, name, [400, 404].includes(status)]).toEqual([operation.operationId, name, true]);
        expect(text).not.toMatch(/root:|ENOENT|EACCES|node_modules/);
      }
    }
    for (const name of [...DECODED, 'system.users', '$cmd', 'a$b', '']) {
      await expectRefused('/volumes', { name, quota_bytes: 1_048_576 });
      await expectRefused('/database/collections', { name });
    }
    for (const name of ['..', '.', 'a\u0000b', '*'])
      await expectRefused('/database/collections/users/indexes', { keys: [{ path: 'email', direction: 1 }], name });
    const { items } = (await api.get<{ items: { name: string }[] }>('/volumes?limit=200')).body;
    expect(await readdir(folder)).toEqual(['volumes']);
    const volumes = (await readdir(join(folder, 'volumes'))).filter((name) => !name.startsWith('.'));
    expect(volumes.sort()).toEqual(items.map(({ name }) => name).sort());
  });

  /** That a name is refused, and nothing else of the body. */
  const expectRefused = async (path: string, named: { name: string; [other: string]: unknown }): Promise<void> => {
    const { status, body } = await api.post<{ errors?: { pointer: string }[] }>(path, named);
    const pointers = body.errors?.map(({ pointer }) => pointer);
    expect([path, named.name, status, pointers]).toEqual([path, named.name, 400, ['/name']]);
  };

  it('16. A 5xx body has no stack, driver text, host name or connection string; logs redact keys, Authorization and passwords in URIs.', async () => {
    const lines: string[] = [];
    const spies = [process.stdout, process.stderr].map((stream) =>
      jest.spyOn(stream, 'write').mockImplementation((chunk) => lines.push(String(chunk)) > 0),
    );
    const away = await TcpProxy.before(MONGODB_URI);
    const redis = await TcpProxy.before(process.env['TEST_REDIS_URI'] ?? '');
    const logged = await startApp({
      API_KEY,
      LOG_LEVEL: 'verbose',
      MONGODB_URI: `mongodb://127.0.0.1:${away.port}/?directConnection=true`,
      MONGODB_TIMEOUT_MS: '3000',
      REDIS_URI: `redis://someone:hunter2@127.0.0.1:${redis.port}`,
    });
    const admin = new HttpClient(`${logged.url}/api/v1`, { 'x-api-key': API_KEY });
    const { secret } = (await admin.post<{ secret: string }>('/api-keys', { name: 'x', scopes: ['*'] })).body;
    const hostile = {
      'x-api-key': API_KEY,
      authorization: 'Basic aHVudGVyMjpodW50ZXIz',
      cookie: 'session=hunter4',
      'x-request-id': 'mongodb://me:hunter5@host/',
    };
    const paths = [
      `/api/v1/users?api_key=${secret}&uri=mongodb://me:hunter6@host/`,
      `/api/v1/users/${secret}`,
      `/api/v1/users/mongodb:hunter7`,
      '/api/v1/users?limit=2',
    ];
    await settled(admin);
    away.set('refuse');
    redis.set('refuse');
    let failed = 0;
    const answers = await Promise.all(paths.map((path) => fetch(`${logged.url}${path}`, { headers: hostile })));
    for (const answer of answers) {
      const text = await answer.text();
      if (answer.status < 500) continue;
      failed += 1;
      expect(JSON.parse(text)).toMatchObject({ code: expect.stringMatching(/^[a-z_]+$/) as string });
      expect(text).not.toMatch(
        /127\.0\.0\.1|localhost|mongodb:\/\/|redis:\/\/|ECONN|node_modules|\n? +at |Mongo(?!DB)|topology/,
      );
    }
    expect(failed).toBe(3);
    // The path with the key in it is told, without the key.
    expect(lines.join('')).toMatch(/users\/lucid_[0-9a-f]{8}_… \w+: .*"request_id":"/);
    away.set('pass');
    redis.set('pass');
    await logged.close();
    await Promise.all([away.close(), redis.close()]);
    for (const spy of spies) spy.mockRestore();
    Logger.overrideLogger(false);
    const log = lines.join('');
    expect(log).not.toContain(API_KEY);
    expect(log).not.toContain(secret.slice(15));
    expect(log).not.toMatch(/hunter\d(?<!hunter7)|aHVudGVy/);
  });

  it("17. Responses never hold a key's hash, a secret or a field that is not declared in their schema.", async () => {
    const made = await api.post<{ secret: string; key_id: string }>('/api-keys', { name: 'shown', scopes: ['*'] });
    const keys = await running.app.get(MongoService).collection('api_keys').find().toArray();
    const hashes = keys.flatMap((key) => (key['secrets'] as { sha256: string }[]).map(({ sha256 }) => sha256));
    const { secret } = made.body;
    let checked = 0;
    for (const operation of inOrder(operations)) {
      if (operation.endless) continue;
      const schema = bodySchema(operation);
      const answer = await fetch(`${running.url}${concretePath(operation)}`, {
        method: operation.method,
        headers: { 'x-api-key': API_KEY, 'content-type': 'application/json' },
        ...(schema !== undefined && { body: JSON.stringify(exampleBody(operation)) }),
      });
      const text = await answer.text();
      for (const hidden of [...hashes, secret.slice(15), API_KEY]) expect(text).not.toContain(hidden);
      const content = operation.responses[String(answer.status)]?.content;
      const [declared] = Object.entries(content ?? {}).filter(([type]) => /json$/.test(type));
      if (text === '' || declared === undefined) continue;
      const { operationId } = operation;
      expect([operationId, undeclared(declared[1].schema, JSON.parse(text))]).toEqual([operationId, []]);
      checked += 1;
    }
    expect(checked).toBeGreaterThan(operations.length * 0.8);
  });

  it("18. Helmet's headers, a CORS allow-list; /docs, /metrics and /console can each be closed.", async () => {
    const helmets = {
      'content-security-policy': "default-src 'none';base-uri 'none';form-action 'none';frame-ancestors 'none'",
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'SAMEORIGIN',
      'referrer-policy': 'no-referrer',
      'strict-transport-security': 'max-age=31536000',
      'cross-origin-resource-policy': 'same-origin',
    };
    for (const path of ['/api/v1/users', '/livez', '/nowhere', '/api/v1/users/%zz', '/api/v1/users/exposed']) {
      const { headers } = await fetch(`${running.url}${path}`);
      expect([path, Object.fromEntries(headers)]).toEqual([path, expect.objectContaining(helmets)]);
    }
    const docs = await fetch(`${running.url}/docs`);
    expect(docs.headers.get('content-security-policy')).toMatch(/script-src 'self';/);
    expect(docs.headers.get('content-security-policy')).not.toContain('upgrade-insecure-requests');

    const preflight = (origin: string): Promise<Response> =>
      fetch(`${running.url}/api/v1/users/exposed`, {
        method: 'OPTIONS',
        headers: { origin, 'access-control-request-method': 'PATCH', 'access-control-request-headers': 'x-api-key' },
      });
    const allowed = await preflight('https://console.example.org');
    expect(allowed.status).toBe(204);
    expect(allowed.headers.get('access-control-allow-origin')).toBe('https://console.example.org');
    expect(allowed.headers.get('access-control-allow-headers')).toContain('X-API-Key');
    expect(allowed.headers.get('access-control-allow-credentials')).toBeNull();
    for (const origin of [
      'https://evil.example.org',
      'https://console.example.org.evil.org',
      'null',
      'http://console.example.org',
    ]) {
      const refused = await preflight(origin);
      expect([origin, refused.status, refused.headers.get('access-control-allow-origin')]).toEqual([origin, 405, null]);
      const read = await fetch(`${running.url}/api/v1/users`, { headers: { origin, 'x-api-key': API_KEY } });
      expect([origin, read.headers.get('access-control-allow-origin')]).toEqual([origin, null]);
    }
    const read = await fetch(`${running.url}/api/v1/users`, {
      headers: { origin: 'https://console.example.org', 'x-api-key': API_KEY },
    });
    expect(read.headers.get('access-control-expose-headers')).toMatch(/ETag.*RateLimit.*Retry-After/);

    const shut = await startApp({ DOCS_ENABLED: 'false', CONSOLE_ENABLED: 'false' });
    for (const path of [
      '/docs',
      '/docs/',
      '/docs/swagger-ui.css',
      '/docs-json',
      '/docs-yaml',
      '/console',
      '/console/',
      '/console/x',
    ]) {
      const answer = await fetch(`${shut.url}${path}`);
      expect([path, answer.status, ((await answer.json()) as { code: string }).code]).toEqual([
        path,
        404,
        'route_not_found',
      ]);
    }
    const plain = await fetch(`${shut.url}/api/v1/users`, { headers: { origin: 'https://console.example.org' } });
    expect([...plain.headers.keys()].filter((name) => name.startsWith('access-control-'))).toEqual([]);
    await shut.close();
  });

  it('19. Cached answers are never served to a caller without the scope to read them.', async () => {
    const secretOf = async (scopes: string[]): Promise<string> =>
      (await api.post<{ secret: string }>('/api-keys', { name: 'cached', scopes })).body.secret;
    const read = (headers: Record<string, string>): Promise<Response> =>
      fetch(`${running.url}/api/v1/users/exposed`, { headers });
    const allowed = await secretOf(['models:read']);
    // Redis may be given up for a moment on a busy machine, and nothing is cached meanwhile.
    const hit = async (): Promise<boolean> =>
      (await read({ 'x-api-key': allowed })).headers.get('x-cache')?.startsWith('hit') === true;
    await waitUntil('A hit', hit, { limitMs: 120_000 });
    expect((await read({ 'x-api-key': allowed })).status).toBe(200);
    for (const [headers, status] of [
      [{ 'x-api-key': await secretOf(['models:write', 'cache:read', 'cache:write', 'database:read']) }, 403],
      [{}, 401],
      [{ 'x-api-key': 'x' }, 401],
    ] as [Record<string, string>, number][]) {
      const refused = await read(headers);
      expect([refused.status, refused.headers.get('x-cache')]).toEqual([status, null]);
      expect(await refused.text()).not.toContain('exposure.1@example.org');
    }
  });
});
