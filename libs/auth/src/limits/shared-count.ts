import { CONFIG, type Config } from '@lucid/config';
import { RedisConnection } from '@lucid/redis';
import { Inject, Injectable } from '@nestjs/common';
import { RateLimiterRedis } from 'rate-limiter-flexible';
import { setImmediate as yieldToInput, setTimeout as sleep } from 'node:timers/promises';

/** The window that points are counted in, in s. */
export const WINDOW_SECONDS = 60;

/** Seconds until a time of `performance.now()`, as `Retry-After` tells them: one at least. */
export const secondsUntil = (endsAt: number): number => Math.max(1, Math.ceil((endsAt - performance.now()) / 1000));

/** How long Redis is left alone after it did not answer, in ms. */
const REST_MS = 2000;

/** Where a count stands. */
export interface Count {
  /** Points counted in this window, by all replicas. */
  points: number;
  /** What is left of the window, in ms. */
  msLeft: number;
}

/** Counts points in Redis, for all replicas. A Redis that is away or hangs costs one request a few ms, and the others nothing. */
@Injectable()
export class SharedCount {
  /** How long a request waits for Redis, in ms: beyond it, it is counted in this process. Tests lengthen it. */
  patienceMs = 50;
  private readonly redis: RateLimiterRedis;
  private restUntil = -Infinity;

  constructor(redis: RedisConnection, @Inject(CONFIG) { REDIS_KEY_PREFIX, MONGODB_DATABASE }: Config) {
    this.redis = new RateLimiterRedis({
      storeClient: redis.client,
      // Keys are those of a database: another deployment on the same Redis has limits of its own.
      keyPrefix: `${REDIS_KEY_PREFIX}:${MONGODB_DATABASE}:rate`,
      duration: WINDOW_SECONDS,
      // What a count comes to is decided by whoever counts, as each key may have another limit.
      points: Number.MAX_SAFE_INTEGER,
      rejectIfRedisNotReady: true,
    });
  }

  /** Adds points to a count; undefined when Redis does not answer. */
  async add(name: string, points: number): Promise<Count | undefined> {
    const now = performance.now();
    if (now < this.restUntil) return undefined;
    // While it is tried again after a rest, the others do not wait for it too.
    if (this.restUntil > -Infinity) this.restUntil = now + REST_MS;
    const done = new AbortController();
    try {
      const answered = await Promise.race([this.redis.penalty(name, points), patience(this.patienceMs, done.signal)]);
      if (answered === undefined) throw new Error('Redis does not answer.');
      this.restUntil = -Infinity;
      return { points: answered.consumedPoints, msLeft: answered.msBeforeNext };
    } catch {
      this.restUntil = performance.now() + REST_MS;
      return undefined;
    } finally {
      done.abort();
    }
  }
}

/** Waits as long as Redis is waited for. An answer that has arrived, while this process was busy, is read before it is given up. */
async function patience(ms: number, signal: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal });
  await yieldToInput(undefined, { signal });
}
