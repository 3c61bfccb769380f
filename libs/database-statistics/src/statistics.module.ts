import { Module } from '@nestjs/common';
import { CollectionStatsController } from './controllers/collection-stats.controller';
import { DatabaseStatsController } from './controllers/database-stats.controller';
import { HistoryController } from './controllers/history.controller';
import { ReplicationController } from './controllers/replication.controller';
import { HistoryService } from './history/history.service';
import { Sampler } from './history/sampler.service';
import { ReplicationMetrics } from './replication/replication-metrics';
import { ReplicationService } from './replication/replication.service';
import { SampleStore } from './samples/sample-store';
import { CollectionTable } from './sizes/collection-table';
import { CollectionStatsService } from './stats/collection-stats.service';
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
