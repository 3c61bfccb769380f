import { Histogram } from 'prom-client';
import { counted } from '../metrics/counted';
import { requestScope } from './request-scope';
import { clientSpan, endSpan } from './tracing';

const duration = new Histogram({
  name: 'db_client_operation_duration_seconds',
  help: 'Calls to the engines, as this process waited for them; error_type is empty for those that succeeded.',
  labelNames: ['db_system_name', 'db_operation_name', 'error_type'],
  buckets: [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
  registers: [counted],
});

/** A call to an engine. None of it is a caller's own text, so that each has few values. */
export interface EngineCall {
  system: 'mongodb' | 'redis' | 'elasticsearch';
  /** The engine's own name of the command. */
  operation: string;
  /** The collection that it is about. */
  collection?: string | undefined;
}

/** What a failed call is counted as: the status that was answered, or the error's own name. */
function errorTypeOf(error: unknown): string {
  const { statusCode, name } = error as { statusCode?: unknown; name?: unknown };
  if (typeof statusCode === 'number') return String(statusCode);
  return typeof name === 'string' ? name : 'unknown';
}

/** Makes a call to an engine, times it, and adds it to the trace of the request that it is made for. @returns what the call returns */
export function observeCall<T>(call: EngineCall, make: () => Promise<T>): Promise<T> {
  const { system, operation, collection } = call;
  const parent = requestScope.getStore()?.span;
  const span =
    parent &&
    clientSpan(parent, collection === undefined ? operation : `${operation} ${collection}`, {
      'db.system.name': system,
      'db.operation.name': operation,
      ...(collection !== undefined && { 'db.collection.name': collection }),
    });
  const startedAt = performance.now();
  const done = (error_type: string): void => {
    const labels = { db_system_name: system, db_operation_name: operation, error_type };
    duration.observe(labels, (performance.now() - startedAt) / 1000);
    if (span !== undefined) endSpan(span, error_type);
  };
  const answer = make();
  answer.then(
    () => done(''),
    (error: unknown) => done(errorTypeOf(error)),
  );
  return answer;
}
