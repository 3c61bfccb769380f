import { setFlagsFromString } from 'node:v8';
import 'reflect-metadata';
import { tellFailure } from './tell-failure';
import { loadDemo } from './demo/load-demo';
import { demoLine, type DemoOptions, readOptions } from './demo/options';
import { progressOf, showProgress } from './demo/progress';
import { holds, summary, summaryJson } from './demo/report';
import type { Tally } from './demo/tally';
import { stopRequest } from './stop-request';

/** `lucid demo`: loads a made-up data set into a running service by way of its API, and verifies it. */
export async function run(args: string[]): Promise<number> {
  let options: DemoOptions;
  try {
    options = readOptions(args, process.env);
  } catch (error) {
    return tellFailure(error, args, demoLine());
  }
  boundHeap();
  const stop = new AbortController();
  void stopRequest().then(() => stop.abort());
  let tally: Tally | undefined;
  let endProgress = (): void => undefined;
  try {
    const loaded = await loadDemo(options, stop.signal, (begun) => {
      tally = begun;
      // On the error output, so that what is asked for with --json stands alone.
      endProgress = showProgress(begun, process.stderr);
    });
    endProgress();
    if (loaded.stopped) console.error(`Stopped at ${progressOf(loaded.tally)}. The same command continues.`);
    console.log(options.json ? summaryJson(options, loaded) : summary(loaded));
    return loaded.stopped ? 130 : holds(loaded) ? 0 : 1;
  } catch (error) {
    endProgress();
    const code = tellFailure(error, args, demoLine());
    if (tally !== undefined) console.error(`It got to ${progressOf(tally)}. The same command continues.`);
    return code;
  }
}

/**
 * Has V8 collect the bodies of requests soon, as they are short-lived: left to itself, it lets its spaces grow to several times of
 * what is in use, 400 MB in all at a million transactions. It costs a quarter more of this process's time, which is not what limits it.
 */
function boundHeap(): void {
  setFlagsFromString('--semi-space-growth-factor=1');
  setFlagsFromString('--heap-growing-percent=30');
}
