import fc from 'fast-check';
import { Allowance } from './allowance';
import type { Count } from './shared-count';

const WINDOW_MS = 60_000;

/** One count for all replicas, as Redis keeps it, and how often it was asked. */
class FakeCount {
  asked = 0;
  away = false;
  private points = 0;
  private endsAt = -Infinity;

  readonly add = async (points: number): Promise<Count | undefined> => {
    this.asked += 1;
    await Promise.resolve();
    if (this.away) return undefined;
    const now = performance.now();
    if (now >= this.endsAt) [this.points, this.endsAt] = [0, now + WINDOW_MS];
    this.points += points;
    return { points: this.points, msLeft: this.endsAt - now };
  };
}

const passed = async (uses: Promise<boolean>[]): Promise<number> => (await Promise.all(uses)).filter(Boolean).length;
const times = (count: number, replicas: Allowance[]): Promise<boolean>[] =>
  Array.from({ length: count }, async (_, n) => replicas[n % replicas.length]?.use() ?? false);

describe('an allowance', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('never lets more through than the limit, however many replicas ask at once, and all of a small limit', async () => {
    const limits = fc.oneof(fc.integer({ min: 1, max: 199 }), fc.integer({ min: 200, max: 5000 }));
    await fc.assert(
      fc.asyncProperty(limits, fc.integer({ min: 1, max: 5 }), async (limit, count) => {
        const shared = new FakeCount();
        const replicas = Array.from({ length: count }, () => new Allowance(limit, shared.add));
        const inTurn = [];
        for (let round = 0; round < 3; round += 1) inTurn.push(await passed(times(limit, replicas)));
        const through = inTurn.reduce((sum, one) => sum + one, 0);
        expect(through).toBeLessThanOrEqual(limit);
        // What a replica has taken and does not use is lost to the others: at most a hundredth each.
        if (limit < 200) expect(through).toBe(limit);
        else expect(through).toBeGreaterThanOrEqual(limit - count * Math.floor(limit / 100));
      }),
      { numRuns: 60 },
    );
  });

  it('asks for a hundredth at a time, and for nothing once it is spent', async () => {
    const shared = new FakeCount();
    const sut = new Allowance(10_000, shared.add);
    for (let n = 0; n < 10_000; n += 1) expect(await sut.use()).toBe(true);
    expect(shared.asked).toBe(100);
    expect(await sut.use()).toBe(false);
    for (let n = 0; n < 1000; n += 1) expect(sut.use()).toBe(false);
    expect(shared.asked).toBe(100);
  });

  it('answers at once as long as it has points', async () => {
    const sut = new Allowance(1000, new FakeCount().add);
    expect(await sut.use()).toBe(true);
    for (let n = 1; n < 10; n += 1) expect(sut.use()).toBe(true);
    expect(sut.use()).toBeInstanceOf(Promise);
  });

  it('serves many who wait with few questions, though it takes points one by one', async () => {
    const shared = new FakeCount();
    expect(await passed(times(100, [new Allowance(100, shared.add)]))).toBe(100);
    expect(shared.asked).toBeLessThanOrEqual(3);
  });

  it('begins anew with the next window, and says until when it lasts', async () => {
    const sut = new Allowance(5, new FakeCount().add);
    expect(await passed(times(9, [sut]))).toBe(5);
    expect([sut.remaining, sut.secondsLeft]).toEqual([0, 60]);
    jest.advanceTimersByTime(WINDOW_MS - 10_000);
    expect([sut.use(), sut.secondsLeft]).toEqual([false, 10]);
    jest.advanceTimersByTime(10_000);
    expect(await passed(times(9, [sut]))).toBe(5);
  });

  it('allows the limit by itself while the count is away, and no more', async () => {
    const shared = new FakeCount();
    shared.away = true;
    const sut = new Allowance(300, shared.add);
    expect(await passed(times(1000, [sut]))).toBe(300);
    expect(shared.asked).toBe(1);
    jest.advanceTimersByTime(WINDOW_MS);
    shared.away = false;
    expect(await passed(times(1000, [sut]))).toBe(300);
    expect(shared.asked).toBeGreaterThan(1);
  });
});
