import { Logger } from '@nestjs/common';
import type { Cluster, Redis } from 'ioredis';

/** The client of the configured Redis, single or cluster; it tells when Redis goes away and when it is back. */
export class RedisConnection {
  private readonly logger = new Logger(RedisConnection.name);
  private away = false;

  constructor(readonly client: Redis | Cluster) {
    // Without a listener an error event would end the process; a line for each would fill the log.
    client.on('error', (error: Error) => {
      if (!this.away) this.logger.warn(`Redis is away: ${error.message}`);
      this.away = true;
    });
    client.on('ready', () => {
      if (this.away) this.logger.log('Redis is back.');
      this.away = false;
    });
  }
}
