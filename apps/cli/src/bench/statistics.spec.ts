import { median, percentile } from './statistics';

describe('median', () => {
  it.each([
    [[3], 3],
    [[10, 1, 2], 2],
    [[4, 1, 100, 2], 3],
    [[], NaN],
  ])('of %j is %d', (values, expected) => {
    expect(median(values)).toBe(expected);
  });
});

describe('percentile', () => {
  const hundred = Array.from({ length: 100 }, (_, index) => 100 - index);

  it.each([
    [0.5, 50],
    [0.95, 95],
    [0.99, 99],
    [1, 100],
    [0, 1],
  ])('%d of 1 to 100 is %d', (part, expected) => {
    expect(percentile(hundred, part)).toBe(expected);
  });

  it('of nothing is no number', () => {
    expect(percentile([], 0.95)).toBeNaN();
  });
});
