import { HealthRegistry, MetricRegistry } from '@lucid/common';
import { waitUntil } from '@lucid/engines';
import { HttpClient } from '../setup/http-client';
import { settled } from '../setup/settled';
import { type RunningApp, startApp } from '../setup/start-app';
import { TcpProxy } from '../setup/tcp-proxy';
import { readSeries, sumOf } from './exposition';

const API_KEY = 'a-key-for-the-tests-of-metrics-0123456789';
const KEY = { 'x-api-key': API_KEY };

describe('/metrics, while MongoDB and Redis are away', () => {
  let running: RunningApp;
  let toMongo: TcpProxy;
  let toRedis: TcpProxy;

  beforeAll(async () => {
    toMongo = await TcpProxy.before(process.env['TEST_MONGODB_URI'] ?? '');
    toRedis = await TcpProxy.before(process.env['TEST_REDIS_URI'] ?? '');
    running = await startApp({
      API_KEY,
      MONGODB_URI: `mongodb://127.0.0.1:${toMongo.port}/?directConnection=true`,
      MONGODB_TIMEOUT_MS: '3000',
      REDIS_URI: `redis://127.0.0.1:${toRedis.port}`,
    });
    await settled(new HttpClient(`${running.url}/api/v1`, KEY));
  });

  afterAll(async () => {
    for (const proxy of [toMongo, toRedis]) proxy.set('pass');
    await running.close();
    await toMongo.close();
    await toRedis.close();
  });

  it.each(['refuse', 'stall'] as const)('says which, and what cannot be read, also where they %s', async (how) => {
    for (const proxy of [toMongo, toRedis]) proxy.set(how);
    const series = await readSeries(running.url, KEY);
    // Prometheus gives up after 10 s, and would then know nothing. All are asked at once, so that the longest limit is that of the answer.
    const asked = [...running.app.get(HealthRegistry).all, ...running.app.get(MetricRegistry).all];
    expect(Math.max(...asked.map(({ timeoutMs }) => timeoutMs))).toBeLessThan(8000);
    for (const check of ['mongodb', 'redis']) expect(sumOf(series, 'lucid_health', { check, status: 'down' })).toBe(1);
    for (const source of ['changes', 'jobs', 'replication', 'volumes', 'backup'])
      expect([source, sumOf(series, 'lucid_metrics_source_up', { source })]).toEqual([source, 0]);
    for (const source of ['cache', 'health'])
      expect([source, sumOf(series, 'lucid_metrics_source_up', { source })]).toEqual([source, 1]);
    for (const proxy of [toMongo, toRedis]) proxy.set('pass');
    await waitUntil(
      'MongoDB and Redis to be back',
      async () => sumOf(await readSeries(running.url, KEY), 'lucid_health', { status: 'down' }) === 0,
      { limitMs: 300_000 },
    );
  });
});
