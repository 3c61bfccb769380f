import fc from 'fast-check';
import { createHash } from 'node:crypto';
import { MERKLE_ALGORITHMS, merkleRule, type MerkleAlgorithm } from './merkle-algorithm';
import { merklePath, verifyMerkleProof, type MerkleProof } from './merkle-proof';
import { merkleProof, merkleRoot } from './merkle-tree';

const sha256 = (...parts: Buffer[]) => createHash('sha256').update(Buffer.concat(parts)).digest();
const bytesOf = (hex: string) => Buffer.from(hex, 'hex');
const LEAVES = Array.from({ length: 130 }, (_, index) => sha256(Buffer.of(index)).toString('hex'));
const leavesOf = (size: number) => LEAVES.slice(0, size);

/** RFC 9162 §2.1.3.2, step by step. */
function verifiesByTheRfc({ leaf, index, size, proof, root }: MerkleProof): boolean {
  const node = (left: Buffer, right: Buffer) => sha256(Buffer.of(0x01), left, right);
  if (index >= size) return false;
  let fn = index;
  let sn = size - 1;
  let r = sha256(Buffer.of(0x00), bytesOf(leaf));
  for (const p of proof.map(bytesOf)) {
    if (sn === 0) return false;
    if (fn % 2 === 1 || fn === sn) {
      r = node(p, r);
      while (fn % 2 === 0 && fn !== 0) {
        fn >>= 1;
        sn >>= 1;
      }
    } else {
      r = node(r, p);
    }
    fn >>= 1;
    sn >>= 1;
  }
  return sn === 0 && r.toString('hex') === root;
}

/** PATH(m, D[n]) of RFC 9162 §2.1.3.1, with the subtrees' roots taken from merkleRoot. */
function pathByTheRfc(leaves: string[], index: number): string[] {
  if (leaves.length <= 1) return [];
  let k = 1;
  while (k * 2 < leaves.length) k *= 2;
  const [left, right] = [leaves.slice(0, k), leaves.slice(k)];
  return index < k
    ? [...pathByTheRfc(left, index), merkleRoot('rfc9162-sha256', right)]
    : [...pathByTheRfc(right, index - k), merkleRoot('rfc9162-sha256', left)];
}

