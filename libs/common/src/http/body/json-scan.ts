import { ProblemError } from '../../problem/errors';
import { isExactNumber } from './exact-number';

/** The most levels of a body, of objects and lists together. */
export const MAX_DEPTH = 20;
/** The most keys of one object. */
export const MAX_KEYS = 1000;
/** Of so many values one may be an object or a list: each takes several times the memory and time of a text or number. */
export const VALUES_PER_NESTED = 4;
/** A number of so many characters has at most 15 digits. A double holds each of these, unless an exponent makes it too large or small. */
const EXACT_CHARACTERS = 15;
/** So many numbers are compared with their doubles in one turn: each takes a µs or two. */
const NUMBERS_PER_TURN = 5000;

const SPACE = 0x20;
const QUOTE = 0x22;
const PLUS = 0x2b;
const COMMA = 0x2c;
const MINUS = 0x2d;
const DOT = 0x2e;
const ZERO = 0x30;
const NINE = 0x39;
const COLON = 0x3a;
const OPEN_LIST = 0x5b;
const BACKSLASH = 0x5c;
const CLOSE_LIST = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;
/** Sets the bit in which small letters differ from capitals. */
const SMALL = 0x20;
const LETTER_E = 0x65;

const isDigit = (sign: number): boolean => sign >= ZERO && sign <= NINE;
const isExponent = (sign: number): boolean => (sign | SMALL) === LETTER_E;
const isInside = (sign: number): boolean =>
  isDigit(sign) || sign === DOT || sign === PLUS || sign === MINUS || isExponent(sign);

const tooMany = (what: string): ProblemError =>
  new ProblemError('too_many_values', `The body has more than ${what}. Send less in one request.`);

/** What the values of a JSON text may be in number, in all. */
export interface JsonLimits {
  /** Of any kind: objects, lists, text, numbers, flags, nulls. */
  values: number;
  /** In all objects together. */
  keys: number;
}

/**
 * Counts what a JSON text would bring into memory, before anything is parsed: one pass over the bytes, which allocates nothing and ends at the first
 * limit. A text that is not JSON is counted too; JSON.parse refuses it afterwards.
 */
export class JsonScan {
  /** The keys in all objects; a key that occurs twice in one object counts twice. */
  keys = 0;
  /** Where the first number begins that JSON.parse does not hold as it is written, in bytes. */
  inexactAt: number | undefined;
  private readonly keysAt = new Uint32Array(MAX_DEPTH + 1);
  private readonly mostNested: number;
  private at = 0;
  private depth = 0;
  private values = 1;
  private nested = 0;
  private isInText = false;
  private isInNumber = false;
  private hasExponent = false;
  private numberStart = 0;
  /** Numbers compared with their doubles in this turn. */
  private compared = 0;
  /** An object or list that was opened has a first value unless it is closed at once. */
  private isOpened = false;

  constructor(
    private readonly bytes: Uint8Array,
    private readonly limits: JsonLimits,
  ) {
    this.mostNested = Math.floor(limits.values / VALUES_PER_NESTED);
  }

  /**
   * Counts the next bytes, or fewer of them where many numbers have to be compared with their doubles.
   * @returns whether there are more
   * @throws ProblemError 400 for too many levels, values, objects and lists, keys, or keys of one object
   */
  next(bytes: number): boolean {
    const end = Math.min(this.at + bytes, this.bytes.length);
    this.compared = 0;
    while (this.at < end && this.compared < NUMBERS_PER_TURN) {
      if (this.isInText) this.skipText(end);
      else if (this.isInNumber) this.skipNumber(end);
      else this.take(this.bytes[this.at] ?? 0);
      this.at += 1;
    }
    return this.at < this.bytes.length;
  }

  /** Goes to the quote that ends a text, or to the end of these bytes. */
  private skipText(end: number): void {
    const { bytes } = this;
    let { at } = this;
    while (at < end && bytes[at] !== QUOTE) at += bytes[at] === BACKSLASH ? 2 : 1;
    this.isInText = at >= end;
    // The caller goes on by one.
    this.at = this.isInText ? at - 1 : at;
  }

  /** Goes to the end of a number, or to the end of these bytes. */
  private skipNumber(end: number): void {
    const { bytes } = this;
    let { at } = this;
    for (let sign = bytes[at] ?? 0; at < end && isInside(sign); sign = bytes[at] ?? 0) {
      if (isExponent(sign)) this.hasExponent = true;
      at += 1;
    }
    this.isInNumber = at >= end && at < bytes.length;
    if (!this.isInNumber) this.compare(at);
    // The caller goes on by one.
    this.at = at - 1;
  }

  /** Notes the number that ends here if its double has another value. */
  private compare(end: number): void {
    const { bytes, numberStart } = this;
    if (this.inexactAt !== undefined || (end - numberStart <= EXACT_CHARACTERS && !this.hasExponent)) return;
    this.compared += 1;
    const text = Buffer.from(bytes.buffer, bytes.byteOffset + numberStart, end - numberStart).toString('latin1');
    if (!isExactNumber(text)) this.inexactAt = numberStart;
  }

  private take(sign: number): void {
    if (sign <= SPACE) return;
    const isClosing = sign === CLOSE_LIST || sign === CLOSE_OBJECT;
    if (this.isOpened && !isClosing) this.values += 1;
    this.isOpened = false;
    if (sign === QUOTE) this.isInText = true;
    else if (isClosing) this.depth -= 1;
    else if (sign === COMMA) this.values += 1;
    else if (sign === OPEN_LIST || sign === OPEN_OBJECT) this.open();
    else if (sign === COLON) this.countKey();
    else if (sign === MINUS || isDigit(sign)) this.beginNumber();
    if (this.values > this.limits.values) throw tooMany(`${this.limits.values} values`);
  }

  private beginNumber(): void {
    this.isInNumber = true;
    this.hasExponent = false;
    this.numberStart = this.at;
  }

  private open(): void {
    this.depth += 1;
    if (this.depth > MAX_DEPTH)
      throw new ProblemError('too_deep', `The body nests more than ${MAX_DEPTH} levels deep.`);
    this.nested += 1;
    if (this.nested > this.mostNested) throw tooMany(`${this.mostNested} objects and lists`);
    this.keysAt[this.depth] = 0;
    this.isOpened = true;
  }

  private countKey(): void {
    this.keys += 1;
    if (this.keys > this.limits.keys) throw tooMany(`${this.limits.keys} keys`);
    const ofObject = (this.keysAt[this.depth] ?? 0) + 1;
    if (ofObject > MAX_KEYS) throw tooMany(`${MAX_KEYS} keys in one object`);
    this.keysAt[this.depth] = ofObject;
  }
}
