import { isMerkleAlgorithm, merkleRule, readHash, type MerkleAlgorithm, type MerkleRule } from './merkle-algorithm';

/**
 * That `leaf` is at `index` among `size` leaves with this `root`. `proof` has the nodes beside the path from the leaf
 * up, written in the byte order of the ids: reversed for Bitcoin, where the odd end of a row has itself beside it, as
 * in Electrum's merkle branches.
 */
export interface MerkleProof {
  readonly algorithm: MerkleAlgorithm;
  readonly leaf: string;
  readonly index: number;
  readonly size: number;
  readonly proof: readonly string[];
  readonly root: string;
}

export type MerkleSide = 'left' | 'right' | 'itself';

/**
 * Where each node of a proof stands, from the leaf up. A promoted node has nothing beside it, so its row is skipped:
 * this is the walk of RFC 9162 §2.1.3.2 with the row's width in place of sn. Halves, not shifts: sizes may pass 2^31.
 */
export function merklePath(rule: MerkleRule, size: number, index: number): MerkleSide[] {
  const path: MerkleSide[] = [];
  let position = index;
  for (let width = size; width > 1; width = Math.ceil(width / 2)) {
    if (position % 2 === 1) path.push('left');
    else if (position + 1 < width) path.push('right');
    else if (rule.oddNode === 'duplicate') path.push('itself');
    position = Math.floor(position / 2);
  }
  return path;
}

/** The root to which the nodes lead from a leaf's hash, or undefined if they do not fit the path. */
export function followMerklePath(
  rule: MerkleRule,
  leafHash: Buffer,
  path: readonly MerkleSide[],
  nodes: readonly Buffer[],
): Buffer | undefined {
  if (nodes.length !== path.length) return undefined;
  let node = leafHash;
  for (const [step, sibling] of nodes.entries()) {
    const side = path[step];
    // Only the odd end of a row may stand beside itself: anywhere else it is the mutation of CVE-2012-2459.
    if (rule.oddNode === 'duplicate' && (side === 'itself') !== sibling.equals(node)) return undefined;
    node = side === 'left' ? rule.hashNode(sibling, node) : rule.hashNode(node, sibling);
  }
  return node;
}

/**
 * Whether a proof holds, in O(its length); what is malformed does not, and nothing is thrown. Of an unknown algorithm
 * nothing can be said: ask isMerkleAlgorithm first where "unverifiable" must be told from "invalid".
 *
 * `size` and `root` must come from where they are trusted (the session, the block), not from whoever offers the proof:
 * - the root does not commit to the size, so a proof also holds under any size in which its path is the same;
 * - sha256-promote and bitcoin-sha256d do not tell leaves from nodes, so under another size a node of the tree passes
 *   for a leaf (a second preimage). A trusted size prevents it, since it fixes how many nodes lie between the leaf and
 *   the root; rfc9162-sha256 needs no such help.
 */
export function verifyMerkleProof({ algorithm, leaf, index, size, proof, root }: MerkleProof): boolean {
  if (!isMerkleAlgorithm(algorithm) || !Array.isArray(proof)) return false;
  if (!Number.isSafeInteger(size) || !Number.isSafeInteger(index) || index < 0 || index >= size) return false;

  const rule = merkleRule(algorithm);
  const path = merklePath(rule, size, index);
  // Before anything of it is read, since a proof may come from outside and be of any length.
  if (proof.length !== path.length) return false;

  const leafBytes = readHash(rule, leaf);
  const rootBytes = readHash(rule, root);
  // A malformed node is missing from these, and then they no longer fit the path.
  const nodes = proof.map((node) => readHash(rule, node)).filter((node) => node !== undefined);
  if (leafBytes === undefined || rootBytes === undefined) return false;
  return followMerklePath(rule, rule.hashLeaf(leafBytes), path, nodes)?.equals(rootBytes) ?? false;
}
