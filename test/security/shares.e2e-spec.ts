import { AuditLog, ReplicaPlaces } from '@lucid/auth';
import { counted, type Held, HELD, PLAIN_WRITE } from '@lucid/common';
import { waitUntil } from '@lucid/engines';
import { JobsService } from '@lucid/jobs';
import { MongoService } from '@lucid/mongo';
import type { mongo } from 'mongoose';
import { concretePath, type DocumentedOperation, operations } from '../contract/document';
import { Feed } from '../setup/feed';
import { HttpClient } from '../setup/http-client';
import { Gate, Jobs } from '../setup/jobs';
import { sampleUser } from '../setup/samples';
import { type RunningApp, startApp } from '../setup/start-app';

const API_KEY = 'a-key-for-the-security-tests-0123456789';
const BYTES = 'application/octet-stream';
/** Two of the five change streams that there are then. */
const SETTINGS = {
  API_KEY,
  MONGODB_POOL_MAX: '20',
  CALLER_SHARE_PERCENT: '40',
  IDEMPOTENCY_MB_PER_CALLER: '1',
  AUDIT_CHANGES_PER_MINUTE: '100',
};

interface Key {
  key_id: string;
  secret: string;
}

const isReading = ({ method }: DocumentedOperation): boolean => method === 'GET';
const holding = operations.filter((operation) => operation['x-held-place'] !== undefined);

/** What lasts for as long as a caller likes: a stream of events, and content that is sent as it is read or read as it comes. */
const lasts = ({ endless, requestBody, responses }: DocumentedOperation): boolean =>
  endless || BYTES in (requestBody?.content ?? {}) || BYTES in (responses['200']?.content ?? {});

