import { ANY_KEY, hasScope, onlyReads, operationOf, ProblemError, PUBLIC, type Scope } from '@lucid/common';
import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { AuditLog } from '../audit/audit-log.service';

/** @param detail what the scope is needed for, and that the key lacks it */
export const lacksScope = (scope: Scope, detail: string): ProblemError =>
  new ProblemError('forbidden', detail, {
    errors: [{ pointer: 'X-API-Key', code: 'scope', message: `lacks the scope ${scope}` }],
  });

/** Refuses callers whose key lacks the scope of the operation; where it is one of administration, that is recorded. */
@Injectable()
export class ScopeGuard implements CanActivate {
  constructor(private readonly log: AuditLog) {}

  canActivate(context: ExecutionContext): boolean | Promise<boolean> {
    const operation = operationOf(context);
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const { scope } = operation;
    request.onlyReads = onlyReads(operation, request);
    if (scope === PUBLIC || scope === ANY_KEY || hasScope(request, scope)) return true;
    const problem = lacksScope(scope, `The operation asks for the scope ${scope}, which your key lacks.`);
    return this.log.refuse(request, operation, problem);
  }
}
