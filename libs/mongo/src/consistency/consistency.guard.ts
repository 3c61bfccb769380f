import { isPublic, ProblemError } from '@lucid/common';
import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { mongo } from 'mongoose';
import { setTimeout as sleep } from 'node:timers/promises';
import { CONSISTENCY_TOKEN, timeOf } from '../connection/consistency-token';
import { MongoService } from '../connection/mongo.service';

/** How long a read waits for what it must see unless it says otherwise, and at most, in ms. */
const WAIT_MS = 1000;
const MAX_WAIT_MS = 10_000;
const POLL_MS = 20;

const invalid = (pointer: string, message: string): ProblemError =>
  new ProblemError(pointer === 'wait_ms' ? 'invalid_parameter' : 'invalid_header', `${pointer} ${message}.`, {
    errors: [{ pointer, code: 'pattern', message }],
  });

/**
 * Read your writes: a read that sends back a write's `X-Consistency-Token` as `X-Min-Consistency` waits until the
 * server it reads from has that write, and fails with 412 when it has not in `wait_ms`. Reads go to the primary, so it
 * waits only where the primary changed or the token is of another deployment.
 */
@Injectable()
export class ConsistencyGuard implements CanActivate {
  constructor(private readonly mongo: MongoService) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    if ((request.method !== 'GET' && request.method !== 'HEAD') || isPublic(context)) return true;
    const waitMs = takeWait(request.query as Record<string, unknown>);
    const token = request.headers['x-min-consistency'];
    if (token === undefined) return true;
    if (typeof token !== 'string' || !CONSISTENCY_TOKEN.test(token)) {
      throw invalid('X-Min-Consistency', 'must be an X-Consistency-Token as it was answered');
    }
    if (await this.reached(timeOf(token), waitMs)) return true;
    throw new ProblemError(
      'precondition_failed',
      `The write of X-Min-Consistency was not seen within ${waitMs} ms: try again, wait longer, or see whether the token is of this deployment.`,
    );
  }

  private async reached(time: mongo.Timestamp, waitMs: number): Promise<boolean> {
    for (const deadline = Date.now() + waitMs; ;) {
      const { operation, cluster } = await this.mongo.times();
      if (operation.greaterThanOrEqual(time)) return true;
      // No operation of this deployment has that time: waiting would not help.
      if (time.greaterThan(cluster)) return false;
      const left = deadline - Date.now();
      if (left <= 0) return false;
      await sleep(Math.min(POLL_MS, left));
    }
  }
}

/** Takes `wait_ms` out of the query: no operation has it of its own, each read takes it. */
function takeWait(query: Record<string, unknown>): number {
  const given = query['wait_ms'];
  if (given === undefined) return WAIT_MS;
  Reflect.deleteProperty(query, 'wait_ms');
  const wait = typeof given === 'string' && /^\d{1,5}$/.test(given) ? Number(given) : NaN;
  if (wait <= MAX_WAIT_MS) return wait;
  throw invalid('wait_ms', `must be a whole number from 0 to ${MAX_WAIT_MS}`);
}
