import { ProblemError } from '@lucid/common';
import { Injectable, Logger } from '@nestjs/common';
import { Cluster, type Redis } from 'ioredis';
import { decode, headOf } from '../cache-entry';
import { CacheService } from '../cache.service';
import type { CachedAnswer, CacheKeyInfo, CacheKeyPage } from './cache-answers';

/** How many keys a server looks at in one step of a scan. */
const STEP = 500;
/** The most steps for one page: a sparse keyspace must not hold a request. */
const MAX_STEPS = 20;

const away = (cause: unknown): ProblemError =>
  new ProblemError('engine_away', 'Redis is away: nothing can be said of its keys, and nothing in it is used.', {
    headers: { 'retry-after': '2' },
    cause,
  });

/** The keys of the cache in Redis, on one server or on every master of a cluster. */
@Injectable()
export class CacheKeysService {
  private readonly logger = new Logger(CacheKeysService.name);

  constructor(private readonly cache: CacheService) {}

  /** A page of the keys that a namespace has now. @throws ProblemError 400 for a cursor of another list, 503 when Redis is away */
  async list(namespace: string, limit: number, cursor: string | undefined): Promise<CacheKeyPage> {
    try {
      return await this.page(namespace, limit, cursor);
    } catch (error) {
      throw error instanceof ProblemError ? error : away(error);
    }
  }

  /** One key. @throws ProblemError 404, 503 when Redis is away */
  async get(namespace: string, key: string): Promise<CachedAnswer> {
    try {
      const name = this.cache.coherence.keyOf(namespace, key);
      const [text, ttlMs] = await Promise.all([this.client.get(name), this.client.pttl(name)]);
      const info = text === null ? undefined : describe(namespace, key, text, ttlMs);
      if (text === null || info === undefined)
        throw new ProblemError('not_found', `${namespace} has no cached ${key} in Redis.`);
      const entry = decode(text);
      const local = this.cache.local.get(`${namespace}:${key}`) !== undefined;
      return { ...info, local, ...(entry !== undefined && { value: JSON.parse(entry.body ?? 'null') as unknown }) };
    } catch (error) {
      throw error instanceof ProblemError ? error : away(error);
    }
  }

  /** Forgets one key, in Redis and here. Other replicas keep what they have in their own memory until it is old. @throws ProblemError 503 */
  async remove(namespace: string, key: string): Promise<void> {
    try {
      this.cache.local.remove(`${namespace}:${key}`);
      await this.client.unlink(this.cache.coherence.keyOf(namespace, key));
    } catch (error) {
      throw away(error);
    }
  }

  /** How many keys stand under the generations that namespaces have now. @throws ProblemError 503 */
  async count(namespaces: readonly string[]): Promise<number> {
    try {
      let count = 0;
      for (const namespace of namespaces) {
        for (const server of this.servers()) {
          for await (const keys of scan(server, this.patternOf(namespace))) count += keys.length;
        }
      }
      return count;
    } catch (error) {
      throw away(error);
    }
  }

  /** Gives namespaces new generations, at once for every replica; the space of the old ones is freed in the background. @throws ProblemError 503 */
  async flush(namespaces: readonly string[]): Promise<void> {
    const old = namespaces.map((namespace) => this.patternOf(namespace));
    for (const namespace of namespaces) await this.cache.coherence.forgetNamespace(namespace);
    if (!this.cache.coherence.isShared) throw away(undefined);
    this.free(old).catch((error: unknown) => this.logger.warn(`Old keys were not freed: ${(error as Error).message}`));
  }

  private async free(patterns: readonly string[]): Promise<void> {
    let freed = 0;
    for (const pattern of patterns) {
      for (const server of this.servers()) {
        // Key by key, each to the server it stands on: a command of several keys, or a pipeline over several slots, fails on a cluster.
        for await (const keys of scan(server, pattern)) {
          const gone = await Promise.all(keys.map(async (key) => (await isOurs(server, key)) && server.unlink(key)));
          freed += gone.filter((count) => count === 1).length;
        }
      }
    }
    this.logger.log(`Freed ${freed} old keys in Redis.`);
  }

  private async page(namespace: string, limit: number, cursor: string | undefined): Promise<CacheKeyPage> {
    const servers = this.servers();
    let [place, position] = cursor === undefined ? [0, '0'] : readCursor(cursor, servers.length);
    const pattern = this.patternOf(namespace);
    const items: CacheKeyInfo[] = [];
    for (let step = 0; step < MAX_STEPS && items.length < limit && place < servers.length; step += 1) {
      const server = servers[place] as Redis;
      const [next, keys] = await server.scan(position, 'MATCH', pattern, 'COUNT', limit);
      const found = await Promise.all(keys.map(async (key) => this.describe(server, namespace, key, pattern)));
      items.push(...found.flatMap((info) => info ?? []));
      position = next;
      if (next === '0') place += 1;
    }
    return { items, ...(place < servers.length && { next_cursor: writeCursor(place, position) }) };
  }

  private async describe(
    server: Redis,
    namespace: string,
    name: string,
    pattern: string,
  ): Promise<CacheKeyInfo | undefined> {
    const [text, size, ttlMs] = await Promise.all([
      server.getrange(name, 0, 40),
      server.strlen(name),
      server.pttl(name),
    ]);
    const key = name.slice(pattern.length - 1).replace(/^\{|\}$/g, '');
    return describe(namespace, key, text, ttlMs, size);
  }

  private get client(): Redis | Cluster {
    return this.cache.redis.client;
  }

  private servers(): Redis[] {
    const { client } = this;
    return client instanceof Cluster ? client.nodes('master') : [client];
  }

  private patternOf(namespace: string): string {
    const [head = ''] = this.cache.coherence.keyOf(namespace, '').split('{');
    // A prefix holds letters, digits, `_` and `-` only: nothing in it is a pattern.
    return `${head}*`;
  }
}

async function* scan(server: Redis, pattern: string): AsyncGenerator<string[]> {
  let position = '0';
  do {
    const [next, keys] = await server.scan(position, 'MATCH', pattern, 'COUNT', STEP);
    yield keys;
    position = next;
  } while (position !== '0');
}

/** Whether a key holds what this cache stores. Locks run out by themselves; all else under its names is another's, and stays. */
async function isOurs(server: Redis, key: string): Promise<boolean> {
  const head = await server.getrange(key, 0, 40).catch(() => '');
  return headOf(head) !== undefined;
}

/** What a stored text says of itself; undefined for a lock, or for what is none of ours. */
function describe(
  namespace: string,
  key: string,
  text: string,
  ttlMs: number,
  size = text.length,
): CacheKeyInfo | undefined {
  const head = headOf(text);
  if (head === undefined) return undefined;
  const { state, at: position } = head;
  return { namespace, key, state, position, size_bytes: size, ttl_seconds: Math.max(0, Math.ceil(ttlMs / 1000)) };
}

const writeCursor = (place: number, position: string): string =>
  Buffer.from(`${place}:${position}`).toString('base64url');

function readCursor(cursor: string, servers: number): [place: number, position: string] {
  const { place, position } =
    /^(?<place>\d{1,4}):(?<position>\d{1,20})$/.exec(Buffer.from(cursor, 'base64url').toString())?.groups ?? {};
  if (place === undefined || position === undefined || Number(place) >= servers)
    throw new ProblemError('invalid_cursor', 'The cursor does not belong to this list.', {
      errors: [{ pointer: 'cursor', code: 'cursor', message: 'must be a next_cursor of this list' }],
    });
  return [Number(place), position];
}
