import { type DeclaredOperation, ERRORS, hasScope, operationOf, ProblemError, PUBLIC } from '@lucid/common';
import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { askedBy, AuditLog, isAudited } from '../audit/audit-log.service';

const FORBIDDEN = ERRORS.forbidden.status;

/** Refuses callers whose key lacks the scope of the operation; where it is one of administration, that is recorded. */
@Injectable()
export class ScopeGuard implements CanActivate {
  constructor(private readonly log: AuditLog) {}

  canActivate(context: ExecutionContext): boolean | Promise<boolean> {
    const operation = operationOf(context);
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    request.onlyReads = operation.scope.endsWith(':read');
    if (operation.scope === PUBLIC || hasScope(request, operation.scope)) return true;
    return this.refuse(request, operation);
  }

  private async refuse(request: FastifyRequest, operation: DeclaredOperation): Promise<never> {
    const { scope } = operation;
    if (isAudited(request.method, operation)) await this.log.refuse(askedBy(request, operation), FORBIDDEN);
    throw new ProblemError('forbidden', `The operation asks for the scope ${scope}, which your key lacks.`, {
      errors: [{ pointer: 'X-API-Key', code: 'scope', message: `lacks the scope ${scope}` }],
    });
  }
}
