import { atOnce, hasCode, INDEX_CONFLICTS, isDuplicate, NAMESPACE_EXISTS } from '@lucid/common';
import type { mongo } from 'mongoose';
import { type CollectionState, readCollection } from './collection-state';
import { collectionOptions, desiredCollections, type DesiredCollection, type DesiredIndex } from './desired-schema';
import { type Difference, differencesOf } from './differences';

/**
 * Something of the database that stands in the way of the declared schema, and that must not be changed unasked. Its
 * message may be shown to anyone; the server's own text, which quotes documents, is its cause.
 */
export class SchemaConflictError extends Error {}

/** Builds indexes of a collection, however long it takes. */
export type BuildIndexes = (indexes: readonly DesiredIndex[]) => Promise<unknown>;

/** Passed with every call but those that build. */
interface Limit {
  maxTimeMS?: number;
}

/** Collections that are brought up to date at the same time; well below the smallest pool that production uses. */
const AT_ONCE = 8;

/**
 * Puts the declared schema in place: every collection with its validator and indexes. See {@link syncCollection}.
 * @throws SchemaConflictError
 */
export async function syncSchema(db: mongo.Db): Promise<void> {
  await atOnce(AT_ONCE, desiredCollections(), (collection) => syncCollection(db, collection));
}

/**
 * Creates a declared collection, or brings it up to date. Safe on every start and for several replicas at once: each step
 * is a no-op where another has done it. Nothing is ever dropped.
 * @throws SchemaConflictError when something else stands in the place of a collection or index, or a unique index cannot be built
 */
export async function syncCollection(db: mongo.Db, desired: DesiredCollection): Promise<void> {
  const { name } = desired;
  const differences = differencesOf(desired, await foundOrCreated(db, desired));
  const wrong = differences.find(({ kind }) => kind === 'type');
  if (wrong !== undefined) {
    const message = `${name} is no collection but a ${String(wrong.present)}. Rename or drop it; the collection is then made by itself.`;
    throw new SchemaConflictError(message);
  }
  const build: BuildIndexes = (indexes) => db.collection(name).createIndexes(indexes.map((index) => ({ ...index })));
  await applyDifferences(db, desired, differences, build);
  if (differences.some(({ kind }) => kind === 'index_changed')) throw conflictOf(name);
}

/** The state of a declared collection, which is created where there is none. One that was created here is not read again. */
async function foundOrCreated(db: mongo.Db, desired: DesiredCollection): Promise<CollectionState | undefined> {
  const found = await readCollection(db, desired.name);
  if (found !== undefined) return found;
  const created = await createCollection(db, desired);
  if (!created) return readCollection(db, desired.name);
  return { type: 'collection', options: collectionOptions(desired), indexes: [] };
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
    await build(missing.map(({ declared }) => declared as DesiredIndex));
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
