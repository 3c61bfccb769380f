import { Module } from '@nestjs/common';
import { BlockTransactionsService } from './blocks/block-transactions.service';
import { BlocksController } from './blocks/blocks.controller';
import { BlocksService } from './blocks/blocks.service';
import { ChainVerificationService } from './blocks/chain-verification.service';
import { OrphaningService } from './blocks/orphaning.service';
import { AddressesController, TransactionsController } from './transactions/transactions.controller';
import { TransactionsService } from './transactions/transactions.service';
import { PolicyEvaluationService } from './trust-policies/policy-evaluation.service';
import { PolicyVersionsService } from './trust-policies/policy-versions.service';
import { TrustPoliciesController } from './trust-policies/trust-policies.controller';
import { TrustPoliciesService } from './trust-policies/trust-policies.service';
import { UsersController } from './users/users.controller';
import { UsersService } from './users/users.service';

/** The models that the services keep here, each a resource under /api/v1. */
@Module({
  controllers: [
    UsersController,
    BlocksController,
    TransactionsController,
    AddressesController,
    TrustPoliciesController,
  ],
  providers: [
    UsersService,
    BlocksService,
    BlockTransactionsService,
    ChainVerificationService,
    OrphaningService,
    TransactionsService,
    PolicyEvaluationService,
    PolicyVersionsService,
    TrustPoliciesService,
  ],
})
export class ModelsModule {}
