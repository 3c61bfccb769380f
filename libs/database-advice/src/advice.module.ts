import { IndexesModule } from '@lucid/collections';
import { OperationsModule } from '@lucid/database-operations';
import { Module } from '@nestjs/common';
import { AdviceController } from './advice/advice.controller';
import { AdviceService } from './advice/advice.service';
import { AdviceDismissals } from './advice/dismissals.service';
import { KnownCollections } from './findings/known-collections.service';
import { ProveAdvice } from './proof/prove-advice';
import { ScratchCollections } from './proof/scratch-collections';
import { ScratchSweeper } from './proof/scratch-sweeper';

@Module({
  imports: [IndexesModule, OperationsModule],
  controllers: [AdviceController],
  providers: [AdviceService, AdviceDismissals, KnownCollections, ProveAdvice, ScratchCollections, ScratchSweeper],
})
export class AdviceModule {}
