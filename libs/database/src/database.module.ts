import { Module } from '@nestjs/common';
import { AdviceModule } from './advice/advice.module';
import { CollectionsModule } from './collections/collections.module';
import { IndexesModule } from './indexes/indexes.module';
import { OperationsModule } from './operations/operations.module';
import { StatisticsModule } from './statistics/statistics.module';

/** The operator's half of the database: what it does, its collections and indexes, its operations, and advice. */
@Module({ imports: [StatisticsModule, CollectionsModule, IndexesModule, OperationsModule, AdviceModule] })
export class DatabaseModule {}
