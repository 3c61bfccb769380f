import type { MongoService } from '@lucid/mongo';
import { mongo } from 'mongoose';

const NOT_SUPPORTED_ON_VIEW = 166;

/** How large a collection is, by the server's own count. */
export interface CollectionSize {
  documents: number;
  bytes: number;
}

/** Reads the size of a collection; undefined for views and time series, of which the server keeps none. */
export async function sizeOf(mongoService: MongoService, name: string): Promise<CollectionSize | undefined> {
  try {
    const [stats] = await mongoService
      .collection(name)
      .aggregate<{ storageStats: { count?: number; size?: number } }>(
        [{ $collStats: { storageStats: {} } }, { $project: { 'storageStats.count': 1, 'storageStats.size': 1 } }],
        mongoService.limit,
      )
      .toArray();
    const { count, size } = stats?.storageStats ?? {};
    return count === undefined ? undefined : { documents: count, bytes: Number(size) };
  } catch (error) {
    if (error instanceof mongo.MongoServerError && error.code === NOT_SUPPORTED_ON_VIEW) return undefined;
    throw error;
  }
}

/** How many documents are looked at where so many were asked for: fewer where all of them would be too many bytes. */
export function affordable(documents: number, maxBytes: number, size: CollectionSize | undefined): number {
  if (size === undefined || size.documents === 0) return documents;
  const mean = Math.max(1, size.bytes / size.documents);
  return Math.max(1, Math.min(documents, Math.floor(maxBytes / mean)));
}
