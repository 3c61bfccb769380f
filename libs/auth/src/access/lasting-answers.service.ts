import { pathOf, ProblemError, problemOf } from '@lucid/common';
import { partProblem } from '@lucid/mongo';
import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Readable } from 'node:stream';
import { ANONYMOUS, CONFIGURED } from '../identity/identity';
import { KeyTable, OUTAGE_MS } from '../keys/key-table';
import { Authenticator } from './authenticator.service';

/** How often the permission of answers under way is checked, in ms. It costs a digest for each of them, and nothing for each event. */
const CHECK_MS = 250;
/** A read that was answered later than this after it was asked is checked again before it is sent, in ms. */
const LATE_MS = 1000;
/** How long a stream of events has for its last one, in ms: a caller who does not read is then cut off. */
const GRACE_MS = 500;

interface Lasting {
  request: FastifyRequest;
  reply: FastifyReply;
}

/** Bodies up to this size arrive within the time limit of a request, in bytes. */
const SMALL_BYTES = 64 * 1024;

const hasLargeBody = ({ headers }: FastifyRequest): boolean =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > SMALL_BYTES;

const isStream = (payload: unknown): payload is Readable =>
  typeof (payload as Partial<Readable> | null)?.pipe === 'function';

/**
 * Ends what is still under way when its caller's key no longer permits it: 5 s after the key was revoked, replaced, narrowed or has
 * expired at the latest, on every replica, and also while MongoDB does not answer. Every answer whose body is a stream is followed,
 * whatever operation makes it, and every body that is read as it comes in.
 */
@Injectable()
export class LastingAnswers implements OnModuleInit {
  private readonly logger = new Logger(LastingAnswers.name);
  private readonly lasting = new Set<Lasting>();
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly authenticator: Authenticator,
    private readonly table: KeyTable,
    private readonly host: HttpAdapterHost,
  ) {}

  onModuleInit(): void {
    const fastify = this.host.httpAdapter.getInstance<FastifyInstance>();
    fastify.addHook('onRequest', (request, reply, done) => {
      // A large body arrives for as long as its caller likes. Who that is will be known before it is read.
      if (hasLargeBody(request)) this.follow({ request, reply });
      done();
    });
    fastify.addHook('onSend', (request, reply, payload, done) => {
      const { identity, onlyReads } = request;
      // Without a key nothing is checked late: the health report answers on loopback while MongoDB is away.
      const canBeLate = onlyReads === true && identity !== ANONYMOUS && reply.statusCode < 400;
      const isJudged = isStream(payload) || (canBeLate && reply.elapsedTime > LATE_MS);
      if (identity === undefined || identity === CONFIGURED || !isJudged) done(null, payload);
      else void this.withheldIfRevoked({ request, reply }, payload).then((sent) => done(null, sent));
    });
  }

  /** Follows a request until its connection has taken the answer or is gone, and closes the connection once the caller may have it no more. */
  private follow(lasting: Lasting): void {
    this.lasting.add(lasting);
    this.timer ??= setInterval(() => this.check(), CHECK_MS).unref();
  }

  /** What is sent instead of an answer that took its time: itself, or the problem of a key that no longer permits it. */
  private async withheldIfRevoked(lasting: Lasting, payload: unknown): Promise<unknown> {
    const { request, reply } = lasting;
    const problem = await this.whyWithdrawnNow(lasting, isStream(payload) ? undefined : OUTAGE_MS);
    if (problem === undefined) {
      if (isStream(payload)) this.follow(lasting);
      return payload;
    }
    if (isStream(payload)) payload.destroy();
    void reply.status(problem.status).headers(problem.headers).type('application/problem+json');
    void reply.removeHeader('content-length').removeHeader('etag');
    return JSON.stringify(problemOf(problem, request));
  }

  /** @param outageMs how old what is known of the keys may be while MongoDB is away; left out for what lasts */
  private async whyWithdrawnNow(lasting: Lasting, outageMs?: number): Promise<ProblemError | undefined> {
    try {
      await this.authenticator.fresh(lasting.request.consoleSession, outageMs);
    } catch (error) {
      return partProblem(error, 'reading the keys for a long answer');
    }
    return this.whyWithdrawn(lasting, outageMs);
  }

  private whyWithdrawn({ request }: Lasting, unsureMs?: number): ProblemError | undefined {
    const { identity, headers, consoleSession } = request;
    const secret = headers['x-api-key'];
    const given = secret === undefined ? consoleSession : String(secret);
    return identity && this.authenticator.whyWithdrawn(given, identity, unsureMs);
  }

  private check(): void {
    // Not waited for: while MongoDB does not answer, what is known grows old, and that ends answers too.
    this.table.fresh()?.catch(() => undefined);
    for (const lasting of this.lasting) {
      const { consoleSession } = lasting.request;
      if (consoleSession !== undefined) this.authenticator.fresh(consoleSession).catch(() => undefined);
      const problem = lasting.reply.raw.closed ? undefined : this.whyWithdrawn(lasting);
      if (problem !== undefined) this.end(lasting, problem);
      if (problem !== undefined || lasting.reply.raw.closed) this.lasting.delete(lasting);
    }
    if (this.lasting.size > 0) return;
    clearInterval(this.timer);
    this.timer = undefined;
  }

  private end({ request, reply }: Lasting, problem: ProblemError): void {
    this.logger.log(
      `Ended ${request.method} ${pathOf(request).slice(0, 200)} of ${request.caller ?? ''}: ${problem.detail}`,
    );
    if (request.endEvents === undefined) {
      cutOff(reply);
      return;
    }
    request.endEvents(problem);
    setTimeout(() => cutOff(reply), GRACE_MS).unref();
  }
}

/** Resets the connection of an answer that was not sent whole: what the system holds of it for a slow caller is not sent either. */
function cutOff({ raw }: FastifyReply): void {
  if (!raw.writableFinished) raw.socket?.resetAndDestroy();
}
