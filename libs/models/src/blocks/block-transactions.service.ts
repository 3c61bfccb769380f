import { decodeCursor, encodeCursor, isPlace, type ListQuery } from '@lucid/common';
import { explainFind, explainRanges, modelOptions, MongoService, NO_TIE, type Page } from '@lucid/mongo';
import { Injectable } from '@nestjs/common';
import type { mongo } from 'mongoose';
import { Transaction } from '../transactions/transaction';
import { Block } from './block';
import { BlocksService } from './blocks.service';

/** One of a block's transactions: its place, its id, and the transaction itself where it is stored. */
export interface BlockTransaction {
  transaction_index: number;
  transaction_id: string;
  transaction?: Transaction;
}

@Injectable()
export class BlockTransactionsService {
  constructor(
    private readonly mongo: MongoService,
    private readonly blocks: BlocksService,
  ) {}

  /** A page of a block's transactions in their order. @throws ProblemError 404, 400 for a cursor of another block */
  async page(id: string, { limit, cursor, explain = false }: ListQuery): Promise<Page<BlockTransaction>> {
    const scope = ['block-transactions', id];
    const first = cursor === undefined ? 0 : Number(decodeCursor(scope, cursor, isPlace).value);
    const block = this.mongo
      .collection(modelOptions(Block).collection)
      .find(
        { block_id: id },
        { projection: { _id: 0, transactions: { $slice: [first, limit + 1] } }, limit: 1, ...this.mongo.limit },
      );
    const explained = explain ? [await explainFind(block.clone(), this.mongo.limit)] : [];
    const [found] = await block.toArray();
    const ids =
      (found === undefined ? (await this.blocks.get(id)).transactions : (found as unknown as Block).transactions) ?? [];
    const shown = ids.slice(0, limit);
    const transactions = this.named(shown);
    if (explain) explained.push(await explainFind(transactions.clone(), this.mongo.limit));
    const stored = new Map(
      ((await transactions.toArray()) as unknown as Transaction[]).map((each) => [each.transaction_id, each]),
    );
    const items = shown.map((transaction_id, i) => {
      const transaction = stored.get(transaction_id);
      return { transaction_index: first + i, transaction_id, ...(transaction !== undefined && { transaction }) };
    });
    const more = ids.length > limit && { next_cursor: encodeCursor(scope, { value: first + limit, id: NO_TIE }) };
    return { items, ...more, ...(explain && { explain: explainRanges(explained) }) };
  }

  private named(ids: readonly string[]): mongo.FindCursor {
    return this.mongo
      .collection(modelOptions(Transaction).collection)
      .find(
        { transaction_id: { $in: [...ids] } },
        { projection: { _id: 0 }, batchSize: ids.length + 1, ...this.mongo.limit },
      );
  }
}
