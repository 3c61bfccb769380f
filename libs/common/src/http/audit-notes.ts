import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';

/** What an operation adds to its audit record: the record itself is made by libs/auth. Never a secret. */
export interface AuditNotes {
  /** What was acted on: a collection, a volume, a key's id. */
  target?: string;
  /** The state that is changed, as far as it can be told. */
  before?: unknown;
  after?: unknown;
  /** Fields of the request that let documents be deleted. */
  deleting?: string[];
}

declare module 'fastify' {
  interface FastifyRequest {
    audit?: AuditNotes;
  }
}

/** Injects the {@link AuditNotes} of the request into a handler, which fills them in. */
export const Auditing = createParamDecorator((_data: unknown, context: ExecutionContext): AuditNotes => {
  const request = context.switchToHttp().getRequest<FastifyRequest>();
  request.audit ??= {};
  return request.audit;
});
