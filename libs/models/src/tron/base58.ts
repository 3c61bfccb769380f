/** Bitcoin's alphabet, which TRON shares: no 0, O, I or l. */
const ALPHABET = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';

const DIGITS: ReadonlyMap<string, number> = new Map(Array.from(ALPHABET, (character, digit) => [character, digit]));

/** Quadratic in its length, as any change of base to a power of two is: for short inputs only. */
export function encodeBase58(bytes: Uint8Array): string {
  const digits = changeBase(bytes, 256, 58);
  return '1'.repeat(leadingZeros(bytes)) + Array.from(digits.reverse(), (digit) => ALPHABET.charAt(digit)).join('');
}

/** Undefined where a character is not in the alphabet. Quadratic: check the length of foreign input first. */
export function decodeBase58(text: string): Buffer | undefined {
  const digits: number[] = [];
  for (const character of text) {
    const digit = DIGITS.get(character);
    if (digit === undefined) return undefined;
    digits.push(digit);
  }
  // Base 58 alone would lose leading zero bytes: each is written as one leading "1".
  return Buffer.from([...new Array<number>(leadingZeros(digits)).fill(0), ...changeBase(digits, 58, 256).reverse()]);
}

function leadingZeros(digits: ArrayLike<number>): number {
  let zeros = 0;
  while (digits[zeros] === 0) zeros += 1;
  return zeros;
}

/** Digits go in with the most significant first and come out with the least significant first, none of them leading. */
function changeBase(digits: Iterable<number>, from: number, to: number): number[] {
  const out: number[] = [];
  for (const digit of digits) {
    let carry = digit;
    // By index: an iterator's pairs took a fifth of the time that a whole transaction is checked in.
    for (let place = 0; place < out.length; place += 1) {
      carry += (out[place] ?? 0) * from;
      out[place] = carry % to;
      carry = Math.floor(carry / to);
    }
    for (; carry > 0; carry = Math.floor(carry / to)) out.push(carry % to);
  }
  return out;
}
