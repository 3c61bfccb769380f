import { setTimeout as pause } from 'node:timers/promises';

const api = '/api/v1';
const requestMs = 60_000;
/** Tries of a request while the service cannot be reached or asks to wait: about half a minute in all. */
const TRIES = 8;
const longestPauseMs = 5000;

interface Problem {
  code?: string;
  detail?: string;
  errors?: { pointer: string; message: string }[];
}

/** What became of one item of a bulk request. */
export interface BulkItem {
  index: number;
  status: number;
  error?: Problem;
}

export interface BulkAnswer {
  applied: number;
  failed: number;
  items: BulkItem[];
}

/** A request that was refused or found nobody, told so that someone can act on it. */
export class RequestFailed extends Error {
  constructor(
    request: string,
    readonly status: number,
    readonly problem: Problem,
  ) {
    const errors = (problem.errors ?? []).slice(0, 3).map(({ pointer, message }) => `${pointer} ${message}`);
    const where = errors.length > 0 ? ` (${errors.join('; ')})` : '';
    super(`${request}: ${status} ${problem.code ?? ''}: ${problem.detail ?? 'no detail was given'}${where}`);
  }
}

interface Answer {
  status: number;
  text: string;
  retryAfter: string | null;
}

/** Calls of the service. Connections are kept alive by fetch; every request may be repeated, as ids are the caller's. */
export class ServiceClient {
  private readonly headers: Record<string, string>;

  constructor(
    private readonly url: string,
    apiKey: string | undefined,
    private readonly stop: AbortSignal,
    private readonly tries = TRIES,
  ) {
    this.headers = apiKey === undefined ? {} : { 'x-api-key': apiKey };
  }

  /** Fails at once where no service answers. */
  async checkThere(): Promise<void> {
    try {
      await this.send('GET', '/readyz');
    } catch (error) {
      throw new Error(`No service answers at ${this.url}: start it with \`npm start\`, or name it with --url.`, {
        cause: error,
      });
    }
  }

  /** @returns undefined for 404 */
  async find<T>(path: string): Promise<T | undefined> {
    try {
      return await this.get<T>(path);
    } catch (error) {
      if (error instanceof RequestFailed && error.status === 404) return undefined;
      throw error;
    }
  }

  get = <T>(path: string): Promise<T> => this.call<T>('GET', path);
  /** @param key makes a repeat of what is no upsert the same request */
  post = <T>(path: string, body?: unknown, key?: string): Promise<T> => this.call<T>('POST', path, body, key);
  put = <T>(path: string, body: unknown): Promise<T> => this.call<T>('PUT', path, body);

  /** @throws RequestFailed for anything but success */
  private async call<T>(method: string, path: string, body?: unknown, key?: string): Promise<T> {
    const sent = body === undefined ? undefined : JSON.stringify(body);
    const request = `${method} ${api}${path}`;
    for (let attempt = 1; ; attempt += 1) {
      const answer = await this.attempt(method, `${api}${path}`, sent, key);
      if (answer.status >= 200 && answer.status < 300) return jsonOf(request, answer.text) as T;
      const temporary = [0, 429, 503].includes(answer.status);
      if (!temporary || attempt === this.tries || this.stop.aborted)
        throw new RequestFailed(request, answer.status, problemOf(answer.text));
      const asked = Number(answer.retryAfter ?? NaN) * 1000;
      await pause(Math.min(asked > 0 ? asked : 200 * 2 ** attempt, longestPauseMs));
    }
  }

  /** One try; status 0 where no answer came. */
  private async attempt(method: string, path: string, body?: string, key?: string): Promise<Answer> {
    try {
      return await this.send(method, path, body, key);
    } catch (error) {
      const { message, cause } = error as Error;
      const detail = cause instanceof Error ? `${message}, ${cause.message}` : message;
      return { status: 0, text: JSON.stringify({ code: 'no_answer', detail }), retryAfter: null };
    }
  }

  private async send(method: string, path: string, body?: string, key?: string): Promise<Answer> {
    const response = await fetch(`${this.url}${path}`, {
      method,
      headers: {
        ...this.headers,
        ...(key !== undefined && { 'idempotency-key': key }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body }),
      signal: AbortSignal.timeout(requestMs),
    });
    return {
      status: response.status,
      text: await response.text(),
      retryAfter: response.headers.get('retry-after'),
    };
  }
}

/** @throws Error where somebody else answered, as a proxy does */
function jsonOf(request: string, text: string): unknown {
  const error = `${request}: what answers sends no JSON: ${text.slice(0, 100)}. Is --url that of the service?`;
  try {
    const answer: unknown = JSON.parse(text);
    if (typeof answer === 'object' && answer !== null) return answer;
  } catch (cause) {
    throw new Error(error, { cause });
  }
  throw new Error(error);
}

function problemOf(text: string): Problem {
  try {
    return JSON.parse(text) as Problem;
  } catch {
    return { detail: text.slice(0, 300) };
  }
}
