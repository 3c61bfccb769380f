import { counted } from '@lucid/common';
import type { Histogram } from 'prom-client';
import { BOUNDS, readRequests, requestsSince } from './request-counts';

const groupOf = (route: string): { group: string; isTimed: boolean } => ({
  group: route.split('/')[3] ?? 'other',
  isTimed: route !== '/api/v1/jobs/events',
});

const observe = (route: string, status: number, seconds: number): void =>
  (counted.getSingleMetric('http_server_request_duration_seconds') as Histogram).observe(
    { http_request_method: 'GET', http_route: route, http_response_status_code: status },
    seconds,
  );

describe('what a process has counted of requests', () => {
  it('is told by group since an earlier reading, by class of status, with each request in one span', async () => {
    observe('/api/v1/users', 200, 0.003);
    const before = await readRequests(groupOf);
    observe('/api/v1/users', 200, 0.0005);
    observe('/api/v1/users/:user_id', 404, 0.003);
    observe('/api/v1/users/:user_id', 503, 30);
    observe('/api/v1/users', 499, 0.02);
    observe('/api/v1/jobs/events', 200, 900);
    observe('/api/v1/jobs', 200, 0.001);
    const since = requestsSince(before, await readRequests(groupOf));
    expect(Object.keys(since)).toEqual(['users', 'jobs']);
    const { spans, seconds, ...counts } = since['users'] ?? { spans: [], seconds: 0 };
    expect(counts).toEqual({ requests: 4, client_errors: 1, server_errors: 1, aborted: 1 });
    expect(seconds).toBeCloseTo(30.0235);
    expect(BOUNDS.filter((_, at) => spans[at] === 1)).toEqual([0.001, 0.005, 0.025]);
    expect([spans.at(-1), spans.reduce((sum, count) => sum + count)]).toEqual([1, 4]);
    // A stream is counted, and lasts as long as its caller likes.
    expect(since['jobs']).toMatchObject({ requests: 2, seconds: 0.001 });
    expect(since['jobs']?.spans.reduce((sum, count) => sum + count)).toBe(1);
  });

  it('has the spans of the metric', async () => {
    observe('/api/v1/users', 200, 0.003);
    const metric = await (counted.getSingleMetric('http_server_request_duration_seconds') as Histogram).get();
    const bounds = new Set(metric.values.map(({ labels }) => (labels as { le?: number | string }).le));
    expect([...bounds].filter((bound) => typeof bound === 'number')).toEqual([...BOUNDS]);
  });
});
