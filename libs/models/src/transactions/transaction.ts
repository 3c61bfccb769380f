import { Field, type FieldOptions } from '@lucid/common';
import { Model } from '@lucid/mongo';
import { AMOUNT, HEX64, ID, Stored } from '@lucid/resource';
import { TRON_ADDRESS } from '../tron/tron-address-rule';

export const TRANSACTION_TYPES = ['session_anchor', 'transfer', 'trc20_transfer', 'governance', 'system'] as const;
export const TRANSACTION_STATUSES = ['pending', 'confirmed', 'failed', 'orphaned'] as const;
export type TransactionStatus = (typeof TRANSACTION_STATUSES)[number];
export const CURRENCIES = ['TRX', 'USDT'] as const;

const STATUS = {
  kind: 'text',
  values: TRANSACTION_STATUSES,
  enumName: 'TransactionStatus',
  required: true,
  description:
    'State of the transaction. `pending` becomes `confirmed` or `failed`; `confirmed` becomes `orphaned`; `orphaned` becomes `pending` or `confirmed`.',
} as const satisfies FieldOptions;
const BLOCK_ID = {
  ...HEX64,
  description:
    'Id of the block that contains the transaction. Required if it is `confirmed`; not allowed if it is `pending`.',
  example: '5a657927b23c730112cf1aab422a52680db1dd2834865d1f3d8c8eac750344f1',
} as const satisfies FieldOptions;
const BLOCK_HEIGHT = {
  kind: 'int',
  min: 0,
  max: 2147483647,
  description: 'Height of that block, 0 to 2,147,483,647. Required if the transaction is `confirmed`.',
  example: 1_000_000,
} as const satisfies FieldOptions;
const TRANSACTION_INDEX = {
  kind: 'int',
  min: 0,
  max: 99_999,
  description: 'Position in that block, 0 to 99,999. Required if the transaction is `confirmed`.',
  example: 0,
} as const satisfies FieldOptions;

/** Where a transaction stands; its block is required once it is confirmed. */
export class TransactionPlacement {
  @Field({ ...STATUS, example: 'confirmed' })
  status!: TransactionStatus;

  @Field(BLOCK_ID)
  block_id?: string;

  @Field(BLOCK_HEIGHT)
  block_height?: number;

  @Field(TRANSACTION_INDEX)
  transaction_index?: number;
}

/** A transaction of the chain. */
@Model({
  collection: 'transactions',
  data: true,
  search: { id: 'transaction_id', text: [], omit: ['data', 'signature'] },
  preImages: true,
  indexes: [
    { keys: { transaction_id: 1 }, unique: true, serves: 'a transaction by id' },
    { keys: { timestamp: -1, _id: -1 }, serves: 'the list, newest first' },
    { keys: { status: 1, timestamp: -1, _id: -1 }, serves: 'the list by status, pending ones among them' },
    { keys: { type: 1, timestamp: -1, _id: -1 }, serves: 'the list by type' },
    { keys: { from_address: 1, timestamp: -1, _id: -1 }, serves: "an address's outgoing transactions" },
    { keys: { to_address: 1, timestamp: -1, _id: -1 }, serves: "an address's incoming transactions" },
    { keys: { session_id: 1, timestamp: -1, _id: -1 }, serves: "a session's transactions" },
    {
      keys: { block_height: 1, transaction_index: 1 },
      serves: 'the transactions of a range of heights, in their order',
    },
    {
      keys: { block_id: 1, transaction_index: 1 },
      unique: true,
      partialFilterExpression: { block_id: { $exists: true }, transaction_index: { $exists: true } },
      serves: 'a place in a block is taken once; the transactions of a block',
    },
  ],
})
export class Transaction extends Stored {
  @Field({
    ...HEX64,
    required: true,
    immutable: true,
    description: 'Id of the transaction: its hash, 64 hexadecimal digits. The service does not compute it.',
    example: '59242d1cfa67b8746d8d4a8b7d9bf1d80557e25dad1d88b644fbcee2666826a5',
  })
  transaction_id!: string;

  @Field({
    kind: 'text',
    values: TRANSACTION_TYPES,
    enumName: 'TransactionType',
    required: true,
    immutable: true,
    description: 'Kind of the transaction. It decides which fields are required.',
    example: 'transfer',
  })
  type!: (typeof TRANSACTION_TYPES)[number];

  @Field({ ...STATUS, fallback: 'pending' })
  status!: TransactionStatus;

  @Field({ ...BLOCK_ID, inExamples: false })
  block_id?: string;

  @Field({ ...BLOCK_HEIGHT, inExamples: false })
  block_height?: number;

  @Field({ ...TRANSACTION_INDEX, inExamples: false })
  transaction_index?: number;

  @Field({
    ...TRON_ADDRESS,
    immutable: true,
    description: 'TRON address of the sender. Required on `transfer` and `trc20_transfer`.',
    example: 'TWYAmAkDck5uxdEQVXuKEz1uAcTRU7m5LS',
  })
  from_address?: string;

  @Field({
    ...TRON_ADDRESS,
    immutable: true,
    description: 'TRON address of the receiver. Required on `transfer` and `trc20_transfer`.',
    example: 'TREA9VmfaBD6utCwgGDbiCoqtvTuGcCxuy',
  })
  to_address?: string;

  @Field({
    ...AMOUNT,
    immutable: true,
    description: 'Amount in base units (sun for TRX, 10⁻⁶ TRX), as 1 to 78 decimal digits.',
    example: '1500000',
  })
  amount?: string;

  @Field({ ...AMOUNT, description: 'Fee in sun (10⁻⁶ TRX), as 1 to 78 decimal digits.', example: '268000' })
  fee?: string;

  @Field({
    kind: 'text',
    values: CURRENCIES,
    enumName: 'Currency',
    immutable: true,
    description: 'Currency of the amount.',
    example: 'TRX',
  })
  currency?: (typeof CURRENCIES)[number];

  @Field({
    ...TRON_ADDRESS,
    immutable: true,
    inExamples: false,
    description: 'TRON address of the contract that the transaction calls. Absent on plain transfers.',
    example: 'TZ5ENMG5qoZxC7KyNaqnkdie8MbD8xWWsM',
  })
  contract_address?: string;

  @Field({
    ...ID,
    immutable: true,
    inExamples: false,
    example: 'session-grace-1',
    description: 'Id of the session that the transaction anchors. Required on `session_anchor`.',
  })
  session_id?: string;

  @Field({
    kind: 'text',
    maxLength: 65_536,
    immutable: true,
    description: 'Data of the transaction as text, at most 65,536 characters. The service does not read it.',
    example: '0a02bcd1',
  })
  data?: string;

  @Field({
    kind: 'text',
    maxLength: 1024,
    immutable: true,
    description: 'Signature of the transaction as text, at most 1,024 characters. The service does not verify it.',
    example: '30450221',
  })
  signature?: string;

  @Field({
    kind: 'instant',
    required: true,
    immutable: true,
    description: 'Time of the transaction, RFC 3339.',
    example: '2026-11-24T08:00:00.000Z',
  })
  timestamp!: Date;

  @Field({
    kind: 'instant',
    readOnly: true,
    inExamples: false,
    description: 'Time at which the service stored the confirmation, in UTC. Absent before.',
  })
  confirmed_at?: Date;
}
