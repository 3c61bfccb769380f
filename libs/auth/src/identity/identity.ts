import type { Scope } from '@lucid/common';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';

/** Who asks, and what they may. */
export interface Identity {
  /** The id of a stored key, `configured-key`, `anonymous`, or the program that asks. */
  readonly caller: string;
  /** What was granted, as it is written on the key. */
  readonly grants: readonly string[];
  /** The scopes that it comes to; absent: all. */
  readonly scopes?: readonly Scope[];
  /** What people know a stored key by. */
  readonly key?: { readonly name: string; readonly prefix: string };
  /** Requests a minute, where the key has a limit of its own. */
  readonly ratePerMinute?: number;
  /** The keys above it that have a limit of their own: what it asks counts against theirs too. */
  readonly limitedAbove?: readonly LimitedCaller[];
}

/** A caller with a limit of its own, in requests a minute. */
export type LimitedCaller = Required<Pick<Identity, 'caller' | 'ratePerMinute'>>;

/** Whoever sends the configured key. */
export const CONFIGURED: Identity = { caller: 'configured-key', grants: ['*'] };

/** Whoever signed in with the configured key: unlike the key, a session ends. */
export const SIGNED_IN: Identity = { ...CONFIGURED };

/** Everyone on this machine, as long as no key is asked for. */
export const ANONYMOUS: Identity = { caller: 'anonymous', grants: ['*'] };

declare module 'fastify' {
  interface FastifyRequest {
    identity?: Identity;
  }
}

/** Injects the {@link Identity} of the caller into a handler. */
export const Caller = createParamDecorator(
  (_data: unknown, context: ExecutionContext): Identity =>
    // Nobody, where no guard has said who it is.
    context.switchToHttp().getRequest<FastifyRequest>().identity ?? { caller: 'anonymous', grants: [], scopes: [] },
);
