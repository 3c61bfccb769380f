import type { MerkleAlgorithm } from '../../merkle/merkle-algorithm';
import { MerkleRootBuilder } from '../../merkle/merkle-tree';
import { MerkleTreeError } from '../../merkle/merkle-tree-error';
import type { Session } from '../session';
import type { SessionChunk } from './session-chunk';

/** What recomputing a session's root came to. */
export interface SessionVerdict {
  state: 'valid' | 'invalid' | 'unverifiable';
  chunk_count: number;
  merkle_root: string;
  computed_root?: string;
  /** Index that is missing, where the chunks are not contiguous. */
  first_missing?: number;
}

/** The root of chunks; or the first index that is missing; or the chunk whose hash is another's, where that matters. */
export type Root = { root: string; count: number } | { missing: number; count: number } | { twin: number };

/** Makes the root of a session's chunks, as they come in their order. */
export class ChunkRoot {
  private readonly builder: MerkleRootBuilder;
  private broken: Root | undefined;

  constructor(algorithm: MerkleAlgorithm) {
    this.builder = new MerkleRootBuilder(algorithm);
  }

  get size(): number {
    return this.builder.size;
  }

  /** @returns whether a root can still come of it @throws MerkleTreeError for a hash that is none */
  append({ chunk_index, hash }: Pick<SessionChunk, 'chunk_index' | 'hash'>): boolean {
    if (this.broken !== undefined) return false;
    const { size } = this.builder;
    if (chunk_index !== size) this.broken = { missing: size, count: size };
    else this.add(hash);
    return this.broken === undefined;
  }

  private add(hash: string): void {
    try {
      this.builder.append(hash);
    } catch (error) {
      if (!(error instanceof MerkleTreeError) || error.fault !== 'duplicate-leaf') throw error;
      this.broken = { twin: error.index };
    }
  }

  end(): Root {
    return this.broken ?? { root: this.builder.root(), count: this.builder.size };
  }
}

/** Compares the root of a completed session with that of its chunks. */
export function verdictOf(
  { merkle_root, chunk_count }: Pick<Required<Session>, 'merkle_root' | 'chunk_count'>,
  root: Root,
): SessionVerdict {
  if ('twin' in root) return { state: 'invalid', chunk_count, merkle_root };
  if ('missing' in root) return { state: 'invalid', chunk_count, merkle_root, first_missing: root.missing };
  const state = root.root === merkle_root && root.count === chunk_count ? 'valid' : 'invalid';
  return { state, chunk_count, merkle_root, computed_root: root.root };
}
