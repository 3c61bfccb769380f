import { decodeCursor, encodeCursor, isPlace } from '@lucid/common';
import { modelOptions, MongoService, NO_TIE, type Page } from '@lucid/mongo';
import { Injectable } from '@nestjs/common';
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
  async page(id: string, limit: number, cursor: string | undefined): Promise<Page<BlockTransaction>> {
    const scope = ['block-transactions', id];
    const first = cursor === undefined ? 0 : Number(decodeCursor(scope, cursor, isPlace).value);
    const found = await this.mongo
      .collection(modelOptions(Block).collection)
      .findOne(
        { block_id: id },
        { projection: { _id: 0, transactions: { $slice: [first, limit + 1] } }, ...this.mongo.limit },
      );
    const ids =
      (found === null ? (await this.blocks.get(id)).transactions : (found as unknown as Block).transactions) ?? [];
    const shown = ids.slice(0, limit);
    const stored = await this.stored(shown);
    const items = shown.map((transaction_id, i) => {
      const transaction = stored.get(transaction_id);
      return { transaction_index: first + i, transaction_id, ...(transaction !== undefined && { transaction }) };
    });
    const more = ids.length > limit && { next_cursor: encodeCursor(scope, { value: first + limit, id: NO_TIE }) };
    return { items, ...more };
  }

  private async stored(ids: readonly string[]): Promise<Map<string, Transaction>> {
    const found = await this.mongo
      .collection(modelOptions(Transaction).collection)
      .find(
        { transaction_id: { $in: [...ids] } },
        { projection: { _id: 0 }, batchSize: ids.length + 1, ...this.mongo.limit },
      )
      .toArray();
    return new Map((found as unknown as Transaction[]).map((transaction) => [transaction.transaction_id, transaction]));
  }
}
