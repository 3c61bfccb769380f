import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Logger } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ERRORS, type ErrorCode, ProblemError } from '../problem/errors';
import { knownProblem } from '../problem/known-errors';
import { allowedMethods } from '../routes/allowed-methods';
import { pathOf } from '../routes/path-of';
import { problemOf } from './problem';
import { SECURITY_HEADERS } from './security-headers';

const logger = new Logger('Problem');

/** Answers of the framework's own, by status: what is not here becomes a bad request or an internal error. */
const BY_STATUS: Readonly<Record<number, ErrorCode>> = {
  400: 'bad_request',
  401: 'unauthenticated',
  403: 'forbidden',
  404: 'route_not_found',
  405: 'method_not_allowed',
  406: 'not_acceptable',
  408: 'request_timeout',
  413: 'body_too_large',
  414: 'uri_too_long',
  415: 'unsupported_media_type',
  429: 'too_many_requests',
  431: 'headers_too_large',
};

const PROBE = /^\/(?:livez|readyz|startupz)\b/;

const DETAILS: Partial<Record<ErrorCode, string>> = {
  bad_request: 'The request line, a header or the path is not well-formed.',
  body_too_large: 'The body is larger than this path takes.',
  unsupported_media_type: 'Send application/json, or application/merge-patch+json to PATCH.',
};

interface Failure {
  statusCode?: number;
  status?: number;
}

/** Brings whatever was thrown to a problem: our own as it is, the framework's by status, an engine's as its lib reads it, the rest internal. */
export function toProblem(error: unknown): ProblemError {
  if (error instanceof ProblemError) return error;
  const known = knownProblem(error);
  if (known !== undefined) return known;
  const status = error instanceof HttpException ? error.getStatus() : (error as Failure | null)?.statusCode;
  const code = status === undefined || status >= 500 ? 'internal_error' : (BY_STATUS[status] ?? 'bad_request');
  const detail = DETAILS[code] ?? ERRORS[code].title;
  return new ProblemError(code, code === 'internal_error' ? 'It is logged under the request id.' : detail, {
    cause: error,
  });
}

/** Logs a problem of ours with its cause, which the caller never sees: a fault with its stack, an engine away in a line. */
function log(problem: ProblemError, request: FastifyRequest): void {
  // A probe that fails is asked again every few seconds; what it found is in its answer.
  if (problem.status < 500 || PROBE.test(request.url)) return;
  const cause = Error.isError(problem.cause) ? problem.cause : problem;
  const line = `${request.method} ${pathOf(request).slice(0, 200)} ${problem.code}: ${cause.message}`;
  if (problem.code === 'internal_error') logger.error(line, cause.stack);
  else logger.warn(line);
}

/** Sends a problem as an answer. */
export function sendProblem(problem: ProblemError, request: FastifyRequest, reply: FastifyReply): void {
  log(problem, request);
  void reply
    .status(problem.status)
    .headers({ ...SECURITY_HEADERS, 'x-request-id': request.id, ...problem.headers })
    .type('application/problem+json')
    .send(JSON.stringify(problemOf(problem, request)));
}

/** A path that exists under another method is 405 with `Allow`, any other 404. */
function routeProblem(problem: ProblemError, request: FastifyRequest): ProblemError {
  if (problem.code !== 'route_not_found') return problem;
  const methods = allowedMethods(request);
  if (methods.length === 0) return new ProblemError('route_not_found', 'No operation has this path.');
  const allow = methods.join(', ');
  return new ProblemError('method_not_allowed', `The path answers ${allow}.`, { headers: { allow } });
}

/** The one filter: every error of every route leaves as `application/problem+json`. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    if (reply.sent) return;
    sendProblem(routeProblem(toProblem(error), request), request, reply);
  }
}
