import cors from '@fastify/cors';
import type { FastifyInstance, FastifyRequest } from 'fastify';

const ALLOWED = {
  methods: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'],
  allowedHeaders: [
    ...['Content-Type', 'X-API-Key', 'Idempotency-Key', 'If-Match', 'If-None-Match', 'Last-Event-ID'],
    ...['X-Min-Consistency', 'X-Request-Id'],
  ],
  exposedHeaders: [
    ...['ETag', 'Location', 'Idempotency-Replayed', 'RateLimit', 'RateLimit-Policy', 'Retry-After'],
    ...['X-Consistency-Token', 'X-Request-Id'],
  ],
  // Seconds that a browser keeps the answer to a preflight.
  maxAge: 600,
};

const isPreflight = ({ method, headers }: FastifyRequest): boolean =>
  method === 'OPTIONS' && headers['access-control-request-method'] !== undefined;

/**
 * Lets pages of the given origins call this service (Fetch standard, CORS protocol). Keys travel in a header of their own, so no
 * credentials of a browser's are allowed. Everyone else's requests are answered as if there was no CORS.
 */
export async function allowOrigins(fastify: FastifyInstance, origins: readonly string[]): Promise<void> {
  await fastify.register(cors, {
    delegator: (request, callback) => {
      const { origin } = request.headers;
      const allowed = origin !== undefined && origins.includes(origin);
      callback(null, allowed ? { ...ALLOWED, origin, preflight: isPreflight(request) } : { origin: false });
    },
  });
}
