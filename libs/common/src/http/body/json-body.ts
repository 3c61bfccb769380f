import { ProblemError } from '../../problem/errors';
import { pointerOf } from '../../problem/pointer';
import { turn } from '../../turn';
import { pointerAt, repeatedKey } from './json-places';
import { type JsonLimits, JsonScan } from './json-scan';

/** Bodies from this size on are parsed in several turns of the event loop, in bytes: ten smaller ones in one turn take few ms. */
const LARGE_BYTES = 16 * 1024;
/** So many bytes are counted or decoded in one turn: text that is not ASCII is decoded at 50 bytes a µs. */
const PIECE_BYTES = 1024 * 1024;

const INEXACT_NUMBER =
  'must be a number that a 64-bit floating-point number holds with the same value, such as a whole number up to 9007199254740992 or a decimal of up to 15 digits';

const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype']);
const utf8 = new TextDecoder('utf-8', { fatal: true });

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

function* decoding(bytes: Uint8Array): Generator<undefined, string> {
  try {
    if (bytes.length <= PIECE_BYTES) return utf8.decode(bytes);
    const decoder = new TextDecoder('utf-8', { fatal: true });
    const pieces: string[] = [];
    for (let at = 0; at < bytes.length; at += PIECE_BYTES) {
      pieces.push(decoder.decode(bytes.subarray(at, at + PIECE_BYTES), { stream: true }));
      yield;
    }
    return `${pieces.join('')}${decoder.decode()}`;
  } catch (cause) {
    throw new ProblemError('malformed_json', 'The body is not UTF-8.', { cause });
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    const detail = text.trim() === '' ? 'The body is empty.' : 'The body is not well-formed JSON.';
    throw new ProblemError('malformed_json', detail, { cause });
  }
}

/**
 * Refuses keys that are never accepted, and keys that occur twice in one object: parsers differ in which of the two values counts. JSON.parse keeps the
 * last one, so that a parsed body has fewer keys than its text exactly if a key occurs twice.
 * @param written the number of keys in the text
 */
function checkKeys(body: unknown, text: string, written: number): void {
  const check = new KeyCheck();
  if (typeof body === 'object' && body !== null) check.visit(body);
  if (check.keys === written) return;
  throw new ProblemError('repeated_key', 'A key occurs twice in one object. Send it once.', {
    errors: [{ pointer: repeatedKey(text) ?? '', code: 'repeated_key', message: 'is there more than once' }],
  });
}

/** Refuses a number that JSON.parse holds with another value: it would be stored, or compared, as what the caller did not send. */
function refuseInexact(bytes: Uint8Array, text: string, start: number): never {
  const at = utf8.decode(bytes.subarray(0, start)).length;
  throw new ProblemError('invalid_body', 'The service cannot hold a number of the body exactly.', {
    errors: [{ pointer: pointerAt(text, at) ?? '', code: 'inexact_number', message: INEXACT_NUMBER }],
  });
}

/** The steps of parsing, none of which holds the event loop for long. */
function* parsing(bytes: Uint8Array, limits: JsonLimits): Generator<undefined, unknown> {
  const scan = new JsonScan(bytes, limits);
  while (scan.next(PIECE_BYTES)) yield;
  const text = yield* decoding(bytes);
  yield;
  const body = parse(text);
  yield;
  checkKeys(body, text, scan.keys);
  if (scan.inexactAt !== undefined) refuseInexact(bytes, text, scan.inexactAt);
  return body;
}

/**
 * Parses a body strictly: JSON in UTF-8, in bounded depth and number of values, without keys that occur twice or are never accepted, and without numbers
 * that JavaScript does not hold exactly.
 * @throws ProblemError 400
 */
export function parseJson(bytes: Uint8Array, limits: JsonLimits): unknown {
  const steps = parsing(bytes, limits);
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
  }
}

/** The same; a large body is parsed in turns, between which other requests are served. */
export async function parseJsonBody(bytes: Uint8Array, limits: JsonLimits): Promise<unknown> {
  if (bytes.length < LARGE_BYTES) return parseJson(bytes, limits);
  const steps = parsing(bytes, limits);
  for (;;) {
    await turn();
    const { done, value } = steps.next();
    if (done !== true) continue;
    // What is done with the body is long work too: it begins in a turn of its own.
    await turn();
    return value;
  }
}
