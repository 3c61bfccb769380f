import type { FastifyInstance, FastifyRequest } from 'fastify';
import { ProblemError } from '../problem/errors';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Whether this route takes bytes, and reads them itself as they come in; set with Nest's `@RouteConfig`. */
    takesBytes?: boolean;
  }
}

/** The type of a body that is bytes and nothing more. */
export const BYTES = 'application/octet-stream';

const typeOf = ({ headers }: FastifyRequest): string | undefined =>
  headers['content-type']?.split(';', 1)[0]?.trim().toLowerCase();

/** Why a body is refused before any of it is read: its type or its size is not what the route takes. */
export function byteBodyProblem(request: FastifyRequest): ProblemError | undefined {
  const { headers, routeOptions } = request;
  if (routeOptions.config.takesBytes !== true) return undefined;
  if ((typeOf(request) ?? BYTES) !== BYTES) return new ProblemError('unsupported_media_type', `Send ${BYTES}.`);
  if ((headers['content-encoding'] ?? 'identity').toLowerCase() !== 'identity')
    return new ProblemError('unsupported_media_type', 'Send the body without a content encoding.');
  const limit = routeOptions.bodyLimit;
  if (Number(headers['content-length'] ?? 0) <= limit) return undefined;
  return new ProblemError('body_too_large', `The body is larger than the ${limit} bytes that this path takes.`);
}

/** Hands bytes over to the routes that take them, unread: their memory does not grow with the body. */
export function acceptByteBodies(fastify: FastifyInstance): void {
  fastify.addContentTypeParser(BYTES, (request, payload, done) => {
    if (request.routeOptions.config.takesBytes === true) done(null, payload);
    else done(new ProblemError('unsupported_media_type', 'Send application/json.'));
  });
}
