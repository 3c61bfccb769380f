import { type Invariant, modelOptions, readBatches } from '@lucid/mongo';
import { Block } from '../blocks/block';
import { Session } from './session';

type Anchored = Pick<Required<Session>, 'session_id' | 'merkle_root' | 'blockchain_anchor'>;
type Holder = Pick<Block, 'block_id' | 'height'> & { held: string[] | null };

const ANCHORED = { _id: 0, session_id: 1, merkle_root: 1, blockchain_anchor: 1 } as const;
const BATCH = 200;

/** The block that anchors a session is there, and holds what the anchor says. */
export const SESSION_ANCHORS: Invariant = {
  name: 'session_anchors',
  description:
    "An anchored session's block is there, at the height and with the transaction of the anchor, whose root is the session's.",
  async check(data, findings) {
    const filter = { 'blockchain_anchor.block_id': { $exists: true } };
    const asked = { key: 'session_id', projection: ANCHORED, filter, size: BATCH };
    const blocks = data.db.collection(modelOptions(Block).collection);
    for await (const batch of readBatches<Anchored>(data, modelOptions(Session).collection, asked)) {
      const ids = batch.map(({ blockchain_anchor }) => blockchain_anchor.block_id);
      const carriers = batch.flatMap(({ blockchain_anchor }) => blockchain_anchor.transaction_id ?? []);
      const held = { $setIntersection: ['$transactions', { $literal: carriers }] };
      const found = await blocks
        .aggregate<Holder>(
          [{ $match: { block_id: { $in: ids } } }, { $project: { _id: 0, block_id: 1, height: 1, held } }],
          data.limit,
        )
        .toArray();
      const holders = new Map(found.map((holder) => [holder.block_id, holder]));
      for (const session of batch) {
        const wrong = wrongWith(session, holders.get(session.blockchain_anchor.block_id));
        if (wrong !== undefined) findings.violated(session.session_id, wrong);
      }
      findings.checked(batch.length);
    }
  },
};

function wrongWith({ merkle_root, blockchain_anchor }: Anchored, block: Holder | undefined): string | undefined {
  const { block_id, block_height, transaction_id } = blockchain_anchor;
  if (block === undefined) return `Its anchor names block ${block_id}, which is not among the blocks.`;
  if (block.height !== block_height)
    return `Its anchor names height ${block_height}, and the block is at ${block.height}.`;
  if (transaction_id !== undefined && block.held?.includes(transaction_id) !== true)
    return `Its anchor names transaction ${transaction_id}, which is not in block ${block_id}.`;
  return blockchain_anchor.merkle_root === merkle_root ? undefined : "The root of its anchor is not the session's.";
}
