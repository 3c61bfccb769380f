/** How a request may be sent again: as it is, under an Idempotency-Key, or not once its outcome is unknown. */
export type Repeating = 'as-it-is' | 'with-key' | 'never';

/** POST that only reads. It takes no Idempotency-Key, and needs none. */
const READING_POSTS = new Set(['/api/v1/search', '/api/v1/search/multi']);

/** POST whose answer holds a secret. The service keeps no such answer for a repeat, and refuses the key. */
const SECRET_POSTS = new Set(['/api/v1/api-keys', '/api/v1/api-keys/{key_id}/rotate', '/api/v1/console-session']);

/**
 * How a request may be repeated when nobody knows whether it was carried out. A merge patch is not repeated without If-Match: another's change
 * may have come between, and would be undone.
 * @param path the path as the document has it, with its parameters in braces
 */
export function repeatingOf(method: string, path: string, headers: Headers): Repeating {
  if (method === 'POST') {
    if (SECRET_POSTS.has(path)) return 'never';
    return READING_POSTS.has(path) ? 'as-it-is' : 'with-key';
  }
  return method === 'PATCH' && !headers.has('if-match') ? 'never' : 'as-it-is';
}

/** What an answer says of a repeat: `refused` did nothing and may be repeated whatever it was, after `unclear` the outcome is not known. */
export function verdictOn({ status, headers }: Response): 'final' | 'refused' | 'unclear' {
  if (status === 429) return 'refused';
  // Of the conflicts, only that with a request under the same key passes by itself.
  if (status === 409 && headers.has('retry-after')) return 'refused';
  return status === 502 || status === 503 || status === 504 ? 'unclear' : 'final';
}

const FIRST_BACKOFF_MS = 200;
const LONGEST_BACKOFF_MS = 10_000;

/** Longer than this nobody is made to wait: the error tells for how long the service asked. */
export const LONGEST_WAIT_MS = 60_000;

/**
 * How long to wait before the next attempt, in ms: exponential with full jitter, so that many clients do not come back at once; on top of
 * what the service asks for.
 * @param attempt 1 after the first attempt
 */
export function waitMs(attempt: number, askedSeconds = 0, random = Math.random): number {
  const ceiling = Math.min(LONGEST_BACKOFF_MS, FIRST_BACKOFF_MS * 2 ** (attempt - 1));
  return askedSeconds * 1000 + random() * ceiling;
}

/** Resolves after a time. @throws the signal's reason when that aborts first */
export function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      clearTimeout(timer);
      reject(signal.reason as Error);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop);
      resolve();
    }, ms);
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });
}
