import { Injectable } from '@nestjs/common';
import { MongoService } from '@lucid/mongo';
import { isScratch } from '../scratch-name';
import type { CollectionStats, DatabaseStats } from './database-stats';

interface StorageStats {
  storageStats: {
    count: number;
    size: number;
    storageSize: number;
    totalIndexSize: number;
    avgObjSize?: number;
    nindexes: number;
  };
}

/** How many collections are asked at once: statistics must not take the pool from callers. */
const AT_ONCE = 8;

/** Sizes as the server keeps them: nothing is scanned. */
@Injectable()
export class DatabaseStatsService {
  constructor(private readonly mongo: MongoService) {}

  async read(): Promise<DatabaseStats> {
    const { db, limit } = this.mongo;
    const stats = await db.command({ dbStats: 1, ...limit });
    const names = await this.collectionNames();
    const collections: CollectionStats[] = [];
    for (let i = 0; i < names.length; i += AT_ONCE) {
      collections.push(...(await Promise.all(names.slice(i, i + AT_ONCE).map((name) => this.ofCollection(name)))));
    }
    return {
      database: db.databaseName,
      documents: Number(stats['objects']),
      data_bytes: Number(stats['dataSize']),
      storage_bytes: Number(stats['storageSize']),
      index_bytes: Number(stats['indexSize']),
      disk_free_bytes: Math.max(0, Number(stats['fsTotalSize']) - Number(stats['fsUsedSize'])),
      disk_total_bytes: Number(stats['fsTotalSize']),
      collections,
    };
  }

  private async collectionNames(): Promise<string[]> {
    const found = await this.mongo.db
      .listCollections({ type: 'collection' }, { nameOnly: true, ...this.mongo.limit })
      .toArray();
    return found
      .map(({ name }) => name)
      .filter((name) => !name.startsWith('system.') && !isScratch(name))
      .sort();
  }

  private async ofCollection(name: string): Promise<CollectionStats> {
    const [found] = await this.mongo
      .collection(name)
      .aggregate<StorageStats>([{ $collStats: { storageStats: {} } }], this.mongo.limit)
      .toArray();
    const {
      count = 0,
      size = 0,
      storageSize = 0,
      totalIndexSize = 0,
      avgObjSize = 0,
      nindexes = 0,
    } = found?.storageStats ?? {};
    return {
      name,
      documents: count,
      data_bytes: size,
      storage_bytes: storageSize,
      index_bytes: totalIndexSize,
      average_document_bytes: Math.round(avgObjSize),
      indexes: nindexes,
    };
  }
}
