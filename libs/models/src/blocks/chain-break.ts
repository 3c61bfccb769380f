import { isMerkleAlgorithm } from '../merkle/merkle-algorithm';
import type { Block } from './block';
import { checkMerkleRoot, type Link, linkErrors } from './chain-rules';

export interface ChainBreak {
  height: number;
  block_id?: string;
  code: string;
  message: string;
}

/**
 * The first rule that a block breaks, as it is met going up the chain.
 * @param parent the block below, where that is stored
 * @param expected the height that comes next
 */
export async function firstBreak(
  block: Block,
  parent: Link | undefined,
  expected: number,
): Promise<ChainBreak | undefined> {
  const { height, block_id } = block;
  if (height !== expected)
    return {
      height: expected,
      code: 'missing',
      message: `There is no block at height ${expected}; the next one is at ${height}.`,
    };
  const [link] = linkErrors(block, parent, undefined);
  if (link !== undefined)
    return { height, block_id, code: link.code, message: `${link.pointer.slice(1)} ${link.message}` };
  if (!isMerkleAlgorithm(block.merkle_algorithm)) return undefined;
  const merkle = await checkMerkleRoot(block);
  if (merkle.state === 'invalid')
    return { height, block_id, code: 'merkle_root', message: `merkle_root must be ${merkle.expected}` };
  if (merkle.state === 'duplicate')
    return { height, block_id, code: 'duplicate', message: `transaction ${merkle.index} stands in it twice` };
  if (merkle.state === 'malformed')
    return { height, block_id, code: 'malformed', message: `transaction ${merkle.index} is no hash` };
  return undefined;
}
