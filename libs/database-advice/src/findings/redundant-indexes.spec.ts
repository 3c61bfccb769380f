import { type IndexKey, type QueryNeeds, serviceOf } from '@lucid/database-operations';
import fc from 'fast-check';
import type { KnownIndex } from './known-index';
import { covers, redundantIndexes } from './redundant-indexes';

const index = (name: string, keys: readonly IndexKey[], more: Partial<KnownIndex> = {}): KnownIndex => ({
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
  uses: [],
  ...more,
});
const A: IndexKey = ['a', 1];
const B: IndexKey = ['b', -1];
const used = (count: number): Partial<KnownIndex> => ({
  uses: [{ member: 'one', count, since: new Date(0) }],
});

describe('an index that another one covers', () => {
  const long = index('long', [A, B, ['c', 1]]);

  it.each<[string, IndexKey[]]>([
    ['its first fields', [A, B]],
    ['its first field', [A]],
    ['its first field the other way round', [['a', -1]]],
    [
      'its first fields, each the other way round',
      [
        ['a', -1],
        ['b', 1],
      ],
    ],
  ])('has %s', (_, keys) => {
    expect(covers(long, index('short', keys))).toBe(true);
    expect(redundantIndexes([long, index('short', keys)])).toMatchObject([
      { index: { name: 'short' }, keeper: { name: 'long' } },
    ]);
  });

  it.each<[string, IndexKey[]]>([
    ['fields that are not its first', [B]],
    ['its fields in another order', [B, A]],
    ['one of its fields the other way round', [A, ['b', 1]]],
    ['more fields', [A, B, ['c', 1], ['d', 1]]],
  ])('does not have %s', (_, keys) => {
    expect(covers(long, index('other', keys))).toBe(false);
  });

  const french = { locale: 'fr' };
  const active = { status: 'active' };
  it.each<[string, Partial<KnownIndex>, Partial<KnownIndex>]>([
    ['orders text in another way', { collation: french }, {}],
    ['orders text as bytes', {}, { collation: french }],
    ['orders text by another strength', { collation: { ...french, strength: 1 } }, { collation: french }],
    ['holds fewer documents', { partialFilter: active }, {}],
    ['holds more documents, of which a query of its own would read all', {}, { partialFilter: active }],
    ['holds other documents', { partialFilter: active }, { partialFilter: { status: 'closed' } }],
    ['leaves out documents without the fields', { sparse: true }, {}],
    ['has the documents without the field too', {}, { sparse: true }],
    ['leaves out fewer, having more fields', { sparse: true }, { sparse: true }],
    ['is hidden from the planner', { hidden: true }, {}],
    ['has more than one entry a document', { arrays: ['c'] }, {}],
  ])('is none when the other %s', (_, keeper, own) => {
    expect(covers(index('long', [A, B, ['c', 1]], keeper), index('short', [A], own))).toBe(false);
  });

  it.each<[string, Partial<KnownIndex>]>([
    ['the same collation', { collation: french }],
    ['the same documents', { partialFilter: active }],
    ['arrays in its own fields only', { arrays: ['a'] }],
  ])('is one when both have %s', (_, both) => {
    expect(covers(index('long', [A, B], both), index('short', [A], both))).toBe(true);
  });

  it.each<[string, IndexKey[]]>([
    [
      'text',
      [
        ['_fts', 'text'],
        ['_ftsx', 1],
      ],
    ],
    ['2dsphere', [A, ['place', '2dsphere']]],
    ['hashed', [A, ['b', 'hashed']]],
    ['wildcard', [A, ['b.$**', 1]]],
  ])('is never one beside an index of kind %s, nor is that one', (_, keys) => {
    const special = index('special', keys);
    const plain = index('plain', keys.slice(0, 1));
    expect(covers(special, plain)).toBe(false);
    expect(redundantIndexes([special, plain, index('twin', [...keys, ['z', 1]])])).toEqual([]);
  });

  it.each<[string, Partial<KnownIndex>]>([
    ['is declared by a model', { declared: true }],
    ['is unique', { unique: true }],
    ['lets documents expire', { expires: true }],
    ['is hidden already', { hidden: true }],
  ])('is let be when it %s', (_, own) => {
    expect(redundantIndexes([long, index('short', [A], own)])).toEqual([]);
  });

  it('may be covered by a unique one', () => {
    expect(redundantIndexes([index('unique', [A, B], { unique: true }), index('short', [A])])).toHaveLength(1);
  });

  it('of two alike, the one that is not declared, less used, or later by name goes', () => {
    const gone = (a: Partial<KnownIndex>, b: Partial<KnownIndex>): string[] =>
      redundantIndexes([index('a', [A], a), index('b', [['a', -1]], b)]).map(({ index: { name } }) => name);
    expect(gone({}, { declared: true })).toEqual(['a']);
    expect(gone({}, { unique: true })).toEqual(['a']);
    expect(gone(used(1), used(2))).toEqual(['a']);
    expect(gone({}, {})).toEqual(['b']);
    expect(gone({ declared: true }, { declared: true })).toEqual([]);
  });
});

