import { ClusterModule, ClusterService, RedisModule as SingleModule, RedisService } from '@liaoliaots/nestjs-redis';
import type { Config } from '@lucid/config';
import { type DynamicModule, Module } from '@nestjs/common';
import { CacheKeysService } from './cache/admin/cache-keys.service';
import { CacheController } from './cache/admin/cache.controller';
import { CacheMetrics } from './cache/cache-metrics';
import { CacheService } from './cache/cache.service';
import { RedisConnection } from './connection/redis-connection';
import { RedisHealth } from './connection/redis-health';
import { RedisSupport } from './connection/redis-support';

/** A call to Redis must fail sooner than MongoDB would answer, in ms: it is a cache. */
const COMMAND_TIMEOUT_MS = 1000;

// ioredis's own defaults queue commands while Redis is away and hang with it.
const CLIENT_OPTIONS = {
  enableOfflineQueue: false,
  maxRetriesPerRequest: 1,
  commandTimeout: COMMAND_TIMEOUT_MS,
  connectTimeout: 3000,
  retryStrategy: (attempt: number) => Math.min(100 * attempt, 2000),
};

function connectionModule({ REDIS_URI, REDIS_CLUSTER_ENABLED }: Config): DynamicModule {
  const common = { errorLog: false, readyLog: false, closeClient: true };
  if (!REDIS_CLUSTER_ENABLED)
    return SingleModule.forRoot({ ...common, config: { url: REDIS_URI, ...CLIENT_OPTIONS } }, false);
  const [first, ...others] = REDIS_URI.split(',').map(
    (node) => new URL(/^rediss?:\/\//.test(node) ? node : `redis://${node}`),
  );
  if (first === undefined) throw new Error('REDIS_URI names no node.');
  const { username, password, protocol } = first;
  const nodes = [first, ...others].map(({ hostname, port }) => ({ host: hostname, port: Number(port || 6379) }));
  const { retryStrategy: clusterRetryStrategy, enableOfflineQueue, ...redisOptions } = CLIENT_OPTIONS;
  const credentials = {
    ...(username !== '' && { username: decodeURIComponent(username) }),
    ...(password !== '' && { password: decodeURIComponent(password) }),
    ...(protocol === 'rediss:' && { tls: {} }),
  };
  return ClusterModule.forRoot(
    {
      ...common,
      config: {
        nodes,
        clusterRetryStrategy,
        enableOfflineQueue,
        redisOptions: { ...redisOptions, ...credentials },
      },
    },
    false,
  );
}

/** Redis, a single server or a cluster, as `REDIS_CLUSTER_ENABLED` says. */
@Module({})
export class RedisModule {
  static forRoot(config: Config): DynamicModule {
    const connection = {
      provide: RedisConnection,
      inject: [config.REDIS_CLUSTER_ENABLED ? ClusterService : RedisService],
      useFactory: (clients: ClusterService | RedisService) => new RedisConnection(clients.getOrThrow()),
    };
    return {
      global: true,
      module: RedisModule,
      imports: [connectionModule(config)],
      controllers: [CacheController],
      providers: [connection, RedisHealth, RedisSupport, CacheService, CacheMetrics, CacheKeysService],
      exports: [RedisConnection, CacheService],
    };
  }
}
