import { SharedCount } from '@lucid/auth';
import { RedisConnection } from '@lucid/redis';
import { mongo } from 'mongoose';
import { exchange, open, send } from '../contract/raw-http';
import { recordingProxy } from '../contract/recording-proxy';
import { HttpClient } from '../setup/http-client';
import { sampleUser } from '../setup/samples';
import { settled } from '../setup/settled';
import { type RunningApp, startApp, startReplica } from '../setup/start-app';
import { TcpProxy } from '../setup/tcp-proxy';

const API_KEY = 'a-key-for-the-security-tests-0123456789';
const TIMEOUT_MS = 1500;

describe('SECURITY.md, on what is held', () => {
  it('11. Every database call has a time limit; a slow query ends with a problem, not a held connection.', async () => {
    const recorded = await recordingProxy();
    const stalled = await TcpProxy.before(`mongodb://127.0.0.1:${recorded.port}/`);
    const running = await startApp({
      MONGODB_URI: `mongodb://127.0.0.1:${stalled.port}/?directConnection=true`,
      MONGODB_TIMEOUT_MS: String(TIMEOUT_MS),
    });
    const api = new HttpClient(`${running.url}/api/v1`);
    recorded.commands.length = 0;
    await api.post('/users', { ...sampleUser('limit', 1), user_id: 'limited' });
    await api.get('/users?include_total=exact');
    await api.patch('/users/limited', { email: 'limit.2@example.org' });
    await api.delete('/users/limited');
    const isOfUsers = ({ insert, find, aggregate, update, delete: removed }: mongo.Document): boolean =>
      [insert, find, aggregate, update, removed].includes('users');
    const limits = recorded.commands.filter(isOfUsers).map(({ maxTimeMS }) => maxTimeMS as unknown);
    expect(limits.length).toBeGreaterThanOrEqual(4);
    expect(new Set(limits)).toEqual(new Set([TIMEOUT_MS]));

    await settled(api);
    stalled.set('stall');
    const begun = performance.now();
    const answers = await Promise.all([api.get('/users'), api.get('/users?limit=1'), api.get('/users/limited')]);
    expect(answers.map(({ status }) => status)).toEqual([503, 503, 503]);
    for (const { body, headers } of answers) {
      expect(['database_timeout', 'engine_away']).toContain(body['code']);
      expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
    }
    // The driver reads once more after a lost connection, so that it is twice the limit with its grace. A held connection would last for good.
    expect(performance.now() - begun).toBeLessThan(300_000);
    stalled.set('pass');
    await running.close();
    await stalled.close();
    await recorded.close();
  });

  it('12. Over the rate: 429 with `Retry-After`, counted across replicas, and still limited when Redis is away.', async () => {
    const redis = await TcpProxy.before(process.env['TEST_REDIS_URI'] ?? '');
    const one = await startApp({ API_KEY });
    const two = await startReplica(one, { API_KEY });
    const cutOff = await startReplica(one, { API_KEY, REDIS_URI: `redis://127.0.0.1:${redis.port}` });
    // A busy Redis is waited for: counted by itself, each replica would let the whole limit through.
    for (const { app } of [one, two]) {
      app.get(SharedCount).patienceMs = 60_000;
      Object.assign(app.get(RedisConnection).client.options, { commandTimeout: 60_000 });
    }
    const through = async (replicas: RunningApp[]): Promise<[passed: number, refused: number]> => {
      const admin = new HttpClient(`${one.url}/api/v1`, { 'x-api-key': API_KEY });
      const body = { name: 'rate', scopes: ['models:read'], rate_limit_per_minute: 10 };
      const { secret } = (await admin.post<{ secret: string }>('/api-keys', body)).body;
      const counts: [number, number] = [0, 0];
      for (let n = 0; n < 30; n += 1) {
        const client = new HttpClient(replicas[n % replicas.length]?.url ?? '', { 'x-api-key': secret });
        const { status, headers } = await client.get('/api/v1/users');
        if (status === 429) expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
        counts[status === 200 ? 0 : 1] += 1;
      }
      return counts;
    };
    expect(await through([one, two])).toEqual([10, 20]);
    redis.set('refuse');
    expect(await through([cutOff])).toEqual([10, 20]);
    redis.set('pass');
    await cutOff.close();
    await two.close();
    await one.close();
    await redis.close();
  });

  it('22. Duplicate headers, broken UTF-8, chunked bodies that stop, slow bodies, half-open connections: a problem or a closed connection, and the service goes on.', async () => {
    const running = await startApp();
    const path = '/api/v1/users';
    const json = { 'content-type': 'application/json' };
    const goesOn = async (): Promise<void> => expect((await fetch(`${running.url}${path}`)).status).toBe(200);

    const lengths = `POST ${path} HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{}`;
    expect((await exchange(running.url, lengths)).status).toBe(400);
    const both = `POST ${path} HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`;
    expect((await exchange(running.url, both)).status).toBe(400);
    const broken = Buffer.concat([Buffer.from('{"email":"'), Buffer.from([0xff, 0xfe, 0xc3]), Buffer.from('"}')]);
    const refused = await send(running.url, { method: 'POST', path, body: broken, headers: json });
    expect([refused.status, (JSON.parse(refused.text) as { code: string }).code]).toEqual([400, 'malformed_json']);
    await goesOn();

    const head = `POST ${path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n`;
    const hanging = [
      ...Array.from({ length: 40 }, () => `${head}Transfer-Encoding: chunked\r\n\r\n5\r\n{"em`),
      ...Array.from({ length: 40 }, () => `${head}Content-Length: 1000\r\n\r\n{`),
      ...Array.from({ length: 40 }, () => `GET ${path} HT`),
      ...Array.from({ length: 40 }, () => ''),
    ];
    const sockets = await Promise.all(hanging.map(() => open(running.url)));
    sockets.forEach((socket, n) => socket.on('error', () => undefined).write(hanging[n] ?? ''));
    for (let n = 0; n < 10; n += 1) await goesOn();
    // Half of them close their side, the others vanish.
    sockets.forEach((socket, n) => (n % 2 === 0 ? socket.end() : socket.resetAndDestroy()));
    for (let n = 0; n < 10; n += 1) await goesOn();
    for (const socket of sockets) socket.destroy();
    expect((await fetch(`${running.url}${path}`).then(async (answer) => answer.json())) as object).toEqual({
      items: [],
    });
    await running.close();
  });
});
