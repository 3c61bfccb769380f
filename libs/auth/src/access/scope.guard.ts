import { hasScope, operationOf, ProblemError, PUBLIC } from '@lucid/common';
import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';

/** Refuses callers whose key lacks the scope of the operation. */
@Injectable()
export class ScopeGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const { scope } = operationOf(context);
    if (scope === PUBLIC || hasScope(context.switchToHttp().getRequest<FastifyRequest>(), scope)) return true;
    throw new ProblemError('forbidden', `The operation asks for the scope ${scope}, which your key lacks.`, {
      errors: [{ pointer: 'X-API-Key', code: 'scope', message: `lacks the scope ${scope}` }],
    });
  }
}
