import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { ProblemError } from '../problem/errors';

/** Refuses a write without `If-Match` (RFC 6585 §3), before its body is checked or anything is read. */
@Injectable()
export class IfMatchRequiredGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    if (context.switchToHttp().getRequest<FastifyRequest>().headers['if-match'] !== undefined) return true;
    throw new ProblemError('precondition_required', 'Read the resource, then send its ETag as If-Match.', {
      errors: [{ pointer: 'If-Match', code: 'required', message: 'is required' }],
    });
  }
}
