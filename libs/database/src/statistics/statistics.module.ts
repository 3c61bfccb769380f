import { Module } from '@nestjs/common';
import { HistoryController } from './history/history.controller';
import { HistoryService } from './history/history.service';
import { SampleStore } from './history/sample-store';
import { Sampler } from './history/sampler.service';
import { ReplicationMetrics } from './replication/replication-metrics';
import { ReplicationController } from './replication/replication.controller';
import { ReplicationService } from './replication/replication.service';
import { CollectionTable } from './sizes/collection-table';
import { CollectionStatsController } from './stats/collection-stats.controller';
import { CollectionStatsService } from './stats/collection-stats.service';
import { DatabaseStatsController } from './stats/database-stats.controller';
import { DatabaseStatsService } from './stats/database-stats.service';

/** What the database and its server hold and do, now and in the last ninety days. */
@Module({
  controllers: [DatabaseStatsController, CollectionStatsController, HistoryController, ReplicationController],
  providers: [
    CollectionTable,
    SampleStore,
    Sampler,
    DatabaseStatsService,
    CollectionStatsService,
    HistoryService,
    ReplicationService,
    ReplicationMetrics,
  ],
})
export class StatisticsModule {}
