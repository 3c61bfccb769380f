import type { ApiResponseOptions } from '@nestjs/swagger';
import { Problem } from '../answers/problem';
import { ERRORS, type ErrorCode } from '../problem/errors';
import { PUBLIC } from '../scopes/scopes';
import { headerText } from './headers';
import { problemExamples } from './named-examples';
import type { OperationOptions } from './operation';
import { schemaRef } from './schemas';

const PROBLEMS: Readonly<Record<number, string>> = {
  400: 'The request breaks a rule of this document. `errors` names each parameter, header or field.',
  401: 'The key is missing, unknown, expired or revoked.',
  403: 'The key lacks a scope that the request needs, the collection is closed, or a page of another origin sent a request that changes data or has the cookie of a console session.',
  404: 'The resource does not exist.',
  406: 'The service cannot answer in a media type that `Accept` allows.',
  409: 'The request conflicts with stored data: a unique value is taken, the state does not allow it, or an equal request is still running.',
  410: 'The service no longer knows the position to continue from.',
  412: 'The resource has another version than `If-Match` names.',
  413: 'The body is larger than this operation accepts.',
  415: 'The body has another media type than this operation accepts.',
  421: 'The request names a host that the service does not answer to.',
  422: 'The request is well-formed, but breaks a rule between fields or documents. `errors` names each field.',
  428: '`If-Match` is missing.',
  429: 'The caller sent too many requests, or has too many running at once. Wait for the seconds in `Retry-After`.',
  500: 'The service failed to process the request. Its log has the cause under the `request_id`.',
  503: 'MongoDB, Redis or Elasticsearch is unavailable or did not answer in time. Wait for the seconds in `Retry-After`.',
  507: 'No space is left for the data.',
};

/** Headers that problems of a status carry. */
const PROBLEM_HEADERS: Readonly<Record<number, Record<string, ReturnType<typeof headerText>>>> = {
  401: { 'WWW-Authenticate': headerText('`ApiKey`: send a key as X-API-Key.') },
  409: { 'Retry-After': headerText('Seconds to wait, if a repeated request can succeed.') },
  412: { ETag: headerText('Entity tag of the current version.') },
  429: { 'Retry-After': headerText('Seconds to wait.') },
  503: { 'Retry-After': headerText('Seconds to wait.') },
};

function problemStatuses({ scope, body, path, problems = [], headers = [] }: OperationOptions): number[] {
  const statuses = new Set([400, 421, 500, 503, ...problems]);
  if (scope !== PUBLIC) [401, 403, 429].forEach((status) => statuses.add(status));
  if (body !== undefined) [413, 415].forEach((status) => statuses.add(status));
  if (path !== undefined) statuses.add(404);
  if (headers.includes('If-Match')) statuses.add(412);
  if (headers.includes('If-Match!')) [412, 428].forEach((status) => statuses.add(status));
  if (headers.includes('Idempotency-Key')) [409, 422].forEach((status) => statuses.add(status));
  return [...statuses].sort((a, b) => a - b);
}

/** The one code, or the usual one, of each status that does not depend on the operation. */
const USUAL: Readonly<Record<number, ErrorCode>> = {
  ...Object.fromEntries(
    Object.entries(ERRORS)
      .toReversed()
      .map(([code, { status }]) => [status, code as ErrorCode]),
  ),
  503: 'engine_away',
};

/** The codes of a status that an operation shows as examples. */
function codesOf(status: number, { body, path, query, problems = [], headers = [] }: OperationOptions): ErrorCode[] {
  const keyed = headers.includes('Idempotency-Key');
  if (status === 400) {
    if (body !== undefined && 'type' in body) return ['invalid_body'];
    return [path === undefined && query === undefined ? 'invalid_header' : 'invalid_parameter'];
  }
  if (status === 409)
    return [
      ...(problems.includes(409) ? ['conflict' as const] : []),
      ...(keyed ? ['idempotency_in_flight' as const] : []),
    ];
  if (status === 422)
    return [
      ...(problems.includes(422) ? ['unprocessable' as const] : []),
      ...(keyed ? ['idempotency_key_reused' as const] : []),
    ];
  const usual = USUAL[status];
  return usual === undefined ? [] : [usual];
}

/** The content of a problem response, with an example for each of these codes. */
export const problemContent = (codes: readonly ErrorCode[]): NonNullable<ApiResponseOptions['content']> => ({
  'application/problem+json': { schema: schemaRef(Problem), examples: problemExamples(codes) },
});

/** The problems of an operation: those that every operation of its shape has, and its own. */
export const problemResponses = (options: OperationOptions): (ApiResponseOptions & { status: number })[] =>
  problemStatuses(options).map((status) => ({
    status,
    description: PROBLEMS[status] ?? 'A problem.',
    headers: PROBLEM_HEADERS[status] ?? {},
    content: problemContent(codesOf(status, options)),
  }));
