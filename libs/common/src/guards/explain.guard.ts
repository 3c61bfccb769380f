import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { ProblemError } from '../problem/errors';
import { hasScope } from '../requests/declared-operation';

/** Refuses `explain=true` to a key that may not see how the database works: it tells more than the list itself. */
@Injectable()
export class ExplainGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const { explain } = request.query as { explain?: unknown };
    if (explain !== 'true' || hasScope(request, 'database:read')) return true;
    throw new ProblemError('forbidden', 'explain=true needs the scope database:read, which the key does not have.');
  }
}
