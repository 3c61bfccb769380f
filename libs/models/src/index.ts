export { MERKLE_ALGORITHMS } from './merkle/merkle-algorithm';
export type { MerkleAlgorithm } from './merkle/merkle-algorithm';
export { verifyMerkleProof } from './merkle/merkle-proof';
export type { MerkleProof } from './merkle/merkle-proof';
export { merkleRoot } from './merkle/merkle-tree';
export { ModelsModule } from './models.module';
export { tronAddressFromHex } from './tron/tron-address';
