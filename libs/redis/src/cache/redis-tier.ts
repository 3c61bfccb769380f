import type { Cluster, Redis } from 'ioredis';
import { Breaker } from './breaker';
import { type CacheEntry, decode, encode, STALE_MS } from './cache-entry';

/** A cache that answers later than this is of no use: MongoDB answers sooner. In ms. */
const ANSWER_MS = 150;
/** How long a tombstone refuses what was read before it, in ms: longer than any read takes. */
const TOMBSTONE_MS = 60_000;
/** A larger body costs more to carry to and fro than to read. */
const MAX_BODY = 1024 * 1024;

// Positions stand at a fixed place behind the first letter, and their text is in the order of time. Each script touches one key, as a cluster wants it.
const FILL = `
local present = redis.call('GET', KEYS[1])
if present and string.sub(present, 2, 17) > ARGV[1] then return 0 end
redis.call('SET', KEYS[1], ARGV[2], 'PX', ARGV[3])
return 1`;
const INVALIDATE = `
local present = redis.call('GETRANGE', KEYS[1], 0, 16)
if string.sub(present, 2, 17) >= ARGV[1] then return 0 end
redis.call('SET', KEYS[1], 'T' .. ARGV[1], 'PX', ARGV[2])
return 1`;
const RELEASE = `
if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('DEL', KEYS[1]) end
return 0`;
const ADVANCE = `
local present = redis.call('GET', KEYS[1])
if present and present >= ARGV[1] then return 0 end
redis.call('SET', KEYS[1], ARGV[1])
return 1`;

interface Scripts {
  lucidFill(key: string, at: string, text: string, ttlMs: number): Promise<number>;
  lucidInvalidate(key: string, at: string, ttlMs: number): Promise<number>;
  lucidRelease(key: string, token: string): Promise<number>;
  lucidAdvance(key: string, at: string): Promise<number>;
}

/** The entries that all replicas share, in one Redis or a cluster. Every call fails fast; none is tried again. */
export class RedisTier {
  readonly breaker = new Breaker(ANSWER_MS);
  private readonly scripts: (Redis | Cluster) & Scripts;

  constructor(readonly client: Redis | Cluster) {
    for (const [name, lua] of Object.entries({
      lucidFill: FILL,
      lucidInvalidate: INVALIDATE,
      lucidRelease: RELEASE,
      lucidAdvance: ADVANCE,
    })) {
      client.defineCommand(name, { numberOfKeys: 1, lua });
    }
    this.scripts = client as (Redis | Cluster) & Scripts;
  }

  /** Is told when a connection was lost: what comes back may be an older state, or a replica that had not heard of everything. */
  onLoss(lost: () => void): void {
    for (const event of ['close', 'end', 'node error', '-node', '+node']) this.client.on(event, lost);
  }

  get isAway(): boolean {
    return this.breaker.isOpen;
  }

  /** @throws when Redis is away */
  async get(key: string): Promise<CacheEntry | undefined> {
    const text = await this.breaker.call(() => this.client.get(key));
    return text === null ? undefined : decode(text);
  }

  /** Keeps an entry, unless what is there is newer, be it a tombstone. @throws when Redis is away */
  async fill(key: string, entry: CacheEntry): Promise<void> {
    if ((entry.body?.length ?? 0) > MAX_BODY) return;
    const ttlMs = Math.max(1, entry.freshUntil + STALE_MS - Date.now());
    await this.breaker.call(() => this.scripts.lucidFill(key, entry.at, encode(entry), ttlMs));
  }

  /** Leaves a tombstone where something older is. Not through the breaker: it must be known that it was done. @throws when Redis is away */
  async invalidate(key: string, at: string): Promise<void> {
    await this.scripts.lucidInvalidate(key, at, TOMBSTONE_MS);
  }

  /** Takes a lock for a load, for a while. @returns what gives it free, or undefined when another has it. @throws when Redis is away */
  async lock(key: string, token: string, ms: number): Promise<boolean> {
    return (await this.breaker.call(() => this.client.set(key, token, 'PX', ms, 'NX'))) === 'OK';
  }

  async unlock(key: string, token: string): Promise<void> {
    await this.breaker.call(() => this.scripts.lucidRelease(key, token));
  }

  /** What replicas agree on under a key: a position or a generation. */
  async agreed(key: string): Promise<string | undefined> {
    return (await this.client.get(key)) ?? undefined;
  }

  /** Raises the position up to which entries are known to be right, by whichever replica knows most. */
  async advance(key: string, at: string): Promise<void> {
    await this.scripts.lucidAdvance(key, at);
  }

  /** Sets what replicas agree on under a key. */
  async agree(key: string, value: string): Promise<void> {
    await this.client.set(key, value);
  }
}
