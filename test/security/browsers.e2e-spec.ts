import { MongoService } from '@lucid/mongo';
import { bodySchema, concretePath, type DocumentedOperation, exampleBody, operations } from '../contract/document';
import { fingerprintsOf } from '../contract/database-fingerprint';
import { exchange, type RawAnswer, send } from '../contract/raw-http';
import { servedRoutes } from '../contract/served-routes';
import { HttpClient } from '../setup/http-client';
import { type RunningApp, startApp } from '../setup/start-app';

const API_KEY = 'a-key-for-the-security-tests-0123456789';
const CONSOLE = 'https://console.example.org';
const LISTED = 'storage.example.org';
const SAFE = ['GET', 'HEAD'];

const changing = operations.filter(({ method }) => !SAFE.includes(method));
const named = (some: readonly DocumentedOperation[]): (readonly [string, DocumentedOperation])[] =>
  some.map((operation) => [operation.operationId, operation]);

const codeOf = ({ status, text }: RawAnswer): [status: number, code: unknown] => [
  status,
  (JSON.parse(text) as { code: unknown }).code,
];

describe('SECURITY.md, on pages in browsers', () => {
  let running: RunningApp;

  beforeAll(async () => {
    running = await startApp({ CORS_ORIGINS: CONSOLE, HTTP_ALLOWED_HOSTS: LISTED }, { searched: true });
  });

  afterAll(() => running.close());

  /** One request as the document shows it, with headers that a browser would send. */
  const ask = (
    operation: DocumentedOperation,
    headers: Record<string, string>,
    method?: string,
  ): Promise<RawAnswer> => {
    const schema = bodySchema(operation);
    return send(running.url, {
      method: method ?? operation.method,
      path: concretePath(operation),
      headers: { ...(schema !== undefined && { 'content-type': 'application/json' }), ...headers },
      ...(schema !== undefined && { body: JSON.stringify(exampleBody(operation)) }),
    });
  };

  describe('29. Without a key, only loopback hosts and same-origin requests are served; Host and Origin are judged, also for requests without a body.', () => {
    it.each(named(operations))('%s is not served to a foreign host', async (_, operation) => {
      // As a page has it whose name was made to lead here: its own origin, so that nothing is cross-site.
      const rebound = {
        host: 'evil.example:8088',
        origin: 'http://evil.example:8088',
        'sec-fetch-site': 'same-origin',
      };
      const forwarded = { host: 'evil.example', 'x-forwarded-host': 'localhost' };
      for (const headers of [rebound, { host: '0.0.0.0' }, forwarded] as Record<string, string>[])
        expect(codeOf(await ask(operation, headers))).toEqual([421, 'misdirected']);
      if (operation.method === 'GET') expect((await ask(operation, rebound, 'HEAD')).status).toBe(421);
      expect(
        codeOf(await ask(operation, { ...rebound, 'access-control-request-method': operation.method }, 'OPTIONS')),
      ).toEqual([421, 'misdirected']);
    });

    it('and neither is anything else that is served, or is not there', async () => {
      const documented = operations.map(({ method, path }) => `${method} ${path}`);
      const served = servedRoutes(running.app.getHttpAdapter().getInstance());
      const others = served.filter((route) => !documented.includes(route)).map((route) => route.split(' '));
      expect(others.length).toBeGreaterThan(4);
      const absent = ['/', '/nowhere', '/api/v1/users/%zz', '/api/v1/users/', '/docs/../docs'].map((path) => [
        'GET',
        path,
      ]);
      for (const [method = '', path = ''] of [
        ...others,
        ...absent,
        ['PUT', '/nowhere'],
        ['TRACE', '/livez'],
        ['OPTIONS', '*'],
        ['GET', 'ftp://localhost.evil.example/livez'],
      ]) {
        const answer = await send(running.url, {
          method,
          path: path.replace('/*', '/swagger-ui.css'),
          headers: { host: 'evil.example' },
        });
        expect([method, path, ...codeOf(answer)]).toEqual([method, path, 421, 'misdirected']);
        expect(answer.headers['x-content-type-options']).toBe('nosniff');
      }
    });

    it.each(named(changing))('%s does nothing for a page of another origin', async (_, operation) => {
      const { host } = new URL(running.url);
      for (const headers of [
        { origin: 'http://evil.example' },
        { origin: 'null' },
        { origin: 'http://localhost:1' },
        { origin: `https://${LISTED}` },
        { 'sec-fetch-site': 'cross-site' },
        { 'sec-fetch-site': 'same-site' },
        { origin: `http://${host}`, 'sec-fetch-site': 'cross-site' },
      ] as Record<string, string>[])
        expect(codeOf(await ask(operation, headers))).toEqual([403, 'foreign_origin']);
      // A form or an empty fetch asks no leave by a preflight.
      const simple = {
        method: operation.method,
        path: concretePath(operation),
        headers: { origin: 'http://evil.example' },
      };
      expect(codeOf(await send(running.url, simple))).toEqual([403, 'foreign_origin']);
      const form = { ...simple, headers: { ...simple.headers, 'content-type': 'text/plain' }, body: '{}' };
      expect(codeOf(await send(running.url, form))).toEqual([403, 'foreign_origin']);
    });

    /** What a request could leave behind: data, a key, a job, a record. */
    const counts = (): Promise<number[]> =>
      Promise.all(
        ['users', 'api_keys', 'jobs', 'audit', 'idempotency_keys', 'console_sessions'].map((name) =>
          running.app.get(MongoService).collection(name).countDocuments(),
        ),
      );
    let before: number[];

    beforeAll(async () => {
      before = await counts();
    });

    afterAll(async () => expect(await counts()).toEqual(before));
  });

  it('lets no GET change anything, so that a page of another origin may send one', async () => {
    const fingerprints = await fingerprintsOf(running.config);
    try {
      const before = await fingerprints.take();
      for (const operation of operations.filter(({ method, endless }) => SAFE.includes(method) && !endless)) {
        const { status } = await ask(operation, { origin: 'http://evil.example', 'sec-fetch-site': 'cross-site' });
        expect([operation.operationId, [421, 403].includes(status)]).toEqual([operation.operationId, false]);
      }
      expect(await fingerprints.take()).toEqual(before);
    } finally {
      await fingerprints.close();
    }
  });

  it('serves loopback, what is listed, and the origins that are let in', async () => {
    const { port, host } = new URL(running.url);
    for (const own of [
      `localhost:${port}`,
      'LOCALHOST',
      '127.0.0.1',
      '127.8.9.1:1',
      '[::1]:8088',
      LISTED,
      `${LISTED}:443`,
    ])
      expect([own, (await send(running.url, { path: '/api/v1/users', headers: { host: own } })).status]).toEqual([
        own,
        200,
      ]);
    const validate = { method: 'POST', path: '/api/v1/merkle/build', body: '{}' };
    for (const headers of [
      {},
      { origin: `http://${host}`, 'sec-fetch-site': 'same-origin' },
      { origin: CONSOLE, 'sec-fetch-site': 'cross-site' },
      { origin: `https://${LISTED}`, host: LISTED },
    ] as Record<string, string>[]) {
      const answer = await send(running.url, {
        ...validate,
        headers: { 'content-type': 'application/json', ...headers },
      });
      expect(codeOf(answer)).toEqual([400, 'invalid_body']);
    }
  });

  it.each([
    ['two hosts', 'GET /livez HTTP/1.1\r\nHost: localhost\r\nhost: localhost\r\n\r\n', 400],
    ['a second, foreign host', 'GET /livez HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\n\r\n', 400],
    ['no host', 'GET /livez HTTP/1.1\r\n\r\n', 400],
    ['an empty host', 'GET /livez HTTP/1.1\r\nHost:\r\n\r\n', 400],
    ['a user in the host', 'GET /livez HTTP/1.1\r\nHost: localhost@evil.example\r\n\r\n', 400],
    ['a path in the host', 'GET /livez HTTP/1.1\r\nHost: localhost/x\r\n\r\n', 400],
    ['a space in the host', 'GET /livez HTTP/1.1\r\nHost: local host\r\n\r\n', 400],
    [
      'two hosts and a broken path',
      'GET /api/v1/users/%zz HTTP/1.1\r\nHost: localhost\r\nHost: localhost\r\n\r\n',
      400,
    ],
    ['a user in the target', 'GET http://localhost@evil.example/livez HTTP/1.1\r\nHost: localhost\r\n\r\n', 400],
    ['a foreign target', 'GET http://evil.example/livez HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n', 421],
    [
      'a foreign target that is broken',
      'GET http://evil.example/%zz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n',
      421,
    ],
    ['HTTP/1.0 without a host', 'GET /livez HTTP/1.0\r\n\r\n', 421],
    ['HTTP/1.0 with one', 'GET /livez HTTP/1.0\r\nHost: localhost\r\n\r\n', 200],
    [
      'a target of its own',
      'GET http://localhost/livez HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n',
      200,
    ],
    [
      'a foreign upgrade',
      'GET /livez HTTP/1.1\r\nHost: evil.example\r\nConnection: Upgrade, close\r\nUpgrade: websocket\r\n\r\n',
      421,
    ],
  ])('answers %s', async (_, bytes, status) => {
    const answer = await exchange(running.url, bytes);
    expect(answer.status).toBe(status);
    if (status >= 400) expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
  });

  it('with a key answers to every host, as probes name pods by their address, and not to pages that change', async () => {
    const keyed = await startApp({ API_KEY });
    const base = { path: '/readyz', headers: { host: '10.1.2.3:8088' } };
    expect((await send(keyed.url, base)).status).toBe(200);
    expect((await send(keyed.url, { ...base, headers: { host: 'a b' } })).status).toBe(400);
    const users = {
      method: 'POST',
      path: '/api/v1/users',
      headers: { origin: 'http://evil.example', 'x-api-key': API_KEY },
    };
    expect(codeOf(await send(keyed.url, users))).toEqual([403, 'foreign_origin']);
    await keyed.close();
  });

  it('keeps no key in the pages of the document', async () => {
    const script = await (await fetch(`${running.url}/docs/swagger-ui-init.js`)).text();
    expect(script).toMatch(/"persistAuthorization": false/);
  });

  it('tells by its probes no more than states, and how far search is behind', async () => {
    const client = new HttpClient(running.url);
    const { checks } = (await client.get<{ checks: { name: string }[] }>('/readyz?verbose')).body;
    expect(checks.length).toBeGreaterThan(3);
    const ofSearch = ['lag_seconds', 'latency_ms', 'name', 'state', 'status'];
    for (const check of checks) {
      const told = check.name === 'search' ? ofSearch : ['latency_ms', 'name', 'status'];
      expect(told).toEqual(expect.arrayContaining(Object.keys(check)));
    }
  });
});
