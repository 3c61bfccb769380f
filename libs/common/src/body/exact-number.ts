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

/**
 * Whether JavaScript holds a JSON number as it was written. The number must have the same value when it is written again. Below 2^64, where MongoDB
 * compares it with 64-bit integers, a whole number must also be equal to its double: 36028797018963970 reads back, and is stored as …968.
 */
export function isExactNumber(text: string): boolean {
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
