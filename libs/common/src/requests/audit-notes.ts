import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';

/** What an operation adds to its audit record: the record itself is made by libs/auth. Never a secret. */
export interface AuditNotes {
  /** What was acted on: a collection, a volume, a key's id. */
  target?: string;
  /** The state that is changed, as far as it can be told. */
  before?: unknown;
  after?: unknown;
  /** Fields of the request that let documents be deleted. */
  deleting?: string[];
  /** The job that goes on with the request: the record ends with the outcome of the job. */
  job_id?: string;
}

/** How a job ended, for the audit records of the requests that asked for it. */
export interface JobEnd {
  job_id: string;
  outcome: 'succeeded' | 'failed' | 'cancelled';
  /** Code of the job's problem. */
  error_code?: string;
  ended_at: Date;
}

/** Completes audit records with the outcome of jobs. libs/auth provides it; whoever runs jobs tells it of each end. */
export abstract class AuditTrail {
  /** Completes records; one that is completed already stays as it is. @throws MongoDB's error: it must be told again */
  abstract settle(audit_ids: readonly string[], end: JobEnd): Promise<void>;
}

declare module 'fastify' {
  interface FastifyRequest {
    audit?: AuditNotes;
    /** The audit record of the request, once it is begun. */
    auditId?: string;
  }
}

/** Injects the {@link AuditNotes} of the request into a handler, which fills them in. */
export const Auditing = createParamDecorator((_data: unknown, context: ExecutionContext): AuditNotes => {
  const request = context.switchToHttp().getRequest<FastifyRequest>();
  request.audit ??= {};
  return request.audit;
});
