import { mongo } from 'mongoose';

const { EJSON } = mongo.BSON;

const isPlain = (value: object): boolean =>
  Object.getPrototypeOf(value) === Object.prototype || Object.getPrototypeOf(value) === null;

/** A timestamp is a Long to JavaScript. */
const isLong = (value: object): value is mongo.Long => (value as { _bsontype?: unknown })._bsontype === 'Long';

/** Puts the canonical form in the place of 64-bit integers that no JSON number holds. */
function withExactLongs(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(withExactLongs);
  if (value instanceof Map) return new Map([...value].map(([key, child]) => [key, withExactLongs(child)]));
  if (isLong(value)) return Number.isSafeInteger(value.toNumber()) ? value : { $numberLong: value.toString() };
  if (!isPlain(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, child]) => [key, withExactLongs(child)]));
}

/**
 * A value as relaxed extended JSON: types that JSON lacks are told by keys such as `$date`. 64-bit integers beyond 2^53 keep their canonical form
 * (`$numberLong`): as a JSON number, most readers would round them.
 */
export const extendedJson = (value: unknown): unknown => EJSON.serialize(withExactLongs(value), { relaxed: true });

/** The same as text. */
export const extendedJsonText = (value: unknown): string => JSON.stringify(extendedJson(value));
