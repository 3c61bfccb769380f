import type { IndexProof, ShapeProof } from './index-proof';

/** Below this, less work is no reason for an index: each write pays for it from then on. */
export const WORTHWHILE_FACTOR = 5;

/** Documents and index keys that were examined for a shape without the index, and with it. */
export const workOf = ({ documents_examined, keys_examined }: ShapeProof): { before: number; after: number } => ({
  before: documents_examined.before + keys_examined.before,
  after: documents_examined.after + keys_examined.after,
});

/** Whether the planner took an index for a shape of its own accord, and so much less was examined that it is worth its writes. */
export function isImproved(proof: ShapeProof): boolean {
  const { before, after } = workOf(proof);
  return proof.index_used > 0 && before >= WORTHWHILE_FACTOR * Math.max(1, after);
}

/** Whether a proof has shown that an index gains operations of a shape nothing, or cannot be built. */
export function isRefutedBy(proof: IndexProof | undefined, shape: string): boolean {
  if (proof === undefined) return false;
  return proof.refused !== undefined || proof.shapes.some((one) => one.shape_id === shape && !isImproved(one));
}
