import { hash } from 'node:crypto';
import { type IndexKey, keysText } from '../lacked/index-key';

export const ADVICE_KINDS = ['unused', 'redundant', 'missing'] as const;
export type AdviceKind = (typeof ADVICE_KINDS)[number];

/** Names an advice for as long as it stays the same: on every replica, and after every start. */
export const adviceId = (kind: AdviceKind, collection: string, subject: string): string =>
  hash('sha256', JSON.stringify([kind, collection, subject]), 'hex').slice(0, 16);

/** The id of the advice to make an index. */
export const missingId = (collection: string, keys: readonly IndexKey[]): string =>
  adviceId('missing', collection, keysText(keys));
