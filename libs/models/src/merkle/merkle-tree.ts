import { setImmediate } from 'node:timers/promises';
import { merkleRule, readHash, writeHash, type MerkleAlgorithm, type MerkleRule } from './merkle-algorithm';
import { MerkleFold } from './merkle-fold';
import type { MerkleProof } from './merkle-proof';
import { MerkleTreeError } from './merkle-tree-error';

/** Hashed between two turns of the event loop: 1 to 2 ms of work, 5 when the map of Bitcoin's ids has to grow. */
const LEAVES_A_TURN = 1_000;

/** Reads written leaves into a fold, refusing what the algorithm refuses. */
class LeafReader {
  private readonly seen: Map<string, number> | undefined;

  constructor(private readonly rule: MerkleRule) {
    this.seen = rule.duplicateLeaves === 'rejected' ? new Map() : undefined;
  }

  readHash(leaf: string, index: number): Buffer {
    const bytes = readHash(this.rule, leaf);
    if (bytes === undefined) {
      throw new MerkleTreeError('malformed-leaf', index, `Leaf ${index} is not 64 lower-case hex digits.`);
    }
    const first = this.seen?.get(leaf);
    if (first !== undefined) {
      throw new MerkleTreeError('duplicate-leaf', index, `Leaf ${index} is the same as leaf ${first}.`);
    }
    this.seen?.set(leaf, index);
    return this.rule.hashLeaf(bytes);
  }
}

/**
 * The root of leaves that come one by one, in O(log n) memory. Only for bitcoin-sha256d it remembers the leaves (about
 * 12 MB at 100,000): comparing sibling subtrees as they are paired, as Bitcoin Core does, is O(log n) and finds every
 * mutation that keeps the root, but lets [a, b, a, c] pass, and the rule here is that no id occurs twice. One rule for
 * the builder and the whole-array functions alike, so that what one accepts the other can prove.
 */
export class MerkleRootBuilder {
  private readonly rule: MerkleRule;
  private readonly reader: LeafReader;
  private readonly fold: MerkleFold;

  constructor(algorithm: MerkleAlgorithm) {
    this.rule = merkleRule(algorithm);
    this.reader = new LeafReader(this.rule);
    this.fold = new MerkleFold(this.rule);
  }

  get size(): number {
    return this.fold.size;
  }

  append(leaf: string): void {
    this.fold.append(this.reader.readHash(leaf, this.fold.size));
  }

  /** Over what was appended so far. */
  root(): string {
    const root = this.fold.root();
    return root === undefined ? this.rule.emptyRoot : writeHash(this.rule, root);
  }
}

/** The inclusion proof of one leaf among leaves that come one by one, in the memory of a MerkleRootBuilder. */
export class MerkleProofBuilder {
  private readonly rule: MerkleRule;
  private readonly reader: LeafReader;
  private readonly fold: MerkleFold;
  private leaf: string | undefined;

  constructor(
    private readonly algorithm: MerkleAlgorithm,
    private readonly index: number,
  ) {
    this.rule = merkleRule(algorithm);
    this.reader = new LeafReader(this.rule);
    this.fold = new MerkleFold(this.rule, index);
  }

  get size(): number {
    return this.fold.size;
  }

  append(leaf: string): void {
    if (this.fold.size === this.index) this.leaf = leaf;
    this.fold.append(this.reader.readHash(leaf, this.fold.size));
  }

  /** Over what was appended so far, which must have reached the index. */
  proof(): MerkleProof {
    const root = this.fold.root();
    if (root === undefined || this.leaf === undefined) {
      throw new MerkleTreeError('index-out-of-range', this.index, `There is no leaf ${this.index} of ${this.size}.`);
    }
    return {
      algorithm: this.algorithm,
      leaf: this.leaf,
      index: this.index,
      size: this.size,
      proof: this.fold.proof().map((node) => writeHash(this.rule, node)),
      root: writeHash(this.rule, root),
    };
  }
}

export function merkleRoot(algorithm: MerkleAlgorithm, leaves: readonly string[]): string {
  return appendAll(new MerkleRootBuilder(algorithm), leaves).root();
}

export function merkleProof(algorithm: MerkleAlgorithm, leaves: readonly string[], index: number): MerkleProof {
  return appendAll(new MerkleProofBuilder(algorithm, index), leaves).proof();
}

/** merkleRoot in slices, so that requests are served between them. The array must not change meanwhile. */
export async function merkleRootAsync(algorithm: MerkleAlgorithm, leaves: readonly string[]): Promise<string> {
  return (await appendInTurns(new MerkleRootBuilder(algorithm), leaves)).root();
}

/** merkleProof in slices, so that requests are served between them. The array must not change meanwhile. */
export async function merkleProofAsync(
  algorithm: MerkleAlgorithm,
  leaves: readonly string[],
  index: number,
): Promise<MerkleProof> {
  return (await appendInTurns(new MerkleProofBuilder(algorithm, index), leaves)).proof();
}

interface LeafSink {
  append(leaf: string): void;
}

function appendAll<Sink extends LeafSink>(sink: Sink, leaves: readonly string[]): Sink {
  for (const leaf of leaves) sink.append(leaf);
  return sink;
}

async function appendInTurns<Sink extends LeafSink>(sink: Sink, leaves: readonly string[]): Promise<Sink> {
  for (let start = 0; start < leaves.length; start += LEAVES_A_TURN) {
    if (start > 0) await setImmediate();
    appendAll(sink, leaves.slice(start, start + LEAVES_A_TURN));
  }
  return sink;
}
