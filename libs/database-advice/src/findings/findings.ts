import { hintShape, type IndexKey } from '@lucid/database-operations';
import type { mongo } from 'mongoose';
import { isDeepStrictEqual } from 'node:util';
import type { KnownIndex } from './known-index';
import { type MissingIndex, missingIndexes, refutedIndexes, type SlowNeeds } from './missing-indexes';
import { type Redundancy, redundantIndexes } from './redundant-indexes';
import { unusedIndexes } from './unused-indexes';

/** A collection as far as advice must know it. */
export interface KnownCollection {
  name: string;
  collation?: mongo.Document;
  indexes: readonly KnownIndex[];
  /** Every member that holds data, those that could not be asked for uses too. */
  members: readonly string[];
}

/** What slow operations say of the indexes of one collection. */
export interface SlowOfCollection {
  needs: readonly SlowNeeds[];
  /** Indexes that an operation named itself, by their names or the shapes of their keys: without them it fails. */
  hinted: readonly string[];
}

/** What was found about the indexes of one collection. */
export interface IndexFindings {
  missing: readonly MissingIndex[];
  /** Indexes that were tried, and gained nothing. */
  refuted: readonly MissingIndex[];
  redundant: readonly Redundancy[];
  unused: readonly KnownIndex[];
}

/**
 * What may be done about the indexes of a collection, so that all of it can be done: an index that nothing uses is no reason
 * to give up another one, and each index is found once.
 * @param before an unused index has not been used since then at the latest
 * @param isRefuted whether an index was tried for a shape of slow operations, and gained nothing
 */
export function findingsOf(
  { indexes, members, collation }: KnownCollection,
  { needs, hinted }: SlowOfCollection,
  before: Date,
  isRefuted: (keys: readonly IndexKey[], shape: string) => boolean = () => false,
): IndexFindings {
  const free = indexes.filter(({ name, keys, building }) => {
    const named = hinted.includes(name) || hinted.includes(hintShape(Object.fromEntries(keys)) ?? '');
    return !named && !building;
  });
  const unused = unusedIndexes(free, members, before);
  const staying = indexes.filter((index) => !unused.includes(index) && !index.building);
  const redundant = redundantIndexes(free, staying);
  const found = new Set(redundant.map(({ index }) => index));
  return {
    // Operations compare text as the collection does, and are served by indexes that do.
    missing: missingIndexes(
      needs,
      indexes.filter((index) => isDeepStrictEqual(index.collation, collation)),
      isRefuted,
    ),
    refuted: refutedIndexes(needs, isRefuted),
    redundant,
    unused: unused.filter((index) => !found.has(index)),
  };
}
