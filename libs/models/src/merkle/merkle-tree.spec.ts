import fc from 'fast-check';
import { createHash } from 'node:crypto';
import { isMerkleAlgorithm, MERKLE_ALGORITHMS, type MerkleAlgorithm } from './merkle-algorithm';
import {
  merkleProof,
  merkleProofAsync,
  MerkleProofBuilder,
  merkleRoot,
  merkleRootAsync,
  MerkleRootBuilder,
} from './merkle-tree';
import { MerkleTreeError } from './merkle-tree-error';

const BLOCK_100000 = {
  ids: [
    '8c14f0db3df150123e6f3dbbf30f8b955a8249b62ac1d1ff16284aefa3d06d87',
    'fff2525b8931402dd09222c50775608f75787bd2b87e56995a7bdd30f79702c4',
    '6359f0868171b1d194cbee1af2f16ea598ae8fad666d9b012c8ed2b79a236ec4',
    'e9a66845e05d5abc0ad04ec80f774a7e585c6e8db975962d069a522137b80c1d',
  ],
  root: 'f3e94742aca4b5ef85488dc37c06c3282295ffec960994b2c0d5ac2a25a95766',
};

const sha256 = (...parts: Buffer[]) => createHash('sha256').update(Buffer.concat(parts)).digest();
const leavesOf = (size: number) => Array.from({ length: size }, (_, index) => sha256(Buffer.of(index)).toString('hex'));
const hexLeaf = () =>
  fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => Buffer.from(bytes).toString('hex'));
const reversed = (bytes: Buffer) => Buffer.from(bytes).reverse();

/** RFC 9162 §2.1.1, word for word. */
function treeHead(leaves: Buffer[]): Buffer {
  const [first] = leaves;
  if (first === undefined) return sha256();
  if (leaves.length === 1) return sha256(Buffer.of(0x00), first);
  let k = 1;
  while (k * 2 < leaves.length) k *= 2;
  return sha256(Buffer.of(0x01), treeHead(leaves.slice(0, k)), treeHead(leaves.slice(k)));
}

/** Row by row, as Bitcoin and java-tron describe theirs. */
function rowByRow(row: Buffer[], pairUp: (left: Buffer, right: Buffer | undefined) => Buffer): Buffer {
  const [first] = row;
  if (first === undefined) return Buffer.alloc(32);
  if (row.length === 1) return first;
  const pairs = row.flatMap((left, index) => (index % 2 === 0 ? [pairUp(left, row[index + 1])] : []));
  return rowByRow(pairs, pairUp);
}

const DEFINITIONS: Record<MerkleAlgorithm, (leaves: Buffer[]) => Buffer> = {
  'rfc9162-sha256': treeHead,
  'bitcoin-sha256d': (ids) =>
    reversed(rowByRow(ids.map(reversed), (left, right) => sha256(sha256(left, right ?? left)))),
  'sha256-promote': (ids) => rowByRow(ids, (left, right) => (right === undefined ? left : sha256(left, right))),
};

const defined = (algorithm: MerkleAlgorithm, leaves: string[]) =>
  DEFINITIONS[algorithm](leaves.map((leaf) => Buffer.from(leaf, 'hex'))).toString('hex');

/** How often the event loop turns until the work is done. */
async function turnsDuring(work: () => Promise<unknown>): Promise<number> {
  let turns = 0;
  let turn = setImmediate(function again() {
    turns += 1;
    turn = setImmediate(again);
  });
  await work();
  clearImmediate(turn);
  return turns;
}

function faultOf(act: () => unknown): unknown {
  try {
    act();
  } catch (error) {
    if (error instanceof MerkleTreeError) return [error.fault, error.index];
    throw error;
  }
  return 'none';
}

describe('isMerkleAlgorithm', () => {
  it('knows its own and nothing else', () => {
    expect(MERKLE_ALGORITHMS.every(isMerkleAlgorithm)).toBe(true);
    expect(['sha1', 'toString', '', undefined].some(isMerkleAlgorithm)).toBe(false);
  });
});

