import type { mongo } from 'mongoose';
import type { NamedCollection } from './named-collection';

/** How large a collection is, by the server's own count. */
export interface CollectionSize {
  documents: number;
  data_bytes: number;
}

/** Documents and their size from the collection's counters: a tenth of what all of its statistics take. */
export async function countOf(
  db: mongo.Db,
  { name, type }: Pick<NamedCollection, 'name' | 'type'>,
  limit: { maxTimeMS: number },
): Promise<CollectionSize> {
  const stored = type === 'timeseries' ? `system.buckets.${name}` : name;
  const { numObjects, size } = (await db.command({
    dataSize: `${db.databaseName}.${stored}`,
    estimate: true,
    ...limit,
  })) as unknown as { numObjects: number; size: number };
  return { documents: numObjects, data_bytes: size };
}

/**
 * How many documents are looked at where so many were asked for: fewer where all of them would be too many bytes.
 * @param size undefined for what the server keeps no count of
 */
export function affordable(documents: number, maxBytes: number, size: CollectionSize | undefined): number {
  if (size === undefined || size.documents === 0) return documents;
  const mean = Math.max(1, size.data_bytes / size.documents);
  return Math.max(1, Math.min(documents, Math.floor(maxBytes / mean)));
}
