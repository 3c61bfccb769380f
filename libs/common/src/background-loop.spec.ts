import { Logger } from '@nestjs/common';
import { backgroundLoop, rest } from './background-loop';
import { RepeatedFailureLog } from './problem/repeated-failure-log';

/** Runs a loop for a number of rounds. @returns what it logged, and the failures that each pause was told */
async function ran(
  rounds: number,
  round: (count: number, worked: () => void) => void,
): Promise<{ logged: unknown[]; pauses: number[] }> {
  const logger = new Logger();
  const warn = jest.spyOn(logger, 'warn').mockImplementation(() => undefined);
  const stop = new AbortController();
  const pauses: number[] = [];
  let count = 0;
  const pause = (failures: number): Promise<void> => {
    pauses.push(failures);
    if (pauses.length === rounds) stop.abort();
    return Promise.resolve();
  };
  const loop = { what: 'Work', log: new RepeatedFailureLog(logger), signal: stop.signal, pause };
  await backgroundLoop(loop, async (worked) => {
    await Promise.resolve();
    count += 1;
    round(count, worked);
  });
  return { logged: warn.mock.calls.map(([line]) => line as unknown), pauses };
}

const fail = (why: string): never => {
  throw new Error(why);
};

describe('backgroundLoop', () => {
  it('goes on after a failure, logs the same one once, and tells each pause how many there were', async () => {
    const { logged, pauses } = await ran(5, (count) => count < 5 && fail(count < 4 ? 'away' : 'full'));
    expect(logged).toEqual(['Work: away', 'Work: full']);
    expect(pauses).toEqual([1, 2, 3, 4, 0]);
  });

  it('logs a failure again after a round that worked, in whole or in part', async () => {
    const { logged, pauses } = await ran(4, (count, worked) => {
      if (count === 3) return;
      if (count === 2) worked();
      fail('away');
    });
    expect(logged).toEqual(['Work: away', 'Work: away', 'Work: away']);
    expect(pauses).toEqual([1, 1, 0, 1]);
  });

  it('ends a pause when its signal aborts', async () => {
    const stop = new AbortController();
    const resting = rest(3_600_000, stop.signal);
    stop.abort();
    await resting;
    await rest(3_600_000, stop.signal);
  });
});
