import { mongo } from 'mongoose';
import { isDeepStrictEqual } from 'node:util';
import type { DesiredCollection } from './desired-schema';

const NAMESPACE_EXISTS = 48;
const INDEX_CONFLICTS = new Set([85, 86]);

/**
 * Something of the database that stands in the way of the declared schema, and that must not be changed unasked. Its
 * message may be shown to anyone; the server's own text, which quotes documents, is its cause.
 */
export class SchemaConflictError extends Error {}

const hasCode = (error: unknown, ...codes: number[]): boolean =>
  error instanceof mongo.MongoServerError && codes.includes(Number(error.code));

/**
 * Creates a declared collection, or brings its validator up to date, and creates the indexes that are missing. Safe on every start
 * and for several replicas at once: each step is a no-op where another has done it. Nothing is ever dropped.
 * @throws SchemaConflictError when an index of that name or key is there with other options, or a unique one cannot be built
 */
export async function syncCollection(
  db: mongo.Db,
  { name, validator, preImages, indexes }: DesiredCollection,
): Promise<void> {
  await ensureCollection(db, name, validator, preImages);
  if (indexes.length === 0) return;
  try {
    await db.collection(name).createIndexes(indexes.map(({ index }) => ({ ...index })));
  } catch (error) {
    if (error instanceof mongo.MongoServerError && INDEX_CONFLICTS.has(Number(error.code))) {
      const message = `An index of ${name} differs from the declared one. Drop it; the declared one is then built by itself.`;
      throw new SchemaConflictError(message, { cause: error });
    }
    if (hasCode(error, 11000)) {
      const message = `A unique index of ${name} cannot be built while duplicates are stored. Remove them; it is then built by itself.`;
      throw new SchemaConflictError(message, { cause: error });
    }
    throw error;
  }
}

async function ensureCollection(
  db: mongo.Db,
  name: string,
  validator: mongo.Document,
  preImages: boolean,
): Promise<void> {
  const options = {
    validationLevel: 'strict',
    validationAction: 'error',
    ...(preImages && { changeStreamPreAndPostImages: { enabled: true } }),
  } as const;
  const [present] = await db.listCollections({ name }).toArray();
  if (present === undefined) {
    try {
      await db.createCollection(name, { validator, ...options });
      return;
    } catch (error) {
      // Another replica was faster: its validator is compared below like any other.
      if (!hasCode(error, NAMESPACE_EXISTS)) throw error;
      return ensureCollection(db, name, validator, preImages);
    }
  }
  const current = (present as { options?: mongo.Document }).options ?? {};
  const same =
    isDeepStrictEqual(current['validator'], validator) &&
    (!preImages || isDeepStrictEqual(current['changeStreamPreAndPostImages'], { enabled: true })) &&
    (current['validationLevel'] ?? 'strict') === 'strict' &&
    (current['validationAction'] ?? 'error') === 'error';
  if (!same) await db.command({ collMod: name, validator, ...options });
}
