import { zipfPicks } from './zipf';

describe('zipfPicks', () => {
  it('picks the n-th of a list about a n-th as often as the first', () => {
    const counts = new Map<number, number>();
    const ranks = Array.from({ length: 1000 }, (_, index) => index + 1);
    for (const rank of zipfPicks(ranks, 200_000, 'a seed')) counts.set(rank, (counts.get(rank) ?? 0) + 1);
    const first = counts.get(1) ?? 0;
    for (const rank of [2, 3, 5, 10, 20]) {
      const expected = first / rank;
      expect(Math.abs((counts.get(rank) ?? 0) - expected)).toBeLessThan(5 * Math.sqrt(expected));
    }
    expect(counts.size).toBeGreaterThan(990);
  });

  it('picks the same from the same seed, and other things from another', () => {
    const from = ['a', 'b', 'c', 'd'];
    expect(zipfPicks(from, 100, 'one')).toEqual(zipfPicks(from, 100, 'one'));
    expect(zipfPicks(from, 100, 'one')).not.toEqual(zipfPicks(from, 100, 'two'));
    expect(zipfPicks(['only'], 3, 'one')).toEqual(['only', 'only', 'only']);
  });
});
