import { mongo } from 'mongoose';

const { Double, Int32 } = mongo.BSON;

/** A number as a whole number times a power of ten, which every double, integer and decimal of BSON is. */
interface Decimal {
  coefficient: bigint;
  exponent: number;
}

/** Bits of a double: 52 of its fraction, and the exponent of the last of them. */
const FRACTION_BITS = 52n;
const LAST_EXPONENT = 1075;

function decimalOfDouble(value: number): Decimal {
  const bits = new DataView(new ArrayBuffer(8));
  bits.setFloat64(0, Math.abs(value));
  const raw = bits.getBigUint64(0);
  const biased = Number(raw >> FRACTION_BITS);
  const fraction = raw & ((1n << FRACTION_BITS) - 1n);
  const whole = (biased === 0 ? fraction : fraction | (1n << FRACTION_BITS)) * (value < 0 ? -1n : 1n);
  const power = Math.max(biased, 1) - LAST_EXPONENT;
  if (power >= 0) return { coefficient: whole << BigInt(power), exponent: 0 };
  // A half is five tenths.
  return { coefficient: whole * 5n ** BigInt(-power), exponent: power };
}

function decimalOfText(text: string): Decimal {
  const [, sign = '', whole = '0', fraction = '', exponent = '0'] =
    /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d+))?$/.exec(text) ?? [];
  return {
    coefficient: BigInt(`${sign}${whole}${fraction}`.replace('+', '')),
    exponent: Number(exponent) - fraction.length,
  };
}

/** Whether a value is of one of BSON's types of numbers. */
export const isNumber = (value: unknown): boolean =>
  typeof value === 'number' ||
  (typeof value === 'object' &&
    value !== null &&
    ['Double', 'Int32', 'Long', 'Decimal128'].includes(String((value as { _bsontype?: unknown })._bsontype)));

/** Integers that JavaScript holds, NaN and the infinities. */
const SMALL_OR_NONE = /^(?:-?\d{1,15}|NaN|-?Infinity)$/;

/** A number as JavaScript has it, where it does so exactly, or NaN or infinite; else as a decimal. */
function read(value: unknown): number | Decimal {
  if (typeof value === 'number') return value;
  if (value instanceof Double || value instanceof Int32) return value.valueOf();
  const text = String(value);
  return SMALL_OR_NONE.test(text) ? Number(text) : decimalOfText(text);
}

const decimalOf = (value: number | Decimal): Decimal => (typeof value === 'number' ? decimalOfDouble(value) : value);

/** Of equal numbers, all have this form: no zeros at the end of the coefficient. */
function reduced({ coefficient, exponent }: Decimal): Decimal {
  if (coefficient === 0n) return { coefficient: 0n, exponent: 0 };
  const digits = String(coefficient);
  const zeros = /0*$/.exec(digits)?.[0].length ?? 0;
  return { coefficient: BigInt(digits.slice(0, digits.length - zeros)), exponent: exponent + zeros };
}

/** How many digits stand before the point: of two numbers of one sign, the larger has more. */
const sizeOf = ({ coefficient, exponent }: Decimal): number => String(coefficient).replace('-', '').length + exponent;

const signOf = (value: bigint): number => (value < 0n ? -1 : value > 0n ? 1 : 0);

function orderDecimals(left: Decimal, right: Decimal): number {
  const sign = signOf(left.coefficient);
  if (sign !== signOf(right.coefficient) || sign === 0) return sign - signOf(right.coefficient);
  const sizes = sizeOf(left) - sizeOf(right);
  if (sizes !== 0) return sizes * sign;
  // Of one size, they differ in their exponents by no more than they have digits.
  const exponent = Math.min(left.exponent, right.exponent);
  const scaled = ({ coefficient, exponent: own }: Decimal): bigint => coefficient * 10n ** BigInt(own - exponent);
  return signOf(scaled(left) - scaled(right));
}

/**
 * How two numbers of BSON compare, of whatever types, as exactly as MongoDB compares them: below zero, zero, above. NaN is equal to itself, and has no order
 * with others: undefined.
 */
export function orderNumbers(left: unknown, right: unknown): number | undefined {
  const [a, b] = [read(left), read(right)];
  if (typeof a === 'number' && typeof b === 'number') {
    if (Number.isNaN(a) || Number.isNaN(b)) return Number.isNaN(a) && Number.isNaN(b) ? 0 : undefined;
    return a === b ? 0 : a < b ? -1 : 1;
  }
  for (const [each, order] of [
    [a, 1],
    [b, -1],
  ] as const) {
    if (Number.isNaN(each)) return undefined;
    if (each === Infinity) return order;
    if (each === -Infinity) return -order;
  }
  return orderDecimals(reduced(decimalOf(a)), reduced(decimalOf(b)));
}

/** Text that two numbers of BSON share if and only if they are equal, whatever their types. */
export function numberKey(value: unknown): string {
  const number = read(value);
  if (typeof number === 'number' && !Number.isFinite(number)) return String(number);
  const { coefficient, exponent } = reduced(decimalOf(number));
  return `${coefficient}e${exponent}`;
}
