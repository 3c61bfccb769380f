import { type CheckedData, type InvariantFindings, type Invariant, modelOptions, readBatches } from '@lucid/mongo';
import { isMerkleAlgorithm } from '../merkle/merkle-algorithm';
import { MerkleTreeError } from '../merkle/merkle-tree-error';
import { ChunkRoot, verdictOf } from './chunks/chunk-root';
import { Session } from './session';
import { SessionChunk } from './chunks/session-chunk';

type Counted = Pick<
  Session,
  'session_id' | 'status' | 'chunk_count' | 'size_bytes' | 'merkle_root' | 'merkle_algorithm'
>;
type Chunk = Pick<SessionChunk, 'session_id' | 'chunk_index' | 'size_bytes' | 'hash'>;

const COUNTED = {
  ...{ _id: 0, session_id: 1, status: 1, chunk_count: 1, size_bytes: 1, merkle_root: 1, merkle_algorithm: 1 },
} as const;
const CHUNK = { _id: 0, session_id: 1, chunk_index: 1, size_bytes: 1, hash: 1 } as const;

/** The most sessions, and the most chunks of them as far as they say, that one call reads. */
const MOST_SESSIONS = 500;
const MOST_CHUNKS = 20_000;

/** Every session has the chunks that it says, and those of a completed one make its root. */
export const SESSION_CHUNKS: Invariant = {
  name: 'session_chunks',
  description:
    'A session has as many chunks and bytes as it says; those of a completed one have no gap and make its root.',
  async check(data, findings) {
    const asked = { key: 'session_id', projection: COUNTED, size: MOST_SESSIONS };
    for await (const batch of readBatches<Counted>(data, modelOptions(Session).collection, asked)) {
      const chosen = batch.filter(() => Math.random() < data.share);
      for (const sessions of portionsOf(chosen)) await checkSessions(data, sessions, findings);
    }
  },
};

function portionsOf(sessions: readonly Counted[]): Counted[][] {
  const portions: Counted[][] = [];
  let chunks = Infinity;
  for (const session of sessions) {
    chunks += session.chunk_count;
    if (chunks > MOST_CHUNKS) {
      portions.push([]);
      chunks = session.chunk_count;
    }
    portions.at(-1)?.push(session);
  }
  return portions;
}

async function checkSessions(
  { db, limit, signal }: CheckedData,
  sessions: readonly Counted[],
  findings: InvariantFindings,
): Promise<void> {
  const tallies = new Map(sessions.map((session) => [session.session_id, new Tally(session)]));
  const cursor = db
    .collection<SessionChunk>(modelOptions(SessionChunk).collection)
    .find({ session_id: { $in: [...tallies.keys()] } }, { projection: CHUNK, batchSize: 1000, ...limit })
    .sort({ session_id: 1, chunk_index: 1 });
  try {
    for await (const chunk of cursor) {
      signal.throwIfAborted();
      tallies.get(chunk.session_id)?.add(chunk);
    }
  } finally {
    await cursor.close();
  }
  findings.checked(tallies.size);
  for (const [session_id, tally] of tallies) {
    const wrong = tally.wrong();
    if (wrong !== undefined) findings.violated(session_id, wrong);
  }
}

/** What is found of one session. */
class Tally {
  private chunks = 0;
  private bytes = 0;
  private malformed: string | undefined;
  private readonly root: ChunkRoot | undefined;

  constructor(private readonly session: Counted) {
    const { status, merkle_algorithm } = session;
    // A root by an algorithm that is not known here is neither valid nor invalid.
    if (status === 'completed' && isMerkleAlgorithm(merkle_algorithm)) this.root = new ChunkRoot(merkle_algorithm);
  }

  add(chunk: Chunk): void {
    this.chunks += 1;
    this.bytes += chunk.size_bytes;
    if (this.malformed !== undefined) return;
    try {
      this.root?.append(chunk);
    } catch (error) {
      if (!(error instanceof MerkleTreeError)) throw error;
      this.malformed = error.message;
    }
  }

  /** What is wrong with it first, in words. */
  wrong(): string | undefined {
    const { chunk_count, size_bytes, merkle_root } = this.session;
    if (this.chunks !== chunk_count) return `It has ${this.chunks} chunks, and says ${chunk_count}.`;
    if (this.bytes !== size_bytes) return `Its chunks have ${this.bytes} bytes, and it says ${size_bytes}.`;
    if (this.malformed !== undefined) return this.malformed;
    if (this.root === undefined) return undefined;
    if (merkle_root === undefined) return 'It is completed, and has no root.';
    const verdict = verdictOf({ merkle_root, chunk_count }, this.root.end());
    if (verdict.state === 'valid') return undefined;
    if (verdict.first_missing !== undefined) return `It has no chunk at index ${verdict.first_missing}.`;
    return `Its chunks make the root ${verdict.computed_root ?? 'of no tree'}, and it says ${merkle_root}.`;
  }
}
