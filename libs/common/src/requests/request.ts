import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { randomUUID } from 'node:crypto';
import type { Scope } from '../scopes/scopes';

/** The caller of a request without a key. */
const ANONYMOUS = 'anonymous';

/** The request that something was asked for by. */
export interface RequestOrigin {
  request_id: string;
  /** Its audit record, where it leaves one. */
  audit_id?: string;
}

/** What a write knows of its request: how ids are made, and whether an earlier try may have written already. */
export interface WriteContext {
  /** The id of the n-th document that this request creates; the same again when the request is repeated with its key. */
  newId: (index?: number) => string;
  /** True when this request's idempotency key was in use before and its outcome is unknown. */
  recovering: boolean;
  /** Absent where no request stands behind the write. */
  origin?: RequestOrigin;
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

/** Whom a share is counted for: the caller's key, or the address where no key is asked for. */
export const callerOf = ({ caller = ANONYMOUS, ip }: Pick<FastifyRequest, 'caller' | 'ip'>): string =>
  caller === ANONYMOUS ? ip : caller;

/** Injects {@link callerOf} into a handler. */
export const CallerOfShare = createParamDecorator((_data: unknown, context: ExecutionContext): string =>
  callerOf(context.switchToHttp().getRequest<FastifyRequest>()),
);

/** The context of a write that no request stands behind, or whose request has no idempotency key. */
export const PLAIN_WRITE: WriteContext = { newId: () => randomUUID(), recovering: false };

/** Injects the {@link WriteContext} of the request into a handler. */
export const Writing = createParamDecorator((_data: unknown, context: ExecutionContext): WriteContext => {
  const { writeContext = PLAIN_WRITE, id, auditId } = context.switchToHttp().getRequest<FastifyRequest>();
  return { ...writeContext, origin: { request_id: id, audit_id: auditId } };
});
