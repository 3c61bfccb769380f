/** From here on whole numbers have neighbours that a double does not hold. */
const FIRST_GAP = 2 ** 53;
/** Whole numbers of MongoDB are smaller than this; beyond, only doubles and decimals are stored. */
const BEYOND_INTEGERS = 2 ** 64;

const ZERO = 0x30;

/**
 * The value that a JSON number writes, in a form that two texts share if and only if they write the same value: digits without zeros at either end, and
 * an exponent. It is linear in the text, which may be as long as a body.
 */
function decimalOf(text: string): string {
  const [mantissa = '', exponent = '0'] = text.toLowerCase().split('e');
  const isNegative = mantissa.startsWith('-');
  const [whole = '', fraction = ''] = (isNegative ? mantissa.slice(1) : mantissa).split('.');
  const digits = whole + fraction;
  let [start, end] = [0, digits.length];
  while (start < end && digits.charCodeAt(start) === ZERO) start += 1;
  while (end > start && digits.charCodeAt(end - 1) === ZERO) end -= 1;
  if (start === end) return '0';
  const power = Number(exponent) - fraction.length + (digits.length - end);
  return `${isNegative ? '-' : ''}${digits.slice(start, end)}e${power}`;
}

/** A double holds every decimal of up to 15 digits and returns the same digits (DBL_DIG of C), if the double is normal. */
export const HELD_DIGITS = 15;
/** Bounds of the number of digits before the decimal point that make a double normal; negative for leading zeros after the point. */
const [LEAST_BEFORE, MOST_BEFORE] = [-306, 308];

/**
 * What {@link isExactNumber} says of a number of at most 15 digits, without making text of it: a body may have a hundred thousand of them.
 * @returns undefined for a number of more digits, or one that is very large or small
 */
function isExactShort(text: string): boolean | undefined {
  let [digits, count, zeros, power] = [0, 0, 0, 0];
  let isFraction = false;
  let at = text.startsWith('-') ? 1 : 0;
  for (; at < text.length; at += 1) {
    const digit = text.charCodeAt(at) - ZERO;
    if (digit > 9) break;
    if (digit < 0) {
      isFraction = true;
      continue;
    }
    if (isFraction) power -= 1;
    if (digit === 0) zeros += count > 0 ? 1 : 0;
    else {
      count += zeros + 1;
      if (count > HELD_DIGITS) return undefined;
      digits = digits * 10 ** (zeros + 1) + digit;
      zeros = 0;
    }
  }
  if (digits === 0) return true;
  power += zeros + (at < text.length ? Number(text.slice(at + 1)) : 0);
  const before = count + power;
  if (before < LEAST_BEFORE || before > MOST_BEFORE) return undefined;
  if (before <= HELD_DIGITS || Math.abs(Number(text)) >= BEYOND_INTEGERS) return true;
  // A whole number below 2^64 is its double if it is less than 2^53 times a power of two.
  while (digits % 2 === 0) digits /= 2;
  return digits * 5 ** power < FIRST_GAP;
}

/**
 * Whether JavaScript holds a JSON number as it was written. The number must have the same value when it is written again. Below 2^64, where MongoDB
 * compares it with 64-bit integers, a whole number must also be equal to its double: 36028797018963970 reads back, and is stored as …968.
 */
export function isExactNumber(text: string): boolean {
  return isExactShort(text) ?? isExactLong(text);
}

function isExactLong(text: string): boolean {
  const value = Number(text);
  const written = String(value);
  const size = Math.abs(value);
  if (written === text && size < FIRST_GAP) return true;
  if (!Number.isFinite(value)) return false;
  const decimal = decimalOf(text);
  if (decimal !== decimalOf(written)) return false;
  return size < FIRST_GAP || size >= BEYOND_INTEGERS || decimal === decimalOf(String(BigInt(value)));
}

/** Whether text is a double as its type says: the shortest decimal that stands for it, or, of a whole number, all of its digits. */
export function isExactDouble(text: string): boolean {
  const value = Number(text);
  if (!/^-?\d/.test(text) || !Number.isFinite(value)) return false;
  const decimal = decimalOf(text);
  return (
    decimal === decimalOf(String(value)) || (Number.isInteger(value) && decimal === decimalOf(String(BigInt(value))))
  );
}
