import fc from 'fast-check';
import type { KnownSizes } from '../sizes/collection-table';
import { pageOf, type StatsQuery } from './collection-pages';

const sizes = fc.record({
  name: fc.string({ minLength: 1, maxLength: 6 }),
  documents: fc.integer({ min: 0, max: 3 }),
  storage_bytes: fc.option(fc.integer({ min: 0, max: 2 ** 48 }), { nil: undefined }),
});
const all = fc
  .uniqueArray(sizes, { selector: ({ name }) => name, maxLength: 30 })
  .map((list) => list.map((some): KnownSizes => ({ ...some, data_bytes: 0, measured_at: new Date(0), whole: true })));

describe('pageOf', () => {
  it('shows every collection once over its pages, in the order asked for', () => {
    fc.assert(
      fc.property(
        all,
        fc.constantFrom('name', '-documents', '-storage_bytes'),
        fc.integer({ min: 1, max: 7 }),
        (list, sort, limit) => {
          const seen: KnownSizes[] = [];
          let cursor: string | undefined;
          do {
            const query: StatsQuery = { sort, limit, ...(cursor !== undefined && { cursor }) };
            const { page, next_cursor } = pageOf(list, query);
            expect(page.length).toBeLessThanOrEqual(limit);
            seen.push(...page);
            cursor = next_cursor;
          } while (cursor !== undefined);
          expect(seen.map(({ name }) => name).sort()).toEqual(list.map(({ name }) => name).sort());
          const order = seen.map(({ name, documents = 0, storage_bytes = 0 }) =>
            sort === 'name' ? name : sort === '-documents' ? -documents : -storage_bytes,
          );
          expect(order.every((value, i) => i === 0 || (order[i - 1] ?? value) <= value)).toBe(true);
        },
      ),
    );
  });

  it('refuses a cursor of another order, and what is none', () => {
    const list = ['a', 'b'].map((name) => ({
      name,
      documents: 1,
      data_bytes: 1,
      measured_at: new Date(0),
      whole: true,
    }));
    const { next_cursor: cursor = '' } = pageOf(list, { sort: 'name', limit: 1 });
    expect(() => pageOf(list, { sort: '-documents', limit: 1, cursor })).toThrow('cursor');
    expect(() => pageOf(list, { sort: 'name', limit: 1, cursor: 'e30' })).toThrow('cursor');
    expect(pageOf(list, { sort: 'name', limit: 1, cursor }).page).toEqual([list[1]]);
  });
});
