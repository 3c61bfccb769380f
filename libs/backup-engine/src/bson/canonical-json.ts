import { ARRAY, DOCUMENT, documentOf, elementsIn, type Ordered, orderedJson, type RawElement } from '@lucid/mongo';
import { mongo } from 'mongoose';

const { BSON } = mongo;
const { EJSON } = BSON;

/** Everything is left as its own BSON type: a double is not to come back as an integer. */
const AS_STORED = { promoteValues: false, bsonRegExp: true } as const;

/**
 * BSON as canonical Extended JSON, with its keys in the order in which they are stored. A plain object would put keys
 * that look like numbers first, and an index over `{"10": 1, "2": 1}` would come back as another one.
 */
export function canonicalJson(document: Uint8Array, isArray = false): string {
  const parts = [...elementsIn(document)].map(([name, element]) => {
    const { type, bytes } = element;
    const text = type === DOCUMENT || type === ARRAY ? canonicalJson(bytes, type === ARRAY) : leaf(element);
    return isArray ? text : `${JSON.stringify(name)}:${text}`;
  });
  return isArray ? `[${parts.join(',')}]` : `{${parts.join(',')}}`;
}

/** One value, as the driver's own library writes it. */
const leaf = (v: RawElement): string =>
  EJSON.stringify((BSON.deserialize(documentOf({ v }), AS_STORED) as { v: unknown }).v, { relaxed: false });

/** Documents and commands of MongoDB in the order of their keys. */
export const ordered = (document: Uint8Array): Ordered => orderedJson(canonicalJson(document)) as Ordered;
