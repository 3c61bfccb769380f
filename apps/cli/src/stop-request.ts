/**
 * Resolves when this program is asked to stop: Ctrl-C, SIGTERM, SIGHUP, or the death of the process that started it, which shows
 * as the end of the IPC channel to it.
 */
export function stopRequest(): Promise<string> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve(signal));
    process.on('disconnect', () => resolve('the end of the process that started it'));
  });
}
