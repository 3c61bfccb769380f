import { digest, Draws } from '../demo/random';

/**
 * Picks from a list as callers do from what there is: the n-th of it with a likelihood of 1/n (Zipf's law with an exponent of 1;
 * Breslau et al., "Web Caching and Zipf-like Distributions", INFOCOM 1999, found 0.64 to 0.83 for pages, and keys of services are steeper).
 * The same seed picks the same.
 */
export function zipfPicks<T>(from: readonly T[], count: number, seed: string): T[] {
  const draws = new Draws(digest(seed));
  const upTo: number[] = [];
  let sum = 0;
  for (let rank = 1; rank <= from.length; rank += 1) upTo.push((sum += 1 / rank));
  return Array.from({ length: count }, () => from[firstAbove(upTo, draws.next() * sum)] as T);
}

/** The place of the first of these ascending numbers that is above a value. */
function firstAbove(ascending: readonly number[], value: number): number {
  let [low, high] = [0, ascending.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] as number) > value) high = middle;
    else low = middle + 1;
  }
  return low;
}
