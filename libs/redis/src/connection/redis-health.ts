import { type Finding, type HealthIndicator, ProvidesHealth } from '@lucid/common';
import { Injectable } from '@nestjs/common';
import { Cluster, type Redis } from 'ioredis';
import { RedisConnection } from './redis-connection';

const field = (info: string, name: string): string | undefined =>
  new RegExp(`^${name}:(.*?)\\r?$`, 'm').exec(info)?.[1];

/** Redis: a ping of the server, or of every master of the cluster. */
@Injectable()
@ProvidesHealth()
export class RedisHealth implements HealthIndicator {
  readonly name = 'redis';
  readonly critical = false;
  readonly timeoutMs = 2000;
  readonly absence = {
    impact: 'Reads go to MongoDB: slower, and never wrong.',
    action: 'Check that Redis runs and that REDIS_URI and REDIS_CLUSTER_ENABLED fit it.',
  };

  constructor(private readonly redis: RedisConnection) {}

  async check(): Promise<Finding> {
    const { client } = this.redis;
    const cluster = client instanceof Cluster;
    const servers: Redis[] = cluster ? client.nodes('master') : [client];
    const [first] = servers;
    if (first === undefined) throw new Error('No master of the cluster is known.');
    await Promise.all(servers.map((server) => server.ping()));
    const info = await first.info();
    return {
      status: 'up',
      version: field(info, 'redis_version') ?? 'unknown',
      details: {
        mode: cluster ? 'cluster' : 'single',
        servers: servers.length,
        used_memory_bytes: Number(field(info, 'used_memory') ?? 0),
      },
    };
  }
}
