import type { Problem } from '../answers/problem';
import { ERRORS, type ErrorCode, type FieldError } from '../problem/errors';

interface Told {
  detail: string;
  errors?: readonly FieldError[];
}

/** What the problems of the document say as an example. Codes that no operation documents have none. */
const TOLD: Partial<Record<ErrorCode, Told>> = {
  invalid_body: {
    detail: 'The body breaks the rules listed in errors.',
    errors: [{ pointer: '/limit', code: 'max', message: 'must be at most 1000000' }],
  },
  invalid_parameter: {
    detail: 'The parameters listed in errors break their rules.',
    errors: [{ pointer: 'limit', code: 'max', message: 'must be at most 200' }],
  },
  invalid_header: {
    detail: 'The headers listed in errors break their rules.',
    errors: [{ pointer: 'X-Min-Consistency', code: 'pattern', message: 'must be 16 lower-case hexadecimal digits' }],
  },
  unauthenticated: { detail: 'The request has no valid key. Send one as X-API-Key.' },
  forbidden: {
    detail: 'The key lacks the scope models:write, which this operation needs.',
    errors: [{ pointer: 'X-API-Key', code: 'scope', message: 'needs the scope models:write' }],
  },
  not_found: { detail: 'No document has the id grace. List the documents to find their ids.' },
  not_acceptable: { detail: 'The response is JSON only. Send Accept: application/json.' },
  conflict: { detail: 'The document is still in use. Delete the documents that refer to it first.' },
  idempotency_in_flight: {
    detail: 'The first request with this Idempotency-Key is still running. Repeat the request later.',
  },
  history_lost: {
    detail: 'MongoDB no longer has the changes after this event id. Read all documents again, then follow new changes.',
  },
  precondition_failed: { detail: 'The document has another version now. Read it again, then repeat the change.' },
  body_too_large: { detail: 'The body is larger than this operation accepts. Send less data in one request.' },
  unsupported_media_type: { detail: 'This operation takes application/json. Set Content-Type to it.' },
  misdirected: {
    detail: 'The service does not answer to the host storage.example.net. Use one of its own host names.',
  },
  unprocessable: {
    detail: 'The document breaks the rules listed in errors.',
    errors: [{ pointer: '/user_id', code: 'reference', message: 'names no user that exists' }],
  },
  idempotency_key_reused: { detail: 'This Idempotency-Key was sent with another request. Send a new key.' },
  precondition_required: { detail: 'This operation needs If-Match. Read the document and send its ETag.' },
  too_many_requests: { detail: 'The key has used its requests for this minute. Wait for the seconds in Retry-After.' },
  internal_error: { detail: 'The service failed to process the request. Report the request_id to its operators.' },
  engine_away: { detail: 'MongoDB does not answer. Repeat the request after the seconds in Retry-After.' },
  out_of_space: { detail: 'The volume has no space left. Free space on it, or enlarge it.' },
};

/** The example of a problem with a code. @throws Error for a code that is documented without one */
export function problemExample(code: ErrorCode): { summary: string; value: Problem } {
  const told = TOLD[code];
  if (told === undefined) throw new Error(`The problem ${code} has no example`);
  const { status, title } = ERRORS[code];
  const { detail, errors } = told;
  const request = { instance: '/api/v1/users/grace', request_id: '0190d5c2-6d3e-7c55-9f0e-0a1b2c3d4e7f' };
  const value = { type: `/problems/${code}`, title, status, detail, code, ...request };
  return { summary: title, value: { ...value, ...(errors !== undefined && { errors: [...errors] }) } };
}
