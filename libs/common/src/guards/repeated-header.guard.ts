import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { ProblemError } from '../problem/errors';

/**
 * Headers that have one value, and that decide how a request is read or who sends it. Node takes the first of two, or joins them; a proxy before the
 * service may take the other one.
 */
const SINGLE = new Map(
  [
    ...['Content-Type', 'Content-Length', 'Content-Encoding', 'Authorization', 'X-API-Key', 'Idempotency-Key'],
    ...['Last-Event-ID', 'X-Min-Consistency', 'X-Request-Id'],
  ].map((name) => [name.toLowerCase(), name]),
);

/** Refuses a request that has such a header twice. Lists such as If-Match may come in several lines (RFC 9110 §5.3). */
@Injectable()
export class RepeatedHeaderGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const { raw } = context.switchToHttp().getRequest<FastifyRequest>();
    // As many lines as headers: none comes twice.
    if (raw.rawHeaders.length === 2 * Object.keys(raw.headers).length) return true;
    const repeated = repeatedIn(raw.rawHeaders);
    if (repeated.length === 0) return true;
    throw new ProblemError('invalid_header', `Send ${repeated.join(' and ')} once.`, {
      errors: repeated.map((pointer) => ({ pointer, code: 'repeated', message: 'is there more than once' })),
    });
  }
}

/** @param lines names and values in turn, as they arrived */
function repeatedIn(lines: readonly string[]): string[] {
  const seen = new Set<string>();
  const repeated = new Set<string>();
  for (let at = 0; at < lines.length; at += 2) {
    const name = SINGLE.get(lines[at]?.toLowerCase() ?? '');
    if (name === undefined) continue;
    if (seen.has(name)) repeated.add(name);
    seen.add(name);
  }
  return [...repeated];
}
