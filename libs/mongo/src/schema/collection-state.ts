import type { mongo } from 'mongoose';
import { hasCode, NAMESPACE_NOT_FOUND } from '../problem/server-codes';

/** A collection as the server has it. */
export interface CollectionState {
  type: string;
  /** As listCollections tells them: validator, capped, collation, … */
  options: mongo.Document;
  /** Absent for a view. */
  uuid?: mongo.Binary;
  /** As listIndexes tells them; none of what is no plain collection. */
  indexes: mongo.Document[];
}

/** Reads a collection's options and indexes; undefined where there is none of that name. */
export async function readCollection(
  db: mongo.Db,
  name: string,
  limit: { maxTimeMS?: number } = {},
): Promise<CollectionState | undefined> {
  const [found] = await db.listCollections({ name }, { ...limit }).toArray();
  if (found === undefined) return undefined;
  const {
    type = 'collection',
    options = {},
    info,
  } = found as mongo.CollectionInfo & { info?: { uuid?: mongo.Binary } };
  if (type !== 'collection') return { type, options, indexes: [] };
  try {
    const indexes = (await db.collection(name).listIndexes(limit).toArray()) as mongo.Document[];
    return { type, options, indexes, ...(info?.uuid !== undefined && { uuid: info.uuid }) };
  } catch (error) {
    // It was dropped between the two.
    if (hasCode(error, NAMESPACE_NOT_FOUND)) return undefined;
    throw error;
  }
}
