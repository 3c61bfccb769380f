import { mongo } from 'mongoose';

const { BSON } = mongo;

/** Types of BSON values that are looked into. */
export const DOCUMENT = 3;
export const ARRAY = 4;
export const TIMESTAMP = 17;

/** A value as it is stored: nothing of it is lost, whatever it is. */
export interface RawValue {
  type: number;
  bytes: Buffer;
}

/** The fields of a document, in their order. */
export type RawFields = Map<string, RawValue>;

/** Takes the top level of a document apart. */
export function fieldsIn(document: Uint8Array): RawFields {
  const fields: RawFields = new Map();
  for (const [type, nameOffset, nameLength, offset, length] of BSON.onDemand.parseToElements(document)) {
    const name = Buffer.from(document.buffer, document.byteOffset + nameOffset, nameLength).toString('utf8');
    fields.set(name, { type, bytes: Buffer.from(document.buffer, document.byteOffset + offset, length) });
  }
  return fields;
}

/** Puts a document together again. */
export function documentWith(fields: Iterable<readonly [string, RawValue]>): Buffer {
  const pieces: Buffer[] = [Buffer.alloc(4)];
  for (const [name, { type, bytes }] of fields) pieces.push(Buffer.from([type]), Buffer.from(`${name}\0`), bytes);
  pieces.push(Buffer.from([0]));
  const document = Buffer.concat(pieces);
  document.writeInt32LE(document.length, 0);
  return document;
}

/** The documents of an array's value. */
export const documentsInArray = (value: RawValue | undefined): Buffer[] =>
  value === undefined ? [] : [...fieldsIn(value.bytes).values()].map(({ bytes }) => bytes);

/** The text of a string's value; undefined of any other. */
export const textIn = (value: RawValue | undefined): string | undefined =>
  value?.type === 2 ? value.bytes.toString('utf8', 4, value.bytes.length - 1) : undefined;

/** Whether a value is true. */
export const isTrue = (value: RawValue | undefined): boolean => value?.type === 8 && value.bytes[0] === 1;

/** What tells values apart: their type and all of their bytes. */
export const keyOf = ({ type, bytes }: RawValue): string => `${type}:${bytes.toString('latin1')}`;
