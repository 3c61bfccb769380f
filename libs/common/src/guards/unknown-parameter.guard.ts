import { type CanActivate, type ExecutionContext, Injectable, SetMetadata } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { ProblemError } from '../problem/errors';

const QUERY = 'lucid:query-parameters';

/** Notes the query parameters that a handler takes. */
export const QueryParameters = (names: readonly string[]): MethodDecorator => SetMetadata(QUERY, names);

/** Refuses query parameters that the operation does not have, or has once: a misspelt filter must not look like an empty one. */
@Injectable()
export class UnknownParameterGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const known = Reflect.getMetadata(QUERY, context.getHandler()) as readonly string[] | undefined;
    if (known === undefined) return true;
    const { query } = context.switchToHttp().getRequest<FastifyRequest>();
    const given = Object.entries(query as Record<string, unknown>);
    const unknown = given.map(([name]) => name).filter((name) => !known.includes(name));
    if (unknown.length === 0) return refuseRepeated(given);
    throw new ProblemError(
      'invalid_parameter',
      known.length === 0 ? 'The operation takes no query parameters.' : `The operation takes ${known.join(', ')}.`,
      {
        errors: unknown.slice(0, 20).map((name) => ({
          pointer: name.slice(0, 100).toWellFormed(),
          code: 'unknown_parameter',
          message: 'is not a parameter here',
        })),
      },
    );
  }
}

/** A parameter that comes twice has no meaning in any operation: which of the two counts would be a guess. */
function refuseRepeated(given: [name: string, value: unknown][]): true {
  const repeated = given.filter(([, value]) => Array.isArray(value)).map(([pointer]) => pointer);
  if (repeated.length === 0) return true;
  throw new ProblemError('invalid_parameter', `Send ${repeated.join(' and ')} once; lists are comma-separated.`, {
    errors: repeated.map((pointer) => ({ pointer, code: 'repeated', message: 'is there more than once' })),
  });
}
