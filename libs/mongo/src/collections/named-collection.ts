import { defineClass, type FieldOptions, ProblemError } from '@lucid/common';
import type { mongo } from 'mongoose';
import type { MongoService } from '../connection/mongo.service';

/**
 * The name of a collection of callers': any text that MongoDB takes and that can stand in a path. Its own collections
 * (`system.…`), and samples for work under way, are no resources here.
 */
export const COLLECTION_NAME = {
  kind: 'text',
  minLength: 1,
  maxLength: 200,
  pattern: new RegExp(String.raw`^(?!system\.|lucid_(?:scratch|restore)_|\.)[^$\x00-\x1f\x7f]+$`),
  required: true,
  collection: true,
  description: 'Name of the collection.',
  example: 'users',
} as const satisfies FieldOptions;

/** The path of a collection, or of what belongs to one. */
export const CollectionPath = defineClass('CollectionPath', { name: COLLECTION_NAME });

/** A collection as `listCollections` tells it: documents of its own, not those of a view. */
export interface NamedCollection {
  name: string;
  type: 'collection' | 'timeseries';
  options: {
    capped?: boolean;
    collation?: mongo.Document;
    timeseries?: { timeField: string; metaField?: string };
    clusteredIndex?: mongo.Document;
  };
}

/** @throws ProblemError 404 when there is none of the name, 409 when it is a view */
export async function findCollection({ db, limit }: MongoService, name: string): Promise<NamedCollection> {
  const [found] = await db.listCollections({ name }, limit).toArray();
  if (found === undefined) throw new ProblemError('not_found', `There is no collection ${name}.`);
  if (found.type === 'view') {
    throw new ProblemError('conflict', `${name} is a view: it has no documents and no indexes of its own.`);
  }
  return found as NamedCollection;
}
