import { AuditLog, Authenticator } from '@lucid/auth';
import { waitUntil } from '@lucid/engines';
import { MongoService } from '@lucid/mongo';
import { createHash, randomUUID } from 'node:crypto';
import { type ClientRequest, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { operations } from '../contract/document';
import { Feed } from '../setup/feed';
import { HttpClient } from '../setup/http-client';
import { HeldWork, Jobs } from '../setup/jobs';
import { samplePolicy, sampleUser } from '../setup/samples';
import { type RunningApp, startApp, startReplica } from '../setup/start-app';
import { TcpProxy } from '../setup/tcp-proxy';

const API_KEY = 'a-key-for-the-tests-of-lasting-answers-0123456789';
/** The most that a chunk may have: more than the buffers of a connection take while nobody reads. */
const CONTENT = Buffer.alloc(10 * 1024 * 1024, 'x');
const BYTES = 'application/octet-stream';
const HOUR_MS = 3_600_000;
const LIMIT = { limitMs: 300_000 };

interface MadeKey {
  key_id: string;
  secret: string;
}

/** An answer that goes on, seen from both of its ends. */
class OpenAnswer {
  readonly id = randomUUID();
  text = '';
  private readonly request: ClientRequest;

  constructor(
    private readonly replica: Replica,
    readonly operationId: string,
    path: string,
    key: string | undefined,
  ) {
    const upload = operationId === 'putSessionChunkContent';
    const headers = {
      'x-request-id': this.id,
      ...(key !== undefined && { 'x-api-key': key }),
      ...(upload && { 'content-type': BYTES, 'content-length': CONTENT.length }),
    };
    this.request = request(`${replica.url}/api/v1${path}`, { method: upload ? 'PUT' : 'GET', headers });
    // A caller that is cut off.
    this.request.on('error', () => undefined);
    this.request.on('response', (response: IncomingMessage) => {
      response.on('error', () => undefined);
      // A download is not read: it would end by itself.
      if (response.headers['content-type'] !== BYTES) response.on('data', (data) => (this.text += String(data)));
    });
    if (upload) this.request.write(CONTENT.subarray(0, 1024));
    else this.request.end();
  }

  get isEnded(): boolean {
    return this.served?.closed === true;
  }

  /** Whether the replica answers it, and has not done so whole. */
  get isUnderWay(): boolean {
    return this.served !== undefined && !this.isEnded && (this.isUpload || this.served.headersSent);
  }

  /** Whether the replica sent it whole, as far as it knows. */
  get isWhole(): boolean {
    return this.served?.writableFinished === true;
  }

  get isUpload(): boolean {
    return this.operationId === 'putSessionChunkContent';
  }

  close(): void {
    this.request.destroy();
  }

  private get served(): ServerResponse | undefined {
    return this.replica.served.get(this.id);
  }
}

/** A replica whose answers are seen from inside. */
class Replica {
  readonly served = new Map<string, ServerResponse>();

  constructor(readonly running: RunningApp) {
    const server = running.app.getHttpServer();
    server.on('request', ({ headers }: IncomingMessage, response: ServerResponse) =>
      this.served.set(String(headers['x-request-id']), response),
    );
  }

  get url(): string {
    return this.running.url;
  }
}

/** The data that is asked for by each operation whose answer, or whose body, lasts: its path by its operationId. */
async function prepare(api: HttpClient, work: HeldWork): Promise<Record<string, string>> {
  const { job_id } = await work.start('held');
  await api.post('/users', { ...sampleUser('lasting', 1), user_id: 'ada' });
  await api.post('/sessions', { session_id: 'talk', user_id: 'ada' });
  // A chunk to be uploaded to each replica: of one chunk, the second upload would be refused.
  const items = ['stored', 'open-0', 'open-1'].map((chunk_id, chunk_index) => ({
    ...{ chunk_id, chunk_index, size_bytes: CONTENT.length, status: 'pending' },
    hash: createHash('sha256').update(CONTENT).digest('hex'),
  }));
  expect((await api.post('/sessions/talk/chunks', { items })).status).toBe(200);
  return {
    streamChanges: '/changes',
    streamJob: `/jobs/${job_id}/events`,
    getSessionChunkContent: '/sessions/talk/chunks/stored/content',
    putSessionChunkContent: '/sessions/talk/chunks/open-0/content',
  };
}

const store = async ({ url }: RunningApp, path: string, key?: string): Promise<void> => {
  const headers = { 'content-type': BYTES, ...(key !== undefined && { 'x-api-key': key }) };
  const stored = await fetch(`${url}/api/v1${path}`, { method: 'PUT', headers, body: new Uint8Array(CONTENT) });
  expect(stored.status).toBe(200);
};

/** Answers of bytes that end by themselves: the size of a bundle and the time that it takes are bounded. */
const BOUNDED = ['getSupportBundle'];

/** Every operation whose answer or whose body lasts as long as somebody likes, by the document. */
const lasting = operations
  .filter(({ operationId }) => !BOUNDED.includes(operationId))
  .filter(({ endless, responses, requestBody }) =>
    [endless, BYTES in (responses['200']?.content ?? {}), BYTES in (requestBody?.content ?? {})].includes(true),
  )
  .map(({ operationId }) => operationId);

/** Waits until answers have begun, and so much space is reserved as the uploads among them need. */
const allUnderWay = (answers: readonly OpenAnswer[], api: HttpClient): Promise<void> =>
  waitUntil(
    'The answers',
    async () => {
      const uploads = answers.filter(({ isUpload }) => isUpload).length;
      const { body } = await api.get<{ reserved_bytes: number }>('/volumes/sessions');
      return answers.every(({ isUnderWay }) => isUnderWay) && body.reserved_bytes === uploads * CONTENT.length;
    },
    LIMIT,
  );

/** Waits until answers have ended, none of them whole, and those that are streams of events with a problem. */
async function expectEnd(answers: readonly OpenAnswer[], code: string): Promise<void> {
  const open = (): string =>
    answers
      .filter(({ isEnded }) => !isEnded)
      .map(({ operationId }) => operationId)
      .join();
  await waitUntil('The end of all answers', () => Promise.resolve(open() === ''), LIMIT);
  for (const answer of answers) {
    const isStream = answer.operationId.startsWith('stream');
    expect([answer.operationId, answer.isWhole]).toEqual([answer.operationId, isStream]);
    if (!isStream) continue;
    await waitUntil('The last event', () => Promise.resolve(answer.text.includes('event: problem')), LIMIT);
    const [, data = ''] = answer.text.split('event: problem\ndata: ');
    expect(JSON.parse(data)).toMatchObject({ code, request_id: answer.id });
  }
}

describe('SECURITY.md, on how long permission lasts', () => {
  let one: RunningApp;
  let two: RunningApp;
  let replicas: Replica[];
  let api: HttpClient;
  let work: HeldWork;
  let paths: Record<string, string>;
  const opened: OpenAnswer[] = [];

  beforeAll(async () => {
    one = await startApp({ API_KEY });
    two = await startReplica(one, { API_KEY });
    replicas = [new Replica(one), new Replica(two)];
    // However long MongoDB takes to answer on this machine, it is waited for.
    for (const { app } of [one, two]) app.get(Authenticator).longestUnsureMs = Infinity;
    api = new HttpClient(`${one.url}/api/v1`, { 'x-api-key': API_KEY });
    work = new HeldWork(new Jobs(one.app));
    work.register({ kind: 'held' });
    paths = await prepare(api, work);
    await store(one, paths['getSessionChunkContent'] ?? '', API_KEY);
  });

  afterEach(() => {
    jest.useRealTimers();
    for (const answer of opened.splice(0)) answer.close();
  });

  afterAll(async () => {
    work.letGo();
    await two.close();
    await one.close();
  });

  const make = async (more: object = {}, by = api): Promise<MadeKey> => {
    const body = { name: 'lasting', scopes: ['models:*', 'jobs:read', 'api-keys:write'], ...more };
    const { status, body: made } = await by.post<MadeKey>('/api-keys', body);
    expect(status).toBe(201);
    return made;
  };
  const open = ({ secret }: { secret: string }, operationIds = lasting): OpenAnswer[] => {
    const answers = replicas.flatMap((replica, n) =>
      operationIds.map((id) => new OpenAnswer(replica, id, (paths[id] ?? '').replace('open-0', `open-${n}`), secret)),
    );
    opened.push(...answers);
    return answers;
  };
  const revoke = async ({ key_id }: MadeKey): Promise<void> => {
    expect((await api.delete(`/api-keys/${key_id}?confirm=${key_id}`)).status).toBe(200);
  };
  /** Lets the date be another one from now on: what waits goes on. */
  const moveDate = (ms: number): void => {
    const doNotFake = [
      'hrtime',
      'nextTick',
      'performance',
      'queueMicrotask',
      'setImmediate',
      'clearImmediate',
    ] as const;
    const timers = ['setInterval', 'clearInterval', 'setTimeout', 'clearTimeout'] as const;
    jest.useFakeTimers({ now: Date.now() + ms, doNotFake: [...doNotFake, ...timers] });
  };

  it('is about every operation that lasts', () => {
    expect(Object.keys(paths).sort()).toEqual([...lasting].sort());
  });

  it.each<[string, string, () => Promise<[MadeKey, () => Promise<void> | void]>]>([
    [
      'is revoked',
      'unauthenticated',
      async () => {
        const key = await make();
        return [key, () => revoke(key)];
      },
    ],
    [
      'ends with a key above it that is revoked',
      'unauthenticated',
      async () => {
        const above = await make();
        const key = await make({}, new HttpClient(`${two.url}/api/v1`, { 'x-api-key': above.secret }));
        return [key, () => revoke(above)];
      },
    ],
    [
      'expires',
      'unauthenticated',
      async () => [await make({ expires_at: new Date(Date.now() + HOUR_MS).toISOString() }), () => moveDate(HOUR_MS)],
    ],
    [
      'is replaced, and its overlap is over',
      'unauthenticated',
      async () => {
        const key = await make();
        const rotation = { overlap_seconds: HOUR_MS / 1000 };
        return [
          key,
          async () => {
            expect((await api.post(`/api-keys/${key.key_id}/rotate`, rotation)).status).toBe(200);
            moveDate(HOUR_MS);
          },
        ];
      },
    ],
    [
      'is replaced without an overlap',
      'unauthenticated',
      async () => {
        const key = await make();
        return [
          key,
          async () => {
            expect((await api.post(`/api-keys/${key.key_id}/rotate`, { overlap_seconds: 0 })).status).toBe(200);
          },
        ];
      },
    ],
    [
      'loses a scope',
      'forbidden',
      async () => {
        const { app } = one;
        const { key_id, secret } = await make();
        const lessen = async (): Promise<void> => {
          const mongo = app.get(MongoService);
          await mongo.collection('api_keys').updateOne({ key_id }, { $set: { scopes: ['api-keys:read'] } });
          await mongo.collection('api_key_changes').updateOne({}, { $set: { mark: randomUUID() } });
        };
        return [{ key_id, secret }, lessen];
      },
    ],
  ])('28. Every lasting answer, on each replica, ends when its key %s.', async (_, code, prepared) => {
    const [key, act] = await prepared();
    const other = open({ secret: API_KEY }, ['streamChanges', 'streamJob']);
    const another = open(await make(), ['streamChanges', 'streamJob']);
    const answers = open(key);
    await allUnderWay([...answers, ...other, ...another], api);
    await act();
    await expectEnd(answers, code);
    expect([...other, ...another].map(({ isEnded }) => isEnded)).not.toContain(true);
    for (const chunk of ['open-0', 'open-1'])
      expect((await api.get(`/sessions/talk/chunks/${chunk}`)).body).toMatchObject({ status: 'pending' });
  });

  it('28. A caller who does not read is cut off too.', async () => {
    const key = await make();
    const resources = Array.from({ length: 1000 }, (_, n) => `${n}-${'x'.repeat(240)}`);
    const policy = { ...samplePolicy('lasting', 1, 'ada'), policy_id: 'large', resources };
    expect((await api.post('/trust-policies', policy)).status).toBe(201);
    const stopped = new AbortController();
    const headers = { 'x-api-key': key.secret, 'x-request-id': 'never-reads' };
    const response = await fetch(`${one.url}/api/v1/changes`, { headers, signal: stopped.signal });
    expect(response.status).toBe(200);
    const served = replicas[0]?.served.get('never-reads');
    const policies = one.app.get(MongoService).collection('trust_policies');
    let changes = 0;
    // More than the connection takes: something waits in the process to be sent.
    await waitUntil(
      'A connection that takes no more',
      async () => {
        const $set = { 'resources.0': `changed-${(changes += 1)}` };
        await policies.updateOne({ policy_id: 'large' }, { $set });
        return served?.writableNeedDrain === true && served.writableLength > 200_000;
      },
      LIMIT,
    );
    await revoke(key);
    await waitUntil('The end', () => Promise.resolve(served?.closed === true), LIMIT);
    expect(served?.writableFinished).toBe(false);
    stopped.abort();
  });

  it('28. A read that was answered late is not sent to a key that was revoked meanwhile.', async () => {
    const key = await make({ scopes: ['audit:read'] });
    const log = one.app.get(AuditLog);
    const list = log.list.bind(log);
    const [asked, answered] = [Promise.withResolvers<undefined>(), Promise.withResolvers<undefined>()];
    const listing = jest.spyOn(log, 'list').mockImplementationOnce(async (query) => {
      asked.resolve(undefined);
      await answered.promise;
      return list(query);
    });
    const reading = new HttpClient(`${one.url}/api/v1`, { 'x-api-key': key.secret }).get('/audit');
    await asked.promise;
    await revoke(key);
    // The clock is put forward by less than what is known of the keys may be old.
    const now = performance.now.bind(performance);
    const clock = jest.spyOn(performance, 'now').mockImplementation(() => now() + 1500);
    answered.resolve(undefined);
    const { status, body } = await reading;
    clock.mockRestore();
    listing.mockRestore();
    expect([status, body]).toEqual([401, expect.objectContaining({ code: 'unauthenticated' })]);
  });
});

describe('lasting answers of a service that asks for no key yet', () => {
  it('28. They end when a first key is made, on every replica.', async () => {
    const one = await startApp();
    const two = await startReplica(one);
    const feeds = [new Feed(), new Feed()];
    for (const [n, { url }] of [one, two].entries()) {
      expect((await feeds[n]?.open(`${url}/api/v1/changes`))?.status).toBe(200);
    }
    const made = await new HttpClient(`${one.url}/api/v1`).post('/api-keys', { name: 'first', scopes: ['*'] });
    expect(made.status).toBe(201);
    for (const feed of feeds) {
      expect((await feed.next('problem')).data).toMatchObject({ code: 'unauthenticated', status: 401 });
      await expect(feed.next('change')).rejects.toThrow('The feed has ended.');
    }
    await two.close();
    await one.close();
  });
});

describe('lasting answers while MongoDB does not answer', () => {
  it('28. They end when the key cannot be confirmed, except those of the configured key.', async () => {
    const mongo = await TcpProxy.before(process.env['TEST_MONGODB_URI'] ?? '');
    const uri = `mongodb://127.0.0.1:${mongo.port}/?directConnection=true`;
    const running = await startApp({ API_KEY, MONGODB_URI: uri, MONGODB_TIMEOUT_MS: '5000' });
    const api = new HttpClient(`${running.url}/api/v1`, { 'x-api-key': API_KEY });
    const work = new HeldWork(new Jobs(running.app));
    work.register({ kind: 'held' });
    const paths = await prepare(api, work);
    await store(running, paths['getSessionChunkContent'] ?? '', API_KEY);
    const { body } = await api.post<MadeKey>('/api-keys', { name: 'x', scopes: ['models:*', 'jobs:read'] });
    const replica = new Replica(running);
    const ofConfigured = new OpenAnswer(replica, 'streamJob', paths['streamJob'] ?? '', API_KEY);
    const answers = lasting.map((id) => new OpenAnswer(replica, id, paths[id] ?? '', body.secret));
    await allUnderWay([ofConfigured, ...answers], api);
    mongo.set('stall');
    await expectEnd(answers, 'engine_away');
    expect(ofConfigured.isEnded).toBe(false);
    mongo.set('pass');
    ofConfigured.close();
    work.letGo();
    await running.close();
    await mongo.close();
  });
});
