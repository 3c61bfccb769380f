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

const SESSION = { type: Session, description: 'The changed session.', headers: ['ETag'] as const };
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
    summary: 'Append chunks to a session',
    description:
      'Stores 1 to 1,000 chunk descriptions, in any order, all or none; a session has at most 100,000. The session must be active. ' +
      'A chunk with the same index and hash is already stored and stays, so a repeat is safe; another hash is a 409. It does not take the content: send that with `PUT …/content`.',
    path: ById,
    body: { type: AppendChunks },
    answer: { type: AppendResultSchema, description: 'The counts of appended and existing chunks.' },
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
    summary: 'List the chunks of a session',
    description:
      'Returns one page in the order of `chunk_index`: 50 chunks by default, 200 at most. It returns descriptions, not the content. Use the manifest to get all chunks in one response.',
    path: ById,
    query: PageQuery,
    answer: { type: SessionChunkPage, description: 'One page of chunks.' },
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
    summary: 'Get a chunk',
    description:
      'Returns the description of one chunk: position, size, hashes and state. It does not return the content; use `GET …/content` for that.',
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
    summary: 'Get the inclusion proof of a chunk',
    description:
      'Returns the Merkle proof that a completed session contains the chunk. Check it against a root and a size that you trust, for example with `POST /api/v1/merkle/verify`. The service answers 409 if the session is not completed, or if its chunks no longer give its root.',
    path: ChunkPath,
    problems: [409],
    answer: {
      type: MerkleProofSchema,
      description: 'The inclusion proof.',
    },
  })
  async proof(@Param(parametersOf(ChunkPath)) path: InstanceType<typeof ChunkPath>): Promise<MerkleProof> {
    return this.proofs.proof(path.session_id, path.chunk_id);
  }

  @Post(':session_id/complete')
  @Operation({
    id: 'completeSession',
    scope: 'models:write',
    summary: 'Complete a session',
    description:
      'Ends an active session: the service checks that no chunk is missing, computes the Merkle root and stores it. No chunk can be appended afterwards. It answers 409 if the session has no chunk, misses one, or has failed. Repeating it changes nothing.',
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
    summary: 'Fail a session',
    description:
      'Ends an active session that will not be completed, with an optional reason. The chunks stay. Failed is final: a completed session cannot fail (409), and repeating it changes nothing.',
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
    summary: 'Verify the chunks of a session',
    description:
      'Recomputes the Merkle root of a completed session from its stored chunk hashes and compares it with the stored root. Use it to detect changes by other programs. It reads hashes only, not the content of chunks, and repairs nothing.',
    path: ById,
    answer: { type: SessionVerdictSchema, description: 'The result of the comparison.' },
    ...KEYED,
  })
  async verify(@Param(parametersOf(ById)) path: InstanceType<typeof ById>): Promise<SessionVerdict> {
    return this.proofs.verify(path.session_id);
  }

  @Put(':session_id/anchor')
  @Operation({
    id: 'setSessionAnchor',
    scope: 'models:write',
    summary: 'Set the anchor of a session',
    description:
      'Records the block that holds the Merkle root of a completed session, and replaces an earlier anchor. The block must be stored, and must contain the transaction if you name one (422). It writes nothing to a blockchain.',
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
    summary: 'Get the anchor of a session',
    description:
      'Returns the block, transaction and time that anchor the Merkle root. The service answers 404 if the session has no anchor. Orphaning the block removes the anchor.',
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
    summary: 'Get the manifest of a session',
    description:
      'Streams the session and the description of every chunk, in order, as one JSON object; 100,000 chunks are about 30 MB. Use it to archive or check a whole session. It does not contain the content of chunks.',
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
    summary: 'Get statistics of a session',
    description:
      'Returns the number, sizes and times of the chunks and the duration of the session. The figures can be 5 seconds old; send `Cache-Control: no-cache` or `X-Min-Consistency` to count now.',
    path: ById,
    headers: ['Cache-Control'],
    answer: { type: SessionStatisticsSchema, description: 'The statistics.', headers: ['X-Cache'] },
  })
  statistics(
    @Param(parametersOf(ById)) path: InstanceType<typeof ById>,
    @Reading() reading: ReadRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): string | undefined | Promise<string | undefined> {
    return answerRead(this.summaries.statistics(path.session_id, reading), reply);
  }
}
