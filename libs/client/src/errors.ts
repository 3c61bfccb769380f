import type { components } from './api-types.js';

export type Problem = components['schemas']['Problem'];
export type Job = components['schemas']['Job'];

/** Broken rules that a message names; `errors` has all of them. */
const RULES_IN_MESSAGE = 3;
/** Characters of an answer that a message quotes. */
const QUOTED_CHARACTERS = 300;

/** What an answer says of a failure: a problem, or its text where it is none. */
export interface Failure {
  problem?: Problem;
  text?: string;
}

/** A request, as messages name it. */
function nameOf({ method, url }: { method: string; url: string }): string {
  const { pathname, search } = new URL(url);
  return `${method} ${pathname}${search}`;
}

/** An answer that is not a success, as the service tells it: RFC 9457, with a stable `code`. */
export class LucidError extends Error {
  override readonly name = 'LucidError';
  readonly status: number;
  /** Stable name of the kind of problem; `unknown` when what answered was not the service, such as a proxy on the way. */
  readonly code: Problem['code'] | 'unknown';
  /** What happened and what to do; the beginning of the answer when what answered was not the service. */
  readonly detail: string;
  readonly problem: Problem | undefined;
  /** Each broken rule, with a pointer into the body or the name of the parameter. */
  readonly errors: readonly components['schemas']['ProblemField'][];
  /** Names the request in the logs of the service. */
  readonly requestId: string | undefined;
  readonly retryAfterSeconds: number | undefined;
  /**
   * Whether an attempt before this one ended without an answer. It may have been carried out, so that a 404 of a deletion, or a 412 or
   * 409 of a change, can be this request's own doing: read what is stored before you decide.
   */
  readonly afterUnknownOutcome: boolean;

  constructor(
    request: { method: string; url: string; afterUnknownOutcome: boolean },
    response: Response,
    { problem, text = '' }: Failure,
  ) {
    const rules = (problem?.errors ?? [])
      .slice(0, RULES_IN_MESSAGE)
      .map(({ pointer, message }) => `${pointer} ${message}`);
    const detail = problem?.detail ?? (text.slice(0, QUOTED_CHARACTERS) || 'The answer has no description.');
    const broken = rules.length === 0 ? '' : ` (${rules.join('; ')})`;
    super(`${nameOf(request)}: ${response.status} ${problem?.code ?? 'unknown'}: ${detail}${broken}`);
    this.problem = problem;
    this.status = response.status;
    this.code = problem?.code ?? 'unknown';
    this.detail = detail;
    this.errors = problem?.errors ?? [];
    this.requestId = problem?.request_id ?? response.headers.get('x-request-id') ?? undefined;
    this.retryAfterSeconds = retryAfterSeconds(response);
    this.afterUnknownOutcome = request.afterUnknownOutcome;
  }
}

/** No whole answer arrived, at the last attempt either: whether a write was carried out is not known. `cause` says what happened. */
export class LucidConnectionError extends Error {
  override readonly name = 'LucidConnectionError';
  /** Why the last attempt failed, in a few words. */
  readonly reason: string;

  constructor(
    request: { method: string; url: string },
    readonly attempts: number,
    cause: unknown,
  ) {
    const reason = reasonOf(cause as Error);
    super(
      `${request.method} ${request.url}: no answer after ${attempts} ${attempts === 1 ? 'attempt' : 'attempts'} (${reason}). Is the service up, and the address right?`,
      { cause },
    );
    this.reason = reason;
  }
}

/** Why fetch failed. fetch itself says only that it did; why is in its cause, which has no text where several addresses were tried. */
function reasonOf({ message, cause }: Error): string {
  const { message: deeper = '', code = '' } = (cause ?? {}) as { message?: string; code?: string };
  return deeper || code || message;
}

/** A success that is not of the service, such as the page of a proxy: its body is not what the operation answers. */
export class LucidAnswerError extends Error {
  override readonly name = 'LucidAnswerError';

  constructor(request: { method: string; url: string }, expected: 'JSON' | 'events', text: string, cause?: unknown) {
    const quoted = text.slice(0, QUOTED_CHARACTERS);
    super(`${nameOf(request)}: the server sends no ${expected}: ${quoted}. Is the address that of the service?`, {
      cause,
    });
  }
}

/** A job that ended, but not in success: it failed, for the reason in `job.error`, or was cancelled. */
export class LucidJobError extends Error {
  override readonly name = 'LucidJobError';

  constructor(readonly job: Job) {
    super(`Job ${job.job_id} (${job.kind} of ${job.target}) ${job.state}: ${job.error?.detail ?? 'nobody said why'}`);
  }
}

/** Seconds that an answer asks to wait (RFC 9110, 10.2.3: a number of them, or a date); undefined when it does not say. */
export function retryAfterSeconds({ headers }: Response, now = Date.now()): number | undefined {
  const text = headers.get('retry-after');
  if (text === null) return undefined;
  const seconds = /^\d+$/.test(text.trim()) ? Number(text) : (Date.parse(text) - now) / 1000;
  return Number.isFinite(seconds) ? Math.max(0, seconds) : undefined;
}

/** Reads an answer that is not a success. */
export async function failureIn(response: Response): Promise<Failure> {
  const text = await response.text();
  if (!(response.headers.get('content-type') ?? '').includes('problem+json')) return { text };
  try {
    return { problem: JSON.parse(text) as Problem };
  } catch {
    return { text };
  }
}
