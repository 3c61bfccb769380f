import { type CheckedData, type InvariantFindings, type Invariant, modelOptions, readBatches } from '@lucid/mongo';
import { Block } from './block';
import { firstBreak } from './chain-break';
import type { Link } from './chain-rules';
import { Transaction } from '../transactions/transaction';

/** Read at once: a block may have megabytes. */
const BLOCKS = 20;

const BLOCKS_OF_CHAIN = { key: 'height', projection: { _id: 0 }, size: BLOCKS } as const;

/** The chain goes on from its lowest block to its highest, and each block's transactions make its root. */
export const CHAIN: Invariant = {
  name: 'chain',
  description:
    'From the lowest block to the highest no height is missing, each names the one below as its parent and is no older, and its transactions make its root.',
  async check(data, findings) {
    let parent: Link | undefined;
    for await (const batch of readBatches<Block>(data, modelOptions(Block).collection, BLOCKS_OF_CHAIN)) {
      for (const block of batch) {
        await checkBlock(block, parent, findings);
        const { block_id, height, previous_hash, timestamp } = block;
        parent = { block_id, height, previous_hash, timestamp };
      }
      findings.checked(batch.length);
    }
  },
};

async function checkBlock(block: Block, below: Link | undefined, findings: InvariantFindings): Promise<void> {
  const expected = below === undefined ? block.height : below.height + 1;
  const gap = await firstBreak(block, below, expected);
  const isGap = gap?.code === 'missing';
  if (isGap) findings.violated(`height ${expected}`, gap.message);
  // What it breaks beside is told too.
  const broken = isGap ? await firstBreak(block, undefined, block.height) : gap;
  if (broken !== undefined) findings.violated(block.block_id, broken.message);
}

type Placed = Pick<Transaction, 'transaction_id' | 'block_id' | 'block_height' | 'transaction_index'>;
const PLACED = { _id: 0, transaction_id: 1, block_id: 1, block_height: 1, transaction_index: 1 } as const;

/** A confirmed transaction stands where it says in the block that it names. */
export const TRANSACTION_BLOCKS: Invariant = {
  name: 'transaction_blocks',
  description:
    'A confirmed transaction stands at its place in its block, at that height; where the chain reaches that height, the block is there.',
  async check(data, findings) {
    for await (const batch of readBatches<Block>(data, modelOptions(Block).collection, BLOCKS_OF_CHAIN))
      for (const block of batch) await checkPlaces(data, block, findings);
    await checkBlocksThere(data, findings);
  },
};

async function checkPlaces(
  { db, limit, signal }: CheckedData,
  block: Block,
  findings: InvariantFindings,
): Promise<void> {
  const { block_id, height, transactions = [] } = block;
  const cursor = db
    .collection<Transaction>(modelOptions(Transaction).collection)
    .find({ block_id, transaction_index: { $exists: true }, status: 'confirmed' }, { projection: PLACED, ...limit });
  try {
    for await (const { transaction_id, block_height, transaction_index = -1 } of cursor) {
      signal.throwIfAborted();
      if (block_height !== height)
        findings.violated(transaction_id, `It names height ${block_height}, and its block is at ${height}.`);
      else if (transactions[transaction_index] !== transaction_id)
        findings.violated(transaction_id, `It does not stand at ${transaction_index} in block ${block_id}.`);
    }
  } finally {
    await cursor.close();
  }
}

/** Of blocks that the chain does not reach, transactions may be here before. */
async function checkBlocksThere(data: CheckedData, findings: InvariantFindings): Promise<void> {
  const blocks = data.db.collection<Block>(modelOptions(Block).collection);
  const end = async (order: 1 | -1): Promise<number | undefined> =>
    (await blocks.findOne({}, { sort: { height: order }, projection: { _id: 0, height: 1 }, ...data.limit }))?.height;
  const [lowest = Infinity, highest = -1] = [await end(1), await end(-1)];
  const asked = { key: 'transaction_id', projection: PLACED, filter: { status: 'confirmed' } };
  for await (const batch of readBatches<Placed>(data, modelOptions(Transaction).collection, asked)) {
    const ids = [...new Set(batch.flatMap(({ block_id }) => block_id ?? []))];
    const found = await blocks
      .find({ block_id: { $in: ids } }, { projection: { _id: 0, block_id: 1 }, ...data.limit })
      .toArray();
    const there = new Set(found.map(({ block_id }) => block_id));
    for (const { transaction_id, block_id = 'none', block_height = -1 } of batch)
      if (!there.has(block_id) && block_height >= lowest && block_height <= highest)
        findings.violated(transaction_id, `It names block ${block_id}, which is not among the blocks.`);
    findings.checked(batch.length);
  }
}
