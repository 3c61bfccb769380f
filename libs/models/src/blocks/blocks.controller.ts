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
  example: '59242d1cfa67b8746d8d4a8b7d9bf1d80557e25dad1d88b644fbcee2666826a5',
} as const satisfies FieldOptions;
const ProofPath = defineClass('BlockProofPath', {
  block_id: {
    ...HEX64,
    required: true,
    description: 'Id of the block.',
    example: '5a657927b23c730112cf1aab422a52680db1dd2834865d1f3d8c8eac750344f1',
  },
  transaction_id,
});

const VerifyQuery = defineClass('VerifyChainQuery', {
  from: { ...HEIGHT, fallback: 0, description: 'First height to verify. Default: 0.' },
  to: { ...HEIGHT, description: 'Last height to verify. Default: the highest stored block.' },
});

class OrphanBlock {
  @Field({
    kind: 'text',
    maxLength: 1000,
    description: 'Reason, at most 1,000 characters. The service keeps it with the orphaned block.',
    example: 'The network chose another block.',
  })
  reason?: string;

  @Field({
    kind: 'flag',
    fallback: false,
    description: 'Whether to orphan the blocks above it too, at most 1,000 blocks in all. Default: false.',
  })
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
    summary: 'Get the latest block',
    description:
      'Returns the stored block with the greatest height, always from MongoDB. Use it to find the position to append at. It does not check that the chain below is complete; use `GET /api/v1/blocks/chain/verify` for that.',
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
    summary: 'Get a block by height',
    description:
      'Returns the block on the chain at this height, with all transaction ids. Orphaned blocks that once had the height are not found. The response comes from the cache if possible.',
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
    summary: 'Verify a range of the chain',
    description:
      'Checks heights, parents, times and Merkle roots of stored blocks and returns the first broken rule. One request checks at most 10,000 blocks; send `next_from` as `from` to continue. It repairs nothing and does not ask a blockchain.',
    query: VerifyQuery,
    answer: { type: ChainVerdictSchema, description: 'The result of the verification.' },
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
    summary: 'Validate a block',
    description:
      'Runs the checks of `POST /api/v1/blocks` without storing the block: Merkle root, neighbours and unique values. An invalid block is a 200 with `valid: false` and the broken rules. A later create can still fail if other blocks arrive first.',
    body: { type: CandidateBlock },
    headers: ['Idempotency-Key'],
    answer: { type: Validation, description: 'Whether the block could be stored, and the broken rules.' },
  })
  async validate(@Body(bodyOf(CandidateBlock)) body: object): Promise<Validation> {
    const errors = await this.blocks.validate(body);
    return { valid: errors.length === 0, errors };
  }

  @Get(':block_id/transactions')
  @Operation({
    id: 'listBlockTransactions',
    scope: 'models:read',
    summary: 'List the transactions of a block',
    description:
      'Returns one page of transaction ids in the order of the block, with the transaction itself if it is stored. A page has 50 items by default and 200 at most. The ids come from the block, not from the status of transactions.',
    path: BlockPath,
    query: PageQuery,
    problems: [409],
    answer: { type: BlockTransactionsPage, description: 'One page of transactions.' },
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
    summary: 'Get the inclusion proof of a transaction',
    description:
      'Returns the Merkle proof that the block contains the transaction. Check it against `merkle_root` and `transaction_count` of a block that you trust, for example with `POST /api/v1/merkle/verify`. The service answers 404 if the block does not contain the transaction.',
    path: ProofPath,
    problems: [409],
    answer: { type: MerkleProofSchema, description: 'The inclusion proof.' },
  })
  async proof(@Param(parametersOf(ProofPath)) path: InstanceType<typeof ProofPath>): Promise<MerkleProof> {
    return this.blocks.proof(path.block_id, path.transaction_id);
  }

  @Post(':block_id/orphan')
  @Operation({
    id: 'orphanBlock',
    scope: 'models:write',
    summary: 'Orphan a block',
    description:
      'Takes a block off the chain when the network chose another one: it moves to the orphaned blocks, its transactions become `orphaned` and sessions lose their anchor in it, all in one MongoDB transaction. ' +
      'If blocks stand on it, the service answers 409 unless `descendants` is true. Repeating it changes nothing.',
    path: BlockPath,
    body: { type: OrphanBlock },
    headers: ['Idempotency-Key'],
    problems: [409],
    answer: { type: OrphanedBlocksSchema, description: 'The blocks that are off the chain now.' },
  })
  async orphan(
    @Param(parametersOf(BlockPath)) path: InstanceType<typeof BlockPath>,
    @Body(bodyOf(OrphanBlock)) body: Orphaning,
  ): Promise<OrphanedBlocks> {
    return this.orphaning.orphan(path.block_id, body);
  }
}
