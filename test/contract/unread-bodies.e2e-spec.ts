import { SCOPES } from '@lucid/common';
import { type IncomingMessage, request as httpRequest } from 'node:http';
import { HttpClient } from '../setup/http-client';
import { type RunningApp, startApp } from '../setup/start-app';
import { bodySchema, concretePath, type DocumentedOperation, exampleBody, operations } from './document';

const API_KEY = 'a-key-for-the-contract-tests-0123456789';
const JSON_TYPE = 'application/json';

const named = (some: readonly DocumentedOperation[]): (readonly [string, DocumentedOperation])[] =>
  some.map((operation) => [operation.operationId, operation]);
const withBody = operations.filter(({ requestBody }) => requestBody !== undefined);
const withJson = withBody.filter((operation) => bodySchema(operation) !== undefined);

/** Headers that a request could be refused for, if it was clear who sends it. */
const BAD_HEADERS: readonly (readonly string[])[] = [
  ['Content-Type', JSON_TYPE, 'Content-Length', '9'],
  ['Content-Type', JSON_TYPE, 'Content-Length', String(2 ** 40)],
  ['Content-Type', JSON_TYPE, 'Transfer-Encoding', 'chunked'],
  ['Content-Type', 'text/plain', 'Content-Length', '9'],
  ['Content-Type', 'no type', 'Content-Length', '9'],
  ['Content-Type', `${JSON_TYPE}; charset=utf-16`, 'Content-Length', '9'],
  ['Content-Type', JSON_TYPE, 'Content-Encoding', 'gzip', 'Content-Length', '9'],
  ['Content-Type', JSON_TYPE, 'Content-Type', 'text/plain', 'Content-Length', '9'],
  ['Content-Length', '9'],
];

interface Refusal {
  status: number;
  headers: IncomingMessage['headers'];
  code: string;
  errors?: readonly { pointer: string; code: string }[];
}

