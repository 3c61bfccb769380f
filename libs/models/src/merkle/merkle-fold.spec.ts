import { merkleRule } from './merkle-algorithm';
import { MerkleFold } from './merkle-fold';
import { followMerklePath, merklePath } from './merkle-proof';

/** RFC 6962's vectors: raw leaves that are not 32 bytes long, which is why they are tested here and not on hex leaves. */
const RFC_6962_LEAVES = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
].map((hex) => Buffer.from(hex, 'hex'));

const ROOT_OF_8 = '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328';

const PROOF_OF_0_IN_8 = [
  '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
  '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
  '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
];

const rule = merkleRule('rfc9162-sha256');

function fold(size: number, trackedIndex?: number): MerkleFold {
  const sut = new MerkleFold(rule, trackedIndex);
  for (const leaf of RFC_6962_LEAVES.slice(0, size)) sut.append(rule.hashLeaf(leaf));
  return sut;
}

describe('MerkleFold on the vectors of RFC 6962', () => {
  it.each([
    [1, '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d'],
    [3, 'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77'],
    [8, ROOT_OF_8],
  ])('has the root of the first %i leaves', (size, root) => {
    expect(fold(size).root()?.toString('hex')).toBe(root);
  });

  it('keeps the proof of the leaf it tracks', () => {
    const sut = fold(8, 0);
    sut.root();
    expect(sut.proof().map((node) => node.toString('hex'))).toEqual(PROOF_OF_0_IN_8);
  });

  it('is led from the leaf to the root by the proof', () => {
    const nodes = PROOF_OF_0_IN_8.map((node) => Buffer.from(node, 'hex'));
    const root = followMerklePath(rule, rule.hashLeaf(Buffer.alloc(0)), merklePath(rule, 8, 0), nodes);
    expect(root?.toString('hex')).toBe(ROOT_OF_8);
  });

  it('has no root before the first leaf', () => {
    expect(fold(0).root()).toBeUndefined();
  });

  it('keeps no proof when it tracks no leaf', () => {
    const sut = fold(8);
    sut.root();
    expect(sut.proof()).toEqual([]);
  });
});
