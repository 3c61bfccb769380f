import fc from 'fast-check';
import { estimateOf } from './validator-check';

describe('the estimate from a sample', () => {
  it('holds the number that was found, and lies between none and all', () => {
    fc.assert(
      fc.property(
        fc.nat(10_000),
        fc.integer({ min: 1, max: 10_000 }),
        fc.integer({ min: 10_000, max: 1e9 }),
        (some, checked, of) => {
          const failing = Math.min(some, checked);
          const { low, high, failing: expected } = estimateOf(failing, checked, of);
          expect(low).toBeGreaterThanOrEqual(failing);
          expect(high).toBeLessThanOrEqual(of);
          expect(expected).toBeLessThanOrEqual(high);
          expect(low).toBeLessThanOrEqual(high);
        },
      ),
    );
  });

  it('is the Wilson interval, and says of none in a sample that there may be some', () => {
    // Brown, Cai and DasGupta, "Interval Estimation for a Binomial Proportion" (2001): 2 of 10 is 0.0567 to 0.5098.
    expect(estimateOf(2, 10, 10_000)).toMatchObject({ failing: 2000, low: 566, high: 5099 });
    expect(estimateOf(0, 10_000, 1_000_000)).toMatchObject({ failing: 0, low: 0, high: 385 });
  });
});
