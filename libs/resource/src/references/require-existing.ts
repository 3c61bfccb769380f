import { type FieldError, ProblemError } from '@lucid/common';
import { type MongoService, READ_ANY } from '@lucid/mongo';
import type { mongo } from 'mongoose';
import type { Reference } from '../definition/definition';
import { holdShared } from './hold';

/**
 * Holds what documents refer to and tells what is not there, by the documents' place. The hold lasts until the
 * transaction ends.
 */
export async function missingReferences(
  mongoService: MongoService,
  references: readonly Reference[],
  documents: readonly object[],
  session: mongo.ClientSession,
): Promise<Map<number, FieldError[]>> {
  const missing = new Map<number, FieldError[]>();
  for (const { field, collection, key } of references) {
    const named = documents.map((document) => (document as Record<string, unknown>)[field] as string | undefined);
    const ids = [...new Set(named.filter((id) => id !== undefined))];
    if (ids.length === 0) continue;
    await holdShared(mongoService, collection, ids, session);
    const there = await namesStored(mongoService.db, { collection, key }, ids, { ...mongoService.limit, session });
    named.forEach((id, place) => {
      if (id === undefined || there.has(id)) return;
      const error = {
        pointer: `/${field}`,
        code: 'reference',
        message: `names ${id}, which is not among the ${collection}`,
      };
      missing.set(place, [...(missing.get(place) ?? []), error]);
    });
  }
  return missing;
}

/** Those of some names that are stored. */
export async function namesStored(
  db: mongo.Db,
  { collection, key }: Pick<Reference, 'collection' | 'key'>,
  names: readonly string[],
  options: { readonly maxTimeMS: number; session?: mongo.ClientSession },
): Promise<Set<string>> {
  const found = await db
    .collection(collection)
    .find(
      { [key]: { $in: [...names] } },
      { ...options, projection: { _id: 0, [key]: 1 }, batchSize: names.length + 1, ...READ_ANY },
    )
    .toArray();
  // A document whose value is a list is found by each item.
  return new Set(found.flatMap((document) => document[key] as string | string[]));
}

/** @throws ProblemError 422 with the pointer of the first documents that refer to what is not there */
export function refuseMissing(missing: Map<number, FieldError[]>, single: boolean): void {
  if (missing.size === 0) return;
  const errors = [...missing].flatMap(([place, found]) =>
    found.map((error) => ({ ...error, pointer: single ? error.pointer : `/items/${place}${error.pointer}` })),
  );
  throw new ProblemError('unprocessable', 'What the fields listed in errors name is not stored.', {
    errors: errors.slice(0, 100),
  });
}
