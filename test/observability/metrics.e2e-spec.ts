import { waitUntil } from '@lucid/engines';
import { exchange, send } from '../contract/raw-http';
import { sampleUser } from '../setup/samples';
import { type SearchedApp, startSearchedApp } from '../setup/searched-app';
import { bePatient } from './patient';
import { readSeries, type Series, sumOf } from './exposition';

const HTTP = 'http_server_request_duration_seconds';
const DB = 'db_client_operation_duration_seconds';

describe('/metrics', () => {
  let running: SearchedApp;

  beforeAll(async () => {
    running = await startSearchedApp();
    bePatient(running);
  });

  afterAll(() => running.close());

  const read = (): Promise<Series[]> => readSeries(running.url);
  /** A request is counted once its connection has taken the answer, which a caller may have before. */
  const becomes = (what: string, holds: (series: Series[]) => boolean): Promise<void> =>
    waitUntil(what, async () => holds(await read()), { limitMs: 120_000 });
  /** All requests that are counted, but those for the metrics. */
  const counted = (series: Series[]): number =>
    sumOf(series, `${HTTP}_count`) - sumOf(series, `${HTTP}_count`, { http_route: '/metrics' });

  it('counts and times each request by its method, the template of its route, and its status', async () => {
    const { status } = await running.http.post('/api/v1/users', { ...sampleUser('metrics', 1), user_id: 'metered' });
    expect(status).toBe(201);
    const before = await read();
    for (let i = 0; i < 3; i += 1) await running.http.get('/api/v1/users/metered');
    await running.http.get('/api/v1/users/nobody');
    const labels = { http_request_method: 'GET', http_route: '/api/v1/users/:user_id' };
    const notFound = { ...labels, http_response_status_code: '404' };
    await becomes(
      'The requests, counted',
      (series) =>
        sumOf(series, `${HTTP}_count`, { ...labels, http_response_status_code: '200' }) === 3 &&
        sumOf(series, `${HTTP}_count`, notFound) === sumOf(before, `${HTTP}_count`, notFound) + 1,
    );
    const series = await read();
    expect(sumOf(series, `${HTTP}_bucket`, { ...labels, http_response_status_code: '200', le: '+Inf' })).toBe(3);
    expect(sumOf(series, `${HTTP}_sum`, labels)).toBeGreaterThan(0);
  });

  it('makes no series of what callers make up: paths, methods and ids', async () => {
    const requests = async (round: number): Promise<void> => {
      for (const method of ['GET', 'POST', 'PROPFIND', 'DELETE', 'M-SEARCH']) {
        for (const path of ['/x', '/api/v1/none/y', '/api/v1/users/z', '/%2e%2e/', '/api/v1/users/bulk', '/%zz'])
          await send(running.url, {
            method,
            path: `${path}${path.endsWith('z') || path.endsWith('bulk') ? '' : round}`,
          });
      }
    };
    const begun = counted(await read());
    await requests(0);
    await becomes(
      'The first round',
      (all) => counted(all) >= begun + 30 && sumOf(all, `${HTTP}_count`, { http_route: '/metrics' }) > 0,
    );
    const key = ({ name, labels }: Series): string => name + JSON.stringify(labels);
    const before = new Set((await read()).map(key));
    for (let round = 1; round <= 3; round += 1) await requests(round);
    await becomes('The others', (all) => counted(all) >= begun + 120);
    const added = (await read()).filter((each) => each.name.startsWith('http_') && !before.has(key(each)));
    expect(added).toEqual([]);
    const told = JSON.stringify(await read());
    for (const made of ['PROPFIND', 'M-SEARCH', '/x0', 'none', 'metered']) expect(told).not.toContain(made);
  });

  it('counts what is no request at all', async () => {
    const labels = { http_request_method: '_OTHER', http_route: 'unmatched', http_response_status_code: '400' };
    const before = sumOf(await read(), `${HTTP}_count`, labels);
    expect((await exchange(running.url, 'no request\r\n\r\n')).status).toBe(400);
    await becomes('It, counted', (series) => sumOf(series, `${HTTP}_count`, labels) > before);
    expect(sumOf(await read(), `${HTTP}_count`, labels)).toBe(before + 1);
  });

  it('times the calls to each engine by their commands', async () => {
    await running.http.post('/api/v1/users', { ...sampleUser('metrics', 2), user_id: 'indexed' });
    await running.settled();
    await running.http.post('/api/v1/search', { collection: 'users', query: 'metrics' });
    const searched = { http_request_method: 'POST', http_route: '/api/v1/search' };
    await becomes('The search, counted', (all) => sumOf(all, `${HTTP}_count`, searched) > 0);
    const series = await read();
    for (const [db_system_name, db_operation_name] of [
      ['mongodb', 'find'],
      ['mongodb', 'insert'],
      ['redis', 'get'],
      ['elasticsearch', 'search'],
      ['elasticsearch', 'bulk'],
    ] as const) {
      const labels = { db_system_name, db_operation_name, error_type: '' };
      expect([db_operation_name, sumOf(series, `${DB}_count`, labels) > 0]).toEqual([db_operation_name, true]);
      expect(sumOf(series, `${DB}_sum`, labels)).toBeGreaterThan(0);
    }
  });

  it('tells a caller that has gone before the answer as 499, and streams that are open', async () => {
    const gone = new AbortController();
    const stream = await fetch(`${running.url}/api/v1/changes`, { signal: gone.signal });
    expect(stream.status).toBe(200);
    expect(sumOf(await read(), 'lucid_places_taken', { of: 'change_streams' })).toBe(1);
    gone.abort();
    await becomes('The stream, ended', (series) => sumOf(series, 'lucid_places_taken', { of: 'change_streams' }) === 0);
    const labels = { http_route: '/api/v1/changes', http_response_status_code: '499' };
    await becomes('The caller, counted', (series) => sumOf(series, `${HTTP}_count`, labels) > 0);
    expect(sumOf(await read(), `${HTTP}_count`, labels)).toBe(1);
  });

  it('has what every source tells, of the process and of what it stands on', async () => {
    let series: Series[] = [];
    // Redis may be given up for a moment on a busy machine.
    await becomes('A live cache', (all) => {
      series = all;
      return sumOf(all, 'lucid_cache_live') === 1;
    });
    const down = series.filter(({ name, value }) => name === 'lucid_metrics_source_up' && value !== 1);
    expect(down).toEqual([]);
    expect(sumOf(series, 'lucid_health', { status: 'up' })).toBeGreaterThanOrEqual(3);
    expect(sumOf(series, 'lucid_mongodb_primary')).toBe(1);
    expect(sumOf(series, 'lucid_cache_live')).toBe(1);
    expect(sumOf(series, 'lucid_build_info')).toBe(1);
    const present = new Set(series.map(({ name }) => name));
    for (const name of [
      ...['process_resident_memory_bytes', 'process_cpu_seconds_total', 'nodejs_eventloop_lag_p99_seconds'],
      ...['nodejs_gc_duration_seconds_count', 'nodejs_active_resources_total', 'process_open_fds'],
      ...['lucid_change_lag_seconds', 'lucid_change_headroom_seconds', 'lucid_change_leader_age_seconds'],
      ...[
        'lucid_cache_reads_total',
        'lucid_cache_local_bytes',
        'lucid_redis_breaker_open',
        'lucid_mongodb_member_lag_seconds',
      ],
      ...['lucid_mongodb_oplog_window_seconds', 'lucid_rate_limit_refusals_total', 'lucid_jobs_ended_total'],
      ...['lucid_volume_used_bytes', 'lucid_volume_quota_bytes', 'lucid_backup_stored'],
    ])
      expect([name, present.has(name)]).toEqual([name, true]);
  });
});
