import { CURSOR, defineClass, EXPLAIN, LIMIT, type ListQuery, type ModelClass } from '@lucid/common';
import type { Direction } from './transactions.service';

/** The query of a page of an address's transactions. */
export const DirectedPageQuery = defineClass('DirectedPageQuery', {
  direction: {
    kind: 'text',
    values: ['in', 'out', 'both'],
    enumName: 'Direction',
    fallback: 'both',
    description: 'Received, sent, or either.',
  },
  limit: LIMIT,
  cursor: CURSOR,
  explain: EXPLAIN,
}) as ModelClass<ListQuery & { direction: Direction }>;
