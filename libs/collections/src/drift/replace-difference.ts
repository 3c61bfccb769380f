import {
  buildConflict,
  type BuildIndexes,
  builtIndex,
  type DesiredIndex,
  type Difference,
  hasCode,
  SchemaConflictError,
} from '@lucid/mongo';
import type { mongo } from 'mongoose';
import { isDeepStrictEqual } from 'node:util';

/** The server's code for documents that keep an index from becoming unique. */
const CANNOT_BE_UNIQUE = 359;

interface Place {
  db: mongo.Db;
  limit: { maxTimeMS: number };
  collection: string;
  build: BuildIndexes;
}

/**
 * Puts what is declared in the place of what is there.
 * @throws SchemaConflictError when duplicates keep a unique index from being built
 */
export async function replaceDifference(place: Place, { kind, declared, present }: Difference): Promise<void> {
  const { db, limit, collection } = place;
  switch (kind) {
    case 'pre_images':
      await db.command({ collMod: collection, changeStreamPreAndPostImages: { enabled: false }, ...limit });
      return;
    case 'index_extra':
      await db.command({ dropIndexes: collection, index: (present as DesiredIndex).name, ...limit });
      return;
    case 'index_changed':
      await replaceIndex(place, declared as DesiredIndex, present as DesiredIndex);
      return;
    default:
      throw new Error(`${kind} is not replaced`);
  }
}

/** Changes an index in its place where MongoDB can, so that it is never away; else drops it and builds the declared one. */
async function replaceIndex(place: Place, declared: DesiredIndex, present: DesiredIndex): Promise<void> {
  const { db, limit, collection, build } = place;
  const modify = (change: mongo.Document): Promise<unknown> =>
    db.command({ collMod: collection, index: { name: declared.name, ...change }, ...limit });
  const { expireAfterSeconds, unique } = declared;
  const becomes = (changed: Partial<DesiredIndex>): boolean => isDeepStrictEqual({ ...present, ...changed }, declared);
  if (expireAfterSeconds !== undefined && becomes({ expireAfterSeconds })) {
    await modify({ expireAfterSeconds });
  } else if (unique === true && becomes({ unique })) {
    await makeUnique(collection, modify);
  } else {
    await db.command({ dropIndexes: collection, index: present.name, ...limit });
    try {
      await build([builtIndex(declared)]);
    } catch (error) {
      throw buildConflict(collection, error) ?? error;
    }
  }
}

/** Refuses duplicates first, then makes the index unique: none can come between. */
async function makeUnique(collection: string, modify: (change: mongo.Document) => Promise<unknown>): Promise<void> {
  await modify({ prepareUnique: true });
  try {
    await modify({ unique: true });
  } catch (error) {
    await modify({ prepareUnique: false });
    if (!hasCode(error, CANNOT_BE_UNIQUE)) throw error;
    const message = `An index of ${collection} cannot become unique while duplicates are stored. Remove them, and apply again.`;
    throw new SchemaConflictError(message, { cause: error });
  }
}
