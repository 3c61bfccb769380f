import { once } from 'node:events';
import { constants } from 'node:os';
import { startChild } from './child-process.mjs';

const forwarded = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * Runs a program of the project in front and gives its exit code. Signals are passed on. With `channel` the program has an IPC channel
 * whose end tells it that this process has died, in whatever way, so that it can stop cleanly.
 */
export async function runChild(node, args, { root, env, channel }) {
  const child = startChild(node, args, {
    cwd: root,
    // It is the project itself, to which this process only leads: the whole environment is meant for it.
    needs: [/^/],
    env,
    stdio: ['inherit', 'inherit', 'inherit', ...(channel ? ['ipc'] : [])],
  });
  const forward = (signal) => child.kill(signal);
  for (const signal of forwarded) process.on(signal, forward);
  const [code, signal] = await once(child, 'exit');
  for (const name of forwarded) process.off(name, forward);
  return code ?? 128 + (constants.signals[signal] ?? 0);
}
