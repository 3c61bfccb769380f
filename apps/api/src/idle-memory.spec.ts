import { waitUntil } from '@lucid/engines';
import { giveBackWhenIdle } from './idle-memory';

describe('giveBackWhenIdle', () => {
  let ends: (() => void)[] = [];

  beforeEach(() => jest.useFakeTimers());

  afterEach(() => {
    ends.forEach((end) => end());
    ends = [];
    jest.useRealTimers();
    jest.restoreAllMocks();
  });

  it('collects once after each busy stretch, and not while the process is busy', () => {
    const collect = jest.fn();
    let used = 0;
    jest.spyOn(process, 'cpuUsage').mockImplementation((before) => ({ user: used - (before?.user ?? 0), system: 0 }));
    ends.push(giveBackWhenIdle(collect));
    const pass = (percent: number): void => {
      used += percent * 20_000;
      jest.advanceTimersByTime(2000);
    };
    pass(50);
    pass(4);
    expect(collect).toHaveBeenCalledTimes(0);
    pass(1);
    pass(2);
    pass(0);
    expect(collect).toHaveBeenCalledTimes(1);
    pass(80);
    pass(1);
    pass(1);
    expect(collect).toHaveBeenCalledTimes(2);
  });

  it('makes what is held smaller', async () => {
    jest.useRealTimers();
    const makeGarbage = (): number => Array.from({ length: 4_000_000 }, (_, n) => ({ n })).length;
    makeGarbage();
    const before = process.memoryUsage().heapTotal;
    ends.push(giveBackWhenIdle());
    await waitUntil('A smaller heap', () => Promise.resolve(process.memoryUsage().heapTotal < before - 50e6), {
      limitMs: 60_000,
    });
  });
});
