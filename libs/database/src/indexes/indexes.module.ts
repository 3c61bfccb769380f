import { Module } from '@nestjs/common';
import { CreateIndexController } from './create/create-index.controller';
import { CreateIndexJob } from './create/create-index-job';
import { CreateIndexService } from './create/create-index.service';
import { IndexReader } from './index-reader';
import { IndexesController } from './indexes.controller';
import { IndexesService } from './indexes.service';

/** Indexes: seen, built, hidden and dropped. */
@Module({
  controllers: [IndexesController, CreateIndexController],
  providers: [IndexReader, IndexesService, CreateIndexJob, CreateIndexService],
  exports: [IndexReader, CreateIndexService],
})
export class IndexesModule {}
