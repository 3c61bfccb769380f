import { locateEngine } from '@lucid/engines';
import { Redis } from 'ioredis';
import { join } from 'node:path';
import { readCompose } from './compose-file';
import { inRepository } from './repository';
import { freePort, StartedEngine } from './started-engine';

const CONFIG = inRepository('configs/database/redis/redis.conf');

describe('redis.conf', () => {
  let engine: StartedEngine;
  let client: Redis;

  const start = async (...overrides: string[]): Promise<void> => {
    const { home } = await locateEngine('redis');
    const port = await freePort();
    engine = await StartedEngine.start(join(home, 'redis-server'), [CONFIG, '--port', String(port), ...overrides]);
    await engine.says(/Ready to accept connections/);
    client = new Redis({ host: '127.0.0.1', port });
  };

  const setting = async (name: string): Promise<unknown> => {
    const [, value] = (await client.config('GET', name)) as string[];
    return value;
  };

  afterEach(async () => {
    client.disconnect();
    await engine.stop();
  });

  it('is a bounded cache on loopback that keeps nothing on disk', async () => {
    await start();

    expect(await setting('bind')).toBe('127.0.0.1 -::1');
    expect(await setting('protected-mode')).toBe('yes');
    expect(await setting('maxmemory')).toBe(String(256 * 2 ** 20));
    expect(await setting('save')).toBe('');
    expect(await setting('appendonly')).toBe('no');
  });

  it('makes room for what is new instead of refusing it', async () => {
    await start('--maxmemory', '4mb');
    const value = 'v'.repeat(10_000);

    const batch = client.pipeline();
    for (let key = 0; key < 1000; key++) batch.set(`key:${key}`, value);
    const answers = await batch.exec();

    expect(answers?.filter(([error]) => error)).toEqual([]);
    expect(Number(/evicted_keys:(\d+)/.exec(await client.info('stats'))?.[1])).toBeGreaterThan(500);
  });

  it('lets nobody change what is protected, or load and debug', async () => {
    await start();

    await expect(client.config('SET', 'dir', '/tmp')).rejects.toThrow("can't set protected config");
    await expect(client.call('DEBUG', 'JMAP')).rejects.toThrow('DEBUG command not allowed');
    await expect(client.call('MODULE', 'LOAD', '/tmp/any.so')).rejects.toThrow('MODULE command not allowed');
  });

  it('starts with the command line of the redis container', async () => {
    const [program, file, ...overrides] = readCompose().services.redis.command ?? [];
    expect([program, file]).toEqual(['redis-server', '/etc/redis/redis.conf']);

    // Loopback in place of every address: this test runs on a machine that is on a network.
    await start(...overrides.map((argument) => argument.replace('0.0.0.0', '127.0.0.1')));

    expect(await setting('protected-mode')).toBe('no');
    expect(await client.ping()).toBe('PONG');
  });
});
