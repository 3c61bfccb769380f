import { ProblemError, problemOf, toProblem } from '@lucid/common';
import { type CallHandler, type ExecutionContext, Injectable, Logger, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { from, lastValueFrom, type Observable } from 'rxjs';
import { MongoService } from '../connection/mongo.service';
import type { KeptAnswer } from './idempotency-record';
import { derivedId, fingerprintOf, IdempotencyStore, recordId } from './idempotency-store';

/** Statuses that say nothing about the request itself: the same request may do better next time. */
const PASSING = new Set([408, 429]);

/**
 * `Idempotency-Key` on every POST (Stripe's semantics): the first request is executed and its answer kept for 24 h,
 * a repeat gets the same answer. An answer of 5xx is not kept: a repeat is executed again, knowing that the first
 * may have written (`WriteContext.recovering`), with the same ids.
 */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  private readonly logger = new Logger(IdempotencyInterceptor.name);

  private readonly store: IdempotencyStore;

  constructor(mongo: MongoService) {
    this.store = new IdempotencyStore(mongo);
  }

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const http = context.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const key = request.headers['idempotency-key'];
    if (request.method !== 'POST' || key === undefined) return next.handle();
    if (typeof key !== 'string' || !/^[\x21-\x7e]{1,255}$/.test(key)) {
      throw new ProblemError('invalid_header', 'Idempotency-Key must be 1 to 255 visible ASCII characters.', {
        errors: [{ pointer: 'Idempotency-Key', code: 'pattern', message: 'must be 1 to 255 visible ASCII characters' }],
      });
    }
    return from(this.once(key, request, http.getResponse<FastifyReply>(), next));
  }

  private async once(key: string, request: FastifyRequest, reply: FastifyReply, next: CallHandler): Promise<unknown> {
    const id = recordId(request.caller ?? 'anonymous', request.method, request.url, key);
    const claimed = await this.store.claim(id, fingerprintOf(request.body));
    if ('answer' in claimed) return replay(claimed.answer, reply);
    const { attempt, salt } = claimed;
    request.writeContext = { newId: (index = 0) => derivedId(salt, index), recovering: attempt > 1 };
    const note = (answer: KeptAnswer | undefined): Promise<void> =>
      answer === undefined ? this.store.release(id, attempt) : this.store.keep(id, attempt, answer);
    try {
      const result: unknown = await lastValueFrom(next.handle(), { defaultValue: undefined });
      await this.settle(() => note(goodAnswer(reply, result)));
      return result;
    } catch (error) {
      await this.settle(() => note(badAnswer(request, error)));
      throw error;
    }
  }

  /** The outcome stands whether or not it can be noted; a repeat then runs into the lock, and after it finds what was written. */
  private async settle(note: () => Promise<void>): Promise<void> {
    try {
      await note();
    } catch (error) {
      this.logger.warn(`an idempotency key's outcome could not be noted: ${(error as Error).message}`);
    }
  }
}

function replay({ status, body, location, etag }: KeptAnswer, reply: FastifyReply): string {
  const type = status < 400 ? 'application/json; charset=utf-8' : 'application/problem+json';
  void reply.status(status).header('idempotency-replayed', 'true').type(type);
  if (location !== undefined) void reply.header('location', location);
  if (etag !== undefined) void reply.header('etag', etag);
  return body;
}

function goodAnswer(reply: FastifyReply, result: unknown): KeptAnswer {
  const { location, etag } = reply.getHeaders() as { location?: string; etag?: string };
  return { status: reply.statusCode, body: JSON.stringify(result ?? null), location, etag };
}

/** A failure of ours, or one that passes, is not kept: a repeat is executed again. */
function badAnswer(request: FastifyRequest, error: unknown): KeptAnswer | undefined {
  const problem = toProblem(error);
  if (problem.status >= 500 || PASSING.has(problem.status)) return undefined;
  const path = request.url.split('?', 1)[0] ?? '';
  return {
    status: problem.status,
    body: JSON.stringify(problemOf(problem, { path, id: request.id })),
    etag: problem.headers['etag'],
  };
}
