import { mongo } from 'mongoose';
import { hash } from 'node:crypto';
import type { SearchedModel } from './search-fields';

const { EJSON } = mongo.BSON;

/** What is read of a document for its index: the indexed fields, and nothing else. */
export function projectionOf({ fields }: SearchedModel): Record<string, 1> {
  return Object.fromEntries([...fields.keys()].map((path) => [path, 1]));
}

/** A document as it is indexed: what the projection gives, without its `_id`, which names it there. */
export function sourceOf({ _id, ...source }: mongo.Document): mongo.Document {
  return source;
}

/** The longest id that Elasticsearch takes, in bytes. */
const MAX_ID = 512;
const HEX = /^[0-9a-f]{24}$/;
/** How the extended JSON of a value begins, or is, and a hash. */
const JSON_TEXT = /^(?:[{"[]|(?:null|true|false)$)/;

/**
 * The id in Elasticsearch of a document with an `_id` of any type: an ObjectId in hex, a text as it is unless it could be taken for another, and
 * everything else as extended JSON, so that no two documents share one.
 */
export function indexIdOf(_id: unknown): string {
  if (_id instanceof mongo.ObjectId) return _id.toHexString();
  const isPlain = typeof _id === 'string' && /^[^~]/.test(_id) && !HEX.test(_id) && !JSON_TEXT.test(_id);
  if (isPlain && Buffer.byteLength(_id) <= MAX_ID) return _id;
  const text = textOf(_id);
  return Buffer.byteLength(text) <= MAX_ID ? text : `~${hash('sha256', text)}`;
}

/** One text for one number, whether the driver has it as a number of JavaScript or as BSON's. */
function textOf(_id: unknown): string {
  const number = _id instanceof mongo.Long ? Number(_id) : NaN;
  const value = Number.isSafeInteger(number) ? number : _id;
  if (value instanceof Date && Number.isNaN(value.getTime())) return '{"$date":"out of range"}';
  return EJSON.stringify(value, { relaxed: false });
}

/** The `_id` of a document from its id in Elasticsearch; undefined for one that is too long to be kept there. */
export function idOfIndexed(text: string): unknown {
  if (HEX.test(text)) return new mongo.ObjectId(text);
  if (text.startsWith('~')) return undefined;
  if (!JSON_TEXT.test(text)) return text;
  try {
    // Texts stand within an object: extended JSON by itself is one.
    return (EJSON.parse(`{"v":${text}}`, { relaxed: false }) as { v: unknown }).v;
  } catch {
    return text;
  }
}
