export { CacheKeysService } from './cache/admin/cache-keys.service';
export { CacheService } from './cache/cache.service';
export type { CacheKey } from './cache/coherence';
export type { CacheAnswer, CacheNamespace, ReadRequest } from './cache/cache-namespace';
export { Reading } from './cache/read-request';
export { RedisConnection } from './connection/redis-connection';
export { RedisModule } from './redis.module';
