import type { LogLevel } from '@nestjs/common';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { randomUUID } from 'node:crypto';
import { maxHeaderSize } from 'node:http';
import type { Socket } from 'node:net';
import { problemOf } from '../answers/problem';
import { ProblemFilter, sendProblem, toProblem } from '../answers/problem-filter';
import { DOCS_POLICY, SECURITY_HEADERS } from '../answers/security-headers';
import { BODY_LIMIT_BYTES } from '../body/read-body';
import { ERRORS, type ErrorCode, ProblemError } from '../problem/errors';
import { callerArrived } from '../requests/callers';
import { isMisrouted, learnRoutes } from '../routes/allowed-methods';
import { requestScope } from '../telemetry/request-scope';
import { countMalformed, observeRequest, observeRequests } from '../telemetry/requests';
import { pathOfTarget } from './authority';
import { type BrowserPolicy, browserProblem } from './browser-policy';
import { allowOrigins } from './cors';
import { Draining, drainConnections } from './draining';
import { leaveHeadUnread } from './head';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The most of a body that this route reads, in bytes; set with Nest's `@RouteConfig`. */
    bodyLimit?: number;
  }
}

const REQUEST_ID = /^[A-Za-z0-9._-]{1,128}$/;
/** How long a request may take to arrive whole, in ms: a body that stops does not hold a connection. */
const REQUEST_TIMEOUT_MS = 30_000;

/** The id a caller sent along if it is harmless in a log, else a new one. */
function requestId(request: { headers: Record<string, string | string[] | undefined> }): string {
  const given = request.headers['x-request-id'];
  return typeof given === 'string' && REQUEST_ID.test(given) ? given : randomUUID();
}

/** Node's parser gave up on what came over a connection: answer while it can be written to, then close. */
function clientError(error: NodeJS.ErrnoException, socket: Socket): void {
  if (!socket.writable || error.code === 'ECONNRESET') {
    socket.destroy();
    return;
  }
  const codes: Record<string, ErrorCode> = {
    HPE_HEADER_OVERFLOW: 'headers_too_large',
    ERR_HTTP_REQUEST_TIMEOUT: 'request_timeout',
  };
  const code = codes[error.code ?? ''] ?? 'bad_request';
  countMalformed(ERRORS[code].status);
  const request_id = randomUUID();
  const body = JSON.stringify({ ...problemOf(new ProblemError(code, `${ERRORS[code].title}.`)), request_id });
  const head = [
    `HTTP/1.1 ${ERRORS[code].status} ${code}`,
    'Content-Type: application/problem+json',
    `X-Request-Id: ${request_id}`,
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Connection: close',
    ...Object.entries(SECURITY_HEADERS).map(([name, value]) => `${name}: ${value}`),
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}

/**
 * The HTTP server with the contract's limits.
 * @param browsers what pages in browsers may do
 * @param accessLevel of the line that each request has in the log; undefined where it has none
 */
export function httpAdapter(browsers: BrowserPolicy, accessLevel?: LogLevel): FastifyAdapter {
  return new FastifyAdapter({
    bodyLimit: BODY_LIMIT_BYTES,
    // A parameter of a path is refused by its own rule, as documented; all that a request line holds fits.
    routerOptions: { maxParamLength: maxHeaderSize, ignoreTrailingSlash: false },
    rewriteUrl: ({ url = '/' }) => pathOfTarget(url),
    genReqId: requestId as never,
    requestIdHeader: false,
    requestTimeout: REQUEST_TIMEOUT_MS,
    forceCloseConnections: 'idle',
    // A request that comes while the server closes, over a connection that was not idle just then, is served like any other.
    return503OnClosing: false,
    // A missing Host is answered by browserProblem, with a problem document: Node would answer without one.
    http: { headersTimeout: REQUEST_TIMEOUT_MS, requireHostHeader: false },
    clientErrorHandler: clientError,
    // Before any hook: the path is none.
    frameworkErrors: (error: Error, request: FastifyRequest, reply: FastifyReply) =>
      requestScope.run(observeRequest(request, reply, accessLevel), () =>
        sendProblem(browserProblem(request, browsers) ?? toProblem(error), request, reply),
      ),
  });
}

/**
 * Leaves the bodies of all requests to BodyGuard: Fastify reads a body before the guards of a route, whoever sent it. A caller that waits to be told to
 * send its body waits for that guard, too.
 */
function leaveBodies(fastify: FastifyInstance): void {
  for (const method of fastify.supportedMethods) fastify.addHttpMethod(method, { overrideExisting: true });
  fastify.server.on('checkContinue', (request, response) => fastify.server.emit('request', request, response));
}

/**
 * Puts the contract of every route onto an application; to be called before its routes are made.
 * @param browsers as of {@link httpAdapter}
 * @param accessLevel as of {@link httpAdapter}
 */
export async function configureHttp(
  app: NestFastifyApplication,
  browsers: BrowserPolicy,
  accessLevel?: LogLevel,
): Promise<void> {
  const fastify = app.getHttpAdapter().getInstance();
  learnRoutes(fastify);
  observeRequests(fastify, accessLevel);
  drainConnections(fastify, app.get(Draining));
  leaveHeadUnread(fastify);
  fastify.addHook('onRoute', (route) => {
    const limit = route.config?.bodyLimit;
    if (limit !== undefined) route.bodyLimit = limit;
  });
  fastify.addHook('onRequest', (request, reply, done) => {
    callerArrived();
    void reply.header('x-request-id', request.id).headers(SECURITY_HEADERS);
    if (request.url.startsWith('/docs')) void reply.header('content-security-policy', DOCS_POLICY);
    // Before anything is done for the request, also for paths that are not there and for preflights.
    done(browserProblem(request, browsers));
  });
  if (browsers.origins.length > 0) await allowOrigins(fastify, browsers.origins);
  fastify.addHook('onRequest', (request, _reply, done) => {
    // Neither key nor body matter to a path or method that is not there.
    if (request.is404 || isMisrouted(request)) done(new ProblemError('route_not_found', ERRORS.route_not_found.title));
    else done();
  });
  leaveBodies(fastify);
  app.useGlobalFilters(new ProblemFilter());
}
