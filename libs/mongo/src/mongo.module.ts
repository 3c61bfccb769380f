import { Global, Module } from '@nestjs/common';
import { getConnectionToken } from '@nestjs/mongoose';
import { createConnection } from 'mongoose';
import { LongCommands } from './connection/long-commands';
import { Members } from './connection/members';
import { MongoConnector } from './connection/mongo-connector';
import { MongoService } from './connection/mongo.service';
import { ConsistencyHeader } from './consistency/consistency-header';
import { MongoHealth } from './health/mongo-health';
import { MongoSupport } from './health/mongo-support';
import { InvariantRegistry } from './invariants/invariant-registry';
import { SchemaKeeper } from './kept-schema/schema-keeper';
import { WriteGate } from './schema/write-gate';

/** MongoDB: the connection, opened in the background, the declared schema, kept. */
@Global()
@Module({
  providers: [
    { provide: getConnectionToken(), useFactory: () => createConnection() },
    WriteGate,
    MongoConnector,
    MongoService,
    SchemaKeeper,
    LongCommands,
    Members,
    MongoHealth,
    MongoSupport,
    ConsistencyHeader,
    InvariantRegistry,
  ],
  exports: [getConnectionToken(), MongoConnector, MongoService, SchemaKeeper, LongCommands, Members, InvariantRegistry],
})
export class MongoModule {}
