import { ProblemError } from '@lucid/common';
import { insertDocuments, modelOptions, MongoService, presentRaw, recordOf, withFields, rawBytes } from '@lucid/mongo';
import { holdAlone, ModelCache } from '@lucid/resource';
import { Injectable } from '@nestjs/common';
import type { mongo } from 'mongoose';
import { Transaction } from '../transactions/transaction';
import { Block, OrphanedBlock } from './block';
import { lockLinks } from './blocks.service';

/** The most blocks that one request takes off the chain. */
const MAX_ORPHANED = 1000;

export interface Orphaning {
  reason?: string;
  descendants: boolean;
}

export interface OrphanedBlocks {
  /** Ids of the blocks that are off the chain now, from the lowest. */
  block_ids: string[];
  /** Transactions that were confirmed in them, and are orphaned now. */
  transactions_orphaned: number;
  /** Sessions that were anchored in them, and are not any more. */
  anchors_removed: number;
}

/** Removes the anchors in blocks, within the transaction that orphans these. @returns the number of anchors */
export type RemoveAnchors = (
  blockIds: readonly string[],
  orphanedAt: Date,
  session: mongo.ClientSession,
) => Promise<number>;

/** Takes blocks off the chain: a height is unique, so they move to a collection of their own. */
@Injectable()
export class OrphaningService {
  private removeAnchors: RemoveAnchors = () => Promise.resolve(0);

  constructor(
    private readonly mongo: MongoService,
    private readonly cache: ModelCache,
  ) {}

  /** Sets what removes the anchors of sessions. The model of sessions builds on this one, which therefore cannot import it. */
  onOrphaned(removeAnchors: RemoveAnchors): void {
    this.removeAnchors = removeAnchors;
  }

  /**
   * Moves a block, and what stands on it if asked to, to the orphaned blocks in one transaction, and orphans the
   * transactions they confirmed; sessions anchored in them lose their anchor. Repeating it changes nothing.
   * @throws ProblemError 404 when the block was never stored, 409 when others stand on it and `descendants` is false
   */
  async orphan(id: string, options: Orphaning): Promise<OrphanedBlocks> {
    const moved = await this.mongo.transaction((session) => this.move(id, options, session));
    // Transactions and sessions changed with it, whose keys nobody read.
    await this.cache.settle();
    return moved;
  }

  private async move(
    id: string,
    { reason, descendants }: Orphaning,
    session: mongo.ClientSession,
  ): Promise<OrphanedBlocks> {
    const { limit } = this.mongo;
    const blocks = this.mongo.collection(modelOptions(Block).collection);
    const orphaned = this.mongo.collection(modelOptions(OrphanedBlock).collection);
    const found = await blocks.findOne({ block_id: id }, { projection: { _id: 0, height: 1 }, session, ...limit });
    if (found === null) {
      if ((await orphaned.findOne({ block_id: id }, { projection: { _id: 1 }, session, ...limit })) !== null) {
        return { block_ids: [id], transactions_orphaned: 0, anchors_removed: 0 };
      }
      throw new ProblemError('not_found', `There is no block whose block_id is ${id}.`);
    }
    const height = Number(found['height']);
    const moved = await this.chainFrom(height, descendants, session);
    await lockLinks(
      this.mongo,
      moved.flatMap((block) => [block.height, block.height + 1]),
      session,
    );
    const orphaned_at = new Date();
    const documents = moved.map((block) =>
      withFields(recordOf(block).raw, { orphaned_at, ...(reason !== undefined && { reason }) }),
    );
    const block_ids = moved.map((block) => block.block_id);
    // A block may have been orphaned before, stored again, and be orphaned again: its last time counts.
    await orphaned.deleteMany({ block_id: { $in: block_ids } }, { session, ...limit });
    await insertDocuments(this.mongo.db, orphaned.collectionName, documents, { session, ...limit });
    await blocks.deleteMany({ block_id: { $in: block_ids } }, { session, ...limit });
    await holdAlone(this.mongo, modelOptions(Block).collection, block_ids, session);
    const anchors_removed = await this.removeAnchors(block_ids, orphaned_at, session);
    const { modifiedCount } = await this.mongo
      .collection(modelOptions(Transaction).collection)
      .updateMany(
        { block_id: { $in: block_ids }, status: 'confirmed' },
        { $set: { status: 'orphaned', updated_at: orphaned_at }, $inc: { version: 1 } },
        { session, ...limit },
      );
    return { block_ids, transactions_orphaned: modifiedCount, anchors_removed };
  }

  /** The block at a height and, if asked for, those above it without a gap. */
  private async chainFrom(height: number, descendants: boolean, session: mongo.ClientSession): Promise<Block[]> {
    const blocks = this.mongo.collection(modelOptions(Block).collection);
    const range = { height: { $gte: height, $lte: height + (descendants ? MAX_ORPHANED : 1) } };
    const above = await blocks
      .find(range, { sort: { height: 1 }, projection: { _id: 0 }, raw: true, session, ...this.mongo.limit })
      .toArray();
    const chain = above
      .map((raw) => presentRaw<Block>(Block, rawBytes(raw)))
      .filter((block, place) => block.height === height + place);
    if (!descendants && chain.length > 1) {
      throw new ProblemError(
        'conflict',
        `The block at height ${height + 1} stands on it. Orphan from the top, or send descendants: true.`,
      );
    }
    if (chain.length > MAX_ORPHANED) {
      throw new ProblemError('conflict', `More than ${MAX_ORPHANED} blocks stand on it. Orphan a higher one first.`);
    }
    return chain;
  }
}
