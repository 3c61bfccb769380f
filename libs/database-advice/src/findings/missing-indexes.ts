import {
  asksOfIndex,
  type IndexKey,
  lackedIndex,
  possibleWays,
  type QueryNeeds,
  servesWhole,
  WORTHWHILE_FACTOR,
} from '@lucid/database-operations';
import { isPlain, type KnownIndex } from './known-index';

/** Slow operations of one shape: what they need, and what they took in all. */
export interface SlowNeeds extends QueryNeeds {
  shape: string;
  operation: string;
  calls: number;
  milliseconds: number;
  documentsExamined: number;
  keysExamined: number;
  returned: number;
  /** The most that one of them asks for; absent where one asks for all there are. */
  limit?: number;
}

/** An index that slow operations lack. */
export interface MissingIndex {
  keys: readonly IndexKey[];
  /** The shapes that it would serve, those that waste most first. */
  shapes: readonly SlowNeeds[];
}

/** What a call must look at in vain before it counts: smaller scans are quick without an index. */
const WASTED_PER_CALL = 500;
/** The most indexes that are advised for a collection at once: what the first ones change is to be seen before more. */
const AT_ONCE = 5;
/** Time that operations of a shape spent on what they did not return. */
export function wastedMs({ milliseconds, documentsExamined, keysExamined, returned }: SlowNeeds): number {
  const examined = Math.max(documentsExamined, keysExamined);
  return examined === 0 ? 0 : milliseconds * Math.max(0, 1 - returned / examined);
}

function isWasteful({ calls, documentsExamined, keysExamined, returned }: SlowNeeds): boolean {
  const examined = Math.max(documentsExamined, keysExamined);
  return examined >= WORTHWHILE_FACTOR * returned && examined - returned >= WASTED_PER_CALL * calls;
}

/** The keys of the indexes that serve any query, whatever the documents. */
const servingKeys = (present: readonly KnownIndex[]): (readonly IndexKey[])[] =>
  present
    .filter((index) => isPlain(index) && !index.hidden && !index.sparse && index.partialFilter === undefined)
    .map(({ keys }) => keys);

/** The indexes that were tried for slow operations of one collection, and gained nothing. */
export function refutedIndexes(
  shapes: readonly SlowNeeds[],
  isRefuted: (keys: readonly IndexKey[], shape: string) => boolean,
): MissingIndex[] {
  const wasteful = shapes.filter((needs) => asksOfIndex(needs) && isWasteful(needs));
  const order = bySharing(wasteful);
  const tried = wasteful.flatMap((needs) =>
    possibleWays(needs, order)
      .filter(({ keys }) => isRefuted(keys, needs.shape))
      .map(({ keys }) => ({ needs, keys })),
  );
  const byKeys = Map.groupBy(tried, ({ keys }) => JSON.stringify(keys));
  return [...byKeys.values()].map((same) => ({
    keys: same[0]?.keys ?? [],
    shapes: same.map(({ needs }) => needs).sort((a, b) => wastedMs(b) - wastedMs(a)),
  }));
}

/**
 * The indexes that slow operations of one collection lack: as few as serve all of them, the one that saves most first.
 * Operations by `_id`, and those that an index serves whole already, need none.
 * @param isRefuted whether an index was tried for a shape, and gained nothing: then the next way to serve it is looked at
 */
export function missingIndexes(
  shapes: readonly SlowNeeds[],
  present: readonly KnownIndex[],
  isRefuted: (keys: readonly IndexKey[], shape: string) => boolean = () => false,
): MissingIndex[] {
  const wasteful = shapes.filter((needs) => asksOfIndex(needs) && isWasteful(needs));
  const order = bySharing(wasteful);
  const serving = servingKeys(present);
  let unserved = wasteful.flatMap((needs) => {
    const lacked = lackedIndex(needs, serving, (keys) => isRefuted(keys, needs.shape), order);
    return lacked === undefined ? [] : [{ needs, ...lacked }];
  });
  const missing: MissingIndex[] = [];
  while (missing.length < AT_ONCE) {
    // Shapes that ask for the same index are one candidate.
    const candidates = new Map(unserved.map(({ keys }) => [JSON.stringify(keys), keys]));
    const [best] = [...candidates.values()]
      .map((keys) => {
        const served = new Set(
          unserved.filter((one) => servesWhole(keys, one.way) && !isRefuted(keys, one.needs.shape)),
        );
        const shapes = [...served].map(({ needs }) => needs);
        return { keys, served, shapes, saved: shapes.reduce((sum, needs) => sum + wastedMs(needs), 0) };
      })
      .sort((a, b) => b.saved - a.saved || a.keys.length - b.keys.length);
    if (best === undefined) break;
    missing.push({ keys: best.keys, shapes: best.shapes.sort((a, b) => wastedMs(b) - wastedMs(a)) });
    unserved = unserved.filter((one) => !best.served.has(one));
  }
  return missing;
}

/** Fields that pin in more of the wasted time come first, so that queries with fewer of them find theirs in front. */
function bySharing(shapes: readonly SlowNeeds[]): (a: string, b: string) => number {
  const weight = new Map<string, number>();
  for (const needs of shapes)
    for (const path of needs.equality) weight.set(path, (weight.get(path) ?? 0) + wastedMs(needs));
  return (a, b) => (weight.get(b) ?? 0) - (weight.get(a) ?? 0) || (a < b ? -1 : 1);
}
