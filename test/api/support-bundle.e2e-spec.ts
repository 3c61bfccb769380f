import { mongo } from 'mongoose';
import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HttpClient } from '../setup/http-client';
import { Jobs } from '../setup/jobs';
import { sampleUser } from '../setup/samples';
import { type RunningApp, startApp } from '../setup/start-app';

const API_KEY = 'a-key-for-the-support-tests-0123456789abcdef';
const ENCRYPTION_KEY = randomBytes(32).toString('base64');
const S3_SECRET = 'a-secret-key-of-s3-0123456789';
const OTLP_SECRET = 'a-token-of-the-collector-0123456789';

interface Item {
  name: string;
  source: string;
  value?: string;
  is_set: boolean;
  secret: boolean;
}

describe('/configuration and /support-bundle', () => {
  let running: RunningApp;
  let api: HttpClient;
  let secrets: string[];
  let personal: string[];

  const download = (key = API_KEY): Promise<Response> =>
    fetch(`${running.url}/api/v1/support-bundle`, { headers: { 'x-api-key': key } });

  beforeAll(async () => {
    running = await startApp({
      ...{ API_KEY, BACKUP_ENCRYPTION_KEYS: `k:${ENCRYPTION_KEY}` },
      ...{ BACKUP_S3_BUCKET: 'bucket', BACKUP_S3_ACCESS_KEY_ID: 'AKIA-support-tests' },
      ...{ BACKUP_S3_SECRET_ACCESS_KEY: S3_SECRET, OTEL_EXPORTER_OTLP_HEADERS: `authorization=${OTLP_SECRET}` },
    });
    api = new HttpClient(`${running.url}/api/v1`, { 'x-api-key': API_KEY });
    const users = Array.from({ length: 20 }, (_, n) => sampleUser('support', n) as unknown as Record<string, string>);
    await api.post('/users/bulk', { mode: 'atomic', items: users });
    const made = await api.post<{ secret: string }>('/api-keys', { name: 'support', scopes: ['models:read'] });
    secrets = [API_KEY, ENCRYPTION_KEY, S3_SECRET, OTLP_SECRET, made.body.secret];
    personal = users
      .flatMap(({ email, tron_address }) => [email ?? '', tron_address ?? ''])
      .filter((text) => text !== '');
    expect(personal.length).toBeGreaterThan(20);
    // A job whose error and result quote what it worked on.
    const jobs = new Jobs(running.app);
    jobs.register({ kind: 'quoting', run: () => Promise.reject(new Error(`Could not read ${personal[0] ?? ''}`)) });
    await jobs.ended((await jobs.start('quoting', {}, 'users')).job_id);
  });

  afterAll(() => running.close());

  it('tells each value with its source, and of secrets only whether they are set', async () => {
    const { status, body } = await api.get<{ items: Item[] }>('/configuration');
    expect(status).toBe(200);
    const of = (wanted: string): Item | undefined => body.items.find(({ name }) => name === wanted);
    expect(of('LOG_LEVEL')).toMatchObject({ source: 'environment', value: 'fatal' });
    expect(of('BACKUP_RETENTION_DAYS')).toMatchObject({ source: 'default', value: '30' });
    expect(of('API_KEY')).toMatchObject({ source: 'environment', is_set: true, secret: true });
    for (const { name, secret, value } of body.items)
      expect([name, secret && value !== undefined]).toEqual([name, false]);
    for (const secret of secrets) expect(JSON.stringify(body)).not.toContain(secret);
  });

  it('is a .tar.gz of what the service knows of itself, without secrets, documents and e-mail addresses', async () => {
    const answer = await download();
    expect([answer.status, answer.headers.get('content-type'), answer.headers.get('cache-control')]).toEqual([
      ...[200, 'application/octet-stream', 'no-store'],
    ]);
    expect(answer.headers.get('content-disposition')).toMatch(/^attachment; filename="lucid-support-[\w-]+\.tar\.gz"$/);
    const folder = await mkdtemp(join(tmpdir(), 'lucid-support-'));
    try {
      await writeFile(join(folder, 'bundle.tar.gz'), Buffer.from(await answer.arrayBuffer()));
      execFileSync('tar', ['-xzf', 'bundle.tar.gz'], { cwd: folder });
      const names = (await readdir(folder)).filter((name) => name !== 'bundle.tar.gz').sort();
      expect(names).toEqual([
        ...['backups.json', 'configuration.json', 'elasticsearch.json', 'health.json', 'jobs.json'],
        ...['manifest.json', 'metrics.txt', 'mongodb.json', 'redis.txt'],
      ]);
      const texts = await Promise.all(names.map(async (name) => readFile(join(folder, name), 'utf8')));
      for (const text of [...secrets, ...personal])
        for (const [at, content] of texts.entries())
          expect([names[at], content.includes(text)]).toEqual([names[at], false]);
      for (const content of texts) expect(content).not.toMatch(/[\w.+-]+@[\w-]+\.[a-z]+/);
      const contents = new Map(names.map((name, at) => [name, texts[at] ?? '']));
      expect(JSON.parse(contents.get('manifest.json') ?? '')).toMatchObject({
        versions: { service: expect.any(String) as string, node: process.versions.node },
      });
      expect(contents.get('manifest.json')).not.toContain('missing');
      expect(JSON.parse(contents.get('jobs.json') ?? '')).toMatchObject({
        items: [{ kind: 'quoting', state: 'failed', error_code: 'internal_error' }],
      });
      expect(contents.get('metrics.txt')).toContain('http_server_request_duration_seconds_count');
      expect(contents.get('redis.txt')).toContain('redis_version:');
      expect(JSON.parse(contents.get('mongodb.json') ?? '')).toHaveProperty('build.version');
      expect(JSON.parse(contents.get('health.json') ?? '')).toHaveProperty('checks');
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it('leaves an audit record with the files', async () => {
    await (await download()).arrayBuffer();
    const { body } = await api.get<{ items: { audit_id: string }[] }>('/audit?limit=1&operation=getSupportBundle');
    const record = await api.get(`/audit/${body.items[0]?.audit_id ?? ''}`);
    expect(record.body).toMatchObject({
      ...{ caller: 'configured-key', outcome: 'succeeded' },
      after: { files: expect.arrayContaining(['health.json']) as string[] },
    });
  });

  it('is for keys with its scope alone, one at a time', async () => {
    const keyOf = async (...scopes: string[]): Promise<string> =>
      (await api.post<{ secret: string }>('/api-keys', { name: 'some', scopes })).body.secret;
    const other = await keyOf('database:read', 'metrics:read');
    expect((await download(other)).status).toBe(403);
    const configuration = await fetch(`${running.url}/api/v1/configuration`, { headers: { 'x-api-key': other } });
    expect(configuration.status).toBe(403);
    const support = await keyOf('service:read');
    const answers = await Promise.all(Array.from({ length: 6 }, () => download(support)));
    const statuses = answers.map(({ status }) => status);
    await Promise.all(answers.map(async (answer) => answer.arrayBuffer()));
    expect(new Set(statuses)).toEqual(new Set([200, 429]));
    expect((await download(support)).status).toBe(200);
  });

  it('is complete but for an engine that does not answer', async () => {
    const command = jest.spyOn(mongo.Admin.prototype, 'command').mockRejectedValue(new Error('not now'));
    try {
      const answer = await download();
      expect(answer.status).toBe(200);
      await answer.arrayBuffer();
    } finally {
      command.mockRestore();
    }
    const { body } = await api.get<{ items: { audit_id: string }[] }>('/audit?limit=1&operation=getSupportBundle');
    const record = await api.get<{ after: { files: string[] } }>(`/audit/${body.items[0]?.audit_id ?? ''}`);
    expect(record.body.after.files).not.toContain('mongodb.json');
    expect(record.body.after.files).toContain('redis.txt');
  });
});
