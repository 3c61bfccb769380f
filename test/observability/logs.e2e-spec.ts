import { waitUntil } from '@lucid/engines';
import { once } from 'node:events';
import { type IncomingMessage, request as httpRequest } from 'node:http';
import { kill, type ServiceProcess, startProcess } from '../setup/service-process';
import { ownEnvironment, type TestEnvironment } from '../setup/test-environment';

const API_KEY = 'a-key-for-the-tests-of-the-log-0123456789';

type Line = Record<string, unknown> & { level: string; message: string; context?: string };

describe('the log', () => {
  let environment: TestEnvironment;
  let service: ServiceProcess;
  let written = '';

  beforeAll(async () => {
    // Nothing listens on port 1: a search fails, and traces are not taken.
    const away = 'http://127.0.0.1:1';
    environment = await ownEnvironment({
      ...{ API_KEY, LOG_LEVEL: 'log', ACCESS_LOG_LEVEL: 'log' },
      ...{ ELASTICSEARCH_URI: away, OTEL_EXPORTER_OTLP_ENDPOINT: away },
    });
    service = await startProcess(environment, ['ignore', 'pipe', 'inherit']);
    service.child.stdout?.on('data', (chunk: Buffer) => (written += chunk.toString()));
  });

  afterAll(async () => {
    await kill(service.child);
    await environment.drop();
  });

  const lines = (): Line[] =>
    written
      .split('\n')
      .slice(0, -1)
      .map((line) => JSON.parse(line) as Line);
  const linesOf = (request_id: string): Line[] => lines().filter((line) => line['request_id'] === request_id);
  const call = async (
    id: string,
    path: string,
    { method = 'GET', body, key = API_KEY }: { method?: string; body?: object; key?: string } = {},
  ): Promise<number> => {
    const answer = await fetch(`${service.url}${path}`, {
      method,
      headers: {
        'x-api-key': key,
        'x-request-id': id,
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    await answer.arrayBuffer();
    await waitUntil(
      `The line of ${id}`,
      () => Promise.resolve(linesOf(id).some(({ context }) => context === 'Access')),
      {
        limitMs: 120_000,
      },
    );
    return answer.status;
  };

  /** Sends a body once its head has been read: it comes in by itself. @returns the status */
  async function lateBody(id: string, path: string, body: object): Promise<number> {
    const text = JSON.stringify(body);
    const headers = { 'x-api-key': API_KEY, 'x-request-id': id, 'content-type': 'application/json' };
    const request = httpRequest(`${service.url}${path}`, {
      method: 'POST',
      headers: { ...headers, 'content-length': String(text.length) },
    });
    const answered = once(request, 'response') as Promise<[IncomingMessage]>;
    request.flushHeaders();
    await call(`before-${id}`, '/api/v1/users/nobody');
    request.end(text);
    const [answer] = await answered;
    answer.resume();
    return answer.statusCode ?? 0;
  }

  it('has one line for each request, in JSON, with its id, its route and how it went', async () => {
    const status = await call('read-1', '/api/v1/users/nobody?email=somebody@example.org');
    expect(status).toBe(400);
    expect(linesOf('read-1')).toEqual([
      {
        ...{ level: 'log', context: 'Access', pid: service.child.pid, timestamp: expect.any(Number) as number },
        ...{ message: 'GET /api/v1/users/nobody 400', method: 'GET', path: '/api/v1/users/nobody' },
        ...{ route: '/api/v1/users/:user_id', status: 400, caller: 'configured-key', request_id: 'read-1' },
        ...{ duration_ms: expect.any(Number) as number, trace_id: expect.stringMatching(/^[0-9a-f]{32}$/) as string },
        span_id: expect.stringMatching(/^[0-9a-f]{16}$/) as string,
      },
    ]);
    expect(written).not.toContain('somebody@example.org');
  });

  it('says the id on every line that is written for a request, also after its body has come in', async () => {
    const body = { name: 'logged', scopes: ['models:read'] };
    expect(await call('write-1', '/api/v1/volumes', { method: 'POST', body: { name: 'x' } })).toBe(400);
    expect(await call('write-2', '/api/v1/api-keys', { method: 'POST', body })).toBe(201);
    expect(await lateBody('write-3', '/api/v1/search', { collection: 'users', query: 'x' })).toBe(503);
    await waitUntil('Its lines', () => Promise.resolve(linesOf('write-3').length > 1), { limitMs: 120_000 });
    expect(linesOf('write-3').map(({ level, context }) => [level, context])).toEqual([
      ['warn', 'Problem'],
      ['log', 'Access'],
    ]);
  });

  it('says the trace that the caller began, and once that no collector takes it', async () => {
    const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';
    const headers = { 'x-request-id': 'traced-1', traceparent: `00-${traceId}-00f067aa0ba902b7-01` };
    expect((await fetch(`${service.url}/api/v1/users`, { headers })).status).toBe(401);
    const told = (): Line[] => lines().filter(({ context }) => context === 'Traces');
    const both = (): boolean => told().length > 0 && linesOf('traced-1').length > 0;
    await waitUntil('The traces, refused', () => Promise.resolve(both()), { limitMs: 120_000 });
    expect(linesOf('traced-1').map((line) => line['trace_id'])).toEqual([traceId]);
    expect(told()).toEqual([expect.objectContaining({ level: 'warn' })]);
  });

  it('hides keys and the credentials of URIs wherever they stand', async () => {
    const secret = `lucid_0123abcd_${'A'.repeat(43)}`;
    await call('secret-1', `/api/v1/users/${secret}`);
    await call('secret-2', `/api/v1/users/${API_KEY}?api_key=${API_KEY}`);
    await call('secret-3', `/api/v1/users/x`, { key: secret });
    expect(written).toContain('/api/v1/users/lucid_0123abcd_…');
    expect(written).not.toContain('A'.repeat(43));
    expect(written).not.toContain(API_KEY);
  });
});
