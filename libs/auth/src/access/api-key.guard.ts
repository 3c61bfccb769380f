import { isAtAnyTime, isPublic } from '@lucid/common';
import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Authenticator } from './authenticator.service';
import { ANONYMOUS, type Identity } from './identity';

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
    const given = request.headers['x-api-key'];
    const identity = this.authenticator.identify(given === undefined ? undefined : String(given), request.ip);
    if (!(identity instanceof Promise)) return admit(request, identity);
    return identity.then(
      (known) => admit(request, known),
      (error: unknown) => {
        // The health report says what is wrong with MongoDB, so it cannot depend on it: on loopback, and before any key was made.
        if (given === undefined && this.authenticator.isOpen && isAtAnyTime(context)) return admit(request, ANONYMOUS);
        throw error;
      },
    );
  }
}

function admit(request: FastifyRequest, identity: Identity): true {
  request.identity = identity;
  request.caller = identity.caller;
  request.scopes = identity.scopes;
  return true;
}
