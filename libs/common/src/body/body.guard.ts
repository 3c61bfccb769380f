import { type CanActivate, type ExecutionContext, Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { lookThrough } from '../fields/large-lists';
import { ProblemError } from '../problem/errors';
import { BodyRoom } from './body-room';
import { JsonReader } from './json-body';
import { readBody, tooLarge } from './read-body';
import { BYTES, isBodyRequired, type JsonBody, limitsOf, type TakenBody, takenBodyOf } from './taken-body';

declare module 'fastify' {
  interface FastifyRequest {
    /** Gives back the memory that the body of this request was counted with. */
    leaveRoom?: () => void;
  }
}

const JSON_TYPES = ['application/json', 'application/merge-patch+json'];

/** Bodies up to this size take no room that is counted, in bytes. */
const SMALL_BYTES = 64 * 1024;
/** All larger bodies together, in bytes: parsed, two of the largest fit a heap of 256 MB. */
const ROOM_BYTES = 32 * 1024 * 1024;

const unsupported = (detail: string): ProblemError => new ProblemError('unsupported_media_type', detail);

/**
 * Reads the body of a request. Fastify would read it before any guard; here it is read by this guard, after those that decide on key, rate, scope
 * and parameters. A body that is refused is not read, nor is one that the operation does not take: Node discards it as it arrives.
 */
@Injectable()
export class BodyGuard implements CanActivate, OnModuleInit {
  private readonly room = new BodyRoom(ROOM_BYTES, ROOM_BYTES / 2);

  constructor(private readonly host: HttpAdapterHost) {}

  onModuleInit(): void {
    // When the answer is sent, and not when the connection closes: a caller who leaves early does not end the work on its body.
    this.host.httpAdapter.getInstance<FastifyInstance>().addHook('onSend', (request, _reply, payload, done) => {
      request.leaveRoom?.();
      done(null, payload);
    });
  }

  canActivate(context: ExecutionContext): boolean | Promise<boolean> {
    const taken = takenBodyOf(context);
    const http = context.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    if (taken === undefined) return true;
    if ('type' in taken && !isBodyRequired(taken) && isEmpty(request)) {
      request.body = {};
      return true;
    }
    if (!hasBody(request)) return true;
    checkCoding(request, taken);
    const limit = request.routeOptions.bodyLimit;
    const length = Number(request.headers['content-length'] ?? limit);
    if (length > limit) throw tooLarge(limit);
    if ('type' in taken)
      return this.readJsonBody(request, http.getResponse<FastifyReply>(), taken, Math.min(length, limit));
    admit(request, http.getResponse<FastifyReply>());
    request.body = request.raw;
    return true;
  }

  private async readJsonBody(
    request: FastifyRequest,
    reply: FastifyReply,
    { type }: JsonBody,
    length: number,
  ): Promise<true> {
    if (length > SMALL_BYTES) request.leaveRoom = await this.room.take(request.caller ?? '', length);
    admit(request, reply);
    const reader = new JsonReader(limitsOf(type));
    await readBody(request.raw, request.routeOptions.bodyLimit, (piece) => reader.push(piece));
    request.body = await reader.end();
    await lookThrough(type, request.body);
    return true;
  }
}

/** Whether a request has a body, or says of what type it is: a body of a type may be empty. */
function hasBody({ headers }: FastifyRequest): boolean {
  const { 'content-length': length = '0', 'content-type': type, 'transfer-encoding': coding } = headers;
  return type !== undefined || coding !== undefined || length !== '0';
}

/** Whether a request has no byte of a body, whatever type it says that is of: clients name a type, or send a length of 0, out of habit. */
const isEmpty = ({ headers }: FastifyRequest): boolean =>
  headers['transfer-encoding'] === undefined && (headers['content-length'] ?? '0') === '0';

/** Lets a caller send its body that waits to be told so (RFC 9110 §10.1.1). */
function admit({ headers }: FastifyRequest, reply: FastifyReply): void {
  if (headers.expect !== undefined) reply.raw.writeContinue();
}

/** JSON is UTF-8 (RFC 8259 §8.1), and bodies are taken as they are: what claims otherwise would be misread. */
function checkCoding({ headers }: FastifyRequest, taken: TakenBody): void {
  const [type = '', ...parameters] = (headers['content-type'] ?? '')
    .split(';')
    .map((part) => part.trim().toLowerCase());
  const isBytes = 'bytes' in taken;
  if (!(isBytes ? [BYTES] : JSON_TYPES).includes(type))
    throw unsupported(isBytes ? `Send ${BYTES}.` : 'Send application/json, or application/merge-patch+json to PATCH.');
  const charset = parameters
    .map((each) => /^charset\s*=\s*"?([^"\s]*)/.exec(each)?.[1])
    .find((name) => name !== undefined);
  if (!isBytes && !/^utf-?8$/.test(charset ?? 'utf-8')) throw unsupported('Send the body in UTF-8.');
  if ((headers['content-encoding'] ?? 'identity').toLowerCase() !== 'identity')
    throw unsupported('Send the body without a content encoding.');
}
