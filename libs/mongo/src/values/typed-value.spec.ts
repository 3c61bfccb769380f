import type { Scalar } from '@lucid/common';
import fc from 'fast-check';
import { mongo } from 'mongoose';
import { extendedJson, extendedJsonText } from './extended-json';
import { orderedJson } from './ordered-json';
import { exactValue, typedValue, untypedValue } from './typed-value';

const {
  Binary,
  BSONRegExp,
  BSONSymbol,
  Code,
  Decimal128,
  Double,
  Int32,
  Long,
  MaxKey,
  MinKey,
  ObjectId,
  Timestamp,
  UUID,
} = mongo.BSON;
const { EJSON } = mongo.BSON;

const bytesOf = (value: unknown): string => Buffer.from(mongo.BSON.serialize({ value })).toString('hex');

/** Canonical extended JSON, with the keys of a document in their order: an object of JavaScript puts numbers first. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (!(value instanceof Map)) return EJSON.stringify(value, { relaxed: false });
  return `{${[...(value as Map<string, unknown>)].map(([key, child]) => `${JSON.stringify(key)}:${canonical(child)}`).join()}}`;
}

const long = fc.bigInt(-(2n ** 63n), 2n ** 63n - 1n).map((value) => Long.fromBigInt(value));
const scalar: fc.Arbitrary<unknown> = fc.oneof(
  long,
  fc.bigInt(2n ** 53n - 3n, 2n ** 53n + 3n).map((value) => Long.fromBigInt(value)),
  fc.integer().map((value) => new Int32(value)),
  fc.double().map((value) => new Double(value)),
  fc
    .tuple(fc.bigInt(0n, 10n ** 34n - 1n), fc.integer({ min: -6000, max: 6000 }))
    .map(([digits, exponent]) => Decimal128.fromString(`${digits}E${exponent}`)),
  fc.constantFrom('NaN', 'Infinity', '-Infinity', '-0', '1.10').map((text) => Decimal128.fromString(text)),
  fc.date({ noInvalidDate: true }),
  fc.uint8Array({ minLength: 12, maxLength: 12 }).map((bytes) => new ObjectId(bytes)),
  fc
    .tuple(fc.uint8Array({ maxLength: 20 }), fc.constantFrom(0, 5, 128))
    .map(([bytes, type]) => new Binary(bytes, type)),
  fc.uuid().map((text) => new UUID(text)),
  fc.tuple(fc.nat(2 ** 32 - 1), fc.nat(2 ** 32 - 1)).map(([t, i]) => new Timestamp({ t, i })),
  fc.constantFrom<unknown>(null, true, false, '', 'text', '$gt', new MinKey(), new MaxKey()),
  fc.constantFrom<unknown>(new BSONRegExp('^a', 'i'), new BSONSymbol('s'), new Code('x'), new Code('x', { a: 1 })),
);
const value = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    scalar,
    fc.array(tie('value'), { maxLength: 3 }),
    fc
      .uniqueArray(fc.tuple(fc.constantFrom('a', '10', '2', 'b'), tie('value')), {
        selector: ([key]) => key,
        maxLength: 3,
      })
      .map((entries) => new Map(entries)),
  ),
})).value;

describe('a value as extended JSON', () => {
  it('is read as it was, whatever its type, from canonical extended JSON', () => {
    fc.assert(
      fc.property(value, (given) => {
        expect(bytesOf(exactValue(canonical(given)))).toBe(bytesOf(given));
      }),
      { numRuns: 2000 },
    );
  });

  it('is read with the same 64-bit integers from what answers tell', () => {
    fc.assert(
      fc.property(long, (given) => {
        const read = exactValue(extendedJsonText(given));
        expect(String(read)).toBe(String(given));
        expect(String(orderedJson(String(given)))).toBe(String(given));
        expect(extendedJson({ a: [given] })).toEqual({
          a: [Number.isSafeInteger(given.toNumber()) ? given.toNumber() : { $numberLong: String(given) }],
        });
      }),
    );
  });

  it.each([
    ...[
      '{"$gt":1}',
      '{"a":{"$ne":1}}',
      '{"$where":"1"}',
      '{"$ref":"a","$id":1}',
      '{"$undefined":true}',
      '[{"$expr":1}]',
    ],
    ...['{"$numberLong":"1","$gt":1}', '{"$numberLong":"1","a":1}', '{"$numberLong":1}', '{"$numberLong":"0x1"}'],
    ...['{"$numberInt":"2147483648"}', '{"$numberLong":"-9223372036854775809"}', '9223372036854775808', '1e400'],
    ...[
      '{"$numberDouble":"0.10000000000000001"}',
      '{"$numberDouble":""}',
      '{"$numberDouble":"1e400"}',
      '0.10000000000000001',
    ],
    ...[`{"$numberDecimal":"${'1'.repeat(35)}"}`, '{"$numberDecimal":"x"}', '{"$numberDecimal":"1E7000"}'],
    ...['{"$date":"now"}', '{"$date":"2026-01-01T00:00:00.0001Z"}', '{"$date":{"$numberLong":"8640000000000001"}}'],
    ...['{"$oid":"1"}', '{"$uuid":"1"}', '{"$minKey":2}', '{"$timestamp":{"t":-1,"i":0}}', '{"$timestamp":{"t":1}}'],
    ...[
      '{"$binary":{"base64":"A","subType":"00"}}',
      '{"$binary":"AA=="}',
      '{"$regularExpression":{"pattern":"a","options":"z"}}',
    ],
    ...['', '{', 'text', `${'['.repeat(17)}${']'.repeat(17)}`],
  ])('is refused where BSON does not hold it as it is written: %s', (text) => {
    expect(exactValue(text)).toBeUndefined();
  });
});

describe('a typed value', () => {
  it('is told so that it is read as it was', () => {
    fc.assert(
      fc.property(scalar, (given) => {
        // MongoDB's answers have small numbers without their type, and compare them by value.
        const stored = (
          mongo.BSON.deserialize(mongo.BSON.serialize({ given }), { bsonRegExp: true }) as { given: unknown }
        ).given;
        const { value: told, value_type } = untypedValue(stored);
        const read = typedValue(told, value_type);
        if (typeof stored === 'number' && Number.isFinite(stored)) expect(read).toBe(stored);
        else expect(bytesOf(read)).toBe(bytesOf(stored));
      }),
      { numRuns: 1000 },
    );
  });

  it.each<[Scalar, Parameters<typeof typedValue>[1], unknown]>([
    ['a', undefined, 'a'],
    [1.5, undefined, 1.5],
    [1, 'long', undefined],
    ['1', 'long', Long.fromNumber(1)],
    ['1.5', 'long', undefined],
    ['0.10', 'decimal', Decimal128.fromString('0.10')],
    [`0.${'1'.repeat(33)}`, 'decimal', Decimal128.fromString(`0.${'1'.repeat(33)}`)],
    [`12.${'1'.repeat(33)}`, 'decimal', undefined],
    ['2026-01-01T00:00:00.001Z', 'date', new Date('2026-01-01T00:00:00.001Z')],
    ['2026-01-01T00:00:00.0011Z', 'date', undefined],
    ['2026-01-01T00:00:00.0010000Z', 'date', new Date('2026-01-01T00:00:00.001Z')],
    ['2026-01-01', 'date', undefined],
    ['0123456789abcdef01234567', 'object_id', new ObjectId('0123456789abcdef01234567')],
    ['0123456789abcdef0123456', 'object_id', undefined],
  ])('of %j with the type %s is %s', (given, type, wanted) => {
    expect(typedValue(given, type)).toEqual(wanted);
  });
});
