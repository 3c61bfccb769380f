import { ProblemError } from '../problem/errors';
import { HELD_DIGITS, isExactNumber } from './exact-number';

/** The most levels of a body, of objects and lists together. */
export const MAX_DEPTH = 20;
/** The most keys of one object. */
export const MAX_KEYS = 1000;
/** A list is cut between two items after this many bytes, or this many keys, which take longer to parse than other bytes. */
const PORTION_BYTES = 256 * 1024;
const PORTION_KEYS = 8192;

/** A comma between two items of a list that the outermost object has as a field. */
export interface Cut {
  /** Its place in the bytes that were scanned. */
  at: number;
  /** Whether there is nothing but items of this list between this cut and the one before. */
  isInner: boolean;
}

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
const beginsNumber = (sign: number): boolean => sign === MINUS || isDigit(sign);
const isOfNumber = (sign: number): boolean =>
  isDigit(sign) || sign === DOT || sign === PLUS || sign === MINUS || isExponent(sign);

const tooMany = (what: string): ProblemError =>
  new ProblemError('too_many_values', `The body has more than ${what}. Send less in one request.`);

/** What the values of a JSON text may be in number, in all. */
export interface JsonLimits {
  /** Of any kind: objects, lists, text, numbers, flags, nulls. */
  values: number;
  /** In all objects together. */
  keys: number;
  /** Objects and lists: each takes several times the memory and time of a text or number. */
  nested: number;
  /** Bytes of one text or number as it is written, because JSON.parse reads each of them in one step. */
  text: number;
}

/**
 * Counts what a JSON text would bring into memory, before anything is parsed: one pass over its bytes as they arrive, which allocates nothing and ends
 * at the first limit. A text that is not JSON is counted too; JSON.parse refuses it afterwards. The scan also names the places at which a long list
 * of the outermost object can be cut, so that its portions are parsed one by one.
 */
export class JsonScan {
  /** The keys in all objects; a key that occurs twice in one object counts twice. */
  keys = 0;
  /** Where the first number begins that JSON.parse does not hold as it is written, in bytes. */
  inexactAt: number | undefined;
  private readonly keysAt = new Uint32Array(MAX_DEPTH + 1);
  private depth = 0;
  private values = 1;
  private nested = 0;
  private isInText = false;
  /** The last piece ended within an escape: the first byte of the next one belongs to it. */
  private isEscaping = false;
  private isInNumber = false;
  private hasExponent = false;
  /** The digits of a number that is long, has an exponent, or began in an earlier piece. */
  private number = '';
  private numberAt = 0;
  /** Bytes of the text or number under way. */
  private textBytes = 0;
  private isObject = false;
  /** Whether commas at depth 2 are between items of the list that may be cut. */
  private isInList = false;
  private isListCut = false;
  private cutAt = 0;
  private keysAtCut = 0;
  /** Bytes of earlier pieces. */
  private passed = 0;
  /** An object or list that was opened has a first value unless it is closed at once. */
  private isOpened = false;

  constructor(
    private readonly limits: JsonLimits,
    private readonly portionBytes = PORTION_BYTES,
  ) {}

  /**
   * Counts the next bytes.
   * @returns where the lists in these bytes are to be cut
   * @throws ProblemError 400 for too many levels, values, objects and lists, keys, keys of one object, or bytes of one text
   */
  push(bytes: Uint8Array): Cut[] {
    const cuts: Cut[] = [];
    let at = this.isEscaping ? 1 : 0;
    while (at < bytes.length) {
      const sign = bytes[at] ?? 0;
      if (this.isInText) at = this.skipText(bytes, at);
      else if (this.isInNumber || beginsNumber(sign)) at = this.readNumber(bytes, at);
      else {
        this.take(sign);
        if (sign === COMMA && this.isInList && this.depth === 2) this.cut(at, cuts);
      }
      at += 1;
    }
    this.isEscaping = at > bytes.length;
    this.passed += bytes.length;
    return cuts;
  }

  /** Says that there are no more bytes: a number at their end is complete. */
  end(): void {
    if (this.isInNumber) this.compare();
  }

