import { defineClass } from '@lucid/common';
import { HEX64 } from '@lucid/resource';
import { MERKLE_ALGORITHMS } from './merkle-algorithm';

export const MerkleProofSchema = defineClass('MerkleProof', {
  algorithm: {
    kind: 'text',
    values: MERKLE_ALGORITHMS,
    enumName: 'MerkleAlgorithm',
    required: true,
    description: 'How the root is made.',
  },
  leaf: { ...HEX64, required: true, description: 'What is proven to be in the tree.' },
  index: { kind: 'int', min: 0, required: true, description: 'Place of the leaf.' },
  size: { kind: 'int', min: 1, required: true, description: 'Leaves of the tree.' },
  proof: { kind: 'list', items: HEX64, maxItems: 32, required: true, description: 'Sibling nodes from the leaf up.' },
  root: { ...HEX64, required: true, description: 'Root that the proof leads to.' },
});
