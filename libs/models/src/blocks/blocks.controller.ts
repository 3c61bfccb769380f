import {
  bodyOf,
  defineClass,
  Field,
  type FieldOptions,
  Operation,
  parametersOf,
  ProblemError,
  pathClass,
} from '@lucid/common';
import type { Page } from '@lucid/mongo';
import { Reading, type ReadRequest } from '@lucid/redis';
import {
  answer,
  answerRead,
  CACHED_READ,
  CONDITIONAL_READ,
  createAndRead,
  createClass,
  HEX64,
  PageQuery,
  Validation,
} from '@lucid/resource';
import { Body, Controller, Get, Headers, Param, Post, Query, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { MerkleProof } from '../merkle/merkle-proof';
import { MerkleProofSchema } from '../merkle/merkle-proof-schema';
import { Block, MAX_HEIGHT } from './block';
import { BlockTransactionsPage, ChainVerdictSchema, OrphanedBlocksSchema } from './block-answers';
import { type BlockTransaction, BlockTransactionsService } from './block-transactions.service';
import { BLOCKS } from './blocks.definition';
import { BlocksService } from './blocks.service';
import { ChainVerificationService, type ChainVerdict } from './chain-verification.service';
import { type OrphanedBlocks, type Orphaning, OrphaningService } from './orphaning.service';

const HEIGHT = { kind: 'int', min: 0, max: MAX_HEIGHT } as const;

const HeightPath = pathClass(Block, 'BlockHeightPath', 'height');
const BlockPath = pathClass(Block, 'BlockTransactionsPath', 'block_id');
const CandidateBlock = createClass(Block);

const transaction_id = {
  ...HEX64,
  required: true,
  description: 'Id of the transaction.',
} as const satisfies FieldOptions;
const ProofPath = defineClass('BlockProofPath', {
  block_id: { ...HEX64, required: true, description: 'Id of the block.' },
  transaction_id,
});

const VerifyQuery = defineClass('VerifyChainQuery', {
  from: { ...HEIGHT, fallback: 0, description: 'First height.' },
  to: { ...HEIGHT, description: 'Last height; the top of the chain when left out.' },
});

class OrphanBlock {
  @Field({ kind: 'text', maxLength: 1000, description: 'Why; kept with the block.' })
  reason?: string;

  @Field({ kind: 'flag', fallback: false, description: 'Whether the blocks that stand on it go with it.' })
  descendants!: boolean;
}

const BLOCK = { type: Block, description: 'The block.', headers: ['ETag'] as const };

@ApiTags('blocks')
@Controller('blocks')
export class BlocksController extends createAndRead(BLOCKS) {
  constructor(
    private readonly blocks: BlocksService,
    private readonly blockTransactions: BlockTransactionsService,
    private readonly chain: ChainVerificationService,
    private readonly orphaning: OrphaningService,
  ) {
    super(blocks);
  }

  @Get('latest')
  @Operation({
    id: 'getLatestBlock',
    scope: 'models:read',
    summary: 'Get the block of the greatest height',
    answer: BLOCK,
    ...CONDITIONAL_READ,
    problems: [404],
  })
  async latest(
    @Headers('if-none-match') ifNoneMatch: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Block | undefined> {
    return answer(await this.blocks.latest(), reply, ifNoneMatch);
  }

  @Get('height/:height')
  @Operation({
    id: 'getBlockByHeight',
    scope: 'models:read',
    summary: 'Get the block at a height',
    path: HeightPath,
    answer: { ...BLOCK, headers: ['ETag', 'X-Cache'] },
    ...CACHED_READ,
  })
  atHeight(
    @Param(parametersOf(HeightPath)) { height }: InstanceType<typeof HeightPath>,
    @Headers('if-none-match') ifNoneMatch: string | undefined,
    @Reading() reading: ReadRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): string | undefined | Promise<string | undefined> {
    return answerRead(this.blocks.readDocument(height, reading, 'height'), reply, ifNoneMatch);
  }

  @Get('chain/verify')
  @Operation({
    id: 'verifyChain',
    scope: 'models:read',
    holds: 'analyses',
    summary: 'Verify the chain over a range of heights',
    description:
      'Verifies heights, links, times and Merkle roots, and names the first break. One request verifies up to 10,000 blocks; go on at next_from.',
    query: VerifyQuery,
    answer: { type: ChainVerdictSchema, description: 'What was verified.' },
  })
  async verify(
    @Query(parametersOf(VerifyQuery)) { from, to }: InstanceType<typeof VerifyQuery>,
  ): Promise<ChainVerdict> {
    if (to !== undefined && to < from) {
      throw new ProblemError('invalid_parameter', 'to must not be below from.', {
        errors: [{ pointer: 'to', code: 'range', message: 'must not be below from' }],
      });
    }
    return this.chain.verify(from, to);
  }

  @Post('validate')
  @RouteConfig({ bodyLimit: BLOCKS.bodyLimits.create })
  @Operation({
    id: 'validateBlock',
    scope: 'models:read',
    summary: 'Check a block without storing it',
    body: { type: CandidateBlock },
    headers: ['Idempotency-Key'],
    answer: { type: Validation, description: 'Whether it could be stored, and what stands against it.' },
  })
  async validate(@Body(bodyOf(CandidateBlock)) body: object): Promise<Validation> {
    const errors = await this.blocks.validate(body);
    return { valid: errors.length === 0, errors };
  }

  @Get(':block_id/transactions')
  @Operation({
    id: 'listBlockTransactions',
    scope: 'models:read',
    summary: "List a block's transactions in their order",
    path: BlockPath,
    query: PageQuery,
    problems: [409],
    answer: { type: BlockTransactionsPage, description: 'A page.' },
  })
  async transactions(
    @Param(parametersOf(BlockPath)) path: InstanceType<typeof BlockPath>,
    @Query(parametersOf(PageQuery)) query: InstanceType<typeof PageQuery>,
  ): Promise<Page<BlockTransaction>> {
    return this.blockTransactions.page(path.block_id, query);
  }

  @Get(':block_id/proof/:transaction_id')
  @Operation({
    id: 'getBlockProof',
    scope: 'models:read',
    summary: 'Prove that a block holds a transaction',
    description:
      'The inclusion proof of a transaction, to be checked against the merkle_root and transaction_count of a block the caller trusts.',
    path: ProofPath,
    problems: [409],
    answer: { type: MerkleProofSchema, description: 'The proof.' },
  })
  async proof(@Param(parametersOf(ProofPath)) path: InstanceType<typeof ProofPath>): Promise<MerkleProof> {
    return this.blocks.proof(path.block_id, path.transaction_id);
  }

  @Post(':block_id/orphan')
  @Operation({
    id: 'orphanBlock',
    scope: 'models:write',
    summary: 'Take a block off the chain',
    description:
      'Moves the block to the orphaned blocks and orphans the transactions it confirmed, in one transaction. Repeating it changes nothing.',
    path: BlockPath,
    body: { type: OrphanBlock },
    headers: ['Idempotency-Key'],
    problems: [409],
    answer: { type: OrphanedBlocksSchema, description: 'What is off the chain now.' },
  })
  async orphan(
    @Param(parametersOf(BlockPath)) path: InstanceType<typeof BlockPath>,
    @Body(bodyOf(OrphanBlock)) body: Orphaning,
  ): Promise<OrphanedBlocks> {
    return this.orphaning.orphan(path.block_id, body);
  }
}
