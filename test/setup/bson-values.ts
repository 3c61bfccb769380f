import { mongo } from 'mongoose';

const { BSON } = mongo;

const MOST_LONG = BSON.Long.MAX_VALUE;
const LEAST_LONG = BSON.Long.MIN_VALUE;

/** A document with one element that no driver writes any more: its type, and its bytes. */
function oldElement(type: number, value: readonly number[]): Buffer {
  const bytes = Buffer.from([0, 0, 0, 0, type, ...Buffer.from('v\0'), ...value, 0]);
  bytes.writeInt32LE(bytes.length);
  return bytes;
}

const POINTED = [4, 0, 0, 0, ...Buffer.from('a.b\0'), ...Buffer.alloc(12, 7)];

/** Dates of MongoDB that no Date of JavaScript holds, in ms since 1970. */
const FAR_TIMES = { first: -(2n ** 63n), last: 2n ** 63n - 1n, 'before the first': -(86_400n * 10n ** 11n) - 1n };

function timeElement(ms: bigint): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigInt64LE(ms);
  return oldElement(9, [...bytes]);
}

/**
 * Values of every BSON type, with those at and beyond the borders of what JavaScript holds, each as a document that has it as `v`: some of them no driver
 * can be told to write.
 */
export const BSON_VALUES: ReadonlyMap<string, Buffer> = new Map([
  ...Object.entries({
    double: new BSON.Double(1.5),
    'double of a whole number': new BSON.Double(2 ** 53),
    'negative zero': new BSON.Double(-0),
    'double beyond 64 bits': new BSON.Double(1e300),
    NaN: new BSON.Double(NaN),
    Infinity: new BSON.Double(Infinity),
    string: 'text',
    'empty string': '',
    object: { a: 1 },
    'empty object': {},
    array: ['a', 1],
    'empty array': [],
    binary: new BSON.Binary(Buffer.from([0, 1, 255]), 0),
    uuid: new BSON.UUID('0b3f6b1c-51a4-4d4a-8f3b-0123456789ab'),
    objectId: new BSON.ObjectId('0123456789abcdef01234567'),
    true: true,
    false: false,
    date: new Date('2026-01-01T00:00:00.001Z'),
    'first date': new Date(-8.64e15),
    'last date': new Date(8.64e15),
    null: null,
    regex: new BSON.BSONRegExp('^a/b', 'i'),
    javascript: new BSON.Code('function () { return 1; }'),
    'javascript with scope': new BSON.Code('x', { x: 1 }),
    symbol: new BSON.BSONSymbol('symbol'),
    int: new BSON.Int32(5),
    'least int': new BSON.Int32(-(2 ** 31)),
    'most int': new BSON.Int32(2 ** 31 - 1),
    timestamp: new BSON.Timestamp({ t: 4_294_967_295, i: 4_294_967_295 }),
    long: new BSON.Long(5),
    'safe long': BSON.Long.fromString('9007199254740991'),
    'last long without a gap': BSON.Long.fromString('9007199254740992'),
    'first long in a gap': BSON.Long.fromString('9007199254740993'),
    'most long': MOST_LONG,
    'least long': LEAST_LONG,
    decimal: BSON.Decimal128.fromString('0.1'),
    'decimal of 34 digits': BSON.Decimal128.fromString('9007199254740993.000000000000000001'),
    'largest decimal': BSON.Decimal128.fromString('9.999999999999999999999999999999999E+6144'),
    'decimal NaN': BSON.Decimal128.fromString('NaN'),
    minKey: new BSON.MinKey(),
    maxKey: new BSON.MaxKey(),
  }).map(([name, v]): [string, Buffer] => [name, Buffer.from(BSON.serialize({ v }))]),
  ...Object.entries(FAR_TIMES).map(([name, ms]): [string, Buffer] => [`${name} time of MongoDB`, timeElement(ms)]),
  ['undefined', oldElement(6, [])],
  ['dbPointer', oldElement(12, POINTED)],
]);

/** The values that BSON holds and no client can name exactly: JavaScript, or the driver, reads each as something else. */
export const UNNAMEABLE: ReadonlySet<string> = new Set([
  ...Object.keys(FAR_TIMES).map((name) => `${name} time of MongoDB`),
  'undefined',
  'dbPointer',
]);

const AS_STORED = { promoteValues: false, bsonRegExp: true } as const;

/** The value of such a document, of its own type. */
export const valueOf = (document: Buffer): unknown => (BSON.deserialize(document, AS_STORED) as { v: unknown }).v;

/** The canonical extended JSON of such a value; of those that the driver reads as something else, what the specification says. */
export function canonicalOf(name: string, document: Buffer): string {
  if (name === 'undefined') return '{"$undefined":true}';
  if (name === 'dbPointer') return `{"$dbPointer":{"$ref":"a.b","$id":{"$oid":"${'07'.repeat(12)}"}}}`;
  const [time] = Object.entries(FAR_TIMES).filter(([far]) => name === `${far} time of MongoDB`);
  if (time !== undefined) return `{"$date":{"$numberLong":"${time[1]}"}}`;
  return BSON.EJSON.stringify(valueOf(document), { relaxed: false });
}

/** A BSON element that stands in for a value while a document is made: its text is found again in the bytes. */
const MARK = 'put the value here';

/**
 * A document with a raw value at the place of the text {@link MARK}.
 * @param made makes the document with the mark in the place of the value
 */
export function documentWith(made: (mark: string) => mongo.Document, value: Buffer): Buffer {
  return splice(Buffer.from(BSON.serialize(made(MARK))), value);
}

/** The same of BSON: lengths of all documents around the value change with it. */
function splice(document: Buffer, value: Buffer): Buffer {
  const [element] = [...BSON.onDemand.parseToElements(value)];
  if (element === undefined) throw new Error('There is no value to put in');
  const [type, , , offset, length] = element;
  const parts = [...BSON.onDemand.parseToElements(document)].map(([kind, nameOffset, nameLength, at, size]) => {
    const name = document.subarray(nameOffset, nameOffset + nameLength);
    const own = document.subarray(at, at + size);
    const isMark = kind === 2 && own.subarray(4, -1).toString() === MARK;
    const isNested = kind === 3 || kind === 4;
    const content = isMark ? value.subarray(offset, offset + length) : isNested ? splice(own, value) : own;
    return Buffer.concat([Buffer.from([isMark ? type : kind]), name, Buffer.from([0]), content]);
  });
  const whole = Buffer.concat([Buffer.alloc(4), ...parts, Buffer.alloc(1)]);
  whole.writeInt32LE(whole.length);
  return whole;
}
