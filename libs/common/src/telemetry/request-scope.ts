import type { Span } from '@opentelemetry/api';
import { AsyncLocalStorage } from 'node:async_hooks';

/** The request that something is done for. It is small, since connections that are opened meanwhile keep it. */
export interface RequestScope {
  readonly id: string;
  /** The server's span of it, where traces are kept. */
  readonly span?: Span;
}

/** The request that the present work is done for. */
export const requestScope = new AsyncLocalStorage<RequestScope>();

/** What a line of the log says of that request. */
export function scopeFields(): Readonly<Record<string, string>> {
  const scope = requestScope.getStore();
  if (scope === undefined) return {};
  if (scope.span === undefined) return { request_id: scope.id };
  const { traceId, spanId } = scope.span.spanContext();
  return { request_id: scope.id, trace_id: traceId, span_id: spanId };
}
