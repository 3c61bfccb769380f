import { mongo } from 'mongoose';

/** Marks of BSON's types, by the name that the driver's classes carry. */
const MARKS: Readonly<Record<string, string>> = {
  ObjectId: '?objectId',
  Long: '?number',
  Int32: '?number',
  Double: '?number',
  Decimal128: '?number',
  Binary: '?binary',
  UUID: '?binary',
  Timestamp: '?timestamp',
  BSONRegExp: '?regex',
};

/** What stands for a value in a shape: the name of its type, and nothing of the value. */
export function typeMark(value: unknown): string {
  if (value === null || value === undefined) return '?null';
  if (typeof value === 'boolean') return '?bool';
  if (typeof value === 'number' || typeof value === 'bigint') return '?number';
  if (typeof value === 'string') return '?string';
  if (value instanceof Date) return '?date';
  if (value instanceof RegExp) return '?regex';
  if (Array.isArray(value)) return '?array';
  return MARKS[(value as { _bsontype?: string })._bsontype ?? ''] ?? '?object';
}

/** What stands for a list of values: each of their types once, so that lists of any length are one shape. */
export function listMark(values: unknown): string {
  return Array.isArray(values) ? `[${distinct(values.map(typeMark)).join(', ')}]` : typeMark(values);
}

/** Each text once, in an order that does not depend on where it stood. */
export const distinct = (texts: readonly string[]): string[] => [...new Set(texts)].sort();

const IDENTIFIER = /^[$A-Za-z_][\w$]*$/;

/** An object's text from those of its values. Names that a shell would quote are quoted. */
export const objectText = (entries: readonly (readonly [name: string, text: string])[]): string =>
  `{${entries.map(([name, text]) => `${IDENTIFIER.test(name) ? name : JSON.stringify(name)}: ${text}`).join(', ')}}`;

/** Whether a value is an object of fields or operators, and no value of BSON's own types. */
export const isDocument = (value: unknown): value is mongo.Document => typeMark(value) === '?object';
