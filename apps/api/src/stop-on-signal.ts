import { Draining } from '@lucid/common';
import { type INestApplication, Logger } from '@nestjs/common';
import { setTimeout as sleep } from 'node:timers/promises';

const SIGNALS = ['SIGTERM', 'SIGINT', 'SIGHUP'] as const;
/** A terminal tells all of its programs of Ctrl-C, and npm passes it on: what comes within this time asks for the same, in ms. */
const SAME_MS = 1000;

/**
 * Ends the process when it is told to, with exit code 0 and nothing lost: it is not ready any more, but serves on for `delayMs`; then streams
 * are told to go on elsewhere, jobs and leases are given up, requests under way are finished, and the connections to the engines are closed
 * last. A second signal ends it at once, with exit code 1.
 *
 * Not Nest's own hooks: they begin to close at once, and end the process by the signal again, which process 1 of a container ignores.
 */
export function stopOnSignal(starting: Promise<INestApplication>, delayMs: number): void {
  const logger = new Logger('Stop');
  let toldAt: number | undefined;
  const onSignal = (signal: NodeJS.Signals): void => {
    if (toldAt === undefined) {
      toldAt = performance.now();
      logger.log(
        `${signal}: stopping${delayMs > 0 ? `, after ${delayMs / 1000} s in which balancers hear of it` : ''}`,
      );
      stop(starting, delayMs).then(
        () => process.exit(0),
        (error: unknown) => {
          logger.error(`The stop failed, and what was under way may be lost: ${(error as Error).message}`);
          process.exit(1);
        },
      );
    } else if (performance.now() - toldAt > SAME_MS) {
      logger.warn(`${signal} again: ending at once`);
      process.exit(1);
    }
  };
  for (const signal of SIGNALS) process.on(signal, onSignal);
}

async function stop(starting: Promise<INestApplication>, delayMs: number): Promise<void> {
  // One that cannot start says why, and ends by itself.
  const app = await starting;
  app.get(Draining).begin();
  await sleep(delayMs);
  await app.close();
}
