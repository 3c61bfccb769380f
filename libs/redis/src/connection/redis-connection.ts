import { observeCall } from '@lucid/common';
import { Logger } from '@nestjs/common';
import type { Cluster, Command, Redis } from 'ioredis';

/** The client of the configured Redis, single or cluster; it tells when Redis goes away and when it is back. */
export class RedisConnection {
  private readonly logger = new Logger(RedisConnection.name);
  private away = false;

  constructor(readonly client: Redis | Cluster) {
    observe(client);
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

/** Times each command, and traces it for the request that it is sent for. What ioredis tells of commands by itself copies their arguments. */
function observe(client: Redis | Cluster): void {
  const send = client.sendCommand.bind(client) as Cluster['sendCommand'];
  client.sendCommand = (command: Command, ...where: [stream?: never, node?: never]): Promise<unknown> =>
    observeCall({ system: 'redis', operation: command.name }, () => {
      void send(command, ...where);
      return command.promise as Promise<unknown>;
    });
}
