import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { randomUUID } from 'node:crypto';
import type { Scope } from './scope';

/** What a write knows of its request: how ids are made, and whether an earlier try may have written already. */
export interface WriteContext {
  /** The id of the n-th document that this request creates; the same again when the request is repeated with its key. */
  newId: (index?: number) => string;
  /** True when this request's idempotency key was in use before and its outcome is unknown. */
  recovering: boolean;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Who asks, as far as the key tells. */
    caller?: string;
    /** What the caller's key allows; absent: everything. */
    scopes?: readonly Scope[];
    /** Whether the operation under way only reads. */
    onlyReads?: boolean;
    writeContext?: WriteContext;
  }
}

/** The context of a write that no request stands behind, or whose request has no idempotency key. */
export const PLAIN_WRITE: WriteContext = { newId: () => randomUUID(), recovering: false };

/** Injects the {@link WriteContext} of the request into a handler. */
export const Writing = createParamDecorator(
  (_data: unknown, context: ExecutionContext): WriteContext =>
    context.switchToHttp().getRequest<FastifyRequest>().writeContext ?? PLAIN_WRITE,
);
