import { freePorts, locateEngine, waitUntil } from '@lucid/engines';
import { Redis } from 'ioredis';
import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HttpClient } from '../setup/http-client';
import { sampleUser } from '../setup/samples';
import { startApp, startReplica } from '../setup/start-app';
import { RedisCluster } from './redis-cluster';
import { inRepository, readInRepository } from './repository';
import { StartedEngine } from './started-engine';

const PASSWORD = randomBytes(16).toString('hex');
const API_KEY = randomBytes(16).toString('hex');
/** Another than the default, to see that every key has it. */
const PREFIX = 'lucid-here';
const USERS = readInRepository('configs/database/redis/users.acl');

/** The file as somebody uses it: with a password for the two who need one, and the prefix of the keys. */
const USED = USERS.replace(
  /^user (lucid|operator) .*/gm,
  (line) => `${line.replace('~lucid:*', `~${PREFIX}:*`)} #${createHash('sha256').update(PASSWORD).digest('hex')}`,
);

/** What the service may, by the name that Redis counts it under. */
const granted = (/^user lucid (.*)$/m.exec(USERS)?.[1] ?? '')
  .split(' ')
  .filter((rule) => rule.startsWith('+'))
  .map((rule) => rule.slice(1));

/** A client that sends nothing of its own accord. */
const plainClient = (port: number, credentials: object = {}): Redis => {
  const client = new Redis({
    ...{ host: '127.0.0.1', port, enableReadyCheck: false, disableClientInfo: true, retryStrategy: () => null },
    ...credentials,
  });
  client.on('error', () => undefined);
  return client;
};

interface Stats {
  redis: string;
  live: boolean;
  namespaces: { namespace: string; generation?: string }[];
}

/** Has two replicas do all that they do in Redis: cache, locks, invalidation, the keys' administration, rate limits, health. */
async function useAll(overrides: Record<string, string>): Promise<void> {
  const settings = { ...overrides, API_KEY, REDIS_KEY_PREFIX: PREFIX };
  const one = await startApp(settings);
  const two = await startReplica(one, settings);
  try {
    const [near, far] = [one, two].map(({ url }) => new HttpClient(`${url}/api/v1`, { 'x-api-key': API_KEY }));
    if (near === undefined || far === undefined) throw new Error('There are two.');
    const generation = async (http: HttpClient): Promise<string | undefined> => {
      const { body } = await http.get<Stats>('/cache/stats');
      const used = body.live && body.redis === 'used';
      return used ? body.namespaces.find(({ namespace }) => namespace === 'users')?.generation : undefined;
    };
    // Redis may be given up for a moment on a busy machine: what matters here is that all is done, not how soon.
    const until = async (what: string, condition: () => Promise<boolean>): Promise<void> =>
      waitUntil(what, condition, { limitMs: 300_000, everyMs: 100 });
    const sameKeys = async (): Promise<boolean> =>
      (await generation(near)) !== undefined && (await generation(near)) === (await generation(far));
    await until('The cache of both', sameKeys);

    const { body } = await near.post('/users', sampleUser('acl', 1));
    const path = `/users/${String(body['user_id'])}`;
    const key = `/cache/keys/users/${encodeURIComponent(`user_id=${String(body['user_id'])}`)}`;
    const cached = async (http: HttpClient): Promise<string | null> => (await http.get(path)).headers.get('x-cache');
    await until('A hit', async () => (await cached(near)) === 'hit-local' && (await cached(far)) === 'hit-local');
    const { headers } = await near.get(path);
    const changed = await near.patch(path, { email: 'other@example.org' }, { 'if-match': String(headers.get('etag')) });
    expect(changed.status).toBe(200);
    await until('The change', async () => (await far.get(path)).body['email'] === 'other@example.org');

    await until('The keys', async () => (await near.get('/cache/keys?namespace=users')).status === 200);
    await until('The key', async () => (await cached(far)) !== null && (await near.get(key)).status === 200);
    await until('Its end', async () => (await near.delete(key)).status === 204);
    await until('The flush', async () => (await near.post('/cache/flush?confirm=all', {})).status === 200);
    expect((await near.get(path)).headers.get('ratelimit')).not.toBeNull();
    const isUp = async (): Promise<boolean> => {
      const report = await near.get<{ checks: { name: string; status: string }[] }>('/database/health');
      return report.body.checks.some(({ name, status }) => name === 'redis' && status === 'up');
    };
    await until('Health', isUp);
    await until('The cache of both, still', sameKeys);
  } finally {
    await two.close();
    await one.close();
  }
}

