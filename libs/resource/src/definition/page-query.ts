import { CURSOR, defineClass, EXPLAIN, LIMIT } from '@lucid/common';

export const PAGE_FIELDS = { limit: LIMIT, cursor: CURSOR, explain: EXPLAIN };

/** The query of a list that can be neither filtered nor sorted. */
export const PageQuery = defineClass('PageQuery', PAGE_FIELDS);
