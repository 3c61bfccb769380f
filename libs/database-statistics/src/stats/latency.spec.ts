import fc from 'fast-check';
import { latencyOf, upperBound } from './latency';

/** The lower bounds of MongoDB's histogram, in µs: doubled up to 2048, by halves of a power up to a second, doubled from there. */
const BOUNDS = [0, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024];
for (let power = 2048; power < 2 ** 20; power *= 2) BOUNDS.push(power, power * 1.5);
for (let power = 2 ** 20; power <= 2 ** 40; power *= 2) BOUNDS.push(power);

describe('upperBound', () => {
  it('is where the next span of the histogram begins', () => {
    expect(BOUNDS.slice(0, -1).map(upperBound)).toEqual(BOUNDS.slice(1));
  });
});

describe('latencyOf', () => {
  it('tells nothing of no operations', () => {
    expect(latencyOf({ ops: 0, latency: 0, histogram: [] })).toEqual({ operations: 0 });
  });

  it('tells of any operations their mean, and percentiles that are above the true ones and within their span', () => {
    const times = fc.array(fc.integer({ min: 0, max: 5_000_000 }), { minLength: 1, maxLength: 200 });
    fc.assert(
      fc.property(times, (list) => {
        const counts = new Map<number, number>();
        for (const time of list) {
          const bound = BOUNDS.findLast((lower) => lower <= time) ?? 0;
          counts.set(bound, (counts.get(bound) ?? 0) + 1);
        }
        const sorted = list.toSorted((a, b) => a - b);
        const sum = list.reduce((total, time) => total + time, 0);
        const histogram = [...counts].map(([micros, count]) => ({ micros, count }));
        const found = latencyOf({ ops: list.length, latency: sum, histogram });
        expect(found).toMatchObject({ operations: list.length, mean_microseconds: sum / list.length });
        for (const [part, told] of [
          [0.5, found.p50_microseconds],
          [0.95, found.p95_microseconds],
          [0.99, found.p99_microseconds],
        ] as const) {
          const exact = sorted[Math.ceil(part * list.length) - 1] ?? NaN;
          expect(told).toBeGreaterThan(exact);
          expect(told).toBeLessThanOrEqual(Math.max(2, exact * 2));
        }
      }),
    );
  });
});