function flip(hex: string, bit: number): string {
  const bytes = bytesOf(hex);
  bytes.writeUInt8(bytes.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
  return bytes.toString('hex');
}

const anyProof = (algorithm: MerkleAlgorithm) =>
  fc
    .integer({ min: 1, max: 130 })
    .chain((size) => fc.tuple(fc.constant(size), fc.nat(size - 1)))
    .map(([size, index]) => merkleProof(algorithm, leavesOf(size), index));

const aBit = fc.nat(255);

describe.each(MERKLE_ALGORITHMS)('a proof under %s', (algorithm) => {
  it('holds for every index of every size up to 130', () => {
    for (let size = 1; size <= 130; size += 1) {
      const leaves = leavesOf(size);
      const root = merkleRoot(algorithm, leaves);
      const held = leaves.filter((leaf, index) => {
        const { proof } = merkleProof(algorithm, leaves, index);
        return verifyMerkleProof({ algorithm, leaf, index, size, proof, root });
      });
      expect(held).toEqual(leaves);
    }
  });

  it('says what it proves', () => {
    const [, leaf = ''] = leavesOf(5);
    const root = merkleRoot(algorithm, leavesOf(5));
    expect(merkleProof(algorithm, leavesOf(5), 1)).toMatchObject({ algorithm, leaf, index: 1, size: 5, root });
  });

  it('fails with any bit flipped in the leaf, the root or a node', () => {
    fc.assert(
      fc.property(anyProof(algorithm), aBit, fc.nat(), (sut, bit, which) => {
        expect(verifyMerkleProof({ ...sut, leaf: flip(sut.leaf, bit) })).toBe(false);
        expect(verifyMerkleProof({ ...sut, root: flip(sut.root, bit) })).toBe(false);
        if (sut.proof.length === 0) return;
        const at = which % sut.proof.length;
        const proof = sut.proof.map((node, index) => (index === at ? flip(node, bit) : node));
        expect(verifyMerkleProof({ ...sut, proof })).toBe(false);
      }),
      { numRuns: 300 },
    );
  });

  it('fails at every other index, and at impossible ones', () => {
    fc.assert(
      fc.property(anyProof(algorithm), (sut) => {
        const held = Array.from({ length: sut.size + 1 }, (_, index) => index).filter((index) =>
          verifyMerkleProof({ ...sut, index }),
        );
        expect(held).toEqual([sut.index]);
        for (const index of [-1, 0.5, NaN, Infinity]) expect(verifyMerkleProof({ ...sut, index })).toBe(false);
      }),
    );
  });

  it('holds under another size exactly when the path is the same, since the root does not commit to the size', () => {
    const path = (size: number, index: number) => merklePath(merkleRule(algorithm), size, index).join();
    const sizes = Array.from({ length: 65 }, (_, size) => size);
    for (let size = 1; size <= 32; size += 1) {
      for (let index = 0; index < size; index += 1) {
        const sut = merkleProof(algorithm, leavesOf(size), index);
        const samePath = sizes.filter((other) => index < other && path(other, index) === path(size, index));
        expect(sizes.filter((other) => verifyMerkleProof({ ...sut, size: other }))).toEqual(samePath);
      }
    }
    const ofThree = merkleProof(algorithm, leavesOf(3), 0);
    expect([2, 3, 4, 5].filter((size) => verifyMerkleProof({ ...ofThree, size }))).toEqual([3, 4]);
    const last = merkleProof(algorithm, leavesOf(3), 2);
    expect([3, 4, 5, 6, 7, 8].filter((size) => verifyMerkleProof({ ...last, size }))).toEqual([3]);
  });

  it('fails with a node dropped, added or moved', () => {
    fc.assert(
      fc.property(anyProof(algorithm), fc.nat(), (sut, which) => {
        const { proof } = sut;
        const at = which % (proof.length + 1);
        const added = [...proof.slice(0, at), sut.leaf, ...proof.slice(at)];
        expect(verifyMerkleProof({ ...sut, proof: added })).toBe(false);
        if (proof.length > 0) expect(verifyMerkleProof({ ...sut, proof: proof.toSpliced(at - 1, 1) })).toBe(false);
        if (proof.length > 1) expect(verifyMerkleProof({ ...sut, proof: proof.toReversed() })).toBe(false);
      }),
    );
  });

  it.each([undefined, null, 0.5, '', 'zz'.repeat(32), 'AB'.repeat(32), 'ab'.repeat(31), {}])(
    'fails, and does not throw, with %j in the place of a hash',
    (text) => {
      const sut = merkleProof(algorithm, leavesOf(5), 1);
      const malformed = text as string;
      expect(verifyMerkleProof({ ...sut, leaf: malformed })).toBe(false);
      expect(verifyMerkleProof({ ...sut, root: malformed })).toBe(false);
      expect(verifyMerkleProof({ ...sut, proof: sut.proof.with(1, malformed) })).toBe(false);
      expect(verifyMerkleProof({ ...sut, proof: [...sut.proof, malformed] })).toBe(false);
      expect(verifyMerkleProof({ ...sut, proof: malformed as unknown as string[] })).toBe(false);
      expect(verifyMerkleProof({ ...sut, size: malformed as unknown as number })).toBe(false);
    },
  );

  it('stays quick under the largest size', () => {
    const sut = merkleProof(algorithm, leavesOf(5), 1);
    expect(verifyMerkleProof({ ...sut, size: Number.MAX_SAFE_INTEGER })).toBe(false);
    expect(merklePath(merkleRule(algorithm), 2 ** 40, 2 ** 40 - 1)).toEqual(new Array(40).fill('left'));
  });
});

describe('a proof under an unknown algorithm', () => {
  it('does not hold', () => {
    const sut = merkleProof('rfc9162-sha256', leavesOf(5), 1);
    expect(verifyMerkleProof({ ...sut, algorithm: 'sha1' as MerkleAlgorithm })).toBe(false);
  });
});

describe('RFC 9162', () => {
  it('defines the proofs of every index of every size up to 40', () => {
    for (let size = 1; size <= 40; size += 1) {
      const leaves = leavesOf(size);
      for (const index of leaves.keys()) {
        expect(merkleProof('rfc9162-sha256', leaves, index).proof).toEqual(pathByTheRfc(leaves, index));
      }
    }
  });

  it('agrees on whatever holds and whatever does not', () => {
    fc.assert(
      fc.property(anyProof('rfc9162-sha256'), fc.nat(130), fc.nat(260), fc.nat(8), (sut, index, size, length) => {
        const proofs = [sut, { ...sut, index }, { ...sut, size }, { ...sut, proof: sut.proof.slice(0, length) }];
        for (const proof of proofs) expect(verifyMerkleProof(proof)).toBe(verifiesByTheRfc(proof));
      }),
      { numRuns: 500 },
    );
  });
});

describe('the odd end of a Bitcoin row', () => {
  const sut = merkleProof('bitcoin-sha256d', leavesOf(3), 2);

  it('has itself beside it, in the byte order of the ids', () => {
    expect(sut.proof[0]).toBe(sut.leaf);
  });

  it('cannot be proved to be there twice (CVE-2012-2459)', () => {
    expect(verifyMerkleProof({ ...sut, size: 4 })).toBe(false);
    expect(verifyMerkleProof({ ...sut, size: 4, index: 3 })).toBe(false);
  });

  it('must have itself beside it even where the hashes lead to the root', () => {
    const ofFour = merkleProof('bitcoin-sha256d', leavesOf(4), 2);
    expect(verifyMerkleProof(ofFour)).toBe(true);
    expect(verifyMerkleProof({ ...ofFour, size: 3 })).toBe(false);
  });
});

describe('a node offered as a leaf, under a size that nobody trusts', () => {
  const asLeaf = (algorithm: MerkleAlgorithm): MerkleProof => {
    const ofFour = merkleProof(algorithm, leavesOf(4), 0);
    const node = merkleRoot(algorithm, leavesOf(2));
    return { ...ofFour, leaf: node, size: 2, proof: ofFour.proof.slice(1) };
  };

  it.each(['bitcoin-sha256d', 'sha256-promote'] as const)(
    'passes under %s, but not under the true size',
    (algorithm) => {
      expect(verifyMerkleProof(asLeaf(algorithm))).toBe(true);
      expect(verifyMerkleProof({ ...asLeaf(algorithm), size: 4 })).toBe(false);
    },
  );

  it.each(MERKLE_ALGORITHMS)(
    'does not pass under %s and the true size with malformed nodes to fill the path',
    (name) => {
      const { proof } = asLeaf(name);
      expect(verifyMerkleProof({ ...asLeaf(name), size: 4, proof: ['', ...proof] })).toBe(false);
      expect(verifyMerkleProof({ ...asLeaf(name), size: 4, proof: [...proof, ''] })).toBe(false);
    },
  );

  it('does not pass under rfc9162-sha256', () => {
    expect(verifyMerkleProof(asLeaf('rfc9162-sha256'))).toBe(false);
  });
});
