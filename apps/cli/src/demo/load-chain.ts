import type { components, LucidClient } from '@lucid/client';
import { atOnce } from '@lucid/common';
import { storeBulk } from './bulk';
import { blocks, transactions } from './bulk-targets';
import { type Anchor, anchorsOf, blockId, type DemoBlock, makeBlock, transactionsOf } from './chain';
import { BLOCK_MS, type ChainPlace, type DataSet, EMPTY_CHAIN, EPOCH, iso } from './data-set';
import { inBatches, mapped, upTo } from './sequences';
import type { Loading } from './load-demo';
import { unlessMissing } from './missing';

const bulkSize = 1000;
const most = { blocks: 200, transactions: 50_000 };

type Block = components['schemas']['Block'];

const findBlock = (client: LucidClient, block_id: string): Promise<Block | undefined> =>
  unlessMissing(client.GET('/api/v1/blocks/{block_id}', { params: { path: { block_id } } }));

/** Where the data set's blocks are, or, while none of them is stored, where they continue the chain. */
export async function findPlace(client: LucidClient, data: DataSet): Promise<ChainPlace> {
  if (data.sizes.blocks === 0) return EMPTY_CHAIN;
  const own = await findBlock(client, blockId(data, 0));
  if (own !== undefined) {
    const start = Date.parse(own.timestamp) - BLOCK_MS;
    return { height: own.height, previousHash: own.previous_hash, start };
  }
  const latest = await unlessMissing(client.GET('/api/v1/blocks/latest'));
  if (latest === undefined) return EMPTY_CHAIN;
  const start = Math.max(EPOCH, Date.parse(latest.timestamp));
  return { height: latest.height + 1, previousHash: latest.block_id, start };
}

/** How many of the blocks are stored: they were stored in order, so that a search by halves finds the end. */
async function storedBlocks(client: LucidClient, data: DataSet): Promise<number> {
  let [stored, missing] = [-1, data.sizes.blocks];
  while (missing - stored > 1) {
    const middle = Math.floor((stored + missing) / 2);
    if ((await findBlock(client, blockId(data, middle))) === undefined) missing = middle;
    else stored = middle;
  }
  return missing;
}

/** Blocks for one request: not too many, nor with too many transactions. */
function* blockBatches(data: DataSet, from: number): Generator<DemoBlock[]> {
  const each = Math.max(1, Math.ceil(data.settled / data.sizes.blocks));
  const size = Math.max(1, Math.min(most.blocks, Math.floor(most.transactions / each)));
  yield* inBatches(
    mapped(upTo(data.sizes.blocks, from), (block) => makeBlock(data, block)),
    size,
  );
}

/** Blocks one request after the other, as each of them continues the one before. */
export async function loadBlocks({ client, data, tally, stop, continuing }: Loading): Promise<void> {
  const stored = continuing ? await storedBlocks(client, data) : 0;
  tally.add('blocks', 0, stored);
  await atOnce(
    1,
    blockBatches(data, stored),
    async (batch) => {
      const { created, existing } = await storeBulk(client, blocks, batch, false);
      tally.add('blocks', created, existing);
    },
    stop,
  );
}

export async function loadTransactions({ client, data, tally, concurrency, stop, continuing }: Loading): Promise<void> {
  await atOnce(
    concurrency,
    inBatches(transactionsOf(data), bulkSize),
    async (batch) => {
      const { created, existing } = await storeBulk(client, transactions, batch, continuing);
      tally.add('transactions', created, existing);
    },
    stop,
  );
}

/** Anchors sessions in the blocks that hold their transactions. */
export async function loadAnchors({ client, data, concurrency, stop, continuing }: Loading): Promise<void> {
  await atOnce(
    concurrency,
    anchorsOf(data),
    async (anchor) => {
      if (continuing && (await isSet(client, anchor))) return;
      const { session, block, block_id, transaction_id } = anchor;
      await client.PUT('/api/v1/sessions/{session_id}/anchor', {
        params: { path: { session_id: session.session_id } },
        body: {
          block_id,
          transaction_id,
          anchored_at: iso(data.blockTime(block)),
          confirmation_count: data.sizes.blocks - block,
        },
      });
    },
    stop,
  );
}

async function isSet(client: LucidClient, { session: { session_id }, block_id }: Anchor): Promise<boolean> {
  const stored = await unlessMissing(
    client.GET('/api/v1/sessions/{session_id}/anchor', { params: { path: { session_id } } }),
  );
  return stored?.block_id === block_id;
}
