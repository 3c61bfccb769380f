import { type InvalidField, type ListQuery, ProblemError } from '@lucid/common';
import { MongoService, type Page } from '@lucid/mongo';
import { ResourceService } from '@lucid/resource';
import { Injectable } from '@nestjs/common';
import { Transaction, type TransactionPlacement } from './transaction';
import { completeTransaction } from './transaction-rules';
import { TRANSACTIONS } from './transactions.definition';

/** The collection of blocks. That model builds on this one, which therefore cannot import it. */
const BLOCKS = 'blocks';

/** Fields that a change of the status may set. */
const PLACEMENT: readonly string[] = ['status', 'block_id', 'block_height', 'transaction_index'];

export type Direction = 'in' | 'out' | 'both';

/** Where a transaction stands, and under how many blocks. */
export interface TransactionState extends TransactionPlacement {
  transaction_id: string;
  confirmations: number;
  confirmed_at?: Date;
  invalid_fields?: InvalidField[];
}

/** The pointers of what a state tells of its transaction. */
const STATE: readonly string[] = [...PLACEMENT, 'transaction_id', 'confirmed_at'].map((name) => `/${name}`);

@Injectable()
export class TransactionsService extends ResourceService<Transaction> {
  constructor(mongo: MongoService) {
    super(mongo, TRANSACTIONS);
  }

  protected override complete(transaction: Transaction, before?: Transaction): Transaction {
    return completeTransaction(transaction, before);
  }

  protected override checkDelete({ transaction_id, status }: Transaction): void {
    if (status !== 'confirmed') return;
    throw new ProblemError(
      'conflict',
      `Transaction ${transaction_id} is confirmed in a block and cannot be deleted; orphan its block first.`,
    );
  }

  /** The status of a transaction and how many stored blocks stand on it, its own included. @throws ProblemError 404 */
  async state(id: string): Promise<TransactionState> {
    const transaction = await this.get(id);
    const { transaction_id, status, block_id, block_height, transaction_index, confirmed_at, invalid_fields } =
      transaction;
    const state = { transaction_id, status, confirmations: await this.confirmations(transaction) };
    const invalid = (invalid_fields ?? []).filter(({ pointer }) => STATE.includes(pointer));
    return {
      ...state,
      ...(invalid.length > 0 && { invalid_fields: invalid }),
      ...(block_id !== undefined && { block_id }),
      ...(block_height !== undefined && { block_height }),
      ...(transaction_index !== undefined && { transaction_index }),
      ...(confirmed_at !== undefined && { confirmed_at }),
    };
  }

  /** Blocks from its own to the latest, where its own is stored. */
  private async confirmations({ status, block_id }: Transaction): Promise<number> {
    if (status !== 'confirmed' || block_id === undefined) return 0;
    const blocks = this.mongo.collection(BLOCKS);
    const options = { projection: { _id: 0, height: 1 }, ...this.mongo.limit };
    const own = await blocks.findOne({ block_id }, options);
    if (own === null) return 0;
    const latest = await blocks.findOne({ height: { $type: 'int' } }, { ...options, sort: { height: -1 } });
    const above = Number(latest?.['height'] ?? 0) - Number(own['height']);
    return Number.isSafeInteger(above) ? Math.max(1, above + 1) : 1;
  }

  /** Moves a transaction to another status, with its place in a block. @throws ProblemError 404, 412, 422 */
  async setState(
    id: string,
    { status, ...place }: TransactionPlacement,
    ifMatch: string | undefined,
  ): Promise<Transaction> {
    return this.change(
      id,
      ifMatch,
      (replaceable) => {
        const { block_id: _id, block_height: _height, transaction_index: _index, ...rest } = replaceable as Transaction;
        // A transaction that is orphaned or has failed keeps the place it had unless another is named.
        return status === 'pending' ? { ...rest, status } : { ...replaceable, ...place, status };
      },
      ([field]) => field !== undefined && PLACEMENT.includes(field),
    );
  }

  /** The transactions that an address sent, received, or either. */
  async ofAddress(address: string, direction: Direction, query: ListQuery): Promise<Page<Transaction>> {
    const sent = { from_address: address };
    const received = { to_address: address };
    return this.list(query, { in: received, out: sent, both: { $or: [sent, received] } }[direction]);
  }
}
