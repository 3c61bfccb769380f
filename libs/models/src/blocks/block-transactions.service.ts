import { decodeCursor, encodeCursor, isPlace, type ListQuery, type ModelClass } from '@lucid/common';
import { explainFind, explainRanges, modelOptions, MongoService, NO_TIE, type Page, presentFields } from '@lucid/mongo';
import { requireValid } from '@lucid/resource';
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
    const slice = { _id: 0, transactions: { $slice: [first, limit + 1] } };
    const found = (raw: boolean): mongo.FindCursor =>
      this.find(Block, { block_id: id }, { projection: slice, limit: 1, raw });
    const explained = explain ? [await explainFind(found(false), this.mongo.limit)] : [];
    const rawBlock: unknown = (await found(true).toArray())[0];
    const block = rawBlock === undefined ? await this.blocks.get(id) : shownOf<Block>(Block, rawBlock);
    const wrong = (block.invalid_fields ?? []).map(({ pointer }) => pointer);
    requireValid(
      block,
      wrong.filter((pointer) => pointer.startsWith('/transactions')),
    );
    const ids = block.transactions ?? [];
    const shown = ids.slice(0, limit);
    const named = (raw: boolean): mongo.FindCursor =>
      this.find(
        Transaction,
        { transaction_id: { $in: shown } },
        { projection: { _id: 0 }, batchSize: shown.length + 1, raw },
      );
    if (explain) explained.push(await explainFind(named(false), this.mongo.limit));
    const transactions = (await named(true).toArray()).map((raw) => shownOf<Transaction>(Transaction, raw));
    const stored = new Map(transactions.map((each) => [each.transaction_id, each]));
    const items = shown.map((transaction_id, i) => {
      const transaction = stored.get(transaction_id);
      return { transaction_index: first + i, transaction_id, ...(transaction !== undefined && { transaction }) };
    });
    const more = ids.length > limit && { next_cursor: encodeCursor(scope, { value: first + limit, id: NO_TIE }) };
    return { items, ...more, ...(explain && { explain: explainRanges(explained) }) };
  }

  private find(model: ModelClass, filter: mongo.Document, options: mongo.FindOptions): mongo.FindCursor {
    return this.mongo.collection(modelOptions(model).collection).find(filter, { ...options, ...this.mongo.limit });
  }
}

/** The answer of a document that was found raw. */
const shownOf = <T extends object>(model: ModelClass<T>, raw: unknown): T =>
  presentFields(model, raw as Uint8Array).document as T;
