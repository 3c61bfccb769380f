import { CONFIG, type Config } from '@lucid/config';
import { ClusterService, RedisService } from '@liaoliaots/nestjs-redis';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import type { Cluster, Redis } from 'ioredis';

/** The client of the configured Redis, single or cluster. */
@Injectable()
export class RedisConnection {
  readonly client: Redis | Cluster;
  private readonly logger = new Logger(RedisConnection.name);
  private away = false;

  constructor(@Inject(CONFIG) readonly config: Config, modules: ModuleRef) {
    this.client = config.REDIS_CLUSTER_ENABLED
      ? modules.get(ClusterService, { strict: false }).getOrThrow()
      : modules.get(RedisService, { strict: false }).getOrThrow();
    // Without a listener an error event would end the process; with one per event a long outage would fill the log.
    this.client.on('error', (error: Error) => {
      if (!this.away) this.logger.warn(`Redis is away: ${error.message}`);
      this.away = true;
    });
    this.client.on('ready', () => {
      if (this.away) this.logger.log('Redis is back.');
      this.away = false;
    });
  }
}
