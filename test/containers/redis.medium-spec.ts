import { freePorts, locateEngine, waitUntil } from '@lucid/engines';
import { Redis } from 'ioredis';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { interpolate, readCompose } from './compose-file';
import { inRepository } from './repository';
import { StartedEngine } from './started-engine';

const FOLDER = inRepository('configs/database/redis');

describe('redis.conf', () => {
  let engine: StartedEngine;
  let client: Redis;

  const start = async (...overrides: string[]): Promise<void> => {
    const { home } = await locateEngine('redis');
    const [port = 0] = await freePorts(1);
    engine = await StartedEngine.start(
      join(home, 'redis-server'),
      ['redis.conf', '--port', String(port), ...overrides],
      {
        cwd: FOLDER,
      },
    );
    await engine.says(/Ready to accept connections/);
    client = new Redis({ host: '127.0.0.1', port });
  };

  const setting = async (name: string): Promise<unknown> => {
    const [, value] = await client.config('GET', name);
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
    // With a time to live, as all but a few keys of the service have one.
    for (let key = 0; key < 1000; key++) batch.set(`key:${key}`, value, 'PX', 300_000);
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

  it('evicts nothing that must stay or that is young, though the memory is full of what is asked for often', async () => {
    await start('--maxmemory', '8mb');
    const value = 'v'.repeat(1000);
    const send = async (commands: string[][]): Promise<void> => {
      await client.pipeline(commands).exec();
    };
    const often = Array.from({ length: 8000 }, (_, key) => `often:${key}`);
    await client.set('generation', 'g');
    for (let from = 0; from < often.length; from += 1000) {
      await send(often.slice(from, from + 1000).map((key) => ['set', key, value, 'px', '300000']));
    }
    for (let times = 0; times < 20; times++) await send(often.map((key) => ['get', key]));
    // LRU counts in steps of a while.
    await waitUntil('A second', async () => Number(await client.object('IDLETIME', 'generation')) >= 1, {
      limitMs: 120_000,
    });

    const young = Array.from({ length: 500 }, (_, key) => `tombstone:${key}`);
    for (let from = 0; from < young.length; from += 5) {
      await send([
        ...young.slice(from, from + 5).map((key) => ['set', key, 'T', 'px', '60000']),
        ...Array.from({ length: 20 }, (_, n) => ['set', `fill:${from}:${n}`, value, 'px', '300000']),
      ]);
    }

    expect(Number(/evicted_keys:(\d+)/.exec(await client.info('stats'))?.[1])).toBeGreaterThan(2000);
    expect(await client.exists(...young)).toBe(young.length);
    expect(await client.get('generation')).toBe('g');
  });

  it('starts with the command line of the redis container', async () => {
    const [program, file, ...overrides] = (readCompose().services.redis.command ?? []).map((one) => interpolate(one));
    expect([program, file]).toEqual(['redis-server', 'redis.conf']);

    // Loopback in place of every address: this test runs on a machine that is on a network. Any folder: it keeps nothing there.
    await start(...overrides.map((one) => one.replace('0.0.0.0', '127.0.0.1').replace(/^\/data$/, tmpdir())));

    expect(await setting('protected-mode')).toBe('no');
    expect(await client.ping()).toBe('PONG');
  });
});
