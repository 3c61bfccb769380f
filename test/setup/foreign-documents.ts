import { ARRAY, DOCUMENT, documentOf, documentSequence, type RawElement } from '@lucid/mongo';
import { mongo } from 'mongoose';

const { BSON } = mongo;

const int = (...values: number[]): Buffer => {
  const bytes = Buffer.alloc(4 * values.length);
  values.forEach((value, i) => bytes.writeInt32LE(value, 4 * i));
  return bytes;
};
const int64 = (value: bigint): Buffer => {
  const bytes = Buffer.alloc(8);
  bytes.writeBigInt64LE(value);
  return bytes;
};
const double = (value: number): Buffer => {
  const bytes = Buffer.alloc(8);
  bytes.writeDoubleLE(value);
  return bytes;
};
const string = (bytes: Buffer): Buffer => Buffer.concat([int(bytes.length + 1), bytes, Buffer.alloc(1)]);
const text = (value: string): Buffer => string(Buffer.from(value));
const raw = (type: number, ...bytes: Buffer[]): RawElement => ({ type, bytes: Buffer.concat(bytes) });
const inner = documentOf({ private_key: raw(2, text('hidden')) });

/** A value of every BSON type, the deprecated ones too, and those within a type that JavaScript has no value for. */
export const VALUES: Readonly<Record<string, RawElement>> = {
  double: raw(1, double(5.5)),
  NaN: raw(1, double(NaN)),
  'double that is whole': raw(1, double(5)),
  string: raw(2, text('text of another program')),
  'string that is no UTF-8': raw(2, string(Buffer.from([0x61, 0xff, 0x62]))),
  object: raw(DOCUMENT, inner),
  array: raw(ARRAY, documentOf({ 0: raw(2, text('a')), 1: raw(9, int64(5n)) })),
  'empty array': raw(ARRAY, documentOf({})),
  binData: raw(5, int(2), Buffer.from([0, 1, 2])),
  undefined: raw(6),
  objectId: raw(7, Buffer.alloc(12, 7)),
  bool: raw(8, Buffer.from([1])),
  date: raw(9, int64(1_767_225_600_000n)),
  'date in the year 20000': raw(9, int64(569_000_000_000_000n)),
  'date beyond JavaScript': raw(9, int64(1_767_225_600_000_000_001n)),
  'date before JavaScript': raw(9, int64(-9_223_372_036_854_775_808n)),
  null: raw(10),
  'regex that JavaScript cannot compile': raw(11, Buffer.from('(?i)[[:alpha:]]\0x\0')),
  dbPointer: raw(12, text('a.b'), Buffer.alloc(12, 7)),
  javascript: raw(13, text('x')),
  symbol: raw(14, text('symbol')),
  javascriptWithScope: raw(15, int(4 + 4 + 2 + 5), text('x'), documentOf({})),
  int: raw(16, int(5)),
  timestamp: raw(17, int64(4_294_967_298n)),
  long: raw(18, int64(7n)),
  'long beyond JavaScript': raw(18, int64(9_223_372_036_854_775_807n)),
  decimal: { type: 19, bytes: elementBytes(BSON.Decimal128.fromString('1.10')) },
  minKey: raw(255),
  maxKey: raw(127),
};

/** What MongoDB takes for an `_id`, each another one than the others: numbers of two types may be the same. */
export const IDS = Object.fromEntries(
  Object.entries(VALUES).filter(
    ([name, { type }]) => ![ARRAY, 6, 11].includes(type) && name !== 'double that is whole',
  ),
);

function elementBytes(value: unknown): Buffer {
  // Four bytes of length, one of type, `v` and its end; one byte ends the document.
  return Buffer.from(BSON.serialize({ v: value }).subarray(7, -1));
}

/** The elements of a document, each with its own bytes, in their order. */
export function elementsOf(document: Uint8Array): Record<string, RawElement> {
  const bytes = Buffer.from(document.buffer, document.byteOffset, document.length);
  return Object.fromEntries(
    Array.from(BSON.onDemand.parseToElements(bytes), ([type, nameOffset, nameLength, offset, length]) => [
      bytes.toString('utf8', nameOffset, nameOffset + nameLength),
      { type, bytes: bytes.subarray(offset, offset + length) },
    ]),
  );
}

/** A document with the value at a path replaced, or added. */
export function withValue(document: Uint8Array, [name = '', ...rest]: readonly string[], value: RawElement): Buffer {
  const elements = elementsOf(document);
  const present = elements[name];
  const nested = present ?? { type: DOCUMENT, bytes: documentOf({}) };
  const replaced = rest.length === 0 ? value : { type: nested.type, bytes: withValue(nested.bytes, rest, value) };
  return documentOf({ ...elements, [name]: replaced });
}

/** Inserts raw documents as a program does that the validators do not reach. @returns the indexes of those that a unique index refused */
export async function insertForeign(db: mongo.Db, collection: string, documents: readonly Buffer[]): Promise<number[]> {
  const refused: number[] = [];
  for (let i = 0; i < documents.length; i += 500) {
    const command = {
      insert: collection,
      documents: documentSequence('documents', documents.slice(i, i + 500)),
      ...{ ordered: false, bypassDocumentValidation: true },
    };
    const { writeErrors = [] } = (await db.command(command)) as { writeErrors?: { index: number; code: number }[] };
    if (writeErrors.some(({ code }) => code !== 11000)) throw new Error(JSON.stringify(writeErrors[0]));
    refused.push(...writeErrors.map(({ index }) => i + index));
  }
  return refused;
}
