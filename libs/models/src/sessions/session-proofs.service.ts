import { ProblemError } from '@lucid/common';
import { Injectable } from '@nestjs/common';
import { setImmediate as turn } from 'node:timers/promises';
import { isMerkleAlgorithm, type MerkleAlgorithm } from '../merkle/merkle-algorithm';
import type { MerkleProof } from '../merkle/merkle-proof';
import { MerkleTreeError } from '../merkle/merkle-tree-error';
import { MerkleProofBuilder } from '../merkle/merkle-tree';
import { ChunkRoot, type Root, type SessionVerdict, verdictOf } from './chunks/chunk-root';
import { ChunksService } from './chunks/chunks.service';
import type { Session } from './session';
import { SessionsService } from './sessions.service';

/** How many leaves are hashed before other requests get their turn. */
const SLICE = 1000;

/** Completing sessions, and proving what they hold. Chunks are streamed: 100,000 of them take no more memory than one batch. */
@Injectable()
export class SessionProofsService {
  constructor(
    private readonly sessions: SessionsService,
    private readonly chunks: ChunksService,
  ) {}

  /**
   * Completes an active session: its chunks are 0 to n-1 with none missing, and their root is stored. Repeating it
   * gives the session as it is.
   * @throws ProblemError 404, 409 when it has failed, has no chunk, or misses one
   */
  async complete(id: string): Promise<Session> {
    for (;;) {
      const before = await this.sessions.get(id);
      if (before.status === 'completed') return before;
      if (before.status === 'failed') throw new ProblemError('conflict', `Session ${id} has failed, which is final.`);
      const root = await this.root(id, knownAlgorithm(id, before));
      if (before.chunk_count === 0) throw new ProblemError('conflict', `Session ${id} has no chunk yet.`);
      if ('missing' in root) {
        throw new ProblemError(
          'conflict',
          `Session ${id} misses chunk ${root.missing}; it holds ${before.chunk_count} in all.`,
          {
            errors: [{ pointer: `/chunks/${root.missing}`, code: 'missing', message: 'is missing' }],
          },
        );
      }
      if ('twin' in root) {
        throw new ProblemError(
          'conflict',
          `Chunk ${root.twin} of session ${id} has the hash of another, which ${before.merkle_algorithm} cannot tell apart.`,
        );
      }
      const completed = await this.sessions.end(before, { status: 'completed', merkle_root: root.root });
      if (completed !== undefined) return completed;
    }
  }

  /** Recomputes the root of a completed session from its chunks and compares. @throws ProblemError 404, 409 */
  async verify(id: string): Promise<SessionVerdict> {
    const { merkle_root, merkle_algorithm, chunk_count } = await this.completed(id);
    if (!isMerkleAlgorithm(merkle_algorithm)) return { state: 'unverifiable', chunk_count, merkle_root };
    return verdictOf({ merkle_root, chunk_count }, await this.root(id, merkle_algorithm));
  }

  /** The inclusion proof of a chunk of a completed session. @throws ProblemError 404, 409 */
  async proof(id: string, chunkId: string): Promise<MerkleProof> {
    const session = await this.completed(id);
    const { chunk_index } = await this.chunks.get(id, chunkId);
    const builder = new MerkleProofBuilder(knownAlgorithm(id, session), chunk_index);
    const proof = await this.proofOf(id, builder);
    if (proof?.root === session.merkle_root) return proof;
    throw new ProblemError(
      'conflict',
      `The chunks of session ${id} no longer make its root; see POST /sessions/${id}/verify.`,
    );
  }

  /** The proof that a builder makes of the chunks; undefined where one of them has no hash, or none has the index. */
  private async proofOf(id: string, builder: MerkleProofBuilder): Promise<MerkleProof | undefined> {
    try {
      for await (const { hash } of this.chunks.inOrder(id)) {
        builder.append(hash);
        if (builder.size % SLICE === 0) await turn();
      }
      return builder.proof();
    } catch (error) {
      if (error instanceof MerkleTreeError) return undefined;
      throw error;
    }
  }

  private async completed(id: string): Promise<Session & { merkle_root: string }> {
    const session = await this.sessions.get(id);
    if (session.status === 'completed' && session.merkle_root !== undefined)
      return { ...session, merkle_root: session.merkle_root };
    throw new ProblemError('conflict', `Session ${id} is ${session.status}: only a completed one has a root.`);
  }

  /** The root of the chunks. One whose hash is none, which another program stored, is as good as missing. */
  private async root(id: string, algorithm: MerkleAlgorithm): Promise<Root> {
    const root = new ChunkRoot(algorithm);
    try {
      for await (const chunk of this.chunks.inOrder(id)) {
        if (!root.append(chunk)) break;
        if (root.size % SLICE === 0) await turn();
      }
    } catch (error) {
      if (!(error instanceof MerkleTreeError)) throw error;
      return { missing: root.size, count: root.size };
    }
    return root.end();
  }
}

/** @throws ProblemError 409 when the session names no algorithm that is known here */
function knownAlgorithm(id: string, { merkle_algorithm }: Session): MerkleAlgorithm {
  if (isMerkleAlgorithm(merkle_algorithm)) return merkle_algorithm;
  throw new ProblemError('conflict', `Session ${id} names no Merkle algorithm that this service knows.`);
}
