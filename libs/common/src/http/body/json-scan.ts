import { ProblemError } from '../../problem/errors';

/** The most levels of a body, of objects and lists together. */
export const MAX_DEPTH = 20;
/** The most keys of one object. */
export const MAX_KEYS = 1000;
/** Of so many values one may be an object or a list: each takes several times the memory and time of a text or number. */
export const VALUES_PER_NESTED = 4;

const SPACE = 0x20;
const QUOTE = 0x22;
const COMMA = 0x2c;
const COLON = 0x3a;
const OPEN_LIST = 0x5b;
const BACKSLASH = 0x5c;
const CLOSE_LIST = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;

const tooMany = (what: string): ProblemError =>
  new ProblemError('too_many_values', `The body has more than ${what}. Send less in one request.`);

/** The place of the quote that ends a string; the end of the bytes where there is none. */
function endOfString(bytes: Uint8Array, start: number): number {
  let at = start + 1;
  while (at < bytes.length && bytes[at] !== QUOTE) at += bytes[at] === BACKSLASH ? 2 : 1;
  return at;
}

/**
 * Counts what a JSON text would bring into memory, before anything is parsed: one pass over the bytes, which allocates nothing and ends at the first
 * limit. A text that is not JSON is counted too; JSON.parse refuses it afterwards.
 * @param mostValues of any kind: objects, lists, text, numbers, flags, nulls
 * @returns the number of keys in all objects; a key that occurs twice in one object counts twice
 * @throws ProblemError 400 for too many levels, values, objects and lists, or keys of one object
 */
export function scanJson(bytes: Uint8Array, mostValues: number): number {
  const keysAt = new Uint32Array(MAX_DEPTH + 1);
  let depth = 0;
  let keys = 0;
  let values = 1;
  let nested = 0;
  const mostNested = Math.floor(mostValues / VALUES_PER_NESTED);
  // An object or list that was opened has a first value unless it is closed at once.
  let isOpened = false;
  for (let at = 0; at < bytes.length; at += 1) {
    const sign = bytes[at] ?? 0;
    if (sign <= SPACE) continue;
    const isClosing = sign === CLOSE_LIST || sign === CLOSE_OBJECT;
    if (isOpened && !isClosing) values += 1;
    isOpened = false;
    if (sign === QUOTE) at = endOfString(bytes, at);
    else if (isClosing) depth -= 1;
    else if (sign === COMMA) values += 1;
    else if (sign === OPEN_LIST || sign === OPEN_OBJECT) {
      depth += 1;
      if (depth > MAX_DEPTH) throw new ProblemError('too_deep', `The body nests more than ${MAX_DEPTH} levels deep.`);
      nested += 1;
      if (nested > mostNested) throw tooMany(`${mostNested} objects and lists`);
      keysAt[depth] = 0;
      isOpened = true;
    } else if (sign === COLON) {
      keys += 1;
      const ofObject = (keysAt[depth] ?? 0) + 1;
      if (ofObject > MAX_KEYS) throw tooMany(`${MAX_KEYS} keys in one object`);
      keysAt[depth] = ofObject;
    }
    if (values > mostValues) throw tooMany(`${mostValues} values`);
  }
  return keys;
}
