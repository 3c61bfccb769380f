import { mongo } from 'mongoose';

const { BSON } = mongo;
const { EJSON } = BSON;

const OBJECT = 3;
const ARRAY = 4;

/** Everything is left as its own BSON type: a double is not to come back as an integer. */
const AS_STORED = { promoteValues: false, bsonRegExp: true } as const;

/**
 * BSON as canonical Extended JSON, with its keys in the order in which they are stored. A plain object would put keys
 * that look like numbers first, and an index over `{"10": 1, "2": 1}` would come back as another one.
 */
export function canonicalJson(document: Uint8Array, isArray = false): string {
  const parts = [...BSON.onDemand.parseToElements(document)].map(([type, nameOffset, nameLength, offset, length]) => {
    const value = document.subarray(offset, offset + length);
    const text = type === OBJECT || type === ARRAY ? canonicalJson(value, type === ARRAY) : leaf(type, value);
    if (isArray) return text;
    const name = Buffer.from(document.buffer, document.byteOffset + nameOffset, nameLength).toString('utf8');
    return `${JSON.stringify(name)}:${text}`;
  });
  return isArray ? `[${parts.join(',')}]` : `{${parts.join(',')}}`;
}

/** One value, as the driver's own library writes it. */
function leaf(type: number, value: Uint8Array): string {
  // A document with the one key `v`: length, type, key, value, end.
  const bytes = Buffer.alloc(4 + 1 + 2 + value.length + 1);
  bytes.writeInt32LE(bytes.length, 0);
  bytes.writeUInt8(type, 4);
  bytes.write('v\0', 5);
  bytes.set(value, 7);
  return EJSON.stringify((BSON.deserialize(bytes, AS_STORED) as { v: unknown }).v, { relaxed: false });
}
