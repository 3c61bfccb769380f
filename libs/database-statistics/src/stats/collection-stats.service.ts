import { ProblemError } from '@lucid/common';
import { findCollection, MongoService } from '@lucid/mongo';
import { Injectable } from '@nestjs/common';
import { SampleStore } from '../samples/sample-store';
import { type CollectionStatistics, documentsOf, readStatistics } from '../sizes/collection-sizes';
import type { CollectionLatency, CollectionStats } from './collection-stats';
import { GROWTH_MS, growthSince } from './growth';
import { latencyOf } from './latency';

/** What the server knows of one collection, now. */
@Injectable()
export class CollectionStatsService {
  constructor(
    private readonly mongo: MongoService,
    private readonly store: SampleStore,
  ) {}

  /** @throws ProblemError 404 where there is no such collection, 409 for a view */
  async readCollectionStats(name: string): Promise<CollectionStats> {
    await findCollection(this.mongo, name);
    const { limit } = this.mongo;
    const found = await readStatistics(this.mongo.collection(name), limit, { histograms: true });
    if (found === undefined) throw new ProblemError('not_found', `There is no collection ${name} any more.`);
    const stats = statsOf(name, found);
    const before = await this.store.collections.findOne(
      { name, at: { $gte: new Date(stats.measured_at.getTime() - GROWTH_MS) } },
      { ...limit, sort: { at: 1 } },
    );
    return { ...stats, growth: growthSince(before, stats, stats.measured_at) };
  }
}

function statsOf(name: string, { localTime, storageStats, latencyStats }: CollectionStatistics): CollectionStats {
  const { size = 0, avgObjSize, capped = false, indexSizes = {} } = storageStats;
  const { storageSize = 0, freeStorageSize = 0, totalIndexSize = 0 } = storageStats;
  return {
    name,
    measured_at: localTime,
    capped,
    documents: documentsOf(storageStats),
    average_document_bytes: avgObjSize,
    data_bytes: size,
    storage_bytes: storageSize,
    free_bytes: freeStorageSize,
    index_bytes: totalIndexSize,
    indexes: Object.entries(indexSizes)
      .map(([index, size_bytes]) => ({ name: index, size_bytes }))
      .sort((a, b) => b.size_bytes - a.size_bytes),
    latency: Object.fromEntries(
      Object.entries(latencyStats).map(([kind, histogram]) => [kind, latencyOf(histogram)]),
    ) as unknown as CollectionLatency,
  };
}