describe('SECURITY.md, on shares', () => {
  let running: RunningApp;
  let api: HttpClient;
  let one: Key;
  let other: Key;

  beforeAll(async () => {
    running = await startApp(SETTINGS);
    api = new HttpClient(`${running.url}/api/v1`, { 'x-api-key': API_KEY });
    [one, other] = [await make(), await make()];
  });

  afterAll(() => running.close());

  const make = async (scopes = ['*']): Promise<Key> =>
    (await api.post<Key>('/api-keys', { name: 'share', scopes })).body;
  const as = ({ secret }: Key): HttpClient => new HttpClient(`${running.url}/api/v1`, { 'x-api-key': secret });
  const ask = async (operation: DocumentedOperation, { secret }: Key, method = operation.method): Promise<Response> => {
    const headers = { 'x-api-key': secret };
    const answer = await fetch(`${running.url}${concretePath(operation)}`, { method, headers });
    // Streams would stay open.
    await answer.body?.cancel();
    return answer;
  };
  const metric = async (name: string, of: string): Promise<number> => {
    const { values } = (await counted.getSingleMetric(name)?.get()) ?? { values: [] };
    return values.find(({ labels }) => labels['of'] === of)?.value ?? NaN;
  };
  const isFree = (of: string): Promise<void> =>
    waitUntil(`${of} are given back`, async () => (await metric('lucid_places_taken', of)) === 0, {
      limitMs: 120_000,
      everyMs: 20,
    });

  it('33. A caller has a share of streams, open points in time, jobs, large bodies, audit and idempotency records, never all of them.', async () => {
    expect(operations.filter(lasts).filter((each) => each['x-held-place'] === undefined)).toEqual([]);
    expect(new Set(holding.map((each) => each['x-held-place']))).toEqual(new Set(Object.keys(HELD)));
    const places = running.app.get(ReplicaPlaces);
    for (const operation of holding) {
      const { operationId, 'x-held-place': held } = operation;
      const of = held as Held;
      await isFree(of);
      const letGo: (() => void)[] = [];
      expect(() => {
        for (;;) letGo.push(places.take(of, one.key_id).hold());
      }).toThrow(HELD[of].what);
      const all = await metric('lucid_places', of);
      expect([operationId, letGo.length]).toEqual([operationId, Math.max(1, Math.floor(all * 0.4))]);

      const refused = await fetch(`${running.url}${concretePath(operation)}`, {
        method: operation.method,
        headers: { 'x-api-key': one.secret },
      });
      expect([operationId, refused.status, refused.headers.get('retry-after')]).toEqual([operationId, 429, '30']);
      expect(await refused.json()).toMatchObject({
        code: 'too_many_requests',
        detail: expect.stringContaining(`You hold ${letGo.length} ${HELD[of].what}`) as string,
      });
      expect([operationId, (await ask(operation, other)).status === 429]).toEqual([operationId, false]);
      for (const each of letGo) each();
      expect([operationId, (await ask(operation, one)).status === 429]).toEqual([operationId, false]);
      // Whatever the answer was: an error, the end of the work, a caller who hung up.
      await isFree(of);
    }
  });

  it('HEAD on a stream takes no place, also when none is left', async () => {
    const places = running.app.get(ReplicaPlaces);
    const { job_id } = await running.app.get(JobsService).start({
      ...{ kind: 'scan_volume', target: 'x', params: {}, requestedBy: 'tests', writing: PLAIN_WRITE },
    });
    for (const [of, path] of [
      ['change_streams', '/changes'],
      ['job_streams', `/jobs/${job_id}/events`],
    ] as const) {
      const letGo = Array.from({ length: of === 'change_streams' ? 2 : 40 }, () => places.take(of, one.key_id).hold());
      const before = await metric('lucid_places_taken', of);
      const answer = await fetch(`${running.url}/api/v1${path}`, {
        method: 'HEAD',
        headers: { 'x-api-key': one.secret },
      });
      expect([of, answer.status, answer.headers.get('content-type')]).toEqual([of, 200, 'text/event-stream']);
      expect(await answer.text()).toBe('');
      expect(await metric('lucid_places_taken', of)).toBe(before);
      for (const each of letGo) each();
    }
  });

  it.each(operations.filter(isReading).map((operation) => [operation.operationId, operation] as const))(
    'HEAD answers %s with the status of GET, and without a body',
    async (_, operation) => {
      const got = await ask(operation, one);
      const head = await fetch(`${running.url}${concretePath(operation)}`, {
        method: 'HEAD',
        headers: { 'x-api-key': one.secret },
      });
      expect([head.status, await head.text()]).toEqual([got.status, '']);
      expect(head.headers.get('content-type')).toBe(got.headers.get('content-type'));
    },
  );

  it('streams that callers follow are shared, and given back when a caller hangs up', async () => {
    const feeds: Feed[] = [];
    const follow = async (key: Key): Promise<number> => {
      const feed = new Feed();
      const { status } = await feed.open(`${running.url}/api/v1/changes`, { 'x-api-key': key.secret });
      if (status === 200) feeds.push(feed);
      return status;
    };
    await isFree('change_streams');
    expect([await follow(one), await follow(one), await follow(one)]).toEqual([200, 200, 429]);
    expect([await follow(other), await follow(other), await follow(other)]).toEqual([200, 200, 429]);
    for (const feed of feeds) feed.close();
    await isFree('change_streams');
    // Callers who hang up before the answer begins, many at once, hold none either.
    await Promise.allSettled(
      Array.from({ length: 20 }, (_, n) =>
        fetch(`${running.url}/api/v1/changes`, {
          headers: { 'x-api-key': n % 2 === 0 ? one.secret : other.secret },
          signal: AbortSignal.timeout(n * 5),
        }).then((answer) => answer.body?.cancel()),
      ),
    );
    // The service may hear of the last of them only now.
    await waitUntil('A place', async () => (await follow(one)) === 200, { limitMs: 120_000 });
    feeds.at(-1)?.close();
    await isFree('change_streams');
  });

  it('jobs that have not ended are shared, however many are asked for at once', async () => {
    const jobs = new Jobs(running.app);
    const gate = new Gate();
    jobs.register({ kind: 'held', run: (_, job) => gate.pass(job.signal) });
    const service = running.app.get(JobsService);
    const share = 400;
    const start = (requestedBy: string): Promise<unknown> =>
      service.start({ kind: 'held', target: 'x', params: {}, requestedBy, writing: PLAIN_WRITE });
    const stored = jobs.stored;
    const waiting = (n: number): object => ({
      ...{ job_id: `held-${n}`, kind: 'nobody_knows', target: 'x', state: 'queued', attempt: 0, revision: 1 },
      ...{ requested_by: one.key_id, created_at: new Date(), after_crash: 'fail', crashes: 0 },
    });
    await stored.insertMany(Array.from({ length: share - 5 }, (_, n) => waiting(n)));
    const answers = await Promise.allSettled(Array.from({ length: 30 }, () => start(one.key_id)));
    const begun = answers.filter(({ status }) => status === 'fulfilled').length;
    expect(begun).toBeGreaterThan(0);
    expect(begun).toBeLessThanOrEqual(5);
    expect(answers.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'too_many_requests', detail: expect.stringContaining('share of one caller') as string },
    });
    await start(other.key_id);
    await stored.deleteMany({ kind: 'nobody_knows' });
    await start(one.key_id);
    gate.open();
  });

  it('idempotency records are shared: a new key is refused, a known one is answered, and malformed requests keep none', async () => {
    const records = running.app.get(MongoService).collection('idempotency_keys');
    const key = (name: string): Record<string, string> => ({ 'idempotency-key': name });
    const malformed = await as(other).post('/users', { email: 1 }, key('malformed'));
    expect([malformed.status, await records.countDocuments({ caller: other.key_id })]).toEqual([400, 0]);

    const known = await as(other).post('/users', sampleUser('share', 1), key('known'));
    expect(known.status).toBe(201);
    const [record] = await records.find({ caller: other.key_id }).toArray();
    expect(record?.['bytes']).toBeGreaterThan(1024);
    // The size is read when a caller is first met here.
    const full = await make();
    await records.insertOne({
      ...{ _id: 'full' as never, caller: full.key_id, bytes: 1_000_000, fingerprint: '', salt: '', attempt: 1 },
      ...{ locked_until: new Date(), expires_at: new Date(Date.now() + 3_600_000) },
    });
    const refused = await as(full).post('/users', sampleUser('share', 2), key('new'));
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '60']);
    expect(refused.body['detail']).toContain('1 MB');
    expect((await as(full).post('/users', sampleUser('share', 2), {})).status).toBe(201);
    const again = await as(other).post('/users', sampleUser('share', 1), key('known'));
    expect([again.status, again.headers.get('idempotency-replayed')]).toEqual([201, 'true']);
  });

  it('audit records of what is refused are short, few and soon forgotten', async () => {
    const powerless = await make(['models:read']);
    const clumsy = await make();
    const long = 'x'.repeat(1500);
    for (let n = 0; n < 150; n += 1) {
      expect((await as(powerless).post(`/api-keys?name=${long}`, {})).status).toBe(403);
      expect((await as(clumsy).post('/api-keys', { name: 1 })).status).toBe(400);
    }
    await running.app.get(AuditLog).beforeApplicationShutdown();
    const audit = running.app.get(MongoService).collection('audit');
    for (const { key_id } of [powerless, clumsy]) {
      const found = await audit.find({ caller: key_id }).toArray();
      const single = found.filter((record) => record['repeated'] === undefined);
      const counted = found.reduce((sum, record) => sum + Number(record['repeated'] ?? 0), 0);
      // The minute may end on the way.
      expect(single.length).toBeLessThanOrEqual(120);
      expect(single.length + counted).toBe(150);
      for (const { outcome, path, at, expires_at } of found as unknown as Record<string, never>[]) {
        expect(outcome).toBe('refused');
        expect(String(path).length).toBeLessThanOrEqual(200);
        const days = (Number(expires_at) - Number(at)) / 86_400_000;
        expect(Math.round(days)).toBe(30);
      }
    }
  });

  it('changes by administration are limited for each caller, and say so', async () => {
    const log = running.app.get(AuditLog);
    const asked = {
      ...{ identity: { caller: 'busy', grants: [] }, address: '', operation: 'createVolume', method: 'POST' },
      ...{ path: '/', request_id: 'busy' },
    };
    const begun = await Promise.allSettled(Array.from({ length: 250 }, () => log.begin(asked)));
    const refused = begun.filter(({ status }) => status === 'rejected');
    expect(refused.length).toBeGreaterThanOrEqual(50);
    expect(refused[0]).toMatchObject({
      reason: { code: 'too_many_requests', headers: { 'retry-after': expect.stringMatching(/^\d+$/) as string } },
    });
    expect(await log.begin({ ...asked, identity: { caller: 'calm', grants: [] } })).toEqual(expect.any(String));
  });

  it('keys that work are shared', async () => {
    const keys = running.app.get(MongoService).collection('api_keys');
    const many = await make();
    const { _id, ...stored } = (await keys.findOne({ key_id: many.key_id })) as mongo.Document;
    const made = (): object => ({ ...stored, key_id: crypto.randomUUID(), secrets: [], created_by: many.key_id });
    await keys.insertMany(Array.from({ length: 4000 }, made));
    const { status, body } = await as(many).post('/api-keys', { name: 'more', scopes: ['models:read'] });
    expect([status, body['code']]).toEqual([409, 'conflict']);
    expect((await api.post('/api-keys', { name: 'other', scopes: ['models:read'] })).status).toBe(201);
    await keys.deleteMany({ created_by: many.key_id });
  });
});
