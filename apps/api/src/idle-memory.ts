import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** How often it is looked whether the process is idle, in ms, and the part of a processor below which it is. */
const LOOK_MS = 2000;
const IDLE_SHARE = 0.03;

type Collect = (how: { type: 'major'; execution: 'sync'; flavor: 'last-resort' }) => void;

/**
 * Gives memory back to the system once after each busy stretch: V8 keeps what a burst took, the start for one, for as long as the machine has
 * enough. Takes some 0.1 s, in which nothing else is done.
 * @returns what ends it
 */
export function giveBackWhenIdle(collect: Collect = collector()): () => void {
  let before = process.cpuUsage();
  let isDue = true;
  const timer = setInterval(() => {
    const { user, system } = process.cpuUsage(before);
    before = process.cpuUsage();
    const isIdle = (user + system) / (LOOK_MS * 1000) < IDLE_SHARE;
    if (isIdle && isDue) {
      collect({ type: 'major', execution: 'sync', flavor: 'last-resort' });
      before = process.cpuUsage();
    }
    isDue = !isIdle;
  }, LOOK_MS).unref();
  return () => clearInterval(timer);
}

/** V8's own function for it, which Node shows only on demand. */
function collector(): Collect {
  setFlagsFromString('--expose-gc');
  return runInNewContext('gc') as Collect;
}
