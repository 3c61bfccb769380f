import { createHash } from 'node:crypto';
import { indexBody } from '../mapping/index-body';
import type { SearchedModel } from '../mapping/search-fields';

/** Name of the consumer of changes that keeps the indices in step. */
export const SEARCH_CONSUMER = 'search';

/** What a collection is searched by: the alias that one of its indices has. */
export const aliasOf = (prefix: string, collection: string): string => `${prefix}-${collection.replaceAll('_', '-')}`;

/** The name of a new index: the alias, and the time in which it was made. */
export const newIndexName = (prefix: string, collection: string): string =>
  `${aliasOf(prefix, collection)}-${new Date().toISOString().replace(/\D/g, '')}`;

/** Whether an index has a name that {@link newIndexName} gives those of a collection, under whatever prefix: that may have been another once. */
export const isIndexOf = (collection: string, index: string): boolean =>
  /^[a-z0-9][a-z0-9_-]*-\d{17}$/.test(index) && index.slice(0, -18).endsWith(aliasOf('', collection));

/** Changes whenever an index of the model would be made otherwise. */
export const fingerprintOf = (model: SearchedModel): string =>
  createHash('sha256')
    .update(JSON.stringify(indexBody(model)))
    .digest('hex');
