import { ProblemError } from '../problem/errors';
import { pointerOf } from '../problem/pointer';
import { turn } from '../concurrency/turn';
import { JsonPortions } from './json-portions';
import { pointerAt, repeatedKey } from './json-places';
import { type JsonLimits, JsonScan } from './json-scan';

/** Bodies from this size on are parsed in several turns of the event loop, in bytes: ten smaller ones in one turn take few ms. */
const LARGE_BYTES = 16 * 1024;

const INEXACT_NUMBER =
  'must be a number that a 64-bit floating-point number holds with the same value, such as a whole number up to 9007199254740992 or a decimal of up to 15 digits';

const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype']);

const isForbidden = (key: string): boolean =>
  key.charCodeAt(0) === 0x24 || key.includes('.') || key.includes('\0') || FORBIDDEN.has(key);

/**
 * Walks a parsed body: counts its keys and refuses those that must never come near a query or the prototype of an object. It allocates nothing for a
 * value; its recursion is bounded, since {@link JsonScan} has refused deeper bodies.
 */
class KeyCheck {
  keys = 0;
  private readonly places: (string | number)[] = [];

  /** @throws ProblemError 400 for a key that begins with `$`, has a dot or NUL in it, or names the prototype */
  visit(value: object): void {
    if (Array.isArray(value)) {
      for (let i = 0; i < value.length; i += 1) this.enter(i, value[i]);
      return;
    }
    for (const key in value) {
      this.keys += 1;
      if (isForbidden(key)) this.refuse(key);
      this.enter(key, (value as Record<string, unknown>)[key]);
    }
  }

  private enter(place: string | number, child: unknown): void {
    if (typeof child !== 'object' || child === null) return;
    this.places.push(place);
    this.visit(child);
    this.places.pop();
  }

  private refuse(key: string): never {
    const pointer = pointerOf([...this.places, key]);
    throw new ProblemError('forbidden_key', 'Keys must not begin with $, hold a dot or name a prototype.', {
      errors: [{ pointer, code: 'forbidden_key', message: 'is never accepted as a key' }],
    });
  }
}

/**
 * Refuses keys that are never accepted, and keys that occur twice in one object: parsers differ in which of the two values counts. JSON.parse keeps the
 * last one, so that a parsed body has fewer keys than its text exactly if a key occurs twice.
 * @param written the number of keys in the text
 */
function checkKeys(body: unknown, text: () => string, written: number): void {
  const check = new KeyCheck();
  if (typeof body === 'object' && body !== null) check.visit(body);
  if (check.keys === written) return;
  throw new ProblemError('repeated_key', 'A key occurs twice in one object. Send it once.', {
    errors: [{ pointer: repeatedKey(text()) ?? '', code: 'repeated_key', message: 'is there more than once' }],
  });
}

/** The character of a text at which a byte of its UTF-8 stands. */
function characterAt(text: string, byte: number): number {
  let at = 0;
  for (let left = byte; left > 0; at += 1) {
    const code = text.charCodeAt(at);
    const isHalfOfPair = code >= 0xd800 && code <= 0xdfff;
    left -= code < 0x80 ? 1 : code < 0x800 || isHalfOfPair ? 2 : 3;
  }
  return at;
}

/** Refuses a number that JSON.parse holds with another value: it would be stored, or compared, as what the caller did not send. */
function refuseInexact(text: string, byte: number): never {
  throw new ProblemError('invalid_body', 'The service cannot hold a number of the body exactly.', {
    errors: [
      { pointer: pointerAt(text, characterAt(text, byte)) ?? '', code: 'inexact_number', message: INEXACT_NUMBER },
    ],
  });
}

/**
 * Reads a JSON body in UTF-8 as it arrives. It refuses too many levels, values or keys without looking at the rest, keys that occur twice or are never
 * accepted, and numbers that JavaScript does not hold exactly. All methods throw ProblemError 400.
 */
export class JsonReader {
  private readonly scan: JsonScan;
  private readonly decoder = new TextDecoder('utf-8', { fatal: true });
  private readonly portions = new JsonPortions();
  private size = 0;

  /** @param portionBytes after how many bytes a list is cut; tests make it small */
  constructor(limits: JsonLimits, portionBytes?: number) {
    this.scan = new JsonScan(limits, portionBytes);
  }

  /** Takes the next bytes. They are not kept: a body of 16 MiB kept whole makes the garbage collector stop the process. */
  push(piece: Uint8Array): void {
    this.size += piece.length;
    let from = 0;
    for (const { at, isInner } of this.scan.push(piece)) {
      this.portions.add(this.decode(piece.subarray(from, at)));
      this.portions.cut(isInner);
      from = at + 1;
    }
    this.portions.add(this.decode(piece.subarray(from)));
  }

  /** Parses what has arrived; a large body in turns of the event loop, between which other requests are served. */
  async end(): Promise<unknown> {
    const isLarge = this.size >= LARGE_BYTES;
    const pause = async (): Promise<void> => (isLarge ? turn() : undefined);
    const { portions, scan } = this;
    portions.add(this.decode());
    scan.end();
    await pause();
    const { inexactAt } = scan;
    const body = inexactAt === undefined ? await portions.parse(pause) : await portions.parseWhole(pause);
    await pause();
    checkKeys(body, () => portions.whole(), scan.keys);
    if (inexactAt !== undefined) {
      const text = portions.whole();
      // The decoder leaves out a byte order mark, which the scan has counted.
      refuseInexact(text, inexactAt - (this.size - Buffer.byteLength(text)));
    }
    // What is done with the body is long work too: it begins in a turn of its own.
    await pause();
    return body;
  }

  /** @param piece the next bytes; none at the end of the body */
  private decode(piece?: Uint8Array): string {
    try {
      return this.decoder.decode(piece, { stream: piece !== undefined });
    } catch (cause) {
      throw new ProblemError('malformed_json', 'The body is not UTF-8.', { cause });
    }
  }
}