  private cut(at: number, cuts: Cut[]): void {
    if (this.passed + at - this.cutAt < this.portionBytes && this.keys - this.keysAtCut < PORTION_KEYS) return;
    this.cutAt = this.passed + at;
    this.keysAtCut = this.keys;
    cuts.push({ at, isInner: this.isListCut });
    this.isListCut = true;
  }

  /** The place of the quote that ends a text, or the last place that belongs to it. */
  private skipText(bytes: Uint8Array, start: number): number {
    let at = start;
    while (at < bytes.length && bytes[at] !== QUOTE) at += bytes[at] === BACKSLASH ? 2 : 1;
    this.countText(at - start);
    this.isInText = at >= bytes.length;
    return this.isInText ? at - 1 : at;
  }

  /** The last place of a number in these bytes. */
  private readNumber(bytes: Uint8Array, start: number): number {
    if (!this.isInNumber) {
      this.take(bytes[start] ?? 0);
      this.textBytes = 0;
      this.number = '';
      this.hasExponent = false;
      this.numberAt = this.passed + start;
    }
    let at = start;
    for (let sign = bytes[at] ?? 0; at < bytes.length && isOfNumber(sign); sign = bytes[at] ?? 0) {
      if (isExponent(sign)) this.hasExponent = true;
      at += 1;
    }
    this.countText(at - start);
    this.isInNumber = at >= bytes.length;
    const isShort = at - start <= HELD_DIGITS && !this.hasExponent;
    if (this.isInNumber || this.number !== '' || !isShort)
      this.number += Buffer.from(bytes.buffer, bytes.byteOffset + start, at - start).toString('latin1');
    if (!this.isInNumber) this.compare();
    return at - 1;
  }

  private countText(bytes: number): void {
    this.textBytes += bytes;
    if (this.textBytes > this.limits.text) throw tooMany(`${this.limits.text} bytes in one text or number`);
  }

  /** Notes the number that has ended if its double has another value. */
  private compare(): void {
    if (this.inexactAt !== undefined || (this.number.length <= HELD_DIGITS && !this.hasExponent)) return;
    if (!isExactNumber(this.number)) this.inexactAt = this.numberAt;
  }

  private take(sign: number): void {
    if (sign <= SPACE) return;
    const isClosing = sign === CLOSE_LIST || sign === CLOSE_OBJECT;
    if (this.isOpened && !isClosing) this.values += 1;
    this.isOpened = false;
    if (sign === QUOTE) this.beginText();
    else if (isClosing) this.close();
    else if (sign === COMMA) this.values += 1;
    else if (sign === OPEN_LIST || sign === OPEN_OBJECT) this.open(sign);
    else if (sign === COLON) this.countKey();
    if (this.values > this.limits.values) throw tooMany(`${this.limits.values} values`);
  }

  private beginText(): void {
    this.isInText = true;
    this.textBytes = 0;
  }

  private close(): void {
    this.depth -= 1;
    if (this.depth < 2) this.isInList = false;
  }

  private open(sign: number): void {
    this.depth += 1;
    if (this.depth > MAX_DEPTH)
      throw new ProblemError('too_deep', `The body nests more than ${MAX_DEPTH} levels deep.`);
    this.nested += 1;
    if (this.nested > this.limits.nested) throw tooMany(`${this.limits.nested} objects and lists`);
    this.keysAt[this.depth] = 0;
    this.isOpened = true;
    if (this.depth === 1) this.isObject = sign === OPEN_OBJECT;
    if (this.depth !== 2) return;
    this.isInList = this.isObject && sign === OPEN_LIST;
    this.isListCut = false;
  }

  private countKey(): void {
    this.keys += 1;
    if (this.keys > this.limits.keys) throw tooMany(`${this.limits.keys} keys`);
    const ofObject = (this.keysAt[this.depth] ?? 0) + 1;
    if (ofObject > MAX_KEYS) throw tooMany(`${MAX_KEYS} keys in one object`);
    this.keysAt[this.depth] = ofObject;
  }
}
