import { isExactDouble, parseExactInstant, type Scalar, type ValueType } from '@lucid/common';
import { mongo } from 'mongoose';
import { orderedJson } from './ordered-json';

const OBJECT_ID = /^[0-9a-f]{24}$/i;
const DECIMAL = /^-?(?:\d{1,34}|\d{1,33}\.\d{1,33})$/;
const WHOLE = /^-?\d{1,20}$/;
const MOST_TIME = 8.64e15;
const MOST_UINT32 = 2 ** 32 - 1;
/** The most levels of a document or list that is compared as a whole. */
const MAX_LEVELS = 16;

const isWhole = (text: unknown, bits: number): text is string =>
  typeof text === 'string' && WHOLE.test(text) && BigInt.asIntN(bits, BigInt(text)) === BigInt(text);

const isText = (value: unknown): value is string => typeof value === 'string';

const has = (value: unknown, keys: readonly string[]): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && Object.keys(value).sort().join() === keys.join();

const isUint32 = (value: unknown): boolean =>
  Number.isInteger(value) && Number(value) >= 0 && Number(value) <= MOST_UINT32;

/**
 * What stands under each key of extended JSON that makes a value. The driver reads more, and takes much of that for something else: text that is no date
 * becomes none, and a number too large a small one. What is not named here, such as operators of a query, is no value.
 */
const EXACT: Readonly<Record<string, (inner: unknown) => boolean>> = {
  $numberInt: (inner) => isWhole(inner, 32),
  $numberLong: (inner) => isWhole(inner, 64),
  $numberDouble: (inner) => isText(inner) && (/^(?:NaN|-?Infinity)$/.test(inner) || isExactDouble(inner)),
  $numberDecimal: isText,
  $oid: (inner) => isText(inner) && OBJECT_ID.test(inner),
  $uuid: isText,
  $date: (inner) =>
    isText(inner)
      ? parseExactInstant(inner) !== undefined
      : has(inner, ['$numberLong']) &&
        isWhole(inner['$numberLong'], 64) &&
        Math.abs(Number(inner['$numberLong'])) <= MOST_TIME,
  $binary: (inner) =>
    has(inner, ['base64', 'subType']) &&
    isText(inner['base64']) &&
    Buffer.from(inner['base64'], 'base64').toString('base64') === inner['base64'] &&
    isText(inner['subType']) &&
    /^[0-9a-f]{1,2}$/i.test(inner['subType']),
  $timestamp: (inner) => has(inner, ['i', 't']) && isUint32(inner['t']) && isUint32(inner['i']),
  $regularExpression: (inner) => has(inner, ['options', 'pattern']),
  $symbol: isText,
  $code: isText,
  $minKey: (inner) => inner === 1,
  $maxKey: (inner) => inner === 1,
};

/** Whether parsed extended JSON is a value, or a document or list of values, each of which BSON holds as it is written. */
function isExact(read: unknown, levels = MAX_LEVELS): boolean {
  if (typeof read !== 'object' || read === null) return true;
  if (levels === 0) return false;
  if (Array.isArray(read)) return read.every((item) => isExact(item, levels - 1));
  const entries = Object.entries(read);
  const [first] = entries.filter(([key]) => key.startsWith('$'));
  if (first === undefined) return entries.every(([, value]) => isExact(value, levels - 1));
  if (has(read, ['$code', '$scope'])) return isText(read['$code']) && isExact(read['$scope'], levels - 1);
  return entries.length === 1 && Object.hasOwn(EXACT, first[0]) && EXACT[first[0]]?.(first[1]) === true;
}

/** Reads a BSON value that is written as extended JSON, canonical or relaxed; undefined for what BSON does not hold as it is written. */
export function exactValue(text: string): unknown {
  try {
    return isExact(JSON.parse(text)) ? orderedJson(text) : undefined;
  } catch {
    return undefined;
  }
}

function decimal(text: string): mongo.Decimal128 | undefined {
  try {
    return DECIMAL.test(text) ? mongo.Decimal128.fromString(text) : undefined;
  } catch {
    // It has more than 34 digits.
    return undefined;
  }
}

/**
 * The BSON value that a value of a condition stands for. Nothing is rounded, cut off or taken for another type.
 * @returns undefined for text that stands for no value of its type
 */
export function typedValue(value: Scalar, type: ValueType | undefined): unknown {
  if (type === undefined) return value;
  if (typeof value !== 'string') return undefined;
  switch (type) {
    case 'date':
      return parseExactInstant(value);
    case 'object_id':
      return OBJECT_ID.test(value) ? new mongo.ObjectId(value) : undefined;
    case 'long':
      return isWhole(value, 64) ? mongo.Long.fromString(value) : undefined;
    case 'decimal':
      return decimal(value);
    case 'extended_json':
      return exactValue(value);
  }
}

/** A BSON value as a value of a condition, which {@link typedValue} reads as the same. */
export function untypedValue(value: unknown): { value: Scalar; value_type?: ValueType } {
  if (value === null || typeof value === 'boolean' || (typeof value === 'number' && Number.isFinite(value)))
    return { value };
  if (typeof value === 'string') return { value };
  if (value instanceof mongo.ObjectId) return { value: value.toHexString(), value_type: 'object_id' };
  if (value instanceof mongo.Long && !(value instanceof mongo.Timestamp))
    return { value: String(value), value_type: 'long' };
  if (value instanceof mongo.Decimal128 && decimal(String(value)) !== undefined)
    return { value: String(value), value_type: 'decimal' };
  const date = value instanceof Date && !Number.isNaN(value.getTime()) ? value.toISOString() : undefined;
  if (date !== undefined && parseExactInstant(date) !== undefined) return { value: date, value_type: 'date' };
  return { value: mongo.BSON.EJSON.stringify(value, { relaxed: false }), value_type: 'extended_json' };
}
