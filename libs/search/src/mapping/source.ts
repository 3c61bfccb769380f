import type { mongo } from 'mongoose';
import type { SearchedModel } from './search-fields';

/** What is read of a document for its index: the indexed fields, and nothing else. */
export function projectionOf({ fields }: SearchedModel): Record<string, 1> {
  return Object.fromEntries([...fields.keys()].map((path) => [path, 1]));
}

/** A document as it is indexed: what the projection gives, without its `_id`, which names it there. */
export function sourceOf({ _id, ...source }: mongo.Document): mongo.Document {
  return source;
}
