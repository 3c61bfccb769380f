import { waitUntil } from '@lucid/engines';
import { ElasticsearchService } from '@nestjs/elasticsearch';
import { MongoService } from '@lucid/mongo';
import { HttpClient } from '../setup/http-client';
import { jobEnded } from '../setup/jobs';
import { sampleUser } from '../setup/samples';
import { type RunningApp, startApp } from '../setup/start-app';
import { TcpProxy } from '../setup/tcp-proxy';

interface Report {
  status: string;
  checks: { name: string; status: string; symptom?: string; impact?: string; cause?: string; action?: string }[];
}

const LIMIT = { limitMs: 300_000 };

const address = (name: string): string => process.env[name] ?? '';

describe('with an engine away', () => {
  let mongo: TcpProxy;
  let redis: TcpProxy;
  let elasticsearch: TcpProxy;
  let running: RunningApp;
  let sut: HttpClient;

  beforeAll(async () => {
    mongo = await TcpProxy.before(address('TEST_MONGODB_URI'));
    redis = await TcpProxy.before(address('TEST_REDIS_URI'));
    elasticsearch = await TcpProxy.before(address('TEST_ELASTICSEARCH_URI'));
    running = await startApp(
      {
        // Straight to the proxy: the replica set's own address would lead around it.
        MONGODB_URI: `mongodb://127.0.0.1:${mongo.port}/?directConnection=true`,
        MONGODB_TIMEOUT_MS: '2000',
        REDIS_URI: `redis://127.0.0.1:${redis.port}`,
        ELASTICSEARCH_URI: `http://127.0.0.1:${elasticsearch.port}`,
      },
      { searched: true },
    );
    sut = new HttpClient(running.url);
  });

  afterAll(async () => {
    for (const proxy of [mongo, redis, elasticsearch]) proxy.set('pass');
    await running.close();
    await Promise.all([mongo.close(), redis.close(), elasticsearch.close()]);
  });

  const report = async (): Promise<Report> => (await sut.get<Report>('/api/v1/database/health')).body;
  const statusOf = async (name: string): Promise<string | undefined> =>
    (await report()).checks.find((check) => check.name === name)?.status;
  const healthy = (): Promise<void> => waitUntil('Full health', async () => (await report()).status === 'up', LIMIT);

  beforeEach(async () => {
    for (const proxy of [mongo, redis, elasticsearch]) proxy.set('pass');
    await healthy();
  });

  it.each(['stall', 'refuse'] as const)(
    'is degraded and ready while Redis does %s, and well when it is back',
    async (mode) => {
      redis.set(mode);
      expect((await sut.get('/readyz')).body).toEqual({ status: 'degraded' });
      expect(await statusOf('redis')).toBe('down');
      expect((await sut.get('/api/v1/users')).status).toBe(200);
      redis.set('pass');
      await healthy();
    },
  );

  it.each(['stall', 'refuse'] as const)('is degraded and ready while Elasticsearch does %s', async (mode) => {
    elasticsearch.set(mode);
    expect((await sut.get('/readyz')).body).toEqual({ status: 'degraded' });
    const check = (await report()).checks.find(({ name }) => name === 'elasticsearch');
    expect(check).toMatchObject({ status: 'down', impact: 'Nothing can be searched; everything else works.' });
    for (const text of [check?.symptom, check?.cause, check?.action]) expect(text).toMatch(/\w/);
  });

  it('refuses searches at once while Elasticsearch stalls, after the first that waited, and searches as soon as it is back', async () => {
    const search = async (): Promise<number> => (await sut.post('/api/v1/search', { collection: 'users' })).status;
    await waitUntil('The indices', async () => (await search()) === 200, LIMIT);
    const engine = jest.spyOn(running.app.get(ElasticsearchService), 'search');
    elasticsearch.set('stall');
    expect(await search()).toBe(503);
    expect(engine).toHaveBeenCalledTimes(1);
    for (let n = 0; n < 10; n += 1) expect(await search()).toBe(503);
    // None of them asked, so none of them waited for its own time limit.
    expect(engine).toHaveBeenCalledTimes(1);
    engine.mockRestore();
    elasticsearch.set('pass');
    await waitUntil('A search', async () => (await search()) === 200, LIMIT);
  });

  it.each([
    ['/api/v1/search/drift', {}],
    ['/api/v1/search/indices/users/rebuild', undefined],
  ])('fails a job of %s with Elasticsearch away, and says so', async (path, body) => {
    elasticsearch.set('refuse');
    const { body: begun } = await sut.post<{ job_id: string }>(path, body);
    const read = async (): Promise<{ state?: string; error?: { code: string; detail: string } }> =>
      (await sut.get<object>(`/api/v1/jobs/${begun.job_id}`)).body;
    const job = await jobEnded(read);
    expect(job).toMatchObject({ state: 'failed', error: { code: 'engine_away' } });
    expect(job.error?.detail).toContain('Elasticsearch');
  });

  it('takes a repeat with its key as soon as MongoDB is back, where the first was claimed and got no answer', async () => {
    const body = { ...sampleUser('keyed', 1), user_id: 'keyed' };
    const key = { 'idempotency-key': 'keyed' };
    // The lock on the key must be given back: it does not run out during the test.
    const service = running.app.get(MongoService);
    const { longestWriteMs } = service;
    Object.assign(service, { longestWriteMs: 3_600_000 });
    // The driver's own further tries are to have no answer either.
    mongo.cutNextAnswer(Infinity);
    expect((await sut.post('/api/v1/users', body, key)).status).toBe(503);
    mongo.set('pass');
    const isTaken = async (): Promise<boolean> => {
      const { status } = await sut.post('/api/v1/users', body, key);
      // 409 while the first counts as under way.
      if (status !== 201) expect([409, 503]).toContain(status);
      return status === 201;
    };
    await waitUntil('The repeat', isTaken, LIMIT).finally(() => Object.assign(service, { longestWriteMs }));
  });

  it.each(['stall', 'refuse'] as const)(
    'is alive but not ready while MongoDB does %s, answers 503 in time, and heals by itself',
    async (mode) => {
      mongo.set(mode);
      const [live, ready, read, write] = await Promise.all([
        sut.get('/livez'),
        sut.get('/readyz'),
        sut.get('/api/v1/users'),
        sut.post('/api/v1/users', sampleUser(`away-${mode}`, 1)),
      ]);
      expect(live.status).toBe(200);
      expect(ready.status).toBe(503);
      expect(ready.body['errors']).toContainEqual(expect.objectContaining({ pointer: 'mongodb', code: 'down' }));
      for (const { status, body, headers } of [read, write]) {
        expect(status).toBe(503);
        expect(['engine_away', 'database_timeout']).toContain(body['code']);
        expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
        expect(JSON.stringify(body)).not.toMatch(/127\.0\.0\.1|ECONN|Mongo(?!DB)|topology|pool/i);
      }
      expect((await sut.get('/readyz?exclude=mongodb')).status).toBe(200);
      mongo.set('pass');
      await healthy();
      expect((await sut.get('/api/v1/users')).status).toBe(200);
    },
  );

  it('answers every probe sooner than the checks give up, whatever hangs', async () => {
    for (const proxy of [mongo, redis, elasticsearch]) proxy.set('stall');
    // The checks themselves wait for 2 s and longer.
    for (const [path, status] of [
      ['/livez?verbose', 200],
      ['/startupz?verbose', 200],
      ['/readyz', 503],
      ['/readyz?verbose&exclude=mongodb', 200],
    ] as const) {
      const began = performance.now();
      expect([path, (await sut.get(path)).status]).toEqual([path, status]);
      expect(performance.now() - began).toBeLessThan(2000);
    }
  });

  it('creates no second document when a request that was lost with MongoDB is repeated with its key', async () => {
    const key = { 'idempotency-key': 'lost' };
    mongo.set('stall');
    const lost = await sut.post('/api/v1/users', sampleUser('lost', 1), key);
    expect(lost.status).toBe(503);
    mongo.set('pass');
    await healthy();
    await waitUntil(
      'The repeat',
      async () => (await sut.post('/api/v1/users', sampleUser('lost', 1), key)).status === 201,
      { ...LIMIT, everyMs: 500 },
    );
    const { body } = await sut.get<{ items: unknown[] }>('/api/v1/users?email=lost.1@example.org');
    expect(body.items).toHaveLength(1);
  });
});

describe('starting before MongoDB', () => {
  it('is alive and says why it does not serve, and serves by itself once MongoDB is there', async () => {
    const mongo = await TcpProxy.before(address('TEST_MONGODB_URI'));
    mongo.set('refuse');
    let url = '';
    const started = startApp(
      { MONGODB_URI: `mongodb://127.0.0.1:${mongo.port}/?directConnection=true`, MONGODB_TIMEOUT_MS: '3000' },
      { listening: (at) => (url = at) },
    );
    try {
      await waitUntil('The address', () => Promise.resolve(url !== ''), LIMIT);
      const sut = new HttpClient(url);
      expect((await sut.get('/livez')).status).toBe(200);
      expect((await sut.get('/startupz')).body['code']).toBe('starting');
      const { status, body, headers } = await sut.get('/api/v1/users');
      expect(status).toBe(503);
      expect(body).toMatchObject({ code: 'starting' });
      expect(headers.get('retry-after')).toBe('2');
    } finally {
      mongo.set('pass');
    }
    const running = await started;
    const sut = new HttpClient(running.url);
    expect((await sut.get('/startupz')).status).toBe(200);
    expect((await sut.get('/api/v1/users')).status).toBe(200);
    await running.close();
    await mongo.close();
  });
});
