import { type FieldError, ProblemError } from '@lucid/common';
import { merkleRootAsync } from '../merkle/merkle-tree';
import { MerkleTreeError } from '../merkle/merkle-tree-error';
import type { Block } from './block';

export const ZERO_HASH = '0'.repeat(64);

/** What the continuity of the chain is checked on. */
export type Link = Pick<Block, 'block_id' | 'height' | 'previous_hash' | 'timestamp'>;

/** The rules that a block breaks towards its neighbours, where those are stored. */
export function linkErrors(block: Link, parent: Link | undefined, child: Link | undefined): FieldError[] {
  const errors: FieldError[] = [];
  const broken = (pointer: string, code: string, message: string): number => errors.push({ pointer, code, message });
  if (block.height === 0 && block.previous_hash !== ZERO_HASH)
    broken('/previous_hash', 'genesis', 'must be 64 zeros at height 0');
  if (parent !== undefined) {
    if (block.previous_hash !== parent.block_id)
      broken('/previous_hash', 'continuity', `must be ${parent.block_id}, the block at height ${parent.height}`);
    if (block.timestamp < parent.timestamp)
      broken('/timestamp', 'order', `must not be before ${parent.timestamp.toISOString()}, its parent's time`);
  }
  if (child !== undefined) {
    if (child.previous_hash !== block.block_id)
      broken(
        '/block_id',
        'continuity',
        `must be ${child.previous_hash}, which the block at height ${child.height} names`,
      );
    if (child.timestamp < block.timestamp)
      broken('/timestamp', 'order', `must not be after ${child.timestamp.toISOString()}, its child's time`);
  }
  return errors;
}

/** The problem of broken rules, or undefined where there are none. */
export function chainProblem(errors: FieldError[], prefix = ''): ProblemError | undefined {
  if (errors.length === 0) return undefined;
  const pointed = errors.map((error) => ({ ...error, pointer: `${prefix}${error.pointer}` }));
  return new ProblemError('unprocessable', 'The block breaks the rules of the chain listed in errors.', {
    errors: pointed,
  });
}

export type MerkleVerdict =
  | { state: 'valid' }
  | { state: 'invalid'; expected: string }
  | { state: 'duplicate'; index: number }
  | { state: 'malformed'; index: number };

/** Recomputes a block's Merkle root. */
export async function checkMerkleRoot({
  merkle_algorithm,
  merkle_root,
  transactions = [],
}: Block): Promise<MerkleVerdict> {
  try {
    const expected = await merkleRootAsync(merkle_algorithm, transactions);
    return expected === merkle_root ? { state: 'valid' } : { state: 'invalid', expected };
  } catch (error) {
    if (!(error instanceof MerkleTreeError)) throw error;
    return { state: error.fault === 'duplicate-leaf' ? 'duplicate' : 'malformed', index: error.index };
  }
}

/** The rules that a block breaks by itself. */
export async function blockErrors(block: Block): Promise<FieldError[]> {
  const verdict = await checkMerkleRoot(block);
  if (verdict.state === 'invalid') {
    return [
      {
        pointer: '/merkle_root',
        code: 'merkle_root',
        message: `must be ${verdict.expected}, the ${block.merkle_algorithm} root of the transactions`,
      },
    ];
  }
  if (verdict.state === 'duplicate')
    return [
      { pointer: `/transactions/${verdict.index}`, code: 'unique', message: 'must not stand in the block twice' },
    ];
  if (verdict.state === 'malformed')
    return [{ pointer: `/transactions/${verdict.index}`, code: 'pattern', message: 'must be 64 hexadecimal digits' }];
  return [];
}
