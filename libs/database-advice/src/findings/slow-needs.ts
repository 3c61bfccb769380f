import { type SlowShape, sortKeys } from '@lucid/database-operations';
import type { SlowOfCollection } from './findings';
import type { SlowNeeds } from './missing-indexes';

/**
 * What slow operations ask of indexes. Left out are those of which no single index serves all, and those that compare text
 * in a way of their own: an index of the collection's way does not serve them.
 */
export function slowOf(shapes: readonly SlowShape[]): SlowOfCollection {
  return {
    needs: shapes.filter(({ disjunctive, has_collation }) => !disjunctive && !has_collation).map(needsOf),
    hinted: shapes.flatMap(({ hint }) => hint ?? []),
  };
}

const needsOf = (shape: SlowShape): SlowNeeds => ({
  shape: shape.shape_id,
  operation: shape.operation,
  equality: shape.equality_fields,
  range: shape.range_fields,
  sort: sortKeys(shape.sort_fields),
  calls: shape.count,
  milliseconds: shape.total_ms,
  documentsExamined: shape.documents_examined,
  keysExamined: shape.keys_examined,
  returned: shape.returned,
  ...(shape.limit !== undefined && { limit: shape.limit }),
});