describe.each(MERKLE_ALGORITHMS)('merkle trees under %s', (algorithm) => {
  it('have the defined root at every size from 0 to 130', () => {
    for (let size = 0; size <= 130; size += 1) {
      expect(merkleRoot(algorithm, leavesOf(size))).toBe(defined(algorithm, leavesOf(size)));
    }
  });

  it('have the defined root over any leaves', () => {
    fc.assert(
      fc.property(fc.uniqueArray(hexLeaf(), { maxLength: 300 }), (leaves) => {
        expect(merkleRoot(algorithm, leaves)).toBe(defined(algorithm, leaves));
      }),
    );
  });

  it('have a builder that can tell the root after each leaf', () => {
    const leaves = leavesOf(70);
    const sut = new MerkleRootBuilder(algorithm);
    for (const [index, leaf] of leaves.entries()) {
      expect(sut.root()).toBe(merkleRoot(algorithm, leaves.slice(0, index)));
      sut.append(leaf);
      expect(sut.size).toBe(index + 1);
    }
  });

  it('have a builder that can tell the proof after each leaf', () => {
    const leaves = leavesOf(40);
    const sut = new MerkleProofBuilder(algorithm, 5);
    for (const [index, leaf] of leaves.entries()) {
      sut.append(leaf);
      if (index >= 5) expect(sut.proof()).toEqual(merkleProof(algorithm, leaves.slice(0, index + 1), 5));
    }
  });

  it('give the same root and proof when built in turns, and let the event loop turn every 1,000 leaves', async () => {
    const leaves = Array.from({ length: 5_000 }, (_, index) => index.toString(16).padStart(64, '0'));
    expect(await merkleRootAsync(algorithm, leaves)).toBe(merkleRoot(algorithm, leaves));
    expect(await merkleProofAsync(algorithm, leaves, 3_777)).toEqual(merkleProof(algorithm, leaves, 3_777));
    expect(await turnsDuring(() => merkleRootAsync(algorithm, leaves))).toBe(4);
    expect(await turnsDuring(() => merkleProofAsync(algorithm, leaves, 0))).toBe(4);
    expect(await turnsDuring(() => merkleRootAsync(algorithm, leaves.slice(0, 1_000)))).toBe(0);
  });

  it.each(['', 'ab', 'AB'.repeat(32), 'g0'.repeat(32), 'ab'.repeat(33), `${'ab'.repeat(32)}\n`])(
    'refuse the leaf %j and name its index',
    async (leaf) => {
      const leaves = [...leavesOf(3), leaf];
      expect(faultOf(() => merkleRoot(algorithm, leaves))).toEqual(['malformed-leaf', 3]);
      expect(faultOf(() => merkleProof(algorithm, leaves, 0))).toEqual(['malformed-leaf', 3]);
      await expect(merkleRootAsync(algorithm, leaves)).rejects.toMatchObject({ fault: 'malformed-leaf', index: 3 });
    },
  );

  it.each([
    [0, 0],
    [3, 3],
    [3, -1],
    [3, 0.5],
    [3, NaN],
  ])('have no proof, of %i leaves, for index %d', (size, index) => {
    expect(faultOf(() => merkleProof(algorithm, leavesOf(size), index))).toEqual(['index-out-of-range', index]);
  });
});

describe('roots that others defined', () => {
  it.each([
    ['rfc9162-sha256', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
    ['bitcoin-sha256d', '0'.repeat(64)],
    ['sha256-promote', '0'.repeat(64)],
  ] as const)('have that of nothing under %s', (algorithm, root) => {
    expect(merkleRoot(algorithm, [])).toBe(root);
    expect(new MerkleRootBuilder(algorithm).root()).toBe(root);
  });

  it('have that of Bitcoin block 100000', () => {
    expect(merkleRoot('bitcoin-sha256d', BLOCK_100000.ids)).toBe(BLOCK_100000.root);
  });
});

describe('the same leaf twice', () => {
  const [a = '', b = '', c = ''] = leavesOf(3);

  it('would leave the Bitcoin root as it is (CVE-2012-2459)', () => {
    expect(defined('bitcoin-sha256d', [a, b, c, c])).toBe(merkleRoot('bitcoin-sha256d', [a, b, c]));
  });

  it.each([
    ['beside itself', [a, b, c, c], 3],
    ['as a repeated subtree', [a, b, a, b], 2],
    ['anywhere else', [a, b, c, a], 3],
  ])('is refused by bitcoin-sha256d %s', (_, leaves, index) => {
    expect(faultOf(() => merkleRoot('bitcoin-sha256d', leaves))).toEqual(['duplicate-leaf', index]);
    expect(faultOf(() => merkleProof('bitcoin-sha256d', leaves, 0))).toEqual(['duplicate-leaf', index]);
  });

  it.each(['rfc9162-sha256', 'sha256-promote'] as const)('changes the root under %s and is accepted', (algorithm) => {
    expect(merkleRoot(algorithm, [a, b, c, c])).not.toBe(merkleRoot(algorithm, [a, b, c]));
  });
});
