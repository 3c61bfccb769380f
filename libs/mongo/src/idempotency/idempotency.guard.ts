import { callerOf, operationOf, ProblemError } from '@lucid/common';
import { CONFIG, type Config } from '@lucid/config';
import { type CanActivate, type ExecutionContext, Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { setTimeout as sleep } from 'node:timers/promises';
import { MongoService } from '../connection/mongo.service';
import type { KeptAnswer } from './idempotency-record';
import { IdempotencyRoom } from './idempotency-room';
import { derivedId, fingerprintOf, IdempotencyStore, recordId } from './idempotency-store';

declare module 'fastify' {
  interface FastifyRequest {
    /** The record whose outcome this request has to note, and under which attempt. */
    idempotency?: { id: string; attempt: number; caller: string };
  }
}

/** How long an answer waits for its note, in ms. */
const NOTE_MS = 1000;

/** Statuses that say nothing about the request itself: the same request may do better next time. */
const PASSING = new Set([408, 429]);

/** Statuses of requests that were refused for their form, before anything was done: a repeat is refused in the same way. */
const MALFORMED = new Set([400, 413, 415]);

/**
 * `Idempotency-Key` on every POST (Stripe's semantics): the first request is executed and its answer kept for 24 h,
 * a repeat gets the same answer. One of 5xx, or that says when to try again, is not kept: a repeat is executed again, knowing that the first
 * may have written (`WriteContext.recovering`), with the same ids. Nor is that of a request that was refused for its form.
 *
 * A guard and a hook on what is sent, not an interceptor: one interceptor takes every request through RxJS, which
 * cost a read by id a fifth of its time. It is the last guard: only callers who may ask claim a key.
 */
@Injectable()
export class IdempotencyGuard implements CanActivate, OnModuleInit {
  private readonly store: IdempotencyStore;

  constructor(
    mongo: MongoService,
    private readonly host: HttpAdapterHost,
    @Inject(CONFIG) { IDEMPOTENCY_MB_PER_CALLER }: Config,
  ) {
    this.store = new IdempotencyStore(mongo, new IdempotencyRoom(mongo, IDEMPOTENCY_MB_PER_CALLER * 1_000_000));
  }

  onModuleInit(): void {
    this.host.httpAdapter.getInstance<FastifyInstance>().addHook('onSend', (request, reply, payload, done) => {
      if (request.idempotency === undefined) done(null, payload);
      else
        void this.note(request.idempotency, reply.statusCode, answerOf(reply, payload)).then(() => done(null, payload));
      // An answer that fails on its way out is followed by another, which is not the outcome.
      request.idempotency = undefined;
    });
  }

  canActivate(context: ExecutionContext): boolean | Promise<boolean> {
    const http = context.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const key = request.headers['idempotency-key'];
    if (request.method !== 'POST' || key === undefined) return true;
    if (typeof key !== 'string' || !/^[\x21-\x7e]{1,255}$/.test(key)) {
      throw new ProblemError('invalid_header', 'Idempotency-Key must be 1 to 255 visible ASCII characters.', {
        errors: [{ pointer: 'Idempotency-Key', code: 'pattern', message: 'must be 1 to 255 visible ASCII characters' }],
      });
    }
    if (operationOf(context).answersSecret === true) {
      throw new ProblemError('invalid_header', 'The answer holds a secret, so it is not kept for a repeat.', {
        errors: [{ pointer: 'Idempotency-Key', code: 'secret', message: 'is not taken by this operation' }],
      });
    }
    return this.claim(key, request, http.getResponse<FastifyReply>());
  }

  /** Whether the request is to be executed; a repeat is answered here, and the filter leaves an answered request alone. */
  private async claim(key: string, request: FastifyRequest, reply: FastifyReply): Promise<boolean> {
    const id = recordId(request.caller ?? 'anonymous', request.method, request.url, key);
    const share = callerOf(request);
    const ifMatch = request.headers['if-match'];
    const content = ifMatch === undefined ? request.body : [ifMatch, request.body];
    const claimed = await this.store.claim(id, await fingerprintOf(content), share);
    if ('answer' in claimed) {
      replay(claimed.answer, reply);
      return false;
    }
    const { attempt, salt } = claimed;
    request.idempotency = { id, attempt, caller: share };
    request.writeContext = { newId: (index = 0) => derivedId(salt, index), recovering: attempt > 1 };
    return true;
  }

  /**
   * The outcome stands whether or not it can be noted now. A caller does not wait for a database that is away, and what could not be noted is tried
   * again: else each repeat would run into the lock until that ran out, long after the database is back.
   */
  private async note(
    { id, attempt, caller }: NonNullable<FastifyRequest['idempotency']>,
    status: number,
    answer: KeptAnswer | undefined,
  ): Promise<void> {
    const noted = this.store.untilDone(() => {
      if (MALFORMED.has(status)) return this.store.forget(id, attempt, caller);
      return answer === undefined ? this.store.release(id, attempt) : this.store.keep(id, attempt, answer, caller);
    });
    await Promise.race([noted, sleep(NOTE_MS, undefined, { ref: false })]);
  }
}

function replay({ status, body, location, etag }: KeptAnswer, reply: FastifyReply): void {
  const type = status < 400 ? 'application/json; charset=utf-8' : 'application/problem+json';
  void reply.status(status).header('idempotency-replayed', 'true').type(type);
  if (location !== undefined) void reply.header('location', location);
  if (etag !== undefined) void reply.header('etag', etag);
  void reply.send(body);
}

/** The answer as it is kept. A failure of ours, or one that passes, is not: a repeat is executed again. */
function answerOf(reply: FastifyReply, payload: unknown): KeptAnswer | undefined {
  const { statusCode: status } = reply;
  if (status >= 500 || PASSING.has(status) || reply.hasHeader('retry-after')) return undefined;
  const { location, etag } = reply.getHeaders() as { location?: string; etag?: string };
  return { status, body: typeof payload === 'string' ? payload : '', location, etag };
}
