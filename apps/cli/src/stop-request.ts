/** Requests to stop that come closer together than this, in ms, are one. */
const APART_MS = 1000;

/**
 * Calls back when this program is asked to stop: Ctrl-C, SIGTERM, SIGHUP, or the death of the process that started it, which shows as the end of
 * the IPC channel to it. One Ctrl-C arrives several times: from the terminal, which signals every process in front of it, and from npm and
 * run-child.mjs, which pass the signal on. It is reported once.
 */
export function onStopRequest(listener: (why: string) => void): void {
  let last = -Infinity;
  const report = (why: string): void => {
    const isAnother = performance.now() - last >= APART_MS;
    last = performance.now();
    if (isAnother) listener(why);
  };
  // A terminal that was closed takes no more output. The program still has its work to stop.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => report(signal));
  process.on('disconnect', () => report('the end of the process that started it'));
}

/** Resolves when this program is asked to stop, as {@link onStopRequest} says. */
export const stopRequest = (): Promise<string> => new Promise(onStopRequest);
