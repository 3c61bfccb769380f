import { HttpClient } from '../setup/http-client';
import { ownEngines } from '../setup/own-engines';
import { type RunningApp, startApp } from '../setup/start-app';

interface Report {
  status: string;
  checks: { name: string; status: string; version?: string; details?: Record<string, unknown> }[];
}

const checkOf = ({ checks }: Report, name: string): Report['checks'][number] | undefined =>
  checks.find((check) => check.name === name);

describe('health', () => {
  let running: RunningApp;
  let sut: HttpClient;

  beforeAll(async () => {
    running = await startApp();
    sut = new HttpClient(running.url);
  });

  afterAll(() => running.close());

  it('reports every engine with its version and figures', async () => {
    const { status, body } = await sut.get<Report>('/api/v1/database/health');
    expect(status).toBe(200);
    expect(body.status).toBe('up');
    expect(body.checks.map(({ name }) => name).sort()).toEqual([
      'backup',
      'disk',
      'elasticsearch',
      'mongodb',
      'redis',
      'search',
      'volumes',
    ]);
    expect(checkOf(body, 'mongodb')).toMatchObject({ status: 'up', details: { replica_set: 'rs0', primary: true } });
    expect(checkOf(body, 'redis')).toMatchObject({ status: 'up', details: { mode: 'single', servers: 1 } });
    for (const name of ['mongodb', 'redis', 'elasticsearch']) expect(checkOf(body, name)?.version).toMatch(/^\d+\.\d+/);
  });

  it.each(['livez', 'readyz', 'startupz'])('answers %s shortly, and with every check when asked', async (probe) => {
    expect((await sut.get(`/${probe}`)).body).toEqual({ status: 'up' });
    expect((await sut.get(`/${probe}?verbose`)).body).toHaveProperty('checks');
    expect((await sut.get(`/${probe}?exclude=redis,elasticsearch`)).status).toBe(200);
    expect((await sut.get(`/${probe}?verbos`)).status).toBe(400);
  });

  it('tells the sizes of the database and of each collection', async () => {
    const { body } = await sut.get<{ collections: { name: string; indexes: number }[] }>('/api/v1/database/stats');
    expect(body).toMatchObject({ database: running.config.MONGODB_DATABASE, documents: expect.any(Number) as number });
    expect(body.collections.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['blocks', 'transactions', 'users']),
    );
    expect(body.collections.find(({ name }) => name === 'users')?.indexes).toBeGreaterThan(5);
  });

  it('takes a request id that is harmless in a log, and makes one otherwise', async () => {
    const given = await sut.get('/livez', { 'x-request-id': 'trace-1.a_b' });
    expect(given.headers.get('x-request-id')).toBe('trace-1.a_b');
    const made = await sut.get('/nowhere', { 'x-request-id': 'a b\tc' });
    expect(made.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    expect(made.body['request_id']).toBe(made.headers.get('x-request-id'));
  });
});

describe('a Redis Cluster', () => {
  it('is used when REDIS_CLUSTER_ENABLED says so, and every master is asked', async () => {
    const engines = await ownEngines({ only: ['redis'], redis: { mode: 'cluster' } });
    try {
      const running = await startApp({ REDIS_URI: engines.redis?.uri ?? '', REDIS_CLUSTER_ENABLED: 'true' });
      const { body } = await new HttpClient(running.url).get<Report>('/api/v1/database/health');
      expect(checkOf(body, 'redis')).toMatchObject({ status: 'up', details: { mode: 'cluster', servers: 3 } });
      await running.close();
    } finally {
      await engines.close();
    }
  });
});
