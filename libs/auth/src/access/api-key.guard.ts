import { isAtAnyTime, isPublic, operationOf } from '@lucid/common';
import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { ANONYMOUS, type Identity } from '../identity/identity';
import { OUTAGE_MS } from '../keys/key-table';
import { Authenticator } from './authenticator.service';

/** Asks for a key on every operation that is not public, and notes on the request who it is. */
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
    const identity = this.authenticator.identify(given, request.ip, this.outageMs(context, given));
    return identity instanceof Promise ? identity.then((known) => admit(request, known)) : admit(request, identity);
  }

  /** How old what is known of the keys may be while MongoDB is away, in ms. */
  private outageMs(context: ExecutionContext, given: string | undefined): number {
    // The health report says what is wrong with MongoDB, so it cannot depend on it: on loopback, and before any key was made.
    if (given === undefined && this.authenticator.isOpen && isAtAnyTime(context)) return Infinity;
    return operationOf(context).scope.endsWith(':read') ? OUTAGE_MS : 0;
  }
}

function admit(request: FastifyRequest, identity: Identity): true {
  request.identity = identity;
  request.caller = identity.caller;
  request.scopes = identity.scopes;
  return true;
}
