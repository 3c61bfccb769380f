import {
  type AskedEffects,
  confirmationProblem,
  type DeclaredOperation,
  type Effect,
  effectsOf,
  hasScope,
  operationOf,
  ProblemError,
} from '@lucid/common';
import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { askedBy, AuditLog, isAudited } from '../audit/audit-log.service';
import { type Denial, denialOf } from './collection-access';

/**
 * The one place that decides what a request may do to the collections that it names, and that asks for the confirmation of what
 * deletes, whatever the option is called. It goes by what the operation and its fields declare.
 */
@Injectable()
export class EffectGuard implements CanActivate {
  constructor(private readonly log: AuditLog) {}

  canActivate(context: ExecutionContext): boolean | Promise<boolean> {
    const operation = operationOf(context);
    if (operation.effects === undefined) return true;
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const asked = effectsOf(operation.effects, request);
    if (asked === undefined) return true;
    const deleting = asked.effects.flatMap(({ kind, field }) =>
      kind === 'delete' && field !== undefined ? field : [],
    );
    if (deleting.length > 0) request.audit = { ...request.audit, deleting };
    const problem = refusalOf(asked, request, deleting);
    return problem === undefined || this.refuse(request, operation, problem);
  }

  private async refuse(request: FastifyRequest, operation: DeclaredOperation, problem: ProblemError): Promise<never> {
    if (isAudited(request.method, operation)) await this.log.refuse(askedBy(request, operation), problem.status);
    throw problem;
  }
}

function refusalOf(asked: AskedEffects, request: FastifyRequest, deleting: string[]): ProblemError | undefined {
  const denial = denialOf(asked, (scope) => hasScope(request, scope));
  if (denial !== undefined) return forbidden(denial);
  if (asked.confirmation === undefined || deleting.length === 0) return undefined;
  const { given, name } = asked.confirmation;
  return confirmationProblem(given, name, `${deleting.join(' and ')} can delete documents or backups of ${name}.`);
}

const WORDS: Readonly<Record<Effect, string>> = {
  shape: 'reads what MongoDB keeps about',
  define: 'changes the definition of',
  values: 'tells what documents hold in',
  write: 'writes documents of',
  delete: 'can delete something of',
};

function forbidden(denial: Denial): ProblemError {
  const { effect, collection } = denial;
  const on = effect.scope === undefined ? (collection ?? 'any collection') : 'what the service keeps';
  const what = `${effect.field ?? 'The operation'} ${WORDS[effect.kind]} ${on}`;
  if ('closed' in denial)
    return new ProblemError('forbidden', `${what}, which the service keeps closed: no key reaches it by its name.`, {
      errors: [{ pointer: effect.field ?? '', code: 'closed', message: `is not allowed on ${collection ?? ''}` }],
    });
  return new ProblemError('forbidden', `${what}: that needs the scope ${denial.lacks}, which your key lacks.`, {
    errors: [{ pointer: 'X-API-Key', code: 'scope', message: `lacks the scope ${denial.lacks}` }],
  });
}
