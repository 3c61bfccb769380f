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
    'pending becomes confirmed or failed; confirmed becomes orphaned; orphaned becomes pending or confirmed again.',
} as const satisfies FieldOptions;
const BLOCK_ID = {
  ...HEX64,
  description: 'Block that holds it; required once confirmed.',
} as const satisfies FieldOptions;
const BLOCK_HEIGHT = {
  kind: 'int',
  min: 0,
  max: 2147483647,
  description: 'Height of that block; required once confirmed.',
} as const satisfies FieldOptions;
const TRANSACTION_INDEX = {
  kind: 'int',
  min: 0,
  max: 99_999,
  description: 'Place in that block; required once confirmed.',
} as const satisfies FieldOptions;

/** Where a transaction stands; its block is required once it is confirmed. */
export class TransactionPlacement {
  @Field(STATUS)
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
    description: 'Id of the transaction: its hash.',
    example: '8c14f0db3df150123e6f3dbbf30f8b955a8249b62ac1d1ff16284aefa3d06d87',
  })
  transaction_id!: string;

  @Field({
    kind: 'text',
    values: TRANSACTION_TYPES,
    enumName: 'TransactionType',
    required: true,
    immutable: true,
    description: 'What the transaction does.',
  })
  type!: (typeof TRANSACTION_TYPES)[number];

  @Field({ ...STATUS, fallback: 'pending' })
  status!: TransactionStatus;

  @Field(BLOCK_ID)
  block_id?: string;

  @Field(BLOCK_HEIGHT)
  block_height?: number;

  @Field(TRANSACTION_INDEX)
  transaction_index?: number;

  @Field({
    ...TRON_ADDRESS,
    immutable: true,
    description: 'Sender; required on transfers.',
    example: 'TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t',
  })
  from_address?: string;

  @Field({
    ...TRON_ADDRESS,
    immutable: true,
    description: 'Receiver; required on transfers.',
    example: 'TUEZSdKsoDHQMeZwihtdoBiN46zxhGWYdH',
  })
  to_address?: string;

  @Field({ ...AMOUNT, immutable: true, description: 'Amount in base units, as digits.', example: '1500000' })
  amount?: string;

  @Field({ ...AMOUNT, description: 'Fee in base units (sun), as digits.', example: '268000' })
  fee?: string;

  @Field({
    kind: 'text',
    values: CURRENCIES,
    enumName: 'Currency',
    immutable: true,
    description: 'Currency of the amount.',
  })
  currency?: (typeof CURRENCIES)[number];

  @Field({
    ...TRON_ADDRESS,
    immutable: true,
    description: 'Contract that was called.',
    example: 'TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t',
  })
  contract_address?: string;

  @Field({ ...ID, immutable: true, description: 'Session that is anchored; required on session_anchor.' })
  session_id?: string;

  @Field({ kind: 'text', maxLength: 65_536, immutable: true, description: 'Data of the transaction.' })
  data?: string;

  @Field({ kind: 'text', maxLength: 1024, immutable: true, description: 'Signature of the transaction.' })
  signature?: string;

  @Field({
    kind: 'instant',
    required: true,
    immutable: true,
    description: 'When it was made.',
    example: '2026-11-24T08:00:00.000Z',
  })
  timestamp!: Date;

  @Field({ kind: 'instant', readOnly: true, description: 'When its confirmation was stored.' })
  confirmed_at?: Date;
}
