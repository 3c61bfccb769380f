import { CURSOR, decodeCursor, defineClass, encodeCursor } from '@lucid/common';
import type { KnownSizes } from '../sizes/collection-table';

const SORTS = [
  'name',
  '-documents',
  '-data_bytes',
  '-storage_bytes',
  '-index_bytes',
  '-free_bytes',
  '-reads',
  '-writes',
] as const;
const MOST = 1000;
/** A cursor names a place by value and id; here the value says it all. */
const NO_ID = '0'.repeat(24);

export interface StatsQuery {
  sort: (typeof SORTS)[number];
  limit: number;
  cursor?: string;
}

export const StatsQuery = defineClass('DatabaseStatsQuery', {
  sort: {
    kind: 'text',
    values: SORTS,
    fallback: 'name',
    description: 'Order of the collections; - is descending.',
  },
  limit: { kind: 'int', min: 1, max: MOST, fallback: MOST, description: 'Most collections in the answer.' },
  cursor: CURSOR,
});

/** Where a collection stands: by what it is sorted by, then by name. */
type Place = [value: number, name: string];

const comes = ([a, nameA]: Place, [b, nameB]: Place): number => a - b || (nameA < nameB ? -1 : Number(nameA > nameB));

function placeOf(sizes: KnownSizes, sort: StatsQuery['sort']): Place {
  if (sort === 'name') return [0, sizes.name];
  return [-(sizes[sort.slice(1) as 'storage_bytes'] ?? 0), sizes.name];
}

/**
 * One page of the collections, and the cursor of the next. Sizes change between two pages: a collection that passes the
 * end of a page meanwhile can stand on both or on neither.
 * @throws ProblemError 400 for a cursor of another order
 */
export function pageOf(
  all: readonly KnownSizes[],
  { sort, limit, cursor }: StatsQuery,
): { page: KnownSizes[]; next_cursor?: string } {
  const scope = ['database-stats', sort];
  const after = cursor === undefined ? undefined : readPlace(decodeCursor(scope, cursor, isPlace).value);
  const sorted = all.toSorted((a, b) => comes(placeOf(a, sort), placeOf(b, sort)));
  const first = after === undefined ? 0 : sorted.findIndex((sizes) => comes(placeOf(sizes, sort), after) > 0);
  const page = first < 0 ? [] : sorted.slice(first, first + limit);
  const last = page.at(-1);
  if (last === undefined || last === sorted.at(-1)) return { page };
  return { page, next_cursor: encodeCursor(scope, { value: placeText(placeOf(last, sort)), id: NO_ID }) };
}

const placeText = ([value, name]: Place): string => `${value} ${name}`;

function readPlace(text: string | number): Place {
  const [value = '', ...name] = String(text).split(' ');
  return [Number(value), name.join(' ')];
}

const isPlace = (value: string | number): boolean => /^-?\d{1,16} /.test(String(value));
