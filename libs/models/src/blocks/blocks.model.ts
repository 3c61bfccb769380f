import { registerModel } from '@lucid/resource';
import { OrphanedBlock } from './block';
import { BlockTransactionsService } from './block-transactions.service';
import { BlocksController } from './blocks.controller';
import { BLOCKS } from './blocks.definition';
import { BlocksService } from './blocks.service';
import { CHAIN, TRANSACTION_BLOCKS } from './chain.invariant';
import { ChainVerificationService } from './chain-verification.service';
import { OrphaningService } from './orphaning.service';

registerModel({
  definition: BLOCKS,
  parts: [OrphanedBlock],
  controllers: [BlocksController],
  providers: [BlocksService, BlockTransactionsService, ChainVerificationService, OrphaningService],
  invariants: [CHAIN, TRANSACTION_BLOCKS],
});
