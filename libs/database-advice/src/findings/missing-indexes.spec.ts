import { type IndexKey, servesWhole, waysOf } from '@lucid/database-operations';
import fc from 'fast-check';
import type { KnownIndex } from './known-index';
import { missingIndexes, type SlowNeeds, wastedMs } from './missing-indexes';

const slow = (more: Partial<SlowNeeds>): SlowNeeds => ({
  shape: 'shape',
  operation: 'find',
  equality: [],
  range: [],
  sort: [],
  calls: 10,
  milliseconds: 1000,
  documentsExamined: 2_000_000,
  keysExamined: 0,
  returned: 500,
  ...more,
});
const present = (keys: readonly IndexKey[], more: Partial<KnownIndex> = {}): KnownIndex => ({
  name: keys.map((key) => key.join('_')).join('_'),
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
const keysFor = (shapes: readonly Partial<SlowNeeds>[], indexes: readonly KnownIndex[] = []): unknown[] =>
  missingIndexes(shapes.map(slow), indexes).map(({ keys }) => Object.fromEntries(keys));

const byStatus: Partial<SlowNeeds> = { equality: ['status'], sort: [['created_at', -1]] };

describe('the index that slow operations lack', () => {
  it('has what is pinned first, then the order, then ranges', () => {
    expect(keysFor([{ ...byStatus, range: ['amount'] }]).map((keys) => Object.entries(keys as object))).toEqual([
      [
        ['status', 1],
        ['created_at', -1],
        ['amount', 1],
      ],
    ]);
  });

  it('is none where an index serves the query whole, and one where the planner may not take that', () => {
    const keys: IndexKey[] = [
      ['status', 1],
      ['created_at', -1],
    ];
    expect(keysFor([byStatus], [present(keys)])).toEqual([]);
    expect(
      keysFor(
        [byStatus],
        [
          present([
            ['status', -1],
            ['created_at', 1],
            ['more', 1],
          ]),
        ],
      ),
    ).toEqual([]);
    for (const more of [{ hidden: true }, { sparse: true }, { partialFilter: { status: 'active' } }])
      expect(keysFor([byStatus], [present(keys, more)])).toHaveLength(1);
    expect(keysFor([byStatus], [present([['status', 1]])])).toHaveLength(1);
  });

  it('is none for operations that look at little beside what they return, or that find by _id', () => {
    expect(keysFor([{ ...byStatus, documentsExamined: 4999 }])).toEqual([]);
    expect(keysFor([{ ...byStatus, returned: 400_001 }])).toEqual([]);
    expect(keysFor([{ equality: ['_id', 'status'] }])).toEqual([]);
    expect(keysFor([{ range: ['_id'], sort: [['_id', 1]] }], [present([['_id', 1]])])).toEqual([]);
  });

  it('is found where many keys were read in vain, and few documents', () => {
    expect(keysFor([{ ...byStatus, documentsExamined: 500, keysExamined: 2_000_000 }])).toHaveLength(1);
  });

  it('is none for what no index can have as a field, or where nothing is asked', () => {
    expect(keysFor([{ equality: ['items.0.name'] }, { equality: ['$**'] }, { equality: ['a..b'] }, {}])).toEqual([]);
  });

  it('is one for all queries that it serves, whichever of them pins more', () => {
    const both = missingIndexes(
      [
        slow({ shape: 'many', equality: ['a_rare', 'user'], milliseconds: 5000 }),
        slow({ shape: 'one', equality: ['user'], milliseconds: 100 }),
      ],
      [],
    );
    expect(both).toMatchObject([
      {
        keys: [
          ['user', 1],
          ['a_rare', 1],
        ],
        shapes: [{ shape: 'many' }, { shape: 'one' }],
      },
    ]);
  });

  it('comes in the order of the time that is wasted, at most five at once', () => {
    const shapes = Array.from({ length: 8 }, (_, i) => ({ equality: [`f${i}`], milliseconds: 100 * (i + 1) }));
    expect(keysFor(shapes)).toEqual([{ f7: 1 }, { f6: 1 }, { f5: 1 }, { f4: 1 }, { f3: 1 }]);
  });
});

describe('the index for a range on one field and an order by another', () => {
  const spread: Partial<SlowNeeds> = { range: ['amount'], sort: [['created_at', -1]] };
  const keysBut = (shape: Partial<SlowNeeds>, ...refuted: object[]): unknown =>
    missingIndexes([slow(shape)], [], (keys) =>
      refuted.some((one) => JSON.stringify(one) === JSON.stringify(Object.fromEntries(keys))),
    ).map(({ keys }) => Object.fromEntries(keys))[0];

  it('narrows where nothing is pinned, as the planner does no more with an index that has the order first', () => {
    expect(keysBut(spread)).toEqual({ amount: 1 });
  });

  it('has the order instead once narrowing was tried and gained nothing, and is none when neither did', () => {
    expect(keysBut(spread, { amount: 1 })).toEqual({ created_at: -1 });
    expect(keysBut(spread, { amount: 1 }, { created_at: -1 })).toBeUndefined();
  });

  it('has what is pinned, the order and the range, or leaves out the order once that gained nothing', () => {
    const pinned = { ...spread, equality: ['status'] };
    expect(keysBut(pinned)).toEqual({ status: 1, created_at: -1, amount: 1 });
    expect(keysBut(pinned, { status: 1, created_at: -1, amount: 1 })).toEqual({ status: 1, amount: 1 });
  });

  it('is not asked for again once it is there', () => {
    expect(keysFor([spread], [present([['amount', 1]])])).toEqual([]);
    expect(keysFor([spread], [present([['created_at', -1]])])).toEqual([{ amount: 1 }]);
  });
});

describe('by law', () => {
  const PATHS = ['a', 'b', 'c', 'd'];
  const shape = fc
    .record({
      uses: fc.array(fc.constantFrom('equality', 'range', 'none'), { minLength: 4, maxLength: 4 }),
      sort: fc.uniqueArray(fc.tuple(fc.constantFrom(...PATHS), fc.constantFrom(1 as const, -1 as const)), {
        maxLength: 2,
        selector: ([path]) => path,
      }),
      milliseconds: fc.integer({ min: 1, max: 1000 }),
    })
    .map(({ uses, ...more }) =>
      slow({
        ...more,
        equality: PATHS.filter((_, i) => uses[i] === 'equality'),
        range: PATHS.filter((_, i) => uses[i] === 'range'),
      }),
    );
  const asks = ({ equality, range, sort }: SlowNeeds): boolean => equality.length + range.length + sort.length > 0;

  it('every query that asks something is served by exactly one of them, and none of them serves nothing', () => {
    fc.assert(
      fc.property(fc.array(shape, { maxLength: 5 }), (shapes) => {
        const found = missingIndexes(shapes, []);
        for (const { keys, shapes: served } of found) {
          expect(served.length).toBeGreaterThan(0);
          expect(served.every((needs) => servesWhole(keys, waysOf(needs)[0] ?? needs))).toBe(true);
        }
        const all = found.flatMap(({ shapes: served }) => served);
        expect(new Set(all).size).toBe(all.length);
        expect(new Set(all)).toEqual(new Set(shapes.filter(asks)));
      }),
      { numRuns: 1000 },
    );
  });

  it('once they are there, none is missing', () => {
    fc.assert(
      fc.property(fc.array(shape, { maxLength: 5 }), (shapes) => {
        const made = missingIndexes(shapes, []).map(({ keys }) => present(keys));
        expect(missingIndexes(shapes.filter(asks), made)).toEqual([]);
      }),
    );
  });

  it('time is wasted on what is examined and not returned', () => {
    expect(wastedMs(slow({ documentsExamined: 1000, returned: 250 }))).toBe(750);
    expect(wastedMs(slow({ documentsExamined: 0, returned: 0 }))).toBe(0);
    expect(wastedMs(slow({ documentsExamined: 10, returned: 20 }))).toBe(0);
  });
});
