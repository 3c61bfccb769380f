import { defineClass } from '@lucid/common';
import { PAGE_FIELDS } from '@lucid/resource';

/** The query of a page of an address's transactions. */
export const DirectedPageQuery = defineClass('DirectedPageQuery', {
  direction: {
    kind: 'text',
    values: ['in', 'out', 'both'],
    enumName: 'Direction',
    fallback: 'both',
    description: 'Direction of the transactions: `in` (received), `out` (sent) or `both`. Default: `both`.',
  },
  ...PAGE_FIELDS,
});
