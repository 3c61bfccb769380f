import { type FieldError, ProblemError } from '@lucid/common';
import type { Transaction, TransactionStatus } from './transaction';

/** What a status may become. A failed transaction stays failed; an orphaned one may be mined again. */
const NEXT: Readonly<Record<TransactionStatus, readonly TransactionStatus[]>> = {
  pending: ['confirmed', 'failed'],
  confirmed: ['orphaned'],
  orphaned: ['pending', 'confirmed'],
  failed: [],
};

const BLOCK_FIELDS = ['block_id', 'block_height', 'transaction_index'] as const;
const TRANSFERS: readonly string[] = ['transfer', 'trc20_transfer'];

function requiredFields(transaction: Transaction): [field: keyof Transaction, why: string][] {
  return [
    ...(TRANSFERS.includes(transaction.type) ? (['from_address', 'to_address'] as const) : []).map(
      (field): [keyof Transaction, string] => [field, `is required on a ${transaction.type}`],
    ),
    ...(transaction.type === 'session_anchor' ? (['session_id'] as const) : []).map(
      (field): [keyof Transaction, string] => [field, 'is required on a session_anchor'],
    ),
    ...(transaction.status === 'confirmed' ? BLOCK_FIELDS : []).map((field): [keyof Transaction, string] => [
      field,
      'is required once it is confirmed',
    ]),
  ];
}

/**
 * Checks the rules between a transaction's fields and the change of its status, and derives `confirmed_at`.
 * @throws ProblemError 422 naming every broken rule
 */
export function completeTransaction(transaction: Transaction, before?: Transaction): Transaction {
  const errors = requiredFields(transaction)
    .filter(([field]) => transaction[field] === undefined)
    .map(([field, message]): FieldError => ({ pointer: `/${field}`, code: 'required', message }));
  if (before !== undefined) errors.push(...changeErrors(transaction, before));
  else if (transaction.status === 'orphaned')
    errors.push({
      pointer: '/status',
      code: 'status',
      message: 'of a new transaction is pending, confirmed or failed',
    });
  if (transaction.status === 'pending') {
    const placed = BLOCK_FIELDS.filter((field) => transaction[field] !== undefined);
    errors.push(
      ...placed.map((field) => ({
        pointer: `/${field}`,
        code: 'pending',
        message: 'must not be set while it is pending',
      })),
    );
  }
  if (errors.length > 0)
    throw new ProblemError('unprocessable', 'The transaction breaks the rules listed in errors.', { errors });

  const { confirmed_at, ...rest } = transaction;
  if (transaction.status === 'pending') return rest;
  if (transaction.status !== 'confirmed' || before?.status === 'confirmed') return transaction;
  return { ...rest, confirmed_at: transaction.updated_at };
}

function changeErrors(transaction: Transaction, before: Transaction): FieldError[] {
  const { status } = transaction;
  // The status before may be one that only another program knows.
  const known = (NEXT as Partial<typeof NEXT>)[before.status];
  if (status !== before.status) {
    if (known === undefined) return [];
    if (known.includes(status)) return [];
    const allowed = known.join(' or ');
    const message = `cannot become ${status}: ${before.status} ${allowed === '' ? 'is final' : `becomes ${allowed}`}`;
    return [{ pointer: '/status', code: 'status', message }];
  }
  if (status !== 'confirmed') return [];
  return BLOCK_FIELDS.filter((field) => transaction[field] !== before[field]).map((field) => ({
    pointer: `/${field}`,
    code: 'confirmed',
    message: 'cannot change while it is confirmed',
  }));
}
