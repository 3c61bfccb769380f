import { bodyOf, Operation, parametersOf, pathClass } from '@lucid/common';
import type { Page } from '@lucid/mongo';
import { Reading, type ReadRequest } from '@lucid/redis';
import { answer, answerRead, createReadAndChange, PageQuery } from '@lucid/resource';
import { Body, Controller, Get, Param, Post, Put, Query, Res, StreamableFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Readable } from 'node:stream';
import { MerkleProofSchema } from '../merkle/merkle-proof-schema';
import type { MerkleProof } from '../merkle/merkle-proof';
import { type AppendResult, ChunksService } from './chunks/chunks.service';
import { ChunkPath } from './chunks/chunk-path';
import { BlockchainAnchor, Session } from './session';
import {
  AppendChunks,
  AppendResultSchema,
  FailSession,
  SessionChunkPage,
  SessionManifest,
  SessionStatisticsSchema,
  SessionVerdictSchema,
  SetAnchor,
} from './session-answers';
import { SessionAnchorService } from './session-anchor.service';
import { SessionChunk } from './chunks/session-chunk';
import type { SessionVerdict } from './chunks/chunk-root';
import { SessionProofsService } from './session-proofs.service';
import { SessionSummariesService } from './session-summaries.service';
import { SESSIONS } from './sessions.definition';
import { SessionsService } from './sessions.service';

const ById = pathClass(Session, 'SessionPartPath', 'session_id');

const SESSION = { type: Session, description: 'The session as it is now.', headers: ['ETag'] as const };
const KEYED = { headers: ['Idempotency-Key'] as const, problems: [409, 422] };

@ApiTags('sessions')
@Controller('sessions')
export class SessionsController extends createReadAndChange(SESSIONS) {
  constructor(
    private readonly sessions: SessionsService,
    private readonly chunks: ChunksService,
    private readonly proofs: SessionProofsService,
    private readonly anchors: SessionAnchorService,
    private readonly summaries: SessionSummariesService,
  ) {
    super(sessions);
  }

  @Post(':session_id/chunks')
  @Operation({
    id: 'appendSessionChunks',
    scope: 'models:write',
    summary: 'Append up to 1,000 chunks, all or none',
    description:
      'Appends chunks in any order. A chunk that is stored under the same index with the same hash is left as it is, so that a repeat does no harm; with another hash the answer is 409.',
    path: ById,
    body: { type: AppendChunks },
    answer: { type: AppendResultSchema, description: 'What was appended.' },
    ...KEYED,
  })
  async append(
    @Param(parametersOf(ById)) path: InstanceType<typeof ById>,
    @Body(bodyOf(AppendChunks)) body: InstanceType<typeof AppendChunks>,
  ): Promise<AppendResult> {
    return this.chunks.append(path.session_id, body.items as SessionChunk[]);
  }

  @Get(':session_id/chunks')
  @Operation({
    id: 'listSessionChunks',
    scope: 'models:read',
    summary: "List a session's chunks in their order",
    path: ById,
    query: PageQuery,
    answer: { type: SessionChunkPage, description: 'A page.' },
  })
  async listChunks(
    @Param(parametersOf(ById)) path: InstanceType<typeof ById>,
    @Query(parametersOf(PageQuery)) query: InstanceType<typeof PageQuery>,
  ): Promise<Page<SessionChunk>> {
    return this.chunks.page(path.session_id, query);
  }

  @Get(':session_id/chunks/:chunk_id')
  @Operation({
    id: 'getSessionChunk',
    scope: 'models:read',
    summary: 'Get a chunk of a session',
    path: ChunkPath,
    answer: { type: SessionChunk, description: 'The chunk.' },
  })
  async getChunk(@Param(parametersOf(ChunkPath)) path: InstanceType<typeof ChunkPath>): Promise<SessionChunk> {
    return this.chunks.get(path.session_id, path.chunk_id);
  }

