import type { IndexKey } from './index-key';

/** What a query asks of an index: which fields it pins to a value, which to a range, and the order it wants. */
export interface QueryNeeds {
  equality: readonly string[];
  range: readonly string[];
  sort: readonly (readonly [path: string, direction: 1 | -1])[];
}

/** What an index of plain fields does for a query. */
export interface IndexService {
  /** How many leading fields of the index narrow the scan to one stretch of it. */
  bounded: number;
  /** Whether documents come out in the order asked for, so that none must be sorted. */
  sorted: boolean;
  /** How many fields of the filter the index decides before a document is fetched. */
  decided: number;
}

/**
 * What an index does for a query, by the rules of MongoDB's planner: fields pinned to a value narrow the scan and do not
 * matter to the order; behind them comes the order, or one range, which narrows the scan too. Where the first field of the
 * index is not in the filter, it is scanned whole, for its order at most, and decides nothing.
 */
export function serviceOf(keys: readonly IndexKey[], { equality, range, sort }: QueryNeeds): IndexService {
  const filtered = new Set([...equality, ...range]);
  const isNarrowed = keys[0] !== undefined && filtered.has(keys[0][0]);
  const fields = isNarrowed ? keys.map(([path]) => path) : [];
  const pinned = new Set(fields.filter((path) => equality.includes(path)));
  const gap = fields.findIndex((path) => !pinned.has(path));
  const equal = gap < 0 ? fields.length : gap;
  const next = fields[equal];
  return {
    bounded: equal + (next !== undefined && range.includes(next) ? 1 : 0),
    sorted: givesOrder(keys, pinned, sort),
    decided: fields.filter((path) => filtered.has(path)).length,
  };
}

/** Whether an index has the order, read in one direction or the other. */
function givesOrder(keys: readonly IndexKey[], pinned: ReadonlySet<string>, sort: QueryNeeds['sort']): boolean {
  const asked = sort.filter(([path]) => !pinned.has(path));
  const given = keys.filter(([path]) => !pinned.has(path));
  const turned = asked[0]?.[1] === given[0]?.[1] ? 1 : -1;
  return asked.every(([path, direction], i) => given[i]?.[0] === path && given[i][1] === direction * turned);
}

/** Whether an index does for a query all that one can: nothing is scanned, fetched or sorted in vain. */
export function servesWhole(keys: readonly IndexKey[], needs: QueryNeeds): boolean {
  const { bounded, sorted, decided } = serviceOf(keys, needs);
  const filtered = new Set([...needs.equality, ...needs.range]);
  return sorted && bounded >= new Set(needs.equality).size && decided === filtered.size;
}

/**
 * What may be asked of an index for a query, the likelier first. A range on one field and an order by another stand in each
 * other's way: an index that has the order has a range behind it at most, and, where nothing is pinned, none at all.
 */
export function waysOf(needs: QueryNeeds): QueryNeeds[] {
  const { equality, range, sort } = needs;
  const first = sort.find(([path]) => !equality.includes(path));
  if (first === undefined || range.length === 0 || range.includes(first[0])) return [needs];
  const narrowing = { equality, range, sort: [] };
  return equality.length > 0 ? [needs, narrowing] : [narrowing, { equality, range: [], sort }];
}
