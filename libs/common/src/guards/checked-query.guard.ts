import type { CanActivate, ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { ModelClass } from '../fields/model-class';
import { parametersOf } from '../requests/pipes';

/** Checks the query parameters of an operation whose handler reads none: another guard reads them. @throws ProblemError 400 */
export function checkedQuery(query: ModelClass): CanActivate {
  const pipe = parametersOf(query);
  return {
    canActivate: (context: ExecutionContext): boolean => {
      pipe.transform(context.switchToHttp().getRequest<FastifyRequest>().query, { type: 'query' });
      return true;
    },
  };
}
