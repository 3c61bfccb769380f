/**
 * What some work comes to, or undefined as soon as a signal aborts; the work is then not waited for. Its failure is thrown.
 * Unlike a race with one long promise, it leaves nothing behind on the signal.
 */
export function unlessAborted<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T | undefined> {
  if (signal.aborted) return Promise.resolve(undefined);
  return new Promise((resolve, reject) => {
    const stop = (): void => resolve(undefined);
    signal.addEventListener('abort', stop, { once: true });
    work()
      .finally(() => signal.removeEventListener('abort', stop))
      .then(resolve, reject);
  });
}
