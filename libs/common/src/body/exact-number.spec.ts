import fc from 'fast-check';
import { isExactNumber } from './exact-number';

/** The value of a JSON number as a fraction of whole numbers: what the text says, by nothing but BigInt. */
function fractionOf(text: string): [numerator: bigint, denominator: bigint] {
  const [, sign = '', whole = '', fraction = '', exponent = '0'] =
    /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(text) ?? [];
  const power = Number(exponent) - fraction.length;
  const digits = BigInt(`${sign}${whole}${fraction}`);
  return power >= 0 ? [digits * 10n ** BigInt(power), 1n] : [digits, 10n ** BigInt(-power)];
}

const order = (left: string, right: string): number => {
  const [a, b] = [fractionOf(left), fractionOf(right)];
  const difference = a[0] * b[1] - b[0] * a[1];
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
};

/** What a number may be written as: whole numbers at the borders, long decimals, exponents, zeros wherever they may stand. */
const border = fc.constantFrom(2n ** 53n, 2n ** 63n, 2n ** 64n, 10n ** 15n, 10n ** 22n, 10n ** 23n, 2n ** 31n);
const written = fc.oneof(
  fc.tuple(border, fc.bigInt(-5n, 5n), fc.boolean()).map(([at, by, turn]) => String(turn ? -at - by : at + by)),
  fc.bigInt(-(10n ** 25n), 10n ** 25n).map(String),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
  fc.double({ min: -(2 ** 70), max: 2 ** 70, noNaN: true }).map((value) => BigInt(Math.trunc(value)).toString()),
  fc
    .tuple(fc.bigInt(0n, 10n ** 19n), fc.nat(20), fc.option(fc.integer({ min: -330, max: 310 }), { nil: undefined }))
    .map(([digits, point, exponent]) => {
      const text = String(digits).padStart(point + 1, '0');
      const mantissa = point === 0 ? text : `${text.slice(0, -point)}.${text.slice(-point)}`;
      return exponent === undefined ? mantissa : `${mantissa}e${exponent}`;
    }),
);

describe('isExactNumber', () => {
  it.each([
    ['0', true],
    ['-0.0', true],
    ['0e99999999999999999999', true],
    ['0.1', true],
    ['1.0', true],
    ['1e2', true],
    ['100000000000000000000', true],
    ['9007199254740991', true],
    ['9007199254740992', true],
    ['9007199254740993', false],
    ['9007199254740992.0', true],
    ['9007199254740993.0', false],
    ['9.007199254740993e15', false],
    ['9007199254740994', true],
    ['-9007199254740993', false],
    ['36028797018963968', false],
    ['36028797018963970', false],
    ['3.602879701896397e16', false],
    ['9223372036854775807', false],
    ['18446744073709551615', false],
    ['1.7976931348623157e308', true],
    ['5e-324', true],
    ['4e-324', false],
    ['1e400', false],
    ['-1e400', false],
    ['1e-400', false],
    ['0.12345678901234568', true],
    ['0.123456789012345678', false],
    ['0.10000000000000001', false],
    ['1.00000000000000000000000000', true],
    ['1.00000000000000000000000001', false],
    [`1${'0'.repeat(400)}`, false],
    [`0.${'0'.repeat(400)}1`, false],
  ])('of %s: %s', (text, exact) => expect(isExactNumber(text)).toBe(exact));

  it('takes a number whose double reads back with the same value, and a whole number below 2^64 only if it is that double', () => {
    fc.assert(
      fc.property(written, (text) => {
        const value = Number(text);
        const readsBack = Number.isFinite(value) && order(text, String(value)) === 0;
        const mustBeEqual = Math.abs(value) >= 2 ** 53 && Math.abs(value) < 2 ** 64;
        const [numerator, denominator] = fractionOf(text);
        const isEqual = mustBeEqual && numerator === BigInt(value) * denominator;
        expect(isExactNumber(text)).toBe(readsBack && (!mustBeEqual || isEqual));
      }),
      { numRuns: 5000 },
    );
  });

  it('takes only numbers whose doubles are in the order of what is written', () => {
    const exact = written.filter(isExactNumber);
    fc.assert(
      fc.property(exact, exact, (left, right) => {
        expect(order(left, right)).toBe(Math.sign(Number(left) - Number(right)) + 0);
      }),
      { numRuns: 5000 },
    );
  });

  it('takes no time that grows faster than the text', () => {
    const digits = `1.${'0'.repeat(4_000_000)}1`;
    expect(isExactNumber(digits)).toBe(false);
  });
});
