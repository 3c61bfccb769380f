import { isPublic, ProblemError } from '@lucid/common';
import { CONFIG, type Config } from '@lucid/config';
import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { createHash, timingSafeEqual } from 'node:crypto';

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Asks for the configured key on every operation that is not public. Without a configured key nothing is asked. */
@Injectable()
export class ApiKeyGuard implements CanActivate {
  private readonly expected: Buffer | undefined;

  constructor(@Inject(CONFIG) { API_KEY }: Config) {
    this.expected = API_KEY === undefined ? undefined : digest(API_KEY);
  }

  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    if (this.expected === undefined || isPublic(context)) {
      request.caller = 'anonymous';
      return true;
    }
    const given = request.headers['x-api-key'];
    // Digests have one length, so that the comparison tells nothing about the key's.
    if (typeof given !== 'string' || !timingSafeEqual(digest(given), this.expected)) {
      throw new ProblemError('unauthenticated', 'Send the key as X-API-Key.');
    }
    request.caller = 'configured-key';
    return true;
  }
}
