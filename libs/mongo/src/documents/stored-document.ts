import { type InvalidField, type ModelClass, present, type Presented } from '@lucid/common';
import { mongo } from 'mongoose';
import { hash } from 'node:crypto';
import { ANY_BSON, elementOf, isNumberElement, valueOf } from './raw-elements';

const { BSON } = mongo;

/** What is known of a document beside what is answered of it. */
export interface DocumentRecord {
  /** Entity tag of the stored state: of the version, and of every byte that is stored, whether it is declared or not. */
  readonly etag: string;
  /** Declared fields that the answer leaves out. */
  readonly invalid: readonly InvalidField[];
  /** The document as it is stored, without its `_id`. */
  readonly raw: Uint8Array;
  /** What it was found by. */
  readonly filter: mongo.Document;
}

/** Records of answers, by the very object: a copy of an answer is another state, which has none. */
const records = new WeakMap<object, DocumentRecord>();

/** The record of an answer of {@link presentRaw} or {@link insertedDocument}. */
export function recordOf(document: object): DocumentRecord {
  const record = records.get(document);
  if (record === undefined) throw new Error('The document was not read from MongoDB.');
  return record;
}

const tagOf = (raw: Uint8Array, version: unknown): string =>
  `"${typeof version === 'number' ? version : 0}-${hash('sha256', raw, 'base64url').slice(0, 22)}"`;

/** Makes the answer of a document that was read raw. @param asked the fields that were read; all where it is left out */
export function presentFields<T extends object>(
  model: ModelClass<T>,
  raw: Uint8Array,
  asked?: ReadonlySet<string>,
): Presented & { document: Partial<T> } {
  return present(
    model,
    BSON.deserialize(raw, ANY_BSON),
    asked,
    // A U+FFFD that was stored as such stands in the bytes.
    (text) => !text.includes('\uFFFD') || Buffer.from(raw.buffer, raw.byteOffset, raw.length).includes(text),
  ) as Presented & { document: Partial<T> };
}

/** The bytes of a document that was read with `raw: true`, which the driver's types do not know. */
export const rawBytes = (found: mongo.Document): Uint8Array => found as Uint8Array;

/** Makes the answer of a whole document that was read raw and without its `_id`, and keeps its record. */
export function presentRaw<T extends object>(model: ModelClass<T>, raw: Uint8Array, filter: mongo.Document = {}): T {
  const { document, invalid } = presentFields(model, raw);
  records.set(document, { etag: tagOf(raw, document['version']), invalid, raw, filter });
  return document as T;
}

/** The answer of a document that was checked here, and inserted as it is. */
export function insertedDocument<T extends object>(document: T): T {
  const inserted = { ...document };
  const raw = BSON.serialize(inserted, { ignoreUndefined: true });
  records.set(inserted, {
    etag: tagOf(raw, (inserted as { version?: unknown }).version),
    invalid: [],
    raw,
    filter: {},
  });
  return inserted;
}

/**
 * Reads one document of a model, whichever program wrote it.
 * @param options the time limit of the call, and its session
 * @returns its answer, which has a record, or undefined where there is none
 */
export async function readStored<T extends object>(
  collection: mongo.Collection,
  model: ModelClass<T>,
  filter: mongo.Document,
  options: mongo.FindOptions,
): Promise<T | undefined> {
  const found = await collection.findOne(filter, { ...options, projection: { _id: 0 }, raw: true });
  return found === null ? undefined : presentRaw<T>(model, rawBytes(found), filter);
}

/**
 * Updates a document in the version that it was read in.
 * @param before the answer that was read
 * @param when what must hold beside
 * @returns the answer as this update leaves it, or undefined when another write came first
 */
export async function updateStored<T extends object>(
  collection: mongo.Collection,
  model: ModelClass<T>,
  before: object,
  update: mongo.UpdateFilter<mongo.Document>,
  options: { readonly maxTimeMS: number; session: mongo.ClientSession },
  when: mongo.Document = {},
): Promise<T | undefined> {
  const { filter } = recordOf(before);
  const after = { ...options, returnDocument: 'after', projection: { _id: 0 }, raw: true } as const;
  const found = await collection.findOneAndUpdate({ ...sameVersion(before), ...when }, update, after);
  return found === null ? undefined : presentRaw<T>(model, rawBytes(found), filter);
}

/** The filter of a document in the version that it was read in, of whatever type that is. */
export function sameVersion(document: object): mongo.Document {
  const { raw, filter } = recordOf(document);
  const version = elementOf(raw, 'version');
  if (version === undefined) return { ...filter, version: { $exists: false } };
  if (isNumberElement(version)) return { ...filter, version: { $eq: valueOf(version) } };
  return { ...filter, version: { $type: version.type === 255 ? -1 : version.type } };
}
