import { ifPermitted, MongoService } from '@lucid/mongo';
import { Injectable } from '@nestjs/common';
import type { DatabaseValues } from '../figures/figures';
import { type Reading, valueOf } from '../samples/points';
import { LEAST_RATE_MS, SampleStore } from '../samples/sample-store';
import {
  cacheLimit,
  databaseFigures,
  type DatabaseSizes,
  readDatabaseSizes,
  readServerStatus,
  serverFigures,
  type ServerStatus,
} from '../server/server-status';
import { CollectionTable, type KnownSizes } from '../sizes/collection-table';
import { sharedAnswer } from '../sizes/shared-answer';
import { pageOf, type StatsQuery } from './collection-pages';
import { type CollectionRow, type DatabaseStats, RATES, type ServerStats } from './database-stats';
import { type Growth, GROWTH_MS, growthSince } from './growth';

/** From this part of its size on, WiredTiger puts pages out of the cache. */
const EVICTION_BEGINS = 0.8;

type Totals = Omit<DatabaseStats, 'free_bytes' | 'collections' | 'next_cursor'>;

/** Sizes and doings as the servers keep them: nothing is scanned. */
@Injectable()
export class DatabaseStatsService {
  private readonly totals = sharedAnswer(() => this.readTotals());

  constructor(
    private readonly mongo: MongoService,
    private readonly table: CollectionTable,
    private readonly store: SampleStore,
  ) {}

  async readDatabaseStats(query: StatsQuery): Promise<DatabaseStats> {
    const [totals, collections] = await Promise.all([this.totals(), this.table.read()]);
    const { page, next_cursor } = pageOf(collections, query);
    const free_bytes = collections.reduce((sum, sizes) => sum + (sizes.free_bytes ?? 0), 0);
    return { ...totals, free_bytes, collections: page.map(rowOf), next_cursor };
  }

  private async readTotals(): Promise<Totals> {
    const { db, limit } = this.mongo;
    const sizes = await readDatabaseSizes(db, limit);
    const server = await ifPermitted(readServerStatus(db, limit));
    const at = server.answer?.localTime ?? new Date();
    return {
      database: db.databaseName,
      ...totalsOf(sizes),
      growth: await this.growth(databaseFigures(sizes), at),
      ...(server.answer === undefined
        ? { server_refusal: server.refusal }
        : { server: serverStats(server.answer, await this.store.latest(at, LEAST_RATE_MS)) }),
    };
  }

  private async growth(now: DatabaseValues, at: Date): Promise<Growth | undefined> {
    const since = new Date(at.getTime() - GROWTH_MS);
    const filter = { at: { $gte: since }, data_bytes: { $exists: true } };
    return growthSince(await this.store.database.findOne(filter, { ...this.mongo.limit, sort: { at: 1 } }), now, at);
  }
}

const totalsOf = (sizes: DatabaseSizes): Omit<Totals, 'database'> => ({
  collection_count: sizes.collections,
  view_count: sizes.views,
  index_count: sizes.indexes,
  documents: sizes.objects,
  average_document_bytes: sizes.avgObjSize,
  data_bytes: sizes.dataSize,
  storage_bytes: sizes.storageSize,
  index_bytes: sizes.indexSize,
  disk_free_bytes: Math.max(0, sizes.fsTotalSize - sizes.fsUsedSize),
  disk_total_bytes: sizes.fsTotalSize,
});

function serverStats(status: ServerStatus, before: Reading | undefined): ServerStats {
  const figures = serverFigures(status);
  const { queued_reads = 0, queued_writes = 0, resident_bytes = 0, cache_bytes, dirty_cache_bytes } = figures;
  const max_bytes = cacheLimit(status);
  const used_ratio = ratio(cache_bytes, max_bytes);
  const rates = ratesSince(before, {
    ...figures,
    sampled_at: status.localTime,
    server: status.host,
    uptime_ms: status.uptimeMillis,
  });
  const { current, available, active } = status.connections;
  return {
    version: status.version,
    uptime_seconds: Math.floor(status.uptimeMillis / 1000),
    connections: { current, available, active },
    queued_reads,
    queued_writes,
    resident_bytes,
    cache: {
      max_bytes,
      used_bytes: cache_bytes,
      dirty_bytes: dirty_cache_bytes,
      used_ratio,
      dirty_ratio: ratio(dirty_cache_bytes, max_bytes),
    },
    working_set: {
      at_most_bytes: used_ratio !== undefined && used_ratio < EVICTION_BEGINS ? cache_bytes : undefined,
      cache_turnover_seconds: ratio(max_bytes, rates?.['cache_read_bytes_per_second']),
    },
    rates,
  };
}

/** undefined where either is not known, or there is nothing to divide by. */
const ratio = (part: number | undefined, of: number | undefined): number | undefined =>
  part === undefined || of === undefined || of === 0 ? undefined : part / of;

/** The rates since a sample; undefined unless it is one of the same run of the server. */
function ratesSince(before: Reading | undefined, now: Reading & { sampled_at: Date }): ServerStats['rates'] {
  const rates = RATES.map(([name, metric]) => [name, valueOf(metric, before, now)] as const).filter(
    ([, value]) => value !== undefined,
  );
  if (before?.sampled_at === undefined || rates.length === 0) return undefined;
  const over_seconds = (now.sampled_at.getTime() - before.sampled_at.getTime()) / 1000;
  return { over_seconds, ...Object.fromEntries(rates) };
}

const rowOf = ({
  whole: _,
  server: _server,
  read_microseconds,
  write_microseconds,
  ...sizes
}: KnownSizes): CollectionRow => ({
  ...sizes,
  average_document_bytes: ratio(sizes.data_bytes, sizes.documents),
  read_latency_microseconds: ratio(read_microseconds, sizes.reads),
  write_latency_microseconds: ratio(write_microseconds, sizes.writes),
});
