import { waitUntil } from '@lucid/engines';
import { MongoService } from '@lucid/mongo';
import { HttpClient } from '../setup/http-client';
import { settled } from '../setup/settled';
import { type RunningApp, startApp, startReplica } from '../setup/start-app';
import { TcpProxy } from '../setup/tcp-proxy';
import { type RecordingProxy, recordingProxy } from '../contract/recording-proxy';

interface MadeKey {
  key_id: string;
  secret: string;
}

const API_KEY = 'the-configured-key-of-these-tests-0123456789';
const MONGODB_URI = process.env['TEST_MONGODB_URI'] ?? '';

const clientOf = ({ url }: RunningApp, key?: string): HttpClient =>
  new HttpClient(`${url}/api/v1`, key === undefined ? {} : { 'x-api-key': key });
const create = async (client: HttpClient, scopes = ['*']): Promise<MadeKey> => {
  const { status, body } = await client.post<{ key_id: string; secret: string }>('/api-keys', { name: 'test', scopes });
  expect(status).toBe(201);
  return body;
};
const revoke = async (client: HttpClient, { key_id }: MadeKey): Promise<void> => {
  expect((await client.delete(`/api-keys/${key_id}?confirm=${key_id}`)).status).toBe(200);
};
const realNow = performance.now.bind(performance);
let ahead = 0;
/** Lets the clock that ages are measured by be so many ms later from now on. */
const pass = (ms: number): void => {
  ahead += ms;
  jest.spyOn(performance, 'now').mockImplementation(() => realNow() + ahead);
};
const statusOf = async (client: HttpClient): Promise<number> => (await client.get('/users')).status;

describe('stored keys on two replicas without a configured key', () => {
  let one: RunningApp;
  let two: RunningApp;

  beforeEach(async () => {
    one = await startApp();
    two = await startReplica(one);
  });

  afterEach(async () => {
    jest.restoreAllMocks();
    ahead = 0;
    await two.close();
    await one.close();
  });

  it('serve everyone until a first key is made, and then nobody without one, on both within 5 s', async () => {
    for (const replica of [one, two]) expect((await clientOf(replica).get('/users')).status).toBe(200);
    const key = await create(clientOf(one));
    expect((await clientOf(one).get('/users')).status).toBe(401);
    pass(5000);
    expect(await statusOf(clientOf(two))).toBe(401);
    expect((await clientOf(two, key.secret).get('/users')).status).toBe(200);
  });

  it('go on asking when the only key is revoked', async () => {
    const key = await create(clientOf(one));
    await revoke(clientOf(one, key.secret), key);
    expect((await clientOf(one).get('/users')).status).toBe(401);
    const third = await startReplica(one);
    expect((await clientOf(third).get('/users')).status).toBe(401);
    await third.close();
  });

  it('stop within 5 s on the other replica when they are revoked, and work there at once when they are made', async () => {
    const admin = await create(clientOf(one));
    for (let round = 0; round < 5; round += 1) {
      const key = await create(clientOf(one, admin.secret));
      expect((await clientOf(two, key.secret).get('/users')).status).toBe(200);
      await revoke(clientOf(one, admin.secret), key);
      expect((await clientOf(one, key.secret).get('/users')).status).toBe(401);
      if (round >= 2) continue;
      pass(5000);
      expect(await statusOf(clientOf(two, key.secret))).toBe(401);
    }
  });

  it('are all kept when the first ones are made at once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 32 }, (_, n) =>
        clientOf(n % 2 === 0 ? one : two).post<MadeKey>('/api-keys', { name: `race-${n}`, scopes: ['*'] }),
      ),
    );
    // Whoever comes after the first is asked for a key.
    const made = answers.filter(({ status }) => status === 201);
    expect(answers.every(({ status }) => [201, 401].includes(status))).toBe(true);
    expect(made.length).toBeGreaterThan(0);
    for (const { body } of made) expect((await clientOf(two, body.secret).get('/users')).status).toBe(200);
    expect(await one.app.get(MongoService).collection('api_keys').countDocuments()).toBe(made.length);
  });
});

