import { Module } from '@nestjs/common';
import { BlockTransactionsService } from './blocks/block-transactions.service';
import { BlocksController } from './blocks/blocks.controller';
import { BlocksService } from './blocks/blocks.service';
import { ChainVerificationService } from './blocks/chain-verification.service';
import { OrphaningService } from './blocks/orphaning.service';
import { ModelCache } from './cache/model-cache';
import { WarmCacheService } from './cache/warm-cache';
import { WarmCacheController } from './cache/warm-cache.controller';
import { ChangeFeedController } from './feed/change-feed.controller';
import { ChangeFeedService } from './feed/change-feed.service';
import { ModelInvariants } from './invariants/model-invariants';
import { MerkleController } from './merkle/merkle.controller';
import { ChunkContentController } from './sessions/chunk-content.controller';
import { ChunkContentService } from './sessions/chunk-content.service';
import { ChunksService } from './sessions/chunks.service';
import { SessionAnchorService } from './sessions/session-anchor.service';
import { SessionFilesRemovalService } from './sessions/session-files-removal.service';
import { SessionProofsService } from './sessions/session-proofs.service';
import { SessionSummariesService } from './sessions/session-summaries.service';
import { SessionsController } from './sessions/sessions.controller';
import { SessionsService } from './sessions/sessions.service';
import { AddressesController, TransactionsController } from './transactions/transactions.controller';
import { TransactionsService } from './transactions/transactions.service';
import { PolicyEvaluationService } from './trust-policies/policy-evaluation.service';
import { PolicyVersionsService } from './trust-policies/policy-versions.service';
import { TrustPoliciesController } from './trust-policies/trust-policies.controller';
import { TrustPoliciesService } from './trust-policies/trust-policies.service';
import { UserPartsController } from './users/user-parts.controller';
import { UserRemovalService } from './users/user-removal.service';
import { UserStatisticsService } from './users/user-statistics.service';
import { UsersController } from './users/users.controller';
import { UsersService } from './users/users.service';
import { WalletsController } from './wallets/wallets.controller';
import { WalletsService } from './wallets/wallets.service';

/** The models that the services keep here, each a resource under /api/v1. */
@Module({
  controllers: [
    UsersController,
    UserPartsController,
    SessionsController,
    ChunkContentController,
    BlocksController,
    TransactionsController,
    AddressesController,
    TrustPoliciesController,
    WalletsController,
    MerkleController,
    ChangeFeedController,
    WarmCacheController,
  ],
  providers: [
    ModelCache,
    ModelInvariants,
    WarmCacheService,
    UsersService,
    UserRemovalService,
    UserStatisticsService,
    SessionsService,
    ChunksService,
    ChunkContentService,
    SessionFilesRemovalService,
    SessionProofsService,
    SessionAnchorService,
    SessionSummariesService,
    BlocksService,
    BlockTransactionsService,
    ChainVerificationService,
    OrphaningService,
    TransactionsService,
    PolicyEvaluationService,
    PolicyVersionsService,
    TrustPoliciesService,
    WalletsService,
    ChangeFeedService,
  ],
})
export class ModelsModule {}
