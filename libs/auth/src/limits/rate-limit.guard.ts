import { counted, ProblemError } from '@lucid/common';
import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Counter } from 'prom-client';
import { type AnyAllowance, RateLimits } from './rate-limits.service';
import { WINDOW_SECONDS } from './shared-count';

const LIMITS = ['caller', 'unknown_keys'] as const;

const refusals = new Counter({
  name: 'lucid_rate_limit_refusals_total',
  help: 'Requests that were answered 429: their caller had used up its limit, or their address had sent too many unknown keys.',
  labelNames: ['limit'],
  registers: [counted],
});
for (const limit of LIMITS) refusals.inc({ limit }, 0);

/** Counts a request that is refused. @returns the problem of the spent limit */
export function tooMany(
  limit: (typeof LIMITS)[number],
  detail: string,
  { secondsLeft }: Pick<AnyAllowance, 'secondsLeft'>,
): ProblemError {
  refusals.inc({ limit });
  return new ProblemError('too_many_requests', detail, { headers: { 'retry-after': String(secondsLeft) } });
}

/**
 * Keeps each caller within a limit of requests a minute, and says where it stands: `RateLimit` and `RateLimit-Policy`
 * (draft-ietf-httpapi-ratelimit-headers-10). The probes have no caller, and no limit.
 */
@Injectable()
export class RateLimitGuard implements CanActivate {
  constructor(private readonly limits: RateLimits) {}

  canActivate(context: ExecutionContext): boolean | Promise<boolean> {
    const http = context.switchToHttp();
    const { identity } = http.getRequest<FastifyRequest>();
    if (identity === undefined) return true;
    const allowance = this.limits.of(identity);
    const used = allowance.use();
    const reply = http.getResponse<FastifyReply>();
    return used instanceof Promise
      ? used.then((allowed) => tell(allowed, allowance, reply))
      : tell(used, allowance, reply);
  }
}

function tell(allowed: boolean, allowance: AnyAllowance, reply: FastifyReply): true {
  void reply
    .header('ratelimit-policy', `"minute";q=${allowance.limit};w=${WINDOW_SECONDS}`)
    .header('ratelimit', `"minute";r=${allowance.remaining};t=${allowance.secondsLeft}`);
  if (allowed) return true;
  throw tooMany('caller', `Your key allows ${allowance.limit} requests a minute.`, allowance);
}
