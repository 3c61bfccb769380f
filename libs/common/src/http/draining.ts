import { Injectable, Logger } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';
import type { Socket } from 'node:net';

/** How long a server that closes waits for the requests under way, in ms: a call of MongoDB may take half of that, and is tried twice. */
export const LONGEST_DRAIN_MS = 20_000;

/** Whether this replica is about to stop. It serves everything still, but nothing new is to be sent to it. */
@Injectable()
export class Draining {
  private begun = false;

  begin(): void {
    this.begun = true;
  }

  get hasBegun(): boolean {
    return this.begun;
  }
}

/**
 * Lets go of a server's connections as its process stops, in three steps: with each answer that is sent meanwhile the caller is told to open
 * another one, elsewhere; at the end those are closed over which nothing ever came; and what is left after {@link LONGEST_DRAIN_MS} is cut off.
 */
export function drainConnections(fastify: FastifyInstance, draining: Draining): void {
  const open = new Set<Socket>();
  fastify.server.on('connection', (socket: Socket) => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
  });
  fastify.addHook('onRequest', (_request, reply, done) => {
    if (draining.hasBegun) void reply.header('connection', 'close');
    done();
  });
  fastify.addHook('preClose', (done) => {
    // Clients and load balancers open some ahead. Node does not count them as idle, and would wait for their requests for more than a minute.
    for (const socket of open) if (socket.bytesRead === 0) socket.destroy();
    const cutOff = setTimeout(() => {
      new Logger('Stop').warn(`${open.size} connections are cut off, whose requests are not done`);
      fastify.server.closeAllConnections();
    }, LONGEST_DRAIN_MS);
    fastify.server.once('close', () => clearTimeout(cutOff));
    done();
  });
}
