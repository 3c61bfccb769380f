import { defineClass } from '@lucid/common';
import { HEX64 } from '@lucid/resource';
import { MERKLE_ALGORITHMS } from './merkle-algorithm';

export const MerkleProofSchema = defineClass('MerkleProof', {
  algorithm: {
    kind: 'text',
    values: MERKLE_ALGORITHMS,
    enumName: 'MerkleAlgorithm',
    required: true,
    description: 'Algorithm that computes the root.',
  },
  leaf: {
    ...HEX64,
    required: true,
    description: 'Leaf that the tree contains, 64 hexadecimal digits.',
    example: '59242d1cfa67b8746d8d4a8b7d9bf1d80557e25dad1d88b644fbcee2666826a5',
  },
  index: { kind: 'int', min: 0, required: true, description: 'Position of the leaf, from 0.', example: 0 },
  size: { kind: 'int', min: 1, required: true, description: 'Number of leaves in the tree, at least 1.', example: 2 },
  proof: {
    kind: 'list',
    items: HEX64,
    maxItems: 32,
    required: true,
    description: 'Sibling hashes from the leaf up to the root, at most 32.',
    example: ['cafde32be8353c8d2df8e534eb804a03d1f80901f0e771016882d3218fdec8f1'],
  },
  root: {
    ...HEX64,
    required: true,
    description: 'Merkle root that the proof leads to.',
    example: 'b3523da29ad2c820362c6c0096df61c8f4d97371f21adf9798e4646925900f86',
  },
});
