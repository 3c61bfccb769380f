import {
  type AskedEffects,
  confirmationProblem,
  type Effect,
  effectsOf,
  hasScope,
  operationOf,
  ProblemError,
} from '@lucid/common';
import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { AuditLog } from '../audit/audit-log.service';
import { type Denial, denialOf } from './collection-access';
import { lacksScope } from './scope.guard';

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
    return problem === undefined || this.log.refuse(request, operation, problem);
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
  return lacksScope(denial.lacks, `${what}: that needs the scope ${denial.lacks}, which your key lacks.`);
}
