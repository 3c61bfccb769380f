import { hash } from 'node:crypto';

/** SHA-256 of a text, as 64 hex digits. */
export const digest = (text: string): string => hash('sha256', text);

/** A UUID of version 8 (RFC 9562: bits of one's own making) made of the first digits of a hash. */
export function uuidOf(digits: string): string {
  const variant = '89ab'[parseInt(digits.charAt(16), 16) % 4] ?? '8';
  return [
    digits.slice(0, 8),
    digits.slice(8, 12),
    `8${digits.slice(13, 16)}`,
    `${variant}${digits.slice(17, 20)}`,
    digits.slice(20, 32),
  ].join('-');
}

/**
 * Pseudo-random choices by mulberry32 (Tommy Ettinger, public domain): 32 bits of state, one addition, two multiplications and
 * some shifts each. It is small, even enough for made-up data, and the same everywhere; it keeps no secrets.
 *
 * Each document has a generator of its own, begun from its id: any document can be made alone, in any order and twice, so that
 * nothing has to be remembered of a million of them.
 */
export class Draws {
  private state: number;

  /** @param digits a hash; its first 32 bits are the seed */
  constructor(digits: string) {
    this.state = parseInt(digits.slice(0, 8), 16);
  }

  /** From 0 to 1, 1 excluded. */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  }

  /** A whole number, both ends included. */
  whole(least: number, most: number): number {
    return least + Math.floor(this.next() * (most - least + 1));
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  pick<T extends readonly [unknown, ...unknown[]]>(values: T): T[number] {
    return values[this.whole(0, values.length - 1)];
  }

  /** One of values that are not equally likely; the weights need no sum of 1. */
  weighted<T>(values: readonly (readonly [value: T, weight: number])[], otherwise: T): T {
    let rest = this.next() * values.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [value, weight] of values) {
      rest -= weight;
      if (rest < 0) return value;
    }
    return otherwise;
  }
}