describe('a request with a body', () => {
  let running: RunningApp;
  let scopeless = '';
  let spent = '';

  beforeAll(async () => {
    running = await startApp({ API_KEY, AUTH_FAILURES_PER_MINUTE: '1000000' });
    const api = new HttpClient(`${running.url}/api/v1`, { 'x-api-key': API_KEY });
    const make = async (more: object): Promise<string> =>
      (await api.post<{ secret: string }>('/api-keys', { name: 'unread', ...more })).body.secret;
    // Each operation but those of metrics asks for another scope than this one.
    scopeless = await make({ scopes: ['metrics:read'] });
    spent = await make({ scopes: Object.keys(SCOPES), rate_limit_per_minute: 1 });
  });

  afterAll(async () => running.close());

  /** Sends the headers of a request, each of them as its own line, and the body only if there is one; resolves with the answer. */
  const ask = async (operation: DocumentedOperation, headers: readonly string[], body?: string): Promise<Refusal> => {
    const { hostname, port } = new URL(running.url);
    const path = concretePath(operation);
    const lines = ['Host', `${hostname}:${port}`, ...headers];
    return new Promise((resolve, reject) => {
      const request = httpRequest({ hostname, port, method: operation.method, path, headers: lines, agent: false });
      request.once('error', reject);
      request.once('response', (response) => {
        const pieces: Buffer[] = [];
        response.on('data', (piece: Buffer) => pieces.push(piece));
        response.once('end', () => {
          // The rest of the body is never sent.
          request
            .removeListener('error', reject)
            .on('error', () => undefined)
            .destroy();
          const problem = JSON.parse(Buffer.concat(pieces).toString()) as Pick<Refusal, 'code' | 'errors'>;
          resolve({ ...problem, status: response.statusCode ?? 0, headers: response.headers });
        });
      });
      if (body === undefined) request.flushHeaders();
      else request.end(body);
    });
  };

  /** Asks with a key whose only request of the present minute is spent. */
  const askOverLimit = async (operation: DocumentedOperation, headers: readonly string[]): Promise<Refusal> => {
    const spend = async (): Promise<unknown> =>
      fetch(`${running.url}/api/v1/users`, { headers: { 'x-api-key': spent } });
    await spend();
    const answer = await ask(operation, [...headers, 'X-API-Key', spent]);
    // A new minute has begun in between, and this request was its only one.
    return answer.status === 429 ? answer : ask(operation, [...headers, 'X-API-Key', spent]);
  };

  it('is one of many', () => expect(withBody.length).toBeGreaterThan(50));

  it.each(named(withBody))('is refused by %s before its body is looked at: 401, 403, 429', async (_, operation) => {
    for (const bad of BAD_HEADERS) {
      const answers = [
        await ask(operation, bad),
        await ask(operation, [...bad, 'X-API-Key', `${API_KEY}x`]),
        await ask(operation, [...bad, 'X-API-Key', scopeless]),
        await askOverLimit(operation, bad),
      ];
      expect({ bad, statuses: answers.map(({ status }) => status) }).toEqual({ bad, statuses: [401, 401, 403, 429] });
      expect(Number(answers[3]?.headers['retry-after'])).toBeGreaterThan(0);
      expect(answers[2]?.headers['ratelimit']).toMatch(/^"minute";r=/);
    }
  });

  it.each(named(withBody))(
    'is refused by %s for what its headers say, without its body: 413, 415, 400',
    async (_, operation) => {
      const type = bodySchema(operation) === undefined ? 'application/octet-stream' : JSON_TYPE;
      const bad: [number, string, string[]][] = [
        [413, 'body_too_large', ['Content-Type', type, 'Content-Length', String(2 ** 40)]],
        [415, 'unsupported_media_type', ['Content-Type', 'text/plain', 'Content-Length', '9']],
        [415, 'unsupported_media_type', ['Content-Type', 'no type', 'Content-Length', '9']],
        [415, 'unsupported_media_type', ['Content-Length', '9']],
        [400, 'invalid_header', ['Content-Type', type, 'Content-Type', type, 'Content-Length', '9']],
        [400, 'invalid_header', ['Content-Type', type, 'content-type', 'text/plain', 'Content-Length', '9']],
      ];
      for (const [status, code, headers] of bad) {
        const answer = await ask(operation, [...headers, 'X-API-Key', API_KEY]);
        expect([headers, answer.status, answer.code]).toEqual([headers, status, code]);
      }
    },
  );

  it.each(named(withJson))(
    'is refused by %s when an object in its body has a key twice, at any depth',
    async (_, operation) => {
      const text = JSON.stringify(exampleBody(operation));
      const bodyWith = (more: string): string => (text === '{}' ? `{${more}}` : `${text.slice(0, -1)},${more}}`);
      const [first = 'z'] = Object.keys(JSON.parse(text) as object);
      const escaped = `\\u${first.charCodeAt(0).toString(16).padStart(4, '0')}${first.slice(1)}`;
      for (const [more, pointer] of [
        [text === '{}' ? '"z":1,"z":1' : `"${first}":1`, `/${first}`],
        [text === '{}' ? '"z":1,"\\u007a":1' : `"${escaped}":1`, `/${first}`],
        ['"x":[{"y":{"z":1,"z":1}}]', '/x/0/y/z'],
      ] as const) {
        const body = bodyWith(more);
        const answer = await ask(
          operation,
          ['Content-Type', JSON_TYPE, 'Content-Length', String(Buffer.byteLength(body)), 'X-API-Key', API_KEY],
          body,
        );
        expect([more, answer.status, answer.errors]).toMatchObject([more, 400, [{ pointer, code: 'repeated_key' }]]);
      }
    },
  );

  it.each(named(withJson))(
    'is refused by %s when it has a number that JavaScript does not hold as it is written',
    async (_, operation) => {
      const text = JSON.stringify(exampleBody(operation));
      for (const number of ['9007199254740993', '-9007199254740993', '1e400', '1e-400', '0.1234567890123456789']) {
        const body = `${text.slice(0, -1)}${text === '{}' ? '' : ','}"x":[1,{"y":${number}}]}`;
        const answer = await ask(
          operation,
          ['Content-Type', JSON_TYPE, 'Content-Length', String(Buffer.byteLength(body)), 'X-API-Key', API_KEY],
          body,
        );
        const told = [number, answer.status, answer.code, answer.errors];
        expect(told).toMatchObject([number, 400, 'invalid_body', [{ pointer: '/x/1/y', code: 'inexact_number' }]]);
      }
    },
  );

  it('is refused when a header that has one value comes twice, and is not when a list does', async () => {
    const get = operations.find(({ operationId }) => operationId === 'listUsers');
    if (get === undefined) throw new Error('listUsers is not there');
    for (const name of ['Authorization', 'Idempotency-Key', 'Last-Event-ID', 'X-Min-Consistency', 'X-Request-Id']) {
      const answer = await ask(get, ['X-API-Key', API_KEY, name, 'a', name.toLowerCase(), 'a']);
      expect([name, answer.status, answer.errors]).toMatchObject([name, 400, [{ pointer: name, code: 'repeated' }]]);
    }
    // Who sends two keys is not known, even if both are the same.
    expect((await ask(get, ['X-API-Key', API_KEY, 'X-API-Key', API_KEY])).status).toBe(401);
    expect((await ask(get, ['X-API-Key', API_KEY, 'If-Match', '"a"', 'If-Match', '"b"'])).status).toBe(200);
  });

  it('waits until it is told to send its body, and is told so only if the body is read', async () => {
    const create = operations.find(({ operationId }) => operationId === 'createUser');
    const { hostname, port } = new URL(running.url);
    const body = '{}';
    const told = async (key: string): Promise<[isTold: boolean, status: number]> =>
      new Promise((resolve, reject) => {
        let isTold = false;
        const headers = {
          'content-type': JSON_TYPE,
          'content-length': body.length,
          expect: '100-continue',
          'x-api-key': key,
        };
        const request = httpRequest({ hostname, port, method: 'POST', path: create?.path, headers, agent: false });
        request.once('error', reject);
        request.once('continue', () => {
          isTold = true;
          request.end(body);
        });
        request.once('response', (response) => {
          response.resume().once('end', () => {
            request
              .removeListener('error', reject)
              .on('error', () => undefined)
              .destroy();
            resolve([isTold, response.statusCode ?? 0]);
          });
        });
        request.flushHeaders();
      });
    expect(await told(API_KEY)).toEqual([true, 400]);
    expect(await told('unknown')).toEqual([false, 401]);
  });
});
