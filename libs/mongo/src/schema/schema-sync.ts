import { mongo } from 'mongoose';
import { type CollectionState, readCollection } from './collection-state';
import { collectionOptions, type DesiredCollection, type DesiredIndex } from './desired-schema';
import { type Difference, type DifferenceKind, differencesOf } from './differences';

const NAMESPACE_EXISTS = 48;
const INDEX_CONFLICTS = new Set([85, 86]);
const DUPLICATE_KEY = 11000;

/**
 * Something of the database that stands in the way of the declared schema, and that must not be changed unasked. Its
 * message may be shown to anyone; the server's own text, which quotes documents, is its cause.
 */
export class SchemaConflictError extends Error {}

const hasCode = (error: unknown, ...codes: number[]): boolean =>
  error instanceof mongo.MongoServerError && codes.includes(Number(error.code));

/** Builds indexes: in a command of its own, which may take as long as it needs. */
export type BuildIndexes = (collection: string, indexes: readonly DesiredIndex[]) => Promise<unknown>;

/**
 * Creates a declared collection, or brings its options up to date, shows the indexes that were hidden and builds those that are missing.
 * Safe on every start and for several replicas at once: each step is a no-op where another has done it. Nothing is ever dropped.
 * @param build how indexes are built; by the driver, on `db`, unless told otherwise
 * @param limit passed with every call but those that build
 * @throws SchemaConflictError when something else stands in the place of a collection or index, or a unique index cannot be built
 */
export async function syncCollection(
  db: mongo.Db,
  desired: DesiredCollection,
  build: BuildIndexes = (collection, indexes) =>
    db.collection(collection).createIndexes(indexes.map((index) => ({ ...index }))),
  limit: { maxTimeMS?: number } = {},
): Promise<void> {
  const differences = differencesOf(desired, await presentOf(db, desired, limit));
  const of = (kind: DifferenceKind): Difference[] => differences.filter((difference) => difference.kind === kind);
  if (of('type').length > 0) {
    const message = `${desired.name} is no collection but a ${String(of('type')[0]?.present)}. Rename or drop it; the collection is then made by itself.`;
    throw new SchemaConflictError(message);
  }
  const options = differences.filter(({ kind, remedy }) => remedy === 'apply' && !kind.startsWith('index_'));
  if (options.length > 0) await db.command({ collMod: desired.name, ...collectionOptions(desired), ...limit });
  for (const { present } of of('index_hidden')) {
    const index = { name: (present as DesiredIndex).name, hidden: false };
    await db.command({ collMod: desired.name, index, ...limit });
  }
  const missing = of('index_missing').map(({ declared }) => declared as DesiredIndex);
  if (missing.length > 0) await telling(desired.name, () => build(desired.name, missing));
  if (of('index_changed').length > 0) throw conflictOf(desired.name);
}

/** The collection as it is, made where it was missing. */
async function presentOf(
  db: mongo.Db,
  desired: DesiredCollection,
  limit: { maxTimeMS?: number },
): Promise<CollectionState | undefined> {
  const present = await readCollection(db, desired.name, limit);
  if (present !== undefined) return present;
  try {
    await db.command({ create: desired.name, ...collectionOptions(desired), ...limit });
  } catch (error) {
    // Another replica was faster.
    if (!hasCode(error, NAMESPACE_EXISTS)) throw error;
  }
  return readCollection(db, desired.name, limit);
}

/** Builds indexes, and says in words what keeps them from being built. @throws SchemaConflictError */
export async function telling(collection: string, build: () => Promise<unknown>): Promise<void> {
  try {
    await build();
  } catch (error) {
    if (hasCode(error, ...INDEX_CONFLICTS)) throw conflictOf(collection, error);
    if (hasCode(error, DUPLICATE_KEY)) {
      const message = `A unique index of ${collection} cannot be built while duplicates are stored. Remove them; it is then built by itself.`;
      throw new SchemaConflictError(message, { cause: error });
    }
    throw error;
  }
}

const conflictOf = (collection: string, cause?: unknown): SchemaConflictError =>
  new SchemaConflictError(
    `An index of ${collection} differs from the declared one. Drop it; the declared one is then built by itself.`,
    { cause },
  );
