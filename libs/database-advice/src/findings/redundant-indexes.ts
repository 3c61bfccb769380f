import { isDeepStrictEqual } from 'node:util';
import { isExpendable, isPlain, type KnownIndex, usesOf } from './known-index';

/** An index that another one makes superfluous. */
export interface Redundancy {
  index: KnownIndex;
  keeper: KnownIndex;
}

/**
 * Whether whatever an index is good for, another one is good for too: it begins with the same fields, in the same
 * directions or in all the opposite ones, and holds the same documents in the same order. So neither may order text
 * in another way, leave other documents out, or have more than one entry a document in the fields that come after.
 * Uniqueness is not compared: an index that enforces something is never a candidate.
 */
export function covers(keeper: KnownIndex, index: KnownIndex): boolean {
  if (keeper.name === index.name || keeper.hidden || !isPlain(keeper) || !isPlain(index)) return false;
  if (!isDeepStrictEqual(keeper.collation, index.collation)) return false;
  if (!isDeepStrictEqual(keeper.partialFilter, index.partialFilter)) return false;
  // A sparse index leaves out what lacks all of its fields, so one of more fields holds more.
  if (keeper.sparse !== index.sparse) return false;
  if (index.sparse && keeper.keys.length !== index.keys.length) return false;
  const paths = new Set(index.keys.map(([path]) => path));
  if (keeper.arrays.some((path) => !paths.has(path))) return false;
  return startsWith(keeper, index);
}

function startsWith({ keys: long }: KnownIndex, { keys: short }: KnownIndex): boolean {
  if (long.length < short.length) return false;
  const turned = long[0]?.[1] === short[0]?.[1] ? 1 : -1;
  return short.every(([path, kind], i) => long[i]?.[0] === path && Number(long[i][1]) === turned * Number(kind));
}

/** Of two indexes that cover one another, the one to keep: the longer, then what must stay, then the more used. */
function preferred(a: KnownIndex, b: KnownIndex): number {
  return (
    b.keys.length - a.keys.length ||
    Number(isExpendable(a)) - Number(isExpendable(b)) ||
    usesOf(b) - usesOf(a) ||
    (a.name < b.name ? -1 : 1)
  );
}

/**
 * The redundant indexes of one collection, each with the one that stays in its place, which is never redundant itself.
 * @param staying the indexes that others may be given up for
 */
export function redundantIndexes(indexes: readonly KnownIndex[], staying = indexes): Redundancy[] {
  return indexes.filter(isExpendable).flatMap((index) => {
    const [keeper] = staying.filter((other) => covers(other, index)).sort(preferred);
    return keeper !== undefined && preferred(keeper, index) < 0 ? [{ index, keeper }] : [];
  });
}
