import { atOnce } from '@lucid/common';
import type { mongo } from 'mongoose';
import { hasCode, INDEX_CONFLICTS, isDuplicate, NAMESPACE_EXISTS } from '../problem/server-codes';
import { type CollectionState, readCollection } from './collection-state';
import { collectionOptions, desiredCollections, type DesiredCollection, type DesiredIndex } from './desired-schema';
import { type Difference, differencesOf } from './differences';
import { collationOfIndex } from './simple-collation';
import type { WriteGate } from './write-gate';

/**
 * Something of the database that stands in the way of the declared schema, and that must not be changed unasked. Its
 * message may be shown to anyone; the server's own text, which quotes documents, is its cause.
 */
export class SchemaConflictError extends Error {}

/** An index as `createIndexes` takes it. */
export type BuiltIndex = DesiredIndex & { collation?: mongo.CollationOptions };

/** Builds indexes of a collection, however long it takes. */
export type BuildIndexes = (indexes: readonly BuiltIndex[]) => Promise<unknown>;

/** A declared index as it is built: it compares bytes in every collection. */
export const builtIndex = (declared: DesiredIndex): BuiltIndex => ({ ...declared, ...collationOfIndex({}) });

/** Passed with every call but those that build. */
interface Limit {
  maxTimeMS?: number;
}

/** Collections that are brought up to date at the same time; well below the smallest pool that production uses. */
const AT_ONCE = 8;

/**
 * Puts the declared schema in place: every collection with its validator and indexes. See {@link syncCollection}.
 * @param gate learns which collections have it: without that, writes before the first look at the change stream would reach a collection that
 * another program has just put in place of a declared one
 * @throws SchemaConflictError
 */
export async function syncSchema(db: mongo.Db, gate?: WriteGate): Promise<void> {
  await atOnce(AT_ONCE, desiredCollections(), async (desired) => {
    const uuid = await syncCollection(db, desired);
    gate?.set(db.databaseName, desired.name, { ...(uuid !== undefined && { uuid }) });
  });
}

/**
 * Creates a declared collection, or brings it up to date. Safe on every start and for several replicas at once: each step
 * is a no-op where another has done it. Nothing is ever dropped.
 * @returns the UUID of the collection, read before its schema: one that is put in its place meanwhile has another
 * @throws SchemaConflictError when something else stands in the place of a collection or index, or a unique index cannot be built
 */
export async function syncCollection(db: mongo.Db, desired: DesiredCollection): Promise<mongo.Binary | undefined> {
  const { name } = desired;
  const present = await foundOrCreated(db, desired);
  const differences = differencesOf(desired, present);
  const conflicts = differences.flatMap((difference) => conflictWith(name, difference) ?? []);
  if (differences.every(({ kind }) => kind !== 'type'))
    await applyDifferences(db, desired, differences, indexBuilder(db, name));
  if (conflicts[0] !== undefined) throw conflicts[0];
  return present?.uuid;
}

/** Builds indexes by the driver's own call. */
export const indexBuilder =
  (db: mongo.Db, name: string): BuildIndexes =>
  (indexes) =>
    db.collection(name).createIndexes(indexes.map((index) => ({ ...index })));

/** Why a person has to remove a difference; undefined where the service can. */
export function conflictWith(name: string, { kind, present }: Difference): SchemaConflictError | undefined {
  if (kind === 'index_changed') return conflictOf(name);
  if (kind !== 'type') return undefined;
  const message = `${name} is no collection but a ${String(present)}. Rename or drop it; the collection is then made by itself.`;
  return new SchemaConflictError(message);
}

/** The state of a declared collection, which is created where there is none. */
async function foundOrCreated(db: mongo.Db, desired: DesiredCollection): Promise<CollectionState | undefined> {
  const found = await readCollection(db, desired.name);
  if (found !== undefined) return found;
  await createCollection(db, desired);
  return readCollection(db, desired.name);
}

/**
 * Creates a declared collection, without its indexes, where there is none.
 * @returns false when there is one already: another replica was faster
 */
export async function createCollection(db: mongo.Db, desired: DesiredCollection, limit: Limit = {}): Promise<boolean> {
  try {
    await db.command({ create: desired.name, ...collectionOptions(desired), ...limit });
    return true;
  } catch (error) {
    if (!hasCode(error, NAMESPACE_EXISTS)) throw error;
    return false;
  }
}

/**
 * Puts in place what was found to differ in a collection that is there, as far as nothing is lost by it: its options are changed,
 * hidden indexes shown, missing ones built.
 * @throws SchemaConflictError when an index cannot be built
 */
export async function applyDifferences(
  db: mongo.Db,
  desired: DesiredCollection,
  differences: readonly Difference[],
  build: BuildIndexes,
  limit: Limit = {},
): Promise<void> {
  const { name } = desired;
  const applied = differences.filter(({ remedy }) => remedy === 'apply');
  if (applied.some(({ kind }) => !kind.startsWith('index_')))
    await db.command({ collMod: name, ...collectionOptions(desired), ...limit });
  for (const { present } of applied.filter(({ kind }) => kind === 'index_hidden')) {
    const index = { name: (present as DesiredIndex).name, hidden: false };
    await db.command({ collMod: name, index, ...limit });
  }
  const missing = applied.filter(({ kind }) => kind === 'index_missing');
  if (missing.length === 0) return;
  try {
    await build(missing.map(({ declared }) => builtIndex(declared as DesiredIndex)));
  } catch (error) {
    throw buildConflict(name, error) ?? error;
  }
}

/** What keeps an index from being built, in words; undefined where it may be a failure of the moment. */
export function buildConflict(collection: string, error: unknown): SchemaConflictError | undefined {
  if (hasCode(error, ...INDEX_CONFLICTS)) return conflictOf(collection, error);
  if (!isDuplicate(error)) return undefined;
  const message = `A unique index of ${collection} cannot be built while duplicates are stored. Remove them; it is then built by itself.`;
  return new SchemaConflictError(message, { cause: error });
}

const conflictOf = (collection: string, cause?: unknown): SchemaConflictError =>
  new SchemaConflictError(
    `An index of ${collection} differs from the declared one. Drop it; the declared one is then built by itself.`,
    { cause },
  );
