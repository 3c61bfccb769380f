import type { mongo } from 'mongoose';

/** The collation that compares bytes. MongoDB leaves it out of the indexes that it describes. */
const SIMPLE = { locale: 'simple' } as const;

/** Index version 1 has no collation, and `createIndexes` refuses to be given one. */
const WITHOUT_COLLATION = 1;

/**
 * The collation of an index that MongoDB described, in `listIndexes` or in the oplog, as `createIndexes` and queries take it. Without a
 * collation, both would use that of the collection, which is another one. A declared index has the simple collation too.
 */
export function collationOfIndex<T = mongo.CollationOptions>({
  collation,
  v,
}: {
  collation?: T | undefined;
  v?: unknown;
}): {
  collation?: T | typeof SIMPLE;
} {
  if (collation !== undefined) return { collation };
  return Number(v) === WITHOUT_COLLATION ? {} : { collation: SIMPLE };
}