/** What an index offers a query, told by looking at each entry of a small one: nothing of the implementation. */
function naiveService(keys: readonly IndexKey[], needs: QueryNeeds): { bounded: number; sorted: boolean } {
  let bounded = 0;
  while (bounded < keys.length && needs.equality.includes(keys[bounded]?.[0] ?? '')) bounded += 1;
  if (needs.range.includes(keys[bounded]?.[0] ?? '')) bounded += 1;
  // Every combination of two values in every field, those that the index pins all the same: none, where its first is not in the filter.
  const isNarrowed = bounded > 0;
  const isPinned = (path: string): boolean =>
    isNarrowed && needs.equality.includes(path) && keys.some(([key]) => key === path);
  const fields = [...new Set([...keys.map(([path]) => path), ...needs.sort.map(([path]) => path)])];
  const rows = Array.from({ length: 2 ** fields.length }, (_, n) =>
    Object.fromEntries(fields.map((path, i) => [path, isPinned(path) ? 0 : (n >> i) & 1])),
  );
  const byKeys = (order: readonly IndexKey[]) => (a: Record<string, number>, b: Record<string, number>) =>
    order.reduce((sum, [path, kind]) => sum || Number(kind) * ((a[path] ?? 0) - (b[path] ?? 0)), 0);
  const isSorted = (list: Record<string, number>[]): boolean =>
    list.every((row, i) => i === 0 || byKeys(needs.sort)(list[i - 1] ?? {}, row) <= 0);
  // Rows with the same entry stand in any order: both extremes are looked at.
  const scans = [rows, [...rows].reverse()].map((given) => [...given].sort(byKeys(keys)));
  return { bounded, sorted: scans.every(isSorted) || scans.every((scan) => isSorted([...scan].reverse())) };
}

const PATHS = ['a', 'b', 'c', 'd'];
const direction = fc.constantFrom(1 as const, -1 as const);
const keysOf = (minLength: number) =>
  fc
    .uniqueArray(fc.tuple(fc.constantFrom(...PATHS), direction), {
      minLength,
      maxLength: 4,
      selector: ([path]) => path,
    })
    .map((keys): IndexKey[] => keys);
const needsOf: fc.Arbitrary<QueryNeeds> = fc
  .record({
    uses: fc.array(fc.constantFrom('equality', 'range', 'none'), { minLength: 4, maxLength: 4 }),
    sort: fc.uniqueArray(fc.tuple(fc.constantFrom(...PATHS), direction), { maxLength: 3, selector: ([path]) => path }),
  })
  .map(({ uses, sort }) => ({
    equality: PATHS.filter((_, i) => uses[i] === 'equality'),
    range: PATHS.filter((_, i) => uses[i] === 'range'),
    sort,
  }));

describe('by law', () => {
  it('what an index does for a query is what looking at its entries shows', () => {
    fc.assert(
      fc.property(keysOf(1), needsOf, (keys, needs) => {
        const { bounded, sorted } = serviceOf(keys, needs);
        expect({ bounded, sorted }).toEqual(naiveService(keys, needs));
      }),
      { numRuns: 2000 },
    );
  });

  it('an index that covers another serves every query at least as well, by looking at their entries', () => {
    fc.assert(
      fc.property(keysOf(1), fc.nat(3), fc.boolean(), needsOf, (keys, cut, turned, needs) => {
        const short = keys
          .slice(0, cut + 1)
          .map(([path, kind]): IndexKey => [path, turned ? (-Number(kind) as 1 | -1) : kind]);
        expect(covers(index('long', keys), index('short', short))).toBe(true);
        const [long, own] = [naiveService(keys, needs), naiveService(short, needs)];
        expect(long.bounded).toBeGreaterThanOrEqual(own.bounded);
        expect(Number(long.sorted)).toBeGreaterThanOrEqual(Number(own.sorted));
      }),
      { numRuns: 2000 },
    );
  });

  it('an index that does not cover another has a query that it serves worse', () => {
    fc.assert(
      fc.property(keysOf(1), keysOf(1), (long, short) => {
        fc.pre(!covers(index('long', long), index('short', short)));
        const sort = short.map(([path, kind]) => [path, kind as 1 | -1] as const);
        const byOrder: QueryNeeds = { equality: [], range: [], sort };
        expect([naiveService(long, byOrder).sorted, naiveService(short, byOrder).sorted]).toEqual([false, true]);
      }),
    );
  });

  it('what stays in place of a redundant index is never redundant itself', () => {
    const option = fc.record({
      keys: keysOf(1),
      unique: fc.boolean(),
      declared: fc.boolean(),
      hidden: fc.boolean(),
      sparse: fc.boolean(),
      arrays: fc.subarray(PATHS, { maxLength: 1 }),
      operations: fc.nat(2),
    });
    fc.assert(
      fc.property(fc.array(option, { maxLength: 8 }), (options) => {
        const indexes = options.map(({ keys, operations, ...more }, i) =>
          index(`i${i}`, keys, {
            ...more,
            ...used(operations),
            arrays: more.arrays.filter((path) => keys.some(([key]) => key === path)),
          }),
        );
        const found = redundantIndexes(indexes);
        const gone = new Set(found.map(({ index: { name } }) => name));
        expect(found.filter(({ keeper }) => gone.has(keeper.name))).toEqual([]);
        expect(found.filter(({ index: { unique, declared, hidden } }) => unique || declared || hidden)).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });
});
