import { Module } from '@nestjs/common';
import { CreateIndexController } from './controllers/create-index.controller';
import { IndexesController } from './controllers/indexes.controller';
import { CreateIndexService } from './index-creation/create-index.service';
import { IndexReader } from './indexes/index-reader';
import { IndexesService } from './indexes/indexes.service';
import { CreateIndexJob } from './jobs/create-index-job';

/** Indexes: seen, built, hidden and dropped. */
@Module({
  controllers: [IndexesController, CreateIndexController],
  providers: [IndexReader, IndexesService, CreateIndexJob, CreateIndexService],
  exports: [IndexReader, CreateIndexService],
})
export class IndexesModule {}