  @Get(':session_id/chunks/:chunk_id/proof')
  @Operation({
    id: 'getSessionChunkProof',
    scope: 'models:read',
    summary: 'Prove that a completed session holds a chunk',
    path: ChunkPath,
    problems: [409],
    answer: {
      type: MerkleProofSchema,
      description: 'The proof, to be checked against the root and size of a session the caller trusts.',
    },
  })
  async proof(@Param(parametersOf(ChunkPath)) path: InstanceType<typeof ChunkPath>): Promise<MerkleProof> {
    return this.proofs.proof(path.session_id, path.chunk_id);
  }

  @Post(':session_id/complete')
  @Operation({
    id: 'completeSession',
    scope: 'models:write',
    summary: 'Complete a session: its chunks are whole, and their root is stored',
    path: ById,
    answer: SESSION,
    ...KEYED,
  })
  async complete(
    @Param(parametersOf(ById)) path: InstanceType<typeof ById>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Session | undefined> {
    return answer(await this.proofs.complete(path.session_id), reply);
  }

  @Post(':session_id/fail')
  @Operation({
    id: 'failSession',
    scope: 'models:write',
    summary: 'Mark a session as failed',
    path: ById,
    body: { type: FailSession },
    answer: SESSION,
    ...KEYED,
  })
  async fail(
    @Param(parametersOf(ById)) path: InstanceType<typeof ById>,
    @Body(bodyOf(FailSession)) { reason }: FailSession,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Session | undefined> {
    return answer(await this.sessions.fail(path.session_id, reason), reply);
  }

  @Post(':session_id/verify')
  @Operation({
    id: 'verifySession',
    scope: 'models:read',
    holds: 'analyses',
    summary: "Recompute a completed session's root and compare",
    path: ById,
    answer: { type: SessionVerdictSchema, description: 'What it came to.' },
    ...KEYED,
  })
  async verify(@Param(parametersOf(ById)) path: InstanceType<typeof ById>): Promise<SessionVerdict> {
    return this.proofs.verify(path.session_id);
  }

  @Put(':session_id/anchor')
  @Operation({
    id: 'setSessionAnchor',
    scope: 'models:write',
    summary: "Set where a completed session's root stands on the chain",
    path: ById,
    body: { type: SetAnchor },
    problems: [409, 422],
    answer: SESSION,
  })
  async setAnchor(
    @Param(parametersOf(ById)) path: InstanceType<typeof ById>,
    @Body(bodyOf(SetAnchor)) body: InstanceType<typeof SetAnchor>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Session | undefined> {
    return answer(await this.anchors.set(path.session_id, body), reply);
  }

  @Get(':session_id/anchor')
  @Operation({
    id: 'getSessionAnchor',
    scope: 'models:read',
    summary: "Get where a session's root stands on the chain",
    path: ById,
    answer: { type: BlockchainAnchor, description: 'The anchor.' },
  })
  async getAnchor(@Param(parametersOf(ById)) path: InstanceType<typeof ById>): Promise<BlockchainAnchor> {
    return this.anchors.get(path.session_id);
  }

  @Get(':session_id/manifest')
  @Operation({
    id: 'getSessionManifest',
    scope: 'models:read',
    holds: 'transfers',
    summary: 'Get a session with all its chunks',
    description: 'Streams the session and every chunk in order; a session of 100,000 chunks is about 30 MB.',
    path: ById,
    answer: { type: SessionManifest, description: 'The session and its chunks.' },
  })
  async manifest(@Param(parametersOf(ById)) path: InstanceType<typeof ById>): Promise<StreamableFile> {
    return new StreamableFile(Readable.from(await this.summaries.manifest(path.session_id)), {
      type: 'application/json; charset=utf-8',
    });
  }

  @Get(':session_id/statistics')
  @Operation({
    id: 'getSessionStatistics',
    scope: 'models:read',
    summary: 'Get what a session holds, in figures',
    description: 'Counted anew at most every 5 s; X-Min-Consistency or `Cache-Control: no-cache` has it counted now.',
    path: ById,
    headers: ['Cache-Control'],
    answer: { type: SessionStatisticsSchema, description: 'The figures.', headers: ['X-Cache'] },
  })
  statistics(
    @Param(parametersOf(ById)) path: InstanceType<typeof ById>,
    @Reading() reading: ReadRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): string | undefined | Promise<string | undefined> {
    return answerRead(this.summaries.statistics(path.session_id, reading), reply);
  }
}
