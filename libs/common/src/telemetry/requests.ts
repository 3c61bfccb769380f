import { type LogLevel, Logger } from '@nestjs/common';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Histogram } from 'prom-client';
import { counted } from '../metrics/counted';
import { isMisrouted } from '../routes/allowed-methods';
import { pathOf } from '../routes/path-of';
import { type RequestScope, requestScope } from './request-scope';
import { endSpan, serverSpan } from './tracing';

declare module 'fastify' {
  interface FastifyRequest {
    /** What the lines of its log and its calls to engines are known by. */
    scope?: RequestScope;
  }
}

const duration = new Histogram({
  name: 'http_server_request_duration_seconds',
  help: 'Requests until their answer was sent whole. Status 499: the caller went before.',
  labelNames: ['http_request_method', 'http_route', 'http_response_status_code'],
  buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10],
  registers: [counted],
});

/** As nginx has it: no answer, since the caller closed the connection. */
const CALLER_GONE = 499;
/** What callers make up has one value: a label for each would be theirs to fill the memory with. */
const NO_ROUTE = 'unmatched';
const OTHER_METHOD = '_OTHER';
const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

const methodOf = ({ method }: FastifyRequest): string => (METHODS.has(method) ? method : OTHER_METHOD);

/** The template of the route that answers, as it was declared. A request that no route was for is answered 404 or 405. */
function routeOf(request: FastifyRequest, status: number): string {
  if (request.is404 || ((status === 404 || status === 405) && isMisrouted(request))) return NO_ROUTE;
  return request.routeOptions.url ?? NO_ROUTE;
}

const access = new Logger('Access');

/**
 * Begins to time a request, until its connection has taken the answer or is gone.
 * @param level of its line in the log; undefined where there is none
 */
export function observeRequest(
  request: FastifyRequest,
  reply: FastifyReply,
  level: LogLevel | undefined,
): RequestScope {
  const startedAt = performance.now();
  const span = serverSpan(methodOf(request), request.headers, { 'http.request.method': methodOf(request) });
  const scope: RequestScope = span === undefined ? { id: request.id } : { id: request.id, span };
  reply.raw.on('close', () => {
    const seconds = (performance.now() - startedAt) / 1000;
    const status = reply.raw.writableFinished ? reply.raw.statusCode : CALLER_GONE;
    const [method, route] = [methodOf(request), routeOf(request, status)];
    duration.observe({ http_request_method: method, http_route: route, http_response_status_code: status }, seconds);
    if (span !== undefined) {
      span.updateName(`${method} ${route}`);
      span.setAttributes({ 'http.route': route, 'http.response.status_code': status });
      endSpan(span, status >= 500 ? String(status) : '');
    }
    if (level !== undefined) requestScope.run(scope, () => tell(request, { route, status, seconds }, level));
  });
  return scope;
}

/** Counts what Node's parser gave up on: it never was a request. */
export function countMalformed(status: number): void {
  duration.observe({ http_request_method: OTHER_METHOD, http_route: NO_ROUTE, http_response_status_code: status }, 0);
}

/** The line of a request. */
function tell(
  { method, url, caller }: FastifyRequest,
  { route, status, seconds }: { route: string; status: number; seconds: number },
  level: LogLevel,
): void {
  const path = pathOf({ url });
  const fields = { method, route, path: path.slice(0, 200), status, duration_ms: Math.round(seconds * 1e6) / 1000 };
  access[level](`${method} ${path.slice(0, 200)} ${status}`, { ...fields, ...(caller !== undefined && { caller }) });
}

/** Times, logs and traces every request. */
export function observeRequests(fastify: FastifyInstance, level: LogLevel | undefined): void {
  fastify.addHook('onRequest', (request, reply, done) => {
    request.scope = observeRequest(request, reply, level);
    requestScope.run(request.scope, done);
  });
}
