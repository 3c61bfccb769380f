import { waitUntil } from '@lucid/engines';
import { randomBytes } from 'node:crypto';
import { HttpClient } from '../setup/http-client';
import { sampleUser } from '../setup/samples';
import { type SearchedApp, startSearchedApp } from '../setup/searched-app';
import { attributeOf, Collector, type OtlpSpan } from './collector';

const API_KEY = 'a-key-for-the-tests-of-traces-0123456789';
const COLLECTOR_KEY = 'Bearer the-key-of-the-collector';

describe('traces', () => {
  let collector: Collector;
  let running: SearchedApp;
  let api: HttpClient;

  beforeAll(async () => {
    collector = await Collector.start();
    running = await startSearchedApp({
      OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
      OTEL_EXPORTER_OTLP_HEADERS: `x-collector-key=${encodeURIComponent(COLLECTOR_KEY)},x-tenant=lucid`,
    });
    api = new HttpClient(running.url, { 'x-api-key': API_KEY });
  });

  afterAll(async () => {
    await running.close();
    await collector.close();
  });

  /** Calls within a trace of the caller's. @returns its spans, once the server's own is there */
  async function traced(method: string, path: string, body?: unknown, flags = '01'): Promise<OtlpSpan[]> {
    const traceId = randomBytes(16).toString('hex');
    await api.call(method, path, body, { traceparent: `00-${traceId}-00f067aa0ba902b7-${flags}` });
    if (flags === '00') return collector.of(traceId);
    const isServer = ({ kind }: OtlpSpan): boolean => kind === 2;
    await waitUntil('The span of the server', () => Promise.resolve(collector.of(traceId).some(isServer)), {
      limitMs: 120_000,
    });
    return collector.of(traceId);
  }

  const engines = (spans: readonly OtlpSpan[]): unknown[] =>
    spans.filter(({ kind }) => kind === 3).map((span) => `${String(attributeOf(span, 'db.system.name'))} ${span.name}`);

  it('are one for each request, which goes on that of the caller, with a span of each call to an engine', async () => {
    const user = { ...sampleUser('traces', 1), user_id: 'traced-user' };
    const written = await traced('POST', '/api/v1/users', user);
    const [server, ...others] = written.filter(({ kind }) => kind === 2);
    expect(others).toEqual([]);
    expect(server).toMatchObject({ name: 'POST /api/v1/users', parentSpanId: '00f067aa0ba902b7' });
    expect(attributeOf(server as OtlpSpan, 'http.route')).toBe('/api/v1/users');
    expect(attributeOf(server as OtlpSpan, 'http.response.status_code')).toBe(201);
    expect(engines(written)).toContain('mongodb insert users');
    expect(new Set(written.filter(({ kind }) => kind === 3).map(({ parentSpanId }) => parentSpanId))).toEqual(
      new Set([server?.spanId]),
    );
    expect(engines(await traced('GET', '/api/v1/users/traced-user'))).toEqual(
      expect.arrayContaining([expect.stringMatching(/^redis (?:get|evalsha|set)$/), 'mongodb find users']),
    );
    await running.settled();
    const search = { collection: 'users', query: 'traces' };
    expect(engines(await traced('POST', '/api/v1/search', search))).toContain('elasticsearch search');
    expect(collector.resources).toContainEqual({ key: 'service.name', value: { stringValue: 'lucid-storage' } });
  });

  it('tell no key, and nothing that a caller or a document says', async () => {
    const user = { ...sampleUser('confidential', 1), user_id: 'secret-user-id' };
    const spans = [
      ...(await traced('POST', '/api/v1/users', user)),
      ...(await traced('GET', '/api/v1/users/secret-user-id')),
      ...(await traced('GET', `/api/v1/users/by-email/${user.email}`)),
      ...(await traced('POST', '/api/v1/search', { collection: 'users', query: 'confidential' })),
    ];
    const statuses = spans.flatMap((span) => attributeOf(span, 'http.response.status_code') ?? []);
    expect(statuses).toEqual([201, 200, 200, 200]);
    expect(collector.sent).toContain(`"x-collector-key":"${COLLECTOR_KEY}"`);
    expect(collector.sent).toContain('"x-tenant":"lucid"');
    expect(collector.sent).toContain('POST /v1/traces');
    for (const told of [API_KEY, 'secret-user-id', user.email, user.tron_address, 'confidential'])
      expect(collector.sent).not.toContain(told);
  });

  it('are not kept of what the caller has decided not to trace', async () => {
    const unsampled = await traced('GET', '/api/v1/users/nobody', undefined, '00');
    const later = await traced('GET', '/api/v1/users/nobody');
    expect([unsampled, later.length > 0]).toEqual([[], true]);
  });
});
