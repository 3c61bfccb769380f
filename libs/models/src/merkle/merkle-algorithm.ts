import { hash } from 'node:crypto';

export const MERKLE_ALGORITHMS = ['rfc9162-sha256', 'bitcoin-sha256d', 'sha256-promote'] as const;

export type MerkleAlgorithm = (typeof MERKLE_ALGORITHMS)[number];

/** Everything by which the algorithms differ; the shape of the walk up the rows is common to all three. */
export interface MerkleRule {
  /** The hash of one leaf, from its raw bytes. */
  readonly hashLeaf: (bytes: Buffer) => Buffer;
  readonly hashNode: (left: Buffer, right: Buffer) => Buffer;
  /** `reversed`: ids, roots and proof nodes are written with their bytes in the opposite order of the hashed ones. */
  readonly byteOrder: 'as-hashed' | 'reversed';
  /** What becomes of the last node of an odd row: it moves up unchanged, or is paired with itself. */
  readonly oddNode: 'promote' | 'duplicate';
  /** Whether the same leaf twice makes the root ambiguous. */
  readonly duplicateLeaves: 'allowed' | 'rejected';
  /** The root of no leaves at all, as written. */
  readonly emptyRoot: string;
}

const ZERO_HASH = '0'.repeat(64);
const LEAF_PREFIX = Buffer.of(0x00);
const NODE_PREFIX = Buffer.of(0x01);

/** By way of hex on purpose: Node 24 hashes into a string in 0.35 µs, into a Buffer in 0.7 µs, createHash takes 0.9 µs. */
function sha256(bytes: Buffer): Buffer {
  return Buffer.from(hash('sha256', bytes, 'hex'), 'hex');
}

const RULES: Readonly<Record<MerkleAlgorithm, MerkleRule>> = {
  /**
   * RFC 9162 §2.1.1. Splitting at the largest power of two below n gives the same tree as promoting the last node of
   * an odd row. The prefixes keep leaves and nodes apart, so that a node cannot be passed off as a leaf.
   */
  'rfc9162-sha256': {
    hashLeaf: (bytes) => sha256(Buffer.concat([LEAF_PREFIX, bytes])),
    hashNode: (left, right) => sha256(Buffer.concat([NODE_PREFIX, left, right])),
    byteOrder: 'as-hashed',
    oddNode: 'promote',
    duplicateLeaves: 'allowed',
    emptyRoot: hash('sha256', ''),
  },
  /**
   * Bitcoin Core's ComputeMerkleRoot (consensus/merkle.cpp), ids in the order in which explorers and RPC show them.
   * Pairing the last node with itself gives [a, b, c] and [a, b, c, c] one root (CVE-2012-2459): hence no duplicates.
   * No prefixes: a node can be passed off as a leaf (CVE-2017-12842), see verifyMerkleProof.
   */
  'bitcoin-sha256d': {
    hashLeaf: (bytes) => bytes,
    hashNode: (left, right) => sha256(sha256(Buffer.concat([left, right]))),
    byteOrder: 'reversed',
    oddNode: 'duplicate',
    duplicateLeaves: 'rejected',
    emptyRoot: ZERO_HASH,
  },
  /**
   * java-tron's org.tron.core.capsule.utils.MerkleTree; the empty root is that of BlockCapsule.calcMerkleRoot, which
   * returns Sha256Hash.ZERO_HASH without building a tree. No prefixes: a node can be passed off as a leaf.
   */
  'sha256-promote': {
    hashLeaf: (bytes) => bytes,
    hashNode: (left, right) => sha256(Buffer.concat([left, right])),
    byteOrder: 'as-hashed',
    oddNode: 'promote',
    duplicateLeaves: 'allowed',
    emptyRoot: ZERO_HASH,
  },
};

/** False means that nothing under that name can be verified here, not that it is invalid. */
export function isMerkleAlgorithm(name: unknown): name is MerkleAlgorithm {
  return MERKLE_ALGORITHMS.some((known) => known === name);
}

export function merkleRule(algorithm: MerkleAlgorithm): MerkleRule {
  return RULES[algorithm];
}

/** The 32 bytes of a written hash in the order in which they are hashed, or undefined unless it is 64 lower-case hex. */
export function readHash(rule: MerkleRule, text: unknown): Buffer | undefined {
  if (typeof text !== 'string' || !/^[0-9a-f]{64}$/.test(text)) return undefined;
  const bytes = Buffer.from(text, 'hex');
  return rule.byteOrder === 'reversed' ? bytes.reverse() : bytes;
}

export function writeHash(rule: MerkleRule, node: Buffer): string {
  return (rule.byteOrder === 'reversed' ? Buffer.from(node).reverse() : node).toString('hex');
}
