import { bestKeys } from '../shape/index-fields';
import type { IndexKey } from './index-key';
import { type QueryNeeds, servesWhole, waysOf } from './query-needs';

/** The most fields that MongoDB takes in an index. */
const MOST_KEYS = 32;

/** Whether another index could help: not where nothing is pinned, ranged or ordered, nor where `_id` is pinned. */
export const asksOfIndex = ({ equality, range, sort }: QueryNeeds): boolean =>
  equality.length + range.length + sort.length > 0 && !equality.includes('_id');

/** Whether MongoDB can build an index of these keys: array positions and operators are no fields of one. */
const isPossible = (keys: readonly IndexKey[]): boolean =>
  keys.length > 0 &&
  keys.length <= MOST_KEYS &&
  keys.every(([path]) => path.split('.').every((part) => part !== '' && !/^(?:\$.*|\d+)$/.test(part)));

/** A way to serve a query, and the index for it. */
export interface Way {
  way: QueryNeeds;
  keys: readonly IndexKey[];
}

/** The ways to serve a query, the likelier first, as far as MongoDB builds an index for them. */
export const possibleWays = (needs: QueryNeeds, order?: (a: string, b: string) => number): Way[] =>
  waysOf(needs)
    .map((way) => ({ way, keys: bestKeys(way, order) }))
    .filter(({ keys }) => isPossible(keys));

/**
 * The index that a query lacks, and the way in which it serves it. Explaining, slow operations and advice all ask here, so that they name the same one.
 * @param present keys of the indexes that are there and serve any query
 * @param isRefuted whether an index was tried for it, and gained nothing: then the next way is looked at
 * @returns undefined where no index helps, or one that is there does already
 */
export function lackedIndex(
  needs: QueryNeeds,
  present: readonly (readonly IndexKey[])[],
  isRefuted: (keys: readonly IndexKey[]) => boolean,
  order?: (a: string, b: string) => number,
): Way | undefined {
  if (!asksOfIndex(needs)) return undefined;
  const open = possibleWays(needs, order).find(({ keys }) => !isRefuted(keys));
  return open === undefined || present.some((keys) => servesWhole(keys, open.way)) ? undefined : open;
}
