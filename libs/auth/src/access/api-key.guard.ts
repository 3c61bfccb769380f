import { foreignPageProblem, isAtAnyTime, isPublic, onlyReads, operationOf, ProblemError } from '@lucid/common';
import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { ANONYMOUS, type Identity } from '../identity/identity';
import { OUTAGE_MS } from '../keys/key-table';
import type { KnownSession } from '../sessions/known-session';
import { clearedCookie, type SessionCookie, sessionCookieOf } from '../sessions/session-cookie';
import { Authenticator } from './authenticator.service';

declare module 'fastify' {
  interface FastifyRequest {
    /** The console session that the request came by; absent where it came with a key, or needs none. */
    consoleSession?: KnownSession;
  }
}

/** Asks for a key, or the cookie of a console session, on every operation that is not public, and notes on the request who it is. */
@Injectable()
export class ApiKeyGuard implements CanActivate {
  constructor(private readonly authenticator: Authenticator) {}

  canActivate(context: ExecutionContext): boolean | Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    if (isPublic(context)) {
      request.caller = ANONYMOUS.caller;
      request.scopes = [];
      return true;
    }
    const header = request.headers['x-api-key'];
    const given = header === undefined ? undefined : String(header);
    const outageMs = this.outageMs(context, given);
    const cookie = given === undefined ? sessionCookieOf(request) : undefined;
    if (cookie !== undefined) return this.admitSession(request, cookie, outageMs);
    const identity = this.authenticator.identify(given, request.ip, outageMs);
    return identity instanceof Promise ? identity.then((known) => admit(request, known)) : admit(request, identity);
  }

  /** @throws ProblemError 403 for a page of another origin; others as of {@link Authenticator.identifySession}, which also take a dead cookie away */
  private async admitSession(request: FastifyRequest, cookie: SessionCookie, outageMs: number): Promise<boolean> {
    const foreign = foreignPageProblem(request);
    if (foreign !== undefined) throw foreign;
    try {
      const { identity, session } = await this.authenticator.identifySession(cookie.token, request.ip, outageMs);
      if (session !== undefined) request.consoleSession = session;
      return admit(request, identity);
    } catch (error) {
      if (!(error instanceof ProblemError) || error.status !== 401) throw error;
      const { code, detail, errors, headers } = error;
      throw new ProblemError(code, detail, { errors, headers: { ...headers, 'set-cookie': clearedCookie(cookie) } });
    }
  }

  /** How old what is known of the keys may be while MongoDB is away, in ms. */
  private outageMs(context: ExecutionContext, given: string | undefined): number {
    // The health report says what is wrong with MongoDB, so it cannot depend on it: on loopback, and before any key was made.
    if (given === undefined && this.authenticator.isOpen && isAtAnyTime(context)) return Infinity;
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    return onlyReads(operationOf(context), request) ? OUTAGE_MS : 0;
  }
}

function admit(request: FastifyRequest, identity: Identity): true {
  request.identity = identity;
  request.caller = identity.caller;
  request.scopes = identity.scopes;
  return true;
}