describe('a service that is told to ask for keys', () => {
  it('serves nobody without one, though none is configured and none was made', async () => {
    const running = await startApp({ API_KEYS_REQUIRED: 'true' });
    for (const key of [undefined, 'x']) expect((await clientOf(running, key).get('/users')).status).toBe(401);
    await running.close();
  });
});

describe('keys while MongoDB is away', () => {
  it('answer 503 when they are stored, and work when they are configured; what was open stays shut', async () => {
    const mongo = await TcpProxy.before(MONGODB_URI);
    const uri = `mongodb://127.0.0.1:${mongo.port}/?directConnection=true`;
    const limits = { MONGODB_URI: uri, MONGODB_TIMEOUT_MS: '5000' };
    const keyed = await startApp({ ...limits, API_KEY });
    const open = await startApp(limits);
    const { secret } = await create(clientOf(keyed, API_KEY));
    expect((await clientOf(keyed, secret).get('/users')).status).toBe(200);
    await Promise.all([settled(clientOf(keyed, API_KEY)), settled(clientOf(open))]);
    mongo.set('refuse');
    await waitUntil(
      'The end of what is known',
      async () => (await clientOf(keyed, secret).get('/database/health')).status === 503,
      { limitMs: 120_000 },
    );
    const { body, headers } = await clientOf(keyed, secret).get('/users');
    expect(body).toMatchObject({ code: 'engine_away' });
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await clientOf(keyed, API_KEY).get('/database/health')).status).toBe(200);
    expect((await clientOf(keyed).get('/users')).status).toBe(401);
    // Nothing tells whether a key was made meanwhile: only the health report is still answered to everyone on this machine.
    const built = { algorithm: 'rfc9162-sha256', leaves: ['0'.repeat(64)] };
    await waitUntil(
      'The end of what is known',
      async () => (await clientOf(open).post('/merkle/build', built)).status === 503,
      { limitMs: 120_000 },
    );
    expect((await clientOf(open).get('/database/health')).status).toBe(200);
    mongo.set('pass');
    await waitUntil('The end of the outage', async () => (await statusOf(clientOf(keyed, secret))) === 200, {
      limitMs: 120_000,
    });
    expect(await statusOf(clientOf(keyed, secret))).toBe(200);
    await Promise.all([keyed.close(), open.close()]);
    await mongo.close();
  });
});

describe('what keys cost MongoDB', () => {
  let proxy: RecordingProxy;
  let running: RunningApp;

  beforeAll(async () => {
    proxy = await recordingProxy();
    running = await startApp({ API_KEY, MONGODB_URI: `mongodb://127.0.0.1:${proxy.port}/?directConnection=true` });
  });

  afterAll(async () => {
    await running.close();
    await proxy.close();
  });

  const commands = (collection: string): number =>
    proxy.commands.filter(({ find, update }) => find === collection || update === collection).length;

  it('is no read for a request with a known key, and few for any number of unknown ones', async () => {
    const { secret } = await create(clientOf(running, API_KEY));
    await clientOf(running, secret).get('/users/nobody');
    const begun = performance.now();
    proxy.commands.length = 0;
    const known = clientOf(running, secret);
    for (let n = 0; n < 300; n += 1) await known.get('/users/nobody');
    const wrong = (n: number): string => `${secret.slice(0, -6)}${String(n).padStart(6, '0')}`;
    for (let n = 0; n < 300; n += 10)
      await Promise.all(Array.from({ length: 10 }, (_, i) => clientOf(running, wrong(n + i)).get('/users')));
    const seconds = (performance.now() - begun) / 1000;
    // The use of a key is noted once a minute.
    expect(commands('api_keys')).toBeLessThanOrEqual(1 + Math.floor(seconds / 60));
    expect(commands('api_key_changes')).toBeLessThanOrEqual(Math.ceil(seconds * 20) + 2);
  });
});
