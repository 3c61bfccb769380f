import { countOf, hasCode, NAMESPACE_NOT_FOUND } from '@lucid/mongo';
import type { mongo } from 'mongoose';
import type { CollectionValues } from '../figures/figures';

/** What was found of a collection. Of one that was only counted, what lies on disk is not known. */
export interface CollectionSizes extends CollectionValues {
  name: string;
  measured_at: Date;
  /** Whether all was measured, or documents were only counted. */
  whole: boolean;
  /** The server that measured. */
  server?: string;
}

export interface LatencyHistogram {
  ops: number;
  /** In µs, of all operations together. */
  latency: number;
  histogram?: { micros: number; count: number }[];
}

export interface CollectionStatistics {
  host: string;
  localTime: Date;
  storageStats: {
    count?: number;
    /** Of a time-series collection, which has no count of its own. */
    timeseries?: { bucketCount?: number };
    size?: number;
    avgObjSize?: number;
    storageSize?: number;
    freeStorageSize?: number;
    totalIndexSize?: number;
    nindexes?: number;
    indexSizes?: Record<string, number>;
    capped?: boolean;
  };
  latencyStats: Record<'reads' | 'writes' | 'commands' | 'transactions', LatencyHistogram>;
}

const IS_A_VIEW = 166;

/** Storage statistics without WiredTiger's own, which make up nearly all of them. */
const WITHOUT_INTERNALS = { $project: { 'storageStats.wiredTiger': 0, 'storageStats.indexDetails': 0 } };

/**
 * Asks for the statistics that the server keeps of a collection: nothing is scanned, and the collection is locked as for
 * any read. It takes the server 2 to 3 ms of processor time, whatever the collection holds, most of it for WiredTiger's own
 * statistics, which cannot be left out.
 * @returns undefined where there is no collection of that name
 */
export async function readStatistics(
  collection: mongo.Collection,
  limit: { maxTimeMS: number },
  { histograms = false } = {},
): Promise<CollectionStatistics | undefined> {
  const stage = { $collStats: { storageStats: {}, latencyStats: { histograms } } };
  try {
    const [found] = await collection.aggregate<CollectionStatistics>([stage, WITHOUT_INTERNALS], limit).toArray();
    return found;
  } catch (error) {
    if (hasCode(error, NAMESPACE_NOT_FOUND, IS_A_VIEW)) return undefined;
    throw error;
  }
}

/** How many documents are stored; of a time-series collection they are its buckets. */
export const documentsOf = ({ count, timeseries }: CollectionStatistics['storageStats']): number =>
  count ?? timeseries?.bucketCount ?? 0;

/** The figures that are sampled and listed of a collection. */
export function sizesOf(
  name: string,
  { host, localTime, storageStats, latencyStats }: CollectionStatistics,
): CollectionSizes {
  const { size = 0, storageSize = 0, freeStorageSize = 0, totalIndexSize = 0, nindexes = 0 } = storageStats;
  return {
    name,
    measured_at: localTime,
    whole: true,
    documents: documentsOf(storageStats),
    data_bytes: size,
    storage_bytes: storageSize,
    free_bytes: freeStorageSize,
    index_bytes: totalIndexSize,
    indexes: nindexes,
    reads: latencyStats.reads.ops,
    read_microseconds: latencyStats.reads.latency,
    writes: latencyStats.writes.ops,
    write_microseconds: latencyStats.writes.latency,
    server: host,
  };
}

/** A collection that stores something. */
export interface ListedCollection {
  name: string;
  type: 'collection' | 'timeseries';
}

/** What is known of a collection that was only counted. */
export async function countedSizes(
  db: mongo.Db,
  collection: ListedCollection,
  limit: { maxTimeMS: number },
): Promise<CollectionSizes> {
  const { documents, data_bytes } = await countOf(db, collection, limit);
  return { name: collection.name, measured_at: new Date(), whole: false, documents, data_bytes };
}
