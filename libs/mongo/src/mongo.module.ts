import { Global, Module } from '@nestjs/common';
import { getConnectionToken } from '@nestjs/mongoose';
import { createConnection } from 'mongoose';
import { ConsistencyHeader } from './consistency/consistency-header';
import { MongoConnector } from './connection/mongo-connector';
import { MongoService } from './connection/mongo.service';
import { MongoHealth } from './health/mongo-health';
import { DatabaseStatsController } from './statistics/database-stats.controller';
import { DatabaseStatsService } from './statistics/database-stats.service';

/** MongoDB: the connection, opened in the background, the declared schema, kept, and the database's statistics. */
@Global()
@Module({
  controllers: [DatabaseStatsController],
  providers: [
    { provide: getConnectionToken(), useFactory: () => createConnection() },
    MongoConnector,
    MongoService,
    MongoHealth,
    ConsistencyHeader,
    DatabaseStatsService,
  ],
  exports: [getConnectionToken(), MongoConnector, MongoService],
})
export class MongoModule {}
