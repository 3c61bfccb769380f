import { hasCode, type MongoService, NAMESPACE_NOT_FOUND } from '@lucid/mongo';
import type { IndexKeys } from './work-in-words';

interface StoredIndex {
  key: IndexKeys;
  hidden?: boolean;
  partialFilterExpression?: object;
}

/** The keys of the indexes that can serve any query on a collection: not those that are hidden or leave documents out. */
export async function servingIndexes(mongo: MongoService, collection: string): Promise<IndexKeys[]> {
  try {
    const found = await mongo.collection(collection).listIndexes(mongo.limit).toArray();
    return (found as StoredIndex[])
      .filter(({ hidden, partialFilterExpression }) => hidden !== true && partialFilterExpression === undefined)
      .map(({ key }) => key);
  } catch (error) {
    // Dropped since.
    if (hasCode(error, NAMESPACE_NOT_FOUND)) return [];
    throw error;
  }
}
