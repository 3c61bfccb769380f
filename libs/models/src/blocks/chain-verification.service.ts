import { modelOptions, MongoService, presentFields, readStored, rawBytes } from '@lucid/mongo';
import { Injectable } from '@nestjs/common';
import { isMerkleAlgorithm } from '../merkle/merkle-algorithm';
import { Block, MAX_HEIGHT } from './block';
import { type ChainBreak, firstBreak } from './chain-break';
import type { Link } from './chain-rules';

/** The most blocks, and the most ms, that one request verifies: it then tells where to go on. */
const MAX_BLOCKS = 10_000;
const MAX_MS = 5000;

export interface ChainVerdict {
  valid: boolean;
  from: number;
  /** Height of the last block that was verified; absent where there was none. */
  to?: number;
  checked: number;
  /** Blocks whose algorithm this service does not know: neither valid nor invalid. */
  unverifiable: number;
  first_break?: ChainBreak;
  /** Height to go on from, when the bound of one request was reached. */
  next_from?: number;
}

/** Verifies the stored chain: heights without a gap, links, times, and the Merkle root of every block. */
@Injectable()
export class ChainVerificationService {
  constructor(private readonly mongo: MongoService) {}

  /** Verifies the blocks from one height to another, both included, and names the first break. */
  async verify(from: number, to?: number): Promise<ChainVerdict> {
    const blocks = this.mongo.collection(modelOptions(Block).collection);
    const options = {
      sort: { height: 1 },
      projection: { _id: 0 },
      batchSize: 100,
      raw: true,
      ...this.mongo.limit,
    } as const;
    const verdict: ChainVerdict = { valid: true, from, checked: 0, unverifiable: 0 };
    const deadline = Date.now() + MAX_MS;
    let parent: Link | undefined = await readStored<Block>(blocks, Block, { height: from - 1 }, this.mongo.limit);
    const cursor = blocks.find({ height: { $gte: from, $lte: to ?? MAX_HEIGHT } }, options);
    try {
      for await (const document of cursor) {
        const block = presentFields(Block, rawBytes(document)).document as Block;
        if (verdict.checked === MAX_BLOCKS || Date.now() > deadline) return { ...verdict, next_from: block.height };
        const broken = await firstBreak(block, parent, from + verdict.checked);
        if (broken !== undefined) return { ...verdict, valid: false, first_break: broken };
        if (!isMerkleAlgorithm(block.merkle_algorithm)) verdict.unverifiable += 1;
        verdict.checked += 1;
        verdict.to = block.height;
        parent = block;
      }
    } finally {
      await cursor.close();
    }
    return missingEnd(verdict, to);
  }
}

/** A range that was asked for must be there: a chain that ends before it is not verified by saying nothing. */
function missingEnd(verdict: ChainVerdict, to: number | undefined): ChainVerdict {
  const whole = to === undefined ? verdict.checked > 0 || verdict.from === 0 : verdict.to === to;
  if (whole) return verdict;
  const height = (verdict.to ?? verdict.from - 1) + 1;
  const message = `There is no block at height ${height}, nor above.`;
  return { ...verdict, valid: false, first_break: { height, code: 'missing', message } };
}
