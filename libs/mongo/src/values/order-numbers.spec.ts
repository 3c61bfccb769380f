import fc from 'fast-check';
import { mongo } from 'mongoose';
import { numberKey, orderNumbers } from './order-numbers';

const { Decimal128, Double, Int32, Long } = mongo.BSON;

/** The value of a number as a fraction of whole numbers, by nothing but what its type says. */
function fractionOf(value: unknown): [numerator: bigint, denominator: bigint] {
  if (value instanceof Decimal128) {
    const [, sign = '', whole = '', fraction = '', exponent = '0'] =
      /^(-?)(\d+)(?:\.(\d+))?(?:E([+-]\d+))?$/.exec(value.toString()) ?? [];
    const power = BigInt(exponent) - BigInt(fraction.length);
    const digits = BigInt(`${sign}${whole}${fraction}`);
    return power >= 0n ? [digits * 10n ** power, 1n] : [digits, 10n ** -power];
  }
  if (value instanceof Long) return [BigInt(value.toString()), 1n];
  let [number, denominator] = [Number(value), 1n];
  // Doubling is exact, and ends with a whole number: below 2^53 nothing is lost.
  while (!Number.isInteger(number)) [number, denominator] = [number * 2, denominator * 2n];
  return [BigInt(number), denominator];
}

function modelOrder(left: unknown, right: unknown): number {
  const [a, b] = [fractionOf(left), fractionOf(right)];
  const difference = a[0] * b[1] - b[0] * a[1];
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

const border = fc
  .tuple(fc.constantFrom(0n, 5n, 2n ** 31n, 2n ** 53n, 2n ** 62n), fc.bigInt(-2n, 2n), fc.boolean())
  .map(([at, by, turn]) => (turn ? -at : at) + by);
const number = fc.oneof(
  border.map((value) => Long.fromBigInt(value)),
  border.map((value) => new Double(Number(value))),
  border.map((value) => Decimal128.fromString(String(value))),
  border.map((value) => Decimal128.fromString(`${value}.${'0'.repeat(10)}1`)),
  border.map((value) => Decimal128.fromString(`${value}.0`)),
  fc.integer().map((value) => new Int32(value)),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => new Double(value)),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc
    .tuple(fc.bigInt(-(10n ** 34n) + 1n, 10n ** 34n - 1n), fc.integer({ min: -400, max: 400 }))
    .map(([digits, exponent]) => Decimal128.fromString(`${digits}E${exponent}`)),
);

describe('orderNumbers', () => {
  it('orders numbers of all types by their exact values', () => {
    fc.assert(
      fc.property(number, number, (left, right) => {
        expect(Math.sign(orderNumbers(left, right) ?? NaN) + 0).toBe(modelOrder(left, right));
        expect(numberKey(left) === numberKey(right)).toBe(modelOrder(left, right) === 0);
      }),
      { numRuns: 3000 },
    );
  });

  it('has infinities at the ends, and NaN equal to itself alone', () => {
    const infinities = [Infinity, new Double(Infinity), Decimal128.fromString('Infinity')];
    const largest = [Number.MAX_VALUE, Long.MAX_VALUE, Decimal128.fromString('9E+6144')];
    const none = [NaN, new Double(NaN), Decimal128.fromString('NaN')];
    for (const most of infinities) {
      for (const other of infinities) expect(orderNumbers(most, other)).toBe(0);
      for (const other of largest) expect([orderNumbers(most, other), orderNumbers(other, most)]).toEqual([1, -1]);
      for (const other of none)
        expect([orderNumbers(most, other), orderNumbers(other, most)]).toEqual([undefined, undefined]);
    }
    for (const one of none) for (const other of none) expect(orderNumbers(one, other)).toBe(0);
    for (const one of none) expect(orderNumbers(one, Decimal128.fromString('0.5'))).toBeUndefined();
  });
});