/** The commands that a server was sent, and those of the service's user that it refused. */
async function seen(operator: Redis): Promise<{ sent: string[]; refused: unknown[] }> {
  const stats = await operator.info('commandstats');
  const log = (await operator.acl('LOG')) as unknown[][];
  return { sent: [...stats.matchAll(/^cmdstat_([^:]+):/gm)].map(([, name = '']) => name), refused: log };
}

describe('users.acl', () => {
  let folder: string;
  let port: number;
  let engine: StartedEngine;
  const clients: Redis[] = [];
  const as = (credentials: object, at = port): Redis => {
    const client = plainClient(at, credentials);
    clients.push(client);
    return client;
  };

  const start = async (file: string, at = port): Promise<StartedEngine> => {
    const { home } = await locateEngine('redis');
    const started = await StartedEngine.start(
      join(home, 'redis-server'),
      ['redis.conf', '--port', String(at), '--aclfile', file],
      { cwd: inRepository('configs/database/redis') },
    );
    await started.says(/Ready to accept connections/);
    return started;
  };

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'lucid-users-'));
    [port = 0] = await freePorts(1);
    await writeFile(join(folder, 'users.acl'), USED);
    engine = await start(join(folder, 'users.acl'));
  });

  afterAll(async () => {
    for (const client of clients) client.disconnect();
    await engine.stop();
    await rm(folder, { recursive: true });
  });

  it('lets the service do all that it does, on one server and on a cluster, and nothing that it does not', async () => {
    // A server of its own: that of the other tests has been sent what is refused.
    const [own = 0] = await freePorts(1);
    const server = await start(join(folder, 'users.acl'), own);
    const sent: string[] = [];
    try {
      await useAll({ REDIS_URI: `redis://lucid:${PASSWORD}@127.0.0.1:${own}/1` });
      const answer = await seen(as({ username: 'operator', password: PASSWORD }, own));
      expect(answer.refused).toEqual([]);
      sent.push(...answer.sent);
    } finally {
      await server.stop();
    }

    const cluster = await RedisCluster.start();
    try {
      await cluster.ready();
      const [, lucid = ''] = /^user lucid (.*)$/m.exec(USED) ?? [];
      for (const node of cluster.ports) await cluster.ask(node, 'ACL', 'SETUSER', 'lucid', ...lucid.split(' '));
      await useAll({
        REDIS_CLUSTER_ENABLED: 'true',
        REDIS_URI: cluster.uri.replaceAll('redis://', `redis://lucid:${PASSWORD}@`),
      });
      for (const node of cluster.ports) {
        const plain = plainClient(node);
        const answer = await seen(plain);
        plain.disconnect();
        expect(answer.refused).toEqual([]);
        sent.push(...answer.sent);
      }
    } finally {
      await cluster.stop();
    }

    // To replicas, which the client may ask for the slots: by chance it asked masters only.
    sent.push('readonly');
    expect(granted.filter((command) => !sent.includes(command))).toEqual([]);
  });

  it.each([
    ['FLUSHALL'],
    ['FLUSHDB'],
    ['CONFIG', 'GET', '*'],
    ['KEYS', '*'],
    ['GET', 'other:key'],
    ['SET', 'other:key', 'x'],
    ['EVAL', "return redis.call('GET', 'other:key')", '0'],
    ['EVAL', "return redis.call('FLUSHALL')", '0'],
    ['SUBSCRIBE', 'any'],
    ['PUBLISH', 'any', 'x'],
    ['ACL', 'LIST'],
    ['SHUTDOWN'],
    ['MONITOR'],
    ['CLIENT', 'LIST'],
    ['REPLICAOF', '127.0.0.1', '1'],
  ])('refuses the service %s %s', async (command, ...args) => {
    await expect(as({ username: 'lucid', password: PASSWORD }).call(command, ...args)).rejects.toThrow(
      /NOPERM|No permissions|can't run this command|permissions to/,
    );
  });

  it('lets who gives no password ask whether it is there, and nothing else', async () => {
    const anybody = as({});

    expect(await anybody.ping()).toBe('PONG');
    await expect(anybody.get(`${PREFIX}:key`)).rejects.toThrow('NOPERM');
    await expect(anybody.info()).rejects.toThrow('NOPERM');
  });

  it('lets nobody log in as another before a password was given', async () => {
    const [untouched = 0] = await freePorts(1);
    const server = await start(inRepository('configs/database/redis/users.acl'), untouched);
    try {
      for (const username of ['lucid', 'operator']) {
        for (const password of ['', 'lucid', PASSWORD])
          await expect(as({}, untouched).call('AUTH', username, password)).rejects.toThrow('WRONGPASS');
      }
    } finally {
      await server.stop();
    }
  });
});
