import { numberKey } from '../values/order-numbers';
import { mongo } from 'mongoose';

const { BSON } = mongo;

/** BSON's types of a document and an array. */
export const DOCUMENT = 3;
export const ARRAY = 4;

/**
 * How documents are decoded that another program may have written. The driver's own settings throw at a regular expression that JavaScript
 * cannot compile, and at text that is no UTF-8.
 */
export const ANY_BSON = { bsonRegExp: true, validation: { utf8: false } } as const;

/** The same for what the driver decodes. */
export const READ_ANY = { bsonRegExp: true, enableUtf8Validation: false } as const;

/** A value as it stands in a document. */
export interface RawElement {
  type: number;
  bytes: Buffer;
}

/** The fields at the top of a document, raw, in their order. Nothing is copied. */
export function* elementsIn(document: Uint8Array): Generator<[name: string, element: RawElement]> {
  const { buffer, byteOffset } = document;
  for (const [type, nameOffset, nameLength, offset, length] of BSON.onDemand.parseToElements(document)) {
    const name = Buffer.from(buffer, byteOffset + nameOffset, nameLength).toString('utf8');
    yield [name, { type, bytes: Buffer.from(buffer, byteOffset + offset, length) }];
  }
}

/** A field of a document at its top, raw; undefined where there is none. */
export function elementOf(document: Uint8Array, field: string): RawElement | undefined {
  for (const [name, element] of elementsIn(document)) if (name === field) return element;
  return undefined;
}

/** What two values of one type share if and only if they are the same. */
export const keyOf = ({ type, bytes }: RawElement): string => `${type}:${bytes.toString('base64')}`;

const NUMBERS = new Set([1, 16, 18, 19]);

/** Whether a value is of one of BSON's types of numbers, which compare with each other: double, 32-bit and 64-bit integer, decimal. */
export const isNumberElement = ({ type }: RawElement): boolean => NUMBERS.has(type);

/** What two values share if and only if MongoDB takes them for equal ids: numbers by their value, whatever their type. */
export const valueKeyOf = (element: RawElement): string =>
  isNumberElement(element) ? `number:${numberKey(valueOf(element))}` : keyOf(element);

/** The value as the driver takes it, with its own type. */
export const valueOf = ({ type, bytes }: RawElement): unknown =>
  (BSON.deserialize(documentOf({ v: { type, bytes } }), { ...ANY_BSON, promoteValues: false }) as { v: unknown }).v;

/** A document of raw values, in their order. An object has keys that look like numbers first: pass pairs where that matters. */
export function documentOf(
  elements: Readonly<Record<string, RawElement>> | Iterable<readonly [string, RawElement]>,
): Buffer {
  const parts: Buffer[] = [Buffer.alloc(4)];
  for (const [name, { type, bytes }] of Symbol.iterator in elements ? elements : Object.entries(elements))
    parts.push(Buffer.from([type]), Buffer.from(`${name}\0`), bytes);
  const whole = Buffer.concat([...parts, Buffer.alloc(1)]);
  whole.writeInt32LE(whole.length, 0);
  return whole;
}
