import { Module } from '@nestjs/common';
import { IndexReader } from './index-reader';
import { IndexesController } from './indexes.controller';
import { IndexesService } from './indexes.service';

/** Indexes: seen, built, hidden and dropped. */
@Module({ controllers: [IndexesController], providers: [IndexReader, IndexesService], exports: [IndexReader] })
export class IndexesModule {}
