import { quantileOf } from './quantile';
import { BOUNDS, noRequests } from './request-counts';

const spansOf = (counts: Readonly<Record<number, number>>): number[] => {
  const { spans } = noRequests();
  for (const [bound, count] of Object.entries(counts)) spans[BOUNDS.indexOf(Number(bound) as 1)] = count;
  return spans;
};

describe('a quantile of a histogram', () => {
  it('lies within its span, by its share of it', () => {
    const spans = spansOf({ 0.1: 50, 0.25: 40, 1: 10 });
    expect(quantileOf(spans, 0.5)).toBeCloseTo(0.1);
    expect(quantileOf(spans, 0.7)).toBeCloseTo(0.175);
    expect(quantileOf(spans, 0.95)).toBeCloseTo(0.875);
    expect(quantileOf(spans, 0.25)).toBeCloseTo(0.0875);
  });

  it('begins at zero in the first span', () => {
    expect(quantileOf(spansOf({ 0.001: 10 }), 0.5)).toBeCloseTo(0.0005);
  });

  it('is the highest bound where it lies beyond that, and nothing where nothing was timed', () => {
    const { spans } = noRequests();
    expect(quantileOf(spans, 0.5)).toBeUndefined();
    spans[BOUNDS.length] = 3;
    expect(quantileOf(spans, 0.5)).toBe(10);
  });

  it('of a sum is that of all requests together, which no mean of percentiles is', () => {
    const [quick, slow] = [spansOf({ 0.001: 1000 }), spansOf({ 10: 10 })];
    const sum = quick.map((count, at) => count + (slow[at] ?? 0));
    expect(quantileOf(sum, 0.95)).toBeLessThan(0.001);
    expect(quantileOf(sum, 0.999)).toBeGreaterThan(7.5);
  });
});
