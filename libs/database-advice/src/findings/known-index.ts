import type { MemberUses } from '@lucid/collections';
import type { IndexKey } from '@lucid/database-operations';
import type { mongo } from 'mongoose';

/** An index as far as advice must know it. */
export interface KnownIndex {
  name: string;
  keys: readonly IndexKey[];
  /** Whether a model of this service declares it. */
  declared: boolean;
  unique: boolean;
  /** Whether documents leave the collection by it. */
  expires: boolean;
  sparse: boolean;
  hidden: boolean;
  building: boolean;
  partialFilter?: mongo.Document;
  collation?: mongo.Document;
  /** The paths under which documents have arrays. */
  arrays: readonly string[];
  sizeBytes: number;
  /** What each member that answered has counted. */
  uses: readonly MemberUses[];
}

/** Whether an index is nothing but an order of plain values: no text, place, hash or wildcard. */
export const isPlain = ({ keys }: Pick<KnownIndex, 'keys'>): boolean =>
  keys.every(([path, kind]) => (kind === 1 || kind === -1) && !path.split('.').includes('$**'));

/** How often all members together have used an index. */
export const usesOf = ({ uses }: Pick<KnownIndex, 'uses'>): number => uses.reduce((sum, { count }) => sum + count, 0);

/** An index that may be advised against: it enforces and expires nothing, and nothing of this service asks for it. */
export const isExpendable = ({ name, declared, unique, expires, hidden }: KnownIndex): boolean =>
  name !== '_id_' && !declared && !unique && !expires && !hidden;
