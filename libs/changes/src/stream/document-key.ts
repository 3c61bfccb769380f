import { isNumber, numberKey } from '@lucid/mongo';
import { mongo } from 'mongoose';
import { createHash } from 'node:crypto';
import { types } from 'node:util';

/** Longer keys are hashed, in bytes: Elasticsearch takes ids of at most 512. */
const MAX_BYTES = 256;

/**
 * Names the `_id` of a document, of any BSON type. Two `_id`s have the same key if MongoDB takes them for the same: numbers are compared by value and
 * not by type, documents by the order of their fields. The key of an ObjectId is its hex digits; every other key is JSON, or a hash of it.
 */
export function documentKey(id: unknown): string {
  if (bsonTypeOf(id) === 'ObjectId') return (id as mongo.ObjectId).toHexString();
  const text = JSON.stringify(plainOf(id));
  return Buffer.byteLength(text) <= MAX_BYTES ? text : `#${createHash('sha256').update(text).digest('hex')}`;
}

const bsonTypeOf = (value: unknown): string | undefined =>
  (value as { _bsontype?: string } | null | undefined)?._bsontype;

/** A value as JSON. Strings, booleans and null stand for themselves; any other value is a list that begins with its type. */
function plainOf(value: unknown): unknown {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (value === undefined) return ['undefined'];
  if (Array.isArray(value)) return ['array', ...value.map(plainOf)];
  if (isNumber(value)) return ['number', numberKey(value)];
  switch (bsonTypeOf(value)) {
    case undefined:
      return types.isDate(value) || types.isRegExp(value) || ArrayBuffer.isView(value)
        ? ['bson', bytesOf(value)]
        : documentOf(value);
    case 'BSONSymbol':
      return (value as mongo.BSONSymbol).value;
    case 'DBRef':
      return documentOf((value as mongo.DBRef).toJSON());
    case 'Code': {
      const { code, scope } = value as mongo.Code;
      return scope === null ? ['bson', bytesOf(value)] : ['code', code, documentOf(scope)];
    }
    default:
      return ['bson', bytesOf(value)];
  }
}

const documentOf = (value: object): unknown => [
  'document',
  ...Object.entries(value).map(([name, inner]) => [name, plainOf(inner)]),
];

/** Type and value of an element in BSON. The length of the document (4 bytes), the empty name and the end (1 byte each) are left out. */
function bytesOf(value: unknown): string {
  const element = Buffer.from(mongo.BSON.serialize({ '': value })).subarray(4, -1);
  return element.toString('hex', 0, 1) + element.toString('hex', 2);
}
