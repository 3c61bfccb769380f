import { Module } from '@nestjs/common';
import { BlockTransactionsService } from './blocks/block-transactions.service';
import { BlocksController } from './blocks/blocks.controller';
import { BlocksService } from './blocks/blocks.service';
import { ChainVerificationService } from './blocks/chain-verification.service';
import { OrphaningService } from './blocks/orphaning.service';
import { AddressesController, TransactionsController } from './transactions/transactions.controller';
import { TransactionsService } from './transactions/transactions.service';
import { UsersController } from './users/users.controller';
import { UsersService } from './users/users.service';

/** The models that the services keep here, each a resource under /api/v1. */
@Module({
  controllers: [UsersController, BlocksController, TransactionsController, AddressesController],
  providers: [
    UsersService,
    BlocksService,
    BlockTransactionsService,
    ChainVerificationService,
    OrphaningService,
    TransactionsService,
  ],
})
export class ModelsModule {}
