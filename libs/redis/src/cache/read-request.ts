import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { ReadRequest } from './cache-namespace';

/** Injects what the request asks of the cache: `Cache-Control: no-cache` goes round it, `X-Min-Consistency` bounds how old the answer is. */
export const Reading = createParamDecorator((_data: unknown, context: ExecutionContext): ReadRequest => {
  const { headers } = context.switchToHttp().getRequest<FastifyRequest>();
  const min = headers['x-min-consistency'];
  const control = headers['cache-control'];
  return {
    min: typeof min === 'string' ? min : undefined,
    bypass: control !== undefined && /(?:^|[\s,])no-(?:cache|store)(?:$|[\s,=])/i.test(control),
  };
});
