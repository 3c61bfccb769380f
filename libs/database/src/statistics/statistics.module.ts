import { Module } from '@nestjs/common';
import { DatabaseStatsController } from './database-stats.controller';
import { DatabaseStatsService } from './database-stats.service';

/** Sizes of the database and its collections. */
@Module({ controllers: [DatabaseStatsController], providers: [DatabaseStatsService] })
export class StatisticsModule {}
