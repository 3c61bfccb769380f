import { CONFIG, type Config } from '@lucid/config';
import { Inject, Injectable } from '@nestjs/common';
import { RedisConnection } from '../connection/redis-connection';
import { CacheNamespace, type NamespaceOptions } from './cache-namespace';
import { Coherence } from './coherence';
import { LocalTier } from './local-tier';
import { RedisTier } from './redis-tier';
import { Slots } from './slots';

/** How many loads may be under way at once: a share of the pool, so that writes find connections too. */
const POOL_SHARE = 2;

/** The cache of this process and the one that it shares with the others, by namespaces. */
@Injectable()
export class CacheService {
  readonly local: LocalTier;
  readonly redis: RedisTier;
  readonly coherence: Coherence;
  private readonly slots: Slots;
  private readonly byName = new Map<string, CacheNamespace>();

  constructor(connection: RedisConnection, @Inject(CONFIG) config: Config) {
    this.local = new LocalTier(config.CACHE_LOCAL_MB * 1024 * 1024);
    this.redis = new RedisTier(connection.client);
    this.slots = new Slots(Math.max(1, Math.floor(config.MONGODB_POOL_MAX / POOL_SHARE)));
    const prefix = `${config.REDIS_KEY_PREFIX}:${config.MONGODB_DATABASE}`;
    this.coherence = new Coherence(prefix, this.local, this.redis, () => this.byName.keys());
  }

  /** Makes a namespace; in a constructor. @throws Error when its name is taken */
  namespace(options: NamespaceOptions): CacheNamespace {
    if (this.byName.has(options.name)) throw new Error(`Two cache namespaces are named ${options.name}`);
    const { local, redis, coherence, slots } = this;
    const namespace = new CacheNamespace(options, { local, redis, coherence, slots });
    this.byName.set(options.name, namespace);
    return namespace;
  }

  get namespaces(): readonly CacheNamespace[] {
    return [...this.byName.values()];
  }
}
