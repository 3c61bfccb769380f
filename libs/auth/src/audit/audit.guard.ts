import { operationOf } from '@lucid/common';
import { type CanActivate, type ExecutionContext, Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { type Asked, askedBy, AuditLog, isAudited } from './audit-log.service';

declare module 'fastify' {
  interface FastifyRequest {
    /** What the audit record is of that the answer completes. */
    audited?: Asked;
  }
}

/**
 * Writes the audit record of an operation before it is begun: what cannot be recorded is not done. It is the last guard, so that an
 * answer that is given again is no second record. The record is completed by a hook on what is sent, whoever sends it.
 */
@Injectable()
export class AuditGuard implements CanActivate, OnModuleInit {
  constructor(
    private readonly log: AuditLog,
    private readonly host: HttpAdapterHost,
  ) {}

  onModuleInit(): void {
    this.host.httpAdapter.getInstance<FastifyInstance>().addHook('onSend', (request, reply, payload, done) => {
      const { auditId, audited, audit } = request;
      // An answer that fails on its way out is followed by another, which says less.
      request.audited = undefined;
      if (auditId === undefined || audited === undefined) done(null, payload);
      else void this.log.complete(auditId, audited, reply.statusCode, audit).then(() => done(null, payload));
    });
  }

  canActivate(context: ExecutionContext): boolean | Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const operation = operationOf(context);
    if (!isAudited(request.method, operation)) return true;
    const asked = askedBy(request, operation);
    return this.log.begin(asked).then((id) => {
      request.auditId = id;
      request.audited = asked;
      return true;
    });
  }
}
