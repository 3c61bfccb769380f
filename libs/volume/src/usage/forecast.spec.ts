import fc from 'fast-check';
import { CONFIDENCE, forecast, MIN_SAMPLES, type Sample } from './forecast';

const DAY = 24 * 3600_000;
const GB = 1e9;

/** One sample a day, of what each day had in use at its end. */
const daily = (used: readonly number[]): Sample[] =>
  used.map((used_bytes, day) => ({ used_bytes, sampled_at: new Date(Date.UTC(2026, 0, 1) + day * DAY) }));

/** Numbers from 0 to 1, the same at every run (mulberry32). */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

describe('the forecast of a volume', () => {
  it('of even growth is the day it leads to, with no band around it', () => {
    const samples = daily(Array.from({ length: 30 }, (_, day) => day * GB));
    expect(forecast(samples, 10 * GB)).toEqual({
      trend: 'growing',
      bytes_per_day: GB,
      expected_days: 10,
      low_days: 10,
      high_days: 10,
    });
  });

  it('says of too few samples only that they are too few', () => {
    for (let count = 0; count < MIN_SAMPLES; count += 1)
      expect(forecast(daily(Array.from({ length: count }, (_, day) => day)), 1)).toEqual({ trend: 'too_few_samples' });
    const hourly = Array.from({ length: 48 }, (_, n) => ({ used_bytes: n, sampled_at: new Date(n * 3600_000) }));
    expect(forecast(hourly, 1)).toEqual({ trend: 'too_few_samples' });
  });

  it('names no day for what does not grow, or not within ten years', () => {
    expect(forecast(daily(Array<number>(30).fill(GB)), GB)).toEqual({ trend: 'not_growing', bytes_per_day: 0 });
    expect(forecast(daily(Array.from({ length: 30 }, (_, day) => GB - day)), GB)).toEqual({
      trend: 'not_growing',
      bytes_per_day: -1,
    });
    expect(forecast(daily(Array.from({ length: 30 }, (_, day) => day)), GB)).toEqual({
      trend: 'growing',
      bytes_per_day: 1,
    });
  });

  it('leaves the end of the band open when it may as well never be full', () => {
    const samples = daily(Array.from({ length: 30 }, (_, day) => day * 1000 + (day % 2) * 500_000));
    const { expected_days, low_days, high_days } = forecast(samples, 400_000);
    expect(low_days).toBeLessThan(expected_days ?? 0);
    expect(high_days).toBeUndefined();
  });

  it('counts time by when samples were taken: days without one are days too, and two on one day no two days', () => {
    const even = daily(Array.from({ length: 30 }, (_, day) => day * GB));
    const sparse = even.filter((_, day) => day % 3 === 0 || day > 25);
    expect(forecast(sparse, 10 * GB)).toMatchObject({ bytes_per_day: GB, expected_days: 10, low_days: 10 });
    const last = even.at(-1) as Sample;
    const burst = { used_bytes: last.used_bytes + GB, sampled_at: new Date(last.sampled_at.getTime() + 60_000) };
    expect(forecast([...even, burst], 10 * GB)).toMatchObject({ bytes_per_day: GB, low_days: 10 });
  });

  it('looks at 90 days only', () => {
    const used = Array.from({ length: 200 }, (_, day) => (day < 100 ? day * 50 * GB : 5000 * GB + (day - 100) * GB));
    expect(forecast(daily(used), 10 * GB)).toMatchObject({ bytes_per_day: GB, expected_days: 10 });
  });

  it('is full today without room, and its band is in order, whatever the samples', () => {
    const used = fc.array(fc.integer({ min: 0, max: 1e12 }), { minLength: MIN_SAMPLES, maxLength: 60 });
    fc.assert(
      fc.property(used, fc.integer({ min: 0, max: 1e12 }), (sizes, room) => {
        const { low_days, expected_days, high_days } = forecast(daily(sizes), room);
        const order = [low_days, expected_days, high_days].map((days) => days ?? Infinity);
        expect([...order].sort((a, b) => a - b)).toEqual(order);
        if (room === 0) expect(low_days).toBe(0);
      }),
    );
  });

  it('holds the day on which a randomly growing volume is full about as often as it says', () => {
    const random = randomOf(20261124);
    // Exponential days: mostly little, now and then much, as uploads are.
    const day = (): number => -Math.log(1 - random()) * GB;
    let held = 0;
    const runs = 2000;
    for (let run = 0; run < runs; run += 1) {
      let used = 0;
      const samples = daily(Array.from({ length: 60 }, () => (used += day())));
      const room = 45 * GB;
      const { low_days = Infinity, high_days = Infinity } = forecast(samples, room);
      let [full, more] = [0, 0];
      while (more < room) [full, more] = [full + 1, more + day()];
      if (full >= low_days && full <= high_days) held += 1;
    }
    expect(Math.abs(held / runs - CONFIDENCE)).toBeLessThan(0.05);
  });
});
