import type { MerkleRule } from './merkle-algorithm';

/**
 * Folds leaf hashes into a root as they come, on bytes. It holds one finished subtree for each set bit of the number
 * of leaves, so O(log n) memory; the nodes beside the path of one tracked leaf are kept on the way, if there is one.
 */
export class MerkleFold {
  /** At index k a full subtree of 2^k leaves still waiting for its right neighbour. */
  private readonly waiting: (Buffer | undefined)[] = [];
  private readonly siblings: (Buffer | undefined)[] = [];
  private count = 0;

  constructor(
    private readonly rule: MerkleRule,
    private readonly trackedIndex?: number,
  ) {}

  get size(): number {
    return this.count;
  }

  append(leafHash: Buffer): void {
    let node = leafHash;
    let level = 0;
    for (;;) {
      const left = this.waiting[level];
      if (left === undefined) break;
      this.waiting[level] = undefined;
      node = this.pair(level, Math.floor(this.count / 2 ** level), left, node);
      level += 1;
    }
    this.waiting[level] = node;
    this.count += 1;
  }

  /** The root over what was appended so far, undefined when that is nothing. More may be appended afterwards. */
  root(): Buffer | undefined {
    // The last node of the row where it is no full subtree, made of the odd ends of the rows below.
    let ragged: Buffer | undefined;
    let level = 0;
    for (let width = this.count; width > 1; width = Math.ceil(width / 2)) {
      ragged = this.closeRow(level, width, ragged);
      level += 1;
    }
    return ragged ?? this.waiting[level];
  }

  /** From the leaf up. As of the last root(), which pairs the odd ends. */
  proof(): Buffer[] {
    return this.siblings.filter((sibling) => sibling !== undefined);
  }

  private closeRow(level: number, width: number, ragged: Buffer | undefined): Buffer | undefined {
    const full = this.waiting[level];
    if (full !== undefined && ragged !== undefined) return this.pair(level, width - 1, full, ragged);
    const odd = full ?? ragged;
    if (odd === undefined || this.rule.oddNode === 'promote') return odd;
    return this.pair(level, width, odd, odd);
  }

  private pair(level: number, rightPosition: number, left: Buffer, right: Buffer): Buffer {
    if (this.trackedIndex !== undefined) {
      const position = Math.floor(this.trackedIndex / 2 ** level);
      if (position === rightPosition) this.siblings[level] = left;
      else if (position === rightPosition - 1) this.siblings[level] = right;
    }
    return this.rule.hashNode(left, right);
  }
}
