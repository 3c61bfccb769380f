import type { FastifyInstance } from 'fastify';
import { Readable } from 'node:stream';

/**
 * Answers HEAD without reading the content that GET would stream: Fastify's own HEAD routes read it to its end, from the disk or a database,
 * and throw it away. Status and headers stay those of GET (RFC 9110 §9.3.2).
 */
export function leaveHeadUnread(fastify: FastifyInstance): void {
  fastify.addHook('onSend', (request, _reply, payload, done) => {
    if (request.method !== 'HEAD' || !(payload instanceof Readable)) {
      done(null, payload);
      return;
    }
    payload.destroy();
    done(null, Readable.from([]));
  });
}
