import type { IndexKey } from '@lucid/database-operations';
import fc from 'fast-check';
import { findingsOf, type KnownCollection } from './findings';
import { type KnownIndex, usesOf } from './known-index';
import { covers } from './redundant-indexes';

const LONG_AGO = new Date(0);

const index = (name: string, keys: readonly IndexKey[], count: number, more: Partial<KnownIndex> = {}): KnownIndex => ({
  name,
  keys,
  declared: false,
  unique: false,
  expires: false,
  sparse: false,
  hidden: false,
  building: false,
  arrays: [],
  sizeBytes: 4096,
  uses: [{ member: 'one', count, since: LONG_AGO }],
  ...more,
});
const A: IndexKey = ['a', 1];
const B: IndexKey = ['b', 1];

const find = (indexes: KnownIndex[], hinted: string[] = [], more: Partial<KnownCollection> = {}): object => {
  const { redundant, unused } = findingsOf(
    { name: 'orders', indexes, members: ['one'], ...more },
    { needs: [], hinted },
    new Date(),
  );
  return {
    redundant: redundant.map(({ index: { name }, keeper }) => [name, keeper.name]),
    unused: unused.map(({ name }) => name),
  };
};

describe('what is found of the indexes of a collection', () => {
  it('is each index once: one that is both is redundant, as nothing is lost with it', () => {
    expect(find([index('a', [A], 0), index('ab', [A, B], 5)])).toEqual({ redundant: [['a', 'ab']], unused: [] });
  });

  it('never gives up an index that is used for one that nothing uses', () => {
    expect(find([index('a', [A], 5), index('ab', [A, B], 0)])).toEqual({ redundant: [], unused: ['ab'] });
    expect(find([index('a', [A], 0), index('ab', [A, B], 0)])).toEqual({ redundant: [], unused: ['a', 'ab'] });
  });

  it('leaves out an index that a slow operation names, by its name or its keys', () => {
    const both = [index('mine', [A], 0), index('ab', [A, B], 5), index('c', [['c', -1]], 0)];
    expect(find(both, ['mine'])).toEqual({ redundant: [], unused: ['c'] });
    expect(find(both, ['{a: 1}', '{c: -1}'])).toEqual({ redundant: [], unused: [] });
  });

  it('leaves out an index that is being built, and gives up none for it', () => {
    expect(find([index('a', [A], 5), index('ab', [A, B], 5, { building: true })])).toEqual({
      redundant: [],
      unused: [],
    });
    expect(find([index('a', [A], 0, { building: true })])).toEqual({ redundant: [], unused: [] });
  });

  it('is an index that is missing where the one that is there compares text in another way than the collection', () => {
    const needs = {
      ...{ shape: 's', operation: 'find', equality: ['a'], range: [], sort: [] },
      ...{ calls: 1, milliseconds: 100, documentsExamined: 9000, keysExamined: 0, returned: 1 },
    };
    const missing = (own: object | undefined, whole: object | undefined): number => {
      const indexes = [index('a', [A], 0, own && { collation: own })];
      const collection = { name: 'orders', indexes, members: ['one'], ...(whole && { collation: whole }) };
      return findingsOf(collection, { needs: [needs], hinted: [] }, LONG_AGO).missing.length;
    };
    const french = { locale: 'fr' };
    expect([missing(undefined, undefined), missing(french, french)]).toEqual([0, 0]);
    expect([missing(french, undefined), missing(undefined, french)]).toEqual([1, 1]);
  });

  it('by law: once all of it is done, whatever used an index that went finds one that covers it', () => {
    const key = fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.constantFrom(1 as const, -1 as const));
    const keys = fc.uniqueArray(key, { minLength: 1, maxLength: 3, selector: ([path]) => path });
    const option = fc.record({
      keys,
      count: fc.nat(2),
      unique: fc.boolean(),
      declared: fc.boolean(),
      hidden: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(option, { maxLength: 7 }), (options) => {
        const indexes = options.map(({ keys: own, count, ...more }, i) => index(`i${i}`, own, count, more));
        const { redundant, unused } = findingsOf(
          { name: 'orders', indexes, members: ['one'] },
          { needs: [], hinted: [] },
          new Date(),
        );
        const gone = [...redundant.map((one) => one.index), ...unused];
        expect(new Set(gone).size).toBe(gone.length);
        const staying = indexes.filter((one) => !gone.includes(one));
        for (const one of gone.filter((other) => usesOf(other) > 0))
          expect(staying.some((other) => covers(other, one))).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});
