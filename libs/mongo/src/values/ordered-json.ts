import { isExactNumber } from '@lucid/common';
import { mongo } from 'mongoose';

const { EJSON } = mongo.BSON;

/** A document whose keys have an order that plain objects would not keep. The driver writes it as a document. */
export type Ordered = Map<string, unknown>;

/** Keys that make an object of Extended JSON a value; others that begin with `$` are operators of a query. */
const VALUES = new Set(
  '$numberInt $numberLong $numberDouble $numberDecimal $oid $date $binary $uuid $timestamp $regularExpression $symbol $code $dbPointer $minKey $maxKey $undefined'.split(
    ' ',
  ),
);

/** What stands before each key while JSON is read: then none of them looks like a number, or is `__proto__`. */
const MARK = '.';

const [LEAST_LONG, MOST_LONG] = [-(2n ** 63n), 2n ** 63n - 1n];

/** Text with its key mark, or a number: JSON.parse would round some, of which whole ones are 64-bit integers and others are nothing that JSON can say. */
const TOKENS = /"((?:[^"\\]|\\.)*)"(\s*:)?|-?\d[\d.eE+-]*/gs;

function marked(token: string, text: string | undefined, colon: string | undefined): string {
  if (text !== undefined) return colon === undefined ? token : `"${MARK}${text}":`;
  if (isExactNumber(token) || Number.isNaN(Number(token))) return token;
  if (!/^-?\d+$/.test(token) || BigInt(token) < LEAST_LONG || BigInt(token) > MOST_LONG)
    throw new SyntaxError(`No BSON number that JSON can name is ${token.slice(0, 100)}`);
  return `{"${MARK}$numberLong":"${token}"}`;
}

/**
 * Reads Extended JSON, canonical or relaxed, into documents that keep the order of their keys. Whole numbers beyond 2^53 become 64-bit integers.
 * @throws SyntaxError, BSONError
 */
export const orderedJson = (text: string): unknown => valueOf(JSON.parse(text.replace(TOKENS, marked)));

function valueOf(read: unknown): unknown {
  if (Array.isArray(read)) return read.map(valueOf);
  if (typeof read === 'number') return EJSON.parse(JSON.stringify(read), { relaxed: false });
  if (typeof read !== 'object' || read === null) return read;
  const entries = Object.entries(read).map(([key, value]): [string, unknown] => [key.slice(MARK.length), value]);
  if (entries.some(([key]) => VALUES.has(key))) return EJSON.parse(JSON.stringify(plain(read)), { relaxed: false });
  return new Map(entries.map(([key, value]) => [key, valueOf(value)]));
}

/** The inside of a value has no keys whose order matters. */
function plain(read: unknown): unknown {
  if (typeof read !== 'object' || read === null) return read;
  if (Array.isArray(read)) return read.map(plain);
  return Object.fromEntries(Object.entries(read).map(([key, value]) => [key.slice(MARK.length), plain(value)]));
}
