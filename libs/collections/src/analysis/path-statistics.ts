import { extendedJson, extendedJsonText } from '@lucid/mongo';
import { hash } from 'node:crypto';
import type { PathAnalysis } from './schema-analysis';

/** What is looked at of documents that may be made to be endless. */
const MAX_PATHS = 1000;
const MAX_PATH_LENGTH = 300;
const MAX_DEPTH = 10;
const MAX_ITEMS = 100;
/** So many different values are counted at a path, and so many of them are kept to be told. */
const MAX_DISTINCT = 256;
const MAX_COMMON = 20;
const TOLD_COMMON = 5;
const MAX_TEXT = 100;
/** Longer values are told apart by their digest: kept, those of a thousand paths would fill the memory. */
const MAX_KEPT = 200;

type Range<T> = { min: T; max: T } | undefined;

const widened = <T extends number | Date>(range: Range<T>, value: T): Range<T> => ({
  min: range === undefined || value < range.min ? value : range.min,
  max: range === undefined || value > range.max ? value : range.max,
});

/** MongoDB's names of what the driver reads, where it keeps types apart (`promoteValues: false`). */
const BSON_TYPES: Readonly<Record<string, string>> = {
  Int32: 'int',
  Double: 'double',
  Long: 'long',
  Decimal128: 'decimal',
  ObjectId: 'objectId',
  Binary: 'binData',
  Timestamp: 'timestamp',
  BSONRegExp: 'regex',
  Code: 'javascript',
  BSONSymbol: 'symbol',
  MinKey: 'minKey',
  MaxKey: 'maxKey',
};

/** MongoDB's name of the type of a value. */
export function bsonTypeOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  if (value instanceof Date) return 'date';
  if (typeof value === 'string') return 'string';
  if (typeof value === 'boolean') return 'bool';
  if (value === undefined) return 'undefined';
  const { _bsontype } = value as { _bsontype?: unknown };
  return BSON_TYPES[String(_bsontype)] ?? 'object';
}

/** Characters of a text, without a list of them: it may have millions. */
function charactersOf(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

const NUMBERS = new Set(['int', 'long', 'double', 'decimal']);

/** What was found at one path. */
class PathStatistics {
  documents = 0;
  private lastDocument = -1;
  private values = 0;
  private readonly types = new Map<string, number>();
  private numbers: Range<number>;
  private times: Range<Date>;
  private lengths: Range<number>;
  private items: Range<number>;
  private readonly distinct = new Map<string, { value: unknown; count: number }>();
  private overflowing = false;

  add(document: number, value: unknown, type: string): void {
    if (document !== this.lastDocument) this.documents += 1;
    this.lastDocument = document;
    this.values += 1;
    this.types.set(type, (this.types.get(type) ?? 0) + 1);
    if (type === 'array') this.items = widened(this.items, (value as unknown[]).length);
    if (type === 'array' || type === 'object') return;
    if (type === 'string') this.lengths = widened(this.lengths, charactersOf(value as string));
    if (type === 'date') this.times = widened(this.times, value as Date);
    if (NUMBERS.has(type) && Number.isFinite(Number(value))) this.numbers = widened(this.numbers, Number(value));
    this.count(value, type);
  }

  private count(value: unknown, type: string): void {
    const text = type === 'string' ? (value as string) : value === undefined ? '' : extendedJsonText(value);
    const key = `${type}:${text.length > MAX_KEPT ? hash('sha256', text, 'base64') : text}`;
    const present = this.distinct.get(key);
    if (present !== undefined) present.count += 1;
    else if (this.distinct.size >= MAX_DISTINCT) this.overflowing = true;
    // Only few different values are ever told.
    else this.distinct.set(key, { value: this.distinct.size < MAX_COMMON ? kept(value, text) : undefined, count: 1 });
  }

  /** @param values whether values themselves may be told */
  told(path: string, sampled: number, values: boolean): PathAnalysis {
    const { numbers, times } = this;
    return {
      path,
      documents: this.documents,
      presence: this.documents / sampled,
      values: this.values,
      types: [...this.types]
        .map(([type, count]) => ({ type, values: count, share: count / this.values }))
        .sort((a, b) => b.values - a.values),
      ...(this.lengths !== undefined && { text_length: this.lengths }),
      ...(this.items !== undefined && { items: this.items }),
      ...(this.distinct.size > 0 && { distinct: { count: this.distinct.size, at_least: this.overflowing } }),
      ...(values && numbers !== undefined && { numbers }),
      ...(values && times !== undefined && isTellable(times) && { times }),
      ...(values && this.distinct.size > 0 && this.distinct.size <= MAX_COMMON && { common: this.common() }),
    };
  }

  private common(): NonNullable<PathAnalysis['common']> {
    return [...this.distinct.values()]
      .sort((a, b) => b.count - a.count)
      .slice(0, TOLD_COMMON)
      .map(({ value, count }) => ({ value, share: count / this.values }));
  }
}

/** Whether a range of times can be told in RFC 3339, which has four digits for a year. */
const isTellable = ({ min, max }: NonNullable<Range<Date>>): boolean =>
  [min, max].every((time) => time.getUTCFullYear() >= 1 && time.getUTCFullYear() <= 9999);

/** A value as it is told: as relaxed Extended JSON; of a long one the beginning of its text. @param text the value as text */
function kept(value: unknown, text: string): unknown {
  const most = typeof value === 'string' ? MAX_TEXT : MAX_KEPT;
  // Through bytes: a part of a text in V8 keeps the whole text in memory.
  return text.length > most ? `${Buffer.from(text.slice(0, MAX_TEXT)).toString()}…` : extendedJson(value);
}

/** Gathers what documents look like, in bounded memory whatever they hold. */
export class DocumentShapes {
  private readonly paths = new Map<string, PathStatistics>();
  private documents = 0;
  /** Whether something was left out. */
  cut = false;

  get sampled(): number {
    return this.documents;
  }

  add(document: Readonly<Record<string, unknown>>): void {
    this.fields(document, '', 1);
    this.documents += 1;
  }

  told(values: boolean): PathAnalysis[] {
    return [...this.paths]
      .map(([path, statistics]) => statistics.told(path, this.documents, values))
      .sort((a, b) => (a.path < b.path ? -1 : 1));
  }

  private fields(object: Readonly<Record<string, unknown>>, prefix: string, depth: number): void {
    for (const key of Object.keys(object)) this.value(object[key], prefix === '' ? key : `${prefix}.${key}`, depth);
  }

  private value(value: unknown, path: string, depth: number): void {
    const statistics = this.at(path);
    if (statistics === undefined) return;
    const type = bsonTypeOf(value);
    statistics.add(this.documents, value, type);
    if (type !== 'array' && type !== 'object') return;
    if (depth === MAX_DEPTH) this.cut = true;
    else if (type === 'object') this.fields(value as Record<string, unknown>, path, depth + 1);
    else this.items(value as unknown[], path, depth);
  }

  private items(list: readonly unknown[], path: string, depth: number): void {
    if (list.length > MAX_ITEMS) this.cut = true;
    for (const item of list.slice(0, MAX_ITEMS)) this.value(item, `${path}[]`, depth + 1);
  }

  private at(path: string): PathStatistics | undefined {
    let statistics = this.paths.get(path);
    if (statistics !== undefined) return statistics;
    if (this.paths.size >= MAX_PATHS || path.length > MAX_PATH_LENGTH) {
      this.cut = true;
      return undefined;
    }
    statistics = new PathStatistics();
    this.paths.set(path, statistics);
    return statistics;
  }
}
