/**
 * Every error this service answers with: its stable code, HTTP status and title. A code is part of the contract;
 * its detail is for people. Whether it is the caller's fault follows from the status: 5xx is ours.
 */
export const ERRORS = {
  bad_request: { status: 400, title: 'The request cannot be understood' },
  malformed_json: { status: 400, title: 'The body is not well-formed JSON' },
  invalid_body: { status: 400, title: 'The body breaks the rules of its schema' },
  invalid_parameter: { status: 400, title: 'A parameter breaks its rules' },
  invalid_cursor: { status: 400, title: 'The cursor does not belong to this list' },
  forbidden_key: { status: 400, title: 'The body holds a key that is never accepted' },
  repeated_key: { status: 400, title: 'The body has a key twice in one object' },
  too_deep: { status: 400, title: 'The body is nested too deeply' },
  too_many_values: { status: 400, title: 'The body has too many values' },
  invalid_header: { status: 400, title: 'A header breaks its rules' },
  unauthenticated: { status: 401, title: 'A key is needed' },
  forbidden: { status: 403, title: 'The key may not do this' },
  foreign_origin: { status: 403, title: 'Pages of this origin may change nothing' },
  not_found: { status: 404, title: 'There is no such resource' },
  route_not_found: { status: 404, title: 'There is no such path' },
  method_not_allowed: { status: 405, title: 'The path does not answer this method' },
  not_acceptable: { status: 406, title: 'The answer cannot be had in that form' },
  request_timeout: { status: 408, title: 'The request came too slowly' },
  conflict: { status: 409, title: 'The request conflicts with what is stored' },
  duplicate: { status: 409, title: 'A unique value is taken' },
  idempotency_in_flight: { status: 409, title: 'A request with this idempotency key is still under way' },
  history_lost: { status: 410, title: 'The place to go on from is no longer known' },
  precondition_failed: { status: 412, title: 'The resource has changed since it was read' },
  body_too_large: { status: 413, title: 'The body is too large' },
  uri_too_long: { status: 414, title: 'The URI is too long' },
  unsupported_media_type: { status: 415, title: 'The body is not of a type this path takes' },
  misdirected: { status: 421, title: 'The service does not answer to this host' },
  unprocessable: { status: 422, title: 'The request is well-formed but breaks a rule' },
  idempotency_key_reused: { status: 422, title: 'The idempotency key was used for another request' },
  precondition_required: { status: 428, title: 'If-Match is required' },
  too_many_requests: { status: 429, title: 'Too many requests' },
  headers_too_large: { status: 431, title: 'The headers are too large' },
  internal_error: { status: 500, title: 'Something went wrong here' },
  engine_away: { status: 503, title: 'An engine this needs is away' },
  database_timeout: { status: 503, title: 'The database did not answer in time' },
  interrupted: { status: 503, title: 'The work was broken off' },
  schema_lost: { status: 503, title: 'The schema of a collection is being restored' },
  starting: { status: 503, title: 'The service is starting' },
  stopping: { status: 503, title: 'This replica is stopping' },
  missing_privilege: { status: 503, title: 'An engine does not let the service do this' },
  out_of_space: { status: 507, title: 'There is no space left' },
} as const satisfies Record<string, { status: number; title: string }>;

export type ErrorCode = keyof typeof ERRORS;

/** One field's or parameter's problem. `pointer` is a JSON pointer (RFC 6901) into the body, or the parameter's name. */
export interface FieldError {
  pointer: string;
  code: string;
  message: string;
}

export interface ProblemOptions {
  errors?: readonly FieldError[];
  headers?: Readonly<Record<string, string>>;
  cause?: unknown;
}

/** An error with an answer of its own. `detail` is shown to the caller: it names things of the caller's, never the engine's text. */
export class ProblemError extends Error {
  readonly errors: readonly FieldError[];
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    readonly code: ErrorCode,
    readonly detail: string,
    { errors = [], headers = {}, cause }: ProblemOptions = {},
  ) {
    super(detail, { cause });
    this.name = 'ProblemError';
    this.errors = errors;
    this.headers = headers;
  }

  get status(): number {
    return ERRORS[this.code].status;
  }
}
