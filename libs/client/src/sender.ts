import { failureIn, LucidConnectionError, LucidError, retryAfterSeconds } from './errors.js';
import { LONGEST_WAIT_MS, pause, repeatingOf, verdictOn, waitMs } from './repeating.js';

export interface SenderOptions {
  apiKey?: string;
  fetch: typeof globalThis.fetch;
  /** How long one attempt may take, in ms, with the body of its answer; of a stream of events, until it begins. */
  timeoutMs: number;
  /** How many times more a request is sent when it may be. */
  retries: number;
  /** Whether POST carries an Idempotency-Key. */
  idempotencyKeys: boolean;
  /** From when it aborts, nothing is sent again. */
  stopRepeating?: AbortSignal;
}

/** Answers that have no body (Fetch, null body status). */
const NO_CONTENT = [204, 205, 304];

/** 32 hexadecimal digits. Not randomUUID, which browsers have only on pages of a secure origin. */
const newKey = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');

/** Sends requests, again where that is safe, and keeps the token with which reads see the writes before them. */
export class Sender {
  /** The newest `X-Consistency-Token` of a write. */
  token: string | undefined;

  constructor(private readonly options: SenderOptions) {}

  /**
   * Sends a request; resolves with an answer of success.
   * @param path the path as the document has it, with its parameters in braces
   * @throws LucidError when the service refuses it, LucidConnectionError when no answer comes, the caller's reason when its signal aborts
   */
  async send(request: Request, path: string): Promise<Response> {
    const { method, url, signal } = request;
    const repeating = repeatingOf(method, path, request.headers);
    const headers = this.headersFor(request, repeating === 'with-key' && this.options.idempotencyKeys);
    // Read once, so that each attempt sends the same bytes.
    const bytes = method === 'GET' || method === 'HEAD' ? undefined : await request.arrayBuffer();
    const body = bytes === undefined || bytes.byteLength === 0 ? undefined : bytes;
    let afterUnknownOutcome = false;
    for (let attempt = 1; ; attempt += 1) {
      let asked: number | undefined;
      let failure: Error;
      // The service redirects nobody; whoever does would be given the key.
      const { response, cause } = await this.attempt(url, { method, headers, body, redirect: 'error' }, signal);
      if (response === undefined) {
        failure = new LucidConnectionError({ method, url }, attempt, cause);
        if (repeating === 'never') throw failure;
        afterUnknownOutcome = true;
      } else {
        this.note(response);
        if (response.ok) return response;
        const verdict = verdictOn(response);
        failure = new LucidError({ method, url, afterUnknownOutcome }, response, await failureIn(response));
        if (verdict === 'final' || (verdict === 'unclear' && repeating === 'never')) throw failure;
        afterUnknownOutcome ||= verdict === 'unclear';
        asked = retryAfterSeconds(response);
      }
      const wait = waitMs(attempt, asked);
      if (attempt > this.options.retries || wait > LONGEST_WAIT_MS) throw failure;
      await this.rest(wait, signal, failure);
    }
  }

  /** Waits before the next attempt. @throws the failure when nothing is to be sent again, the caller's reason when its signal aborts */
  private async rest(ms: number, signal: AbortSignal, failure: Error): Promise<void> {
    const { stopRepeating } = this.options;
    if (stopRepeating === undefined) return pause(ms, signal);
    await pause(ms, AbortSignal.any([signal, stopRepeating])).catch(() => {
      signal.throwIfAborted();
      throw failure;
    });
  }

  private headersFor(request: Request, withKey: boolean): Headers {
    const headers = new Headers(request.headers);
    const { apiKey } = this.options;
    if (apiKey !== undefined) headers.set('x-api-key', apiKey);
    if (withKey && !headers.has('idempotency-key')) headers.set('idempotency-key', newKey());
    const isRead = request.method === 'GET' || request.method === 'HEAD';
    if (isRead && this.token !== undefined && !headers.has('x-min-consistency')) {
      headers.set('x-min-consistency', this.token);
    }
    return headers;
  }

  /** One attempt: the answer, read whole unless it streams, or why there is none. @throws the caller's reason when its signal aborts */
  private async attempt(
    url: string,
    init: RequestInit,
    signal: AbortSignal,
  ): Promise<{ response?: Response; cause?: unknown }> {
    const { fetch, timeoutMs } = this.options;
    const late = new AbortController();
    const timer = setTimeout(() => late.abort(new Error(`nothing within ${timeoutMs} ms`)), timeoutMs);
    try {
      const response = await fetch(url, { ...init, signal: AbortSignal.any([signal, late.signal]) });
      return { response: await readWhole(response) };
    } catch (cause) {
      signal.throwIfAborted();
      return { cause };
    } finally {
      clearTimeout(timer);
    }
  }

  /** Tokens are of one length and grow with time, so their order is that of text. */
  private note({ headers }: Response): void {
    const token = headers.get('x-consistency-token');
    if (token !== null && (this.token === undefined || token > this.token)) this.token = token;
  }
}

/**
 * The answer with its body in memory, so that a connection that is cut in the midst of it, or hangs, counts as this attempt's failure. Only
 * events, which have no end, stay a stream.
 */
async function readWhole(response: Response): Promise<Response> {
  const isStream = response.headers.get('content-type')?.startsWith('text/event-stream') === true;
  // Browsers give an answer without content an empty body, and refuse to make one that has a body.
  if (response.body === null || NO_CONTENT.includes(response.status) || isStream) return response;
  const { status, statusText, headers } = response;
  return new Response(await response.arrayBuffer(), { status, statusText, headers });
}
