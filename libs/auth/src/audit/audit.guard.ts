import { type AuditNotes, operationOf } from '@lucid/common';
import { type CanActivate, type ExecutionContext, Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { askedBy, AuditLog, isAudited } from './audit-log.service';

const ACCEPTED = 202;

declare module 'fastify' {
  interface FastifyRequest {
    /** The audit record that the answer completes. */
    auditId?: string;
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
      const { auditId } = request;
      // An answer that fails on its way out is followed by another, which says less.
      request.auditId = undefined;
      if (auditId === undefined) done(null, payload);
      else void this.log.complete(auditId, reply.statusCode, notesOf(request, reply)).then(() => done(null, payload));
    });
  }

  canActivate(context: ExecutionContext): boolean | Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const operation = operationOf(context);
    if (!isAudited(request.method, operation)) return true;
    return this.log.begin(askedBy(request, operation)).then((id) => {
      request.auditId = id;
      return true;
    });
  }
}

/** What the operation noted; of one that goes on as a job, which job that is, whose own record tells the rest. */
function notesOf({ audit = {} }: FastifyRequest, reply: FastifyReply): AuditNotes {
  const job = reply.statusCode === ACCEPTED ? reply.getHeader('location') : undefined;
  return job === undefined || audit.after !== undefined ? audit : { ...audit, after: { job } };
}
