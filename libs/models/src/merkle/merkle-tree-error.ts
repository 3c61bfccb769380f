export type MerkleTreeFault = 'malformed-leaf' | 'duplicate-leaf' | 'index-out-of-range';

/** What was asked for cannot be built from these leaves; `index` is the leaf or the index that stands in the way. */
export class MerkleTreeError extends Error {
  override readonly name = 'MerkleTreeError';

  constructor(
    readonly fault: MerkleTreeFault,
    readonly index: number,
    message: string,
  ) {
    super(message);
  }
}
