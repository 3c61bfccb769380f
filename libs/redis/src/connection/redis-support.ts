import { ProvidesSupport, type SupportSource } from '@lucid/common';
import { Injectable } from '@nestjs/common';
import { Cluster } from 'ioredis';
import { RedisConnection } from './redis-connection';

/** Sections of INFO that hold figures and versions alone. */
const SECTIONS = ['server', 'clients', 'memory', 'persistence', 'stats', 'replication', 'cpu', 'keyspace'];

/** What each Redis says of itself in a support bundle. */
@Injectable()
@ProvidesSupport()
export class RedisSupport implements SupportSource {
  readonly name = 'redis.txt';
  readonly timeoutMs = 5000;

  constructor(private readonly connection: RedisConnection) {}

  async writeSupport(): Promise<string> {
    const { client } = this.connection;
    const nodes = client instanceof Cluster ? client.nodes('master') : [client];
    return (await Promise.all(nodes.map(async (node) => node.info(...SECTIONS)))).join('\n');
  }
}
