import { decodeCursor, encodeCursor } from '@lucid/common';
import { mongo } from 'mongoose';
import { ANY_BSON, elementOf, type RawElement, valueOf } from '../documents/raw-elements';

const { BSON } = mongo;

/** The `_id` in the cursor of a list whose items have a place of their own and need nothing to break ties. */
export const NO_TIE = '0'.repeat(24);

/** BSON's types that need a word of their own here. */
const TYPE = { array: 4, date: 9, null: 10 } as const;

/** A value that a query can name exactly: of a time its milliseconds, since JavaScript's own times end in the year 275760. */
type Named = { value: unknown } | { milliseconds: mongo.Long };

/**
 * Where a page of a list ended, whatever types its documents have.
 * Documents whose sort value is a list come last, in the order of `_id`: MongoDB sorts such a document by one of the items, and a range finds it by
 * any of them.
 */
export interface ListPosition {
  /** Whether it is among the documents whose sort value is a list. */
  isInLists: boolean;
  /** The last document that a query can name; none where the page lies before the first of them. */
  after?: { sorted: Named; id: Named };
  /** How many documents follow that one before the page ends. */
  skip: number;
}

/** The longest cursor that names a document: a query parameter takes 512 characters, and a number of skipped documents adds some. */
const MAX_CURSOR = 480;
/** The most documents that are skipped: a cursor that was made up must not make the server count for long. */
const MAX_SKIP = 100_000;

const LOWEST: RawElement = { type: TYPE.null, bytes: Buffer.alloc(0) };

/** A value as a query can name it; undefined for one that the driver would send as another, such as a DBPointer. */
function named(element: RawElement): Named | undefined {
  if (element.type === TYPE.date) return { milliseconds: BSON.Long.fromBytesLE([...element.bytes]) };
  const value = valueOf(element);
  const sent = elementOf(BSON.serialize({ v: value }, { ignoreUndefined: true }), 'v');
  const isSame = sent?.type === element.type && Buffer.compare(sent.bytes, element.bytes) === 0;
  return isSame ? { value } : undefined;
}

/** An expression for a value. A time that JavaScript has no Date for is counted from 1970 by the server. */
function literal(name: Named): unknown {
  if ('value' in name) return { $literal: name.value };
  const time = new Date(name.milliseconds.toNumber());
  return Number.isNaN(time.getTime()) ? { $add: [new Date(0), { $literal: name.milliseconds }] } : time;
}

const isNull = (name: Named): boolean => 'value' in name && name.value === null;

/** Whether a document's sort value is a list. */
export const isSortedByList = (raw: Uint8Array, field: string): boolean => elementOf(raw, field)?.type === TYPE.array;

/** The documents whose sort value is a list, and the others. */
export const inLists = (field: string): mongo.Document => ({ [field]: { $type: 'array' } });
export const outsideLists = (field: string): mongo.Document => ({ [field]: { $not: { $type: 'array' } } });

/**
 * The ranges behind a position, each one range of one index, in MongoDB's order of all types (`$expr` compares across types, where `$gt` by itself
 * ends with the type of its value). What shares the sort value comes first, then what lies beyond it.
 * @param unique whether a sort value is that of one document only
 */
export function rangesAfter(
  field: string,
  direction: 1 | -1,
  unique: boolean,
  { isInLists, after }: ListPosition,
): mongo.Document[] {
  const beyond = direction === 1 ? '$gt' : '$lt';
  if (isInLists) return [after === undefined ? {} : { $expr: { [beyond]: ['$_id', literal(after.id)] } }];
  if (after === undefined) return [outsideLists(field)];
  const { sorted, id } = after;
  const lies: mongo.Document = { $expr: { [beyond]: [`$${field}`, literal(sorted)] } };
  // A field that is missing is sorted as null, and compared as less than that.
  const rest = [
    lies,
    outsideLists(field),
    ...(isNull(sorted) && direction === -1 ? [{ [field]: { $exists: true } }] : []),
  ];
  if (unique) return [{ $and: rest }];
  const shares = isNull(sorted)
    ? { [field]: { $eq: null, $not: { $type: 'undefined' } } }
    : { $expr: { $eq: [`$${field}`, literal(sorted)] } };
  const tie = { $and: [shares, { $expr: { [beyond]: ['$_id', literal(id)] } }, outsideLists(field)] };
  return [tie, { $and: rest }];
}

/**
 * The position behind the documents of a page.
 * @param raws the documents of the page, with their `_id`
 * @param from where the page began
 */
export function positionAfter(
  scope: unknown,
  raws: readonly Uint8Array[],
  field: string,
  from: ListPosition | undefined,
): string {
  const last = raws.at(-1);
  const isInLists = last !== undefined && isSortedByList(last, field);
  let skip = 0;
  for (const raw of [...raws].reverse()) {
    if (isSortedByList(raw, field) !== isInLists) return cursorOf(scope, { isInLists, skip }) ?? '';
    const after = nameOf(raw, field, isInLists);
    if (cursorOf(scope, { isInLists, skip: 0, after }) !== undefined)
      return cursorOf(scope, { isInLists, skip, after }) ?? '';
    skip += 1;
  }
  const before = from?.isInLists === isInLists ? from : { isInLists, skip: 0 };
  return cursorOf(scope, { ...before, skip: before.skip + skip }) ?? '';
}

function nameOf(raw: Uint8Array, field: string, isInLists: boolean): ListPosition['after'] | null {
  const sorted = isInLists ? { value: null } : named(elementOf(raw, field) ?? LOWEST);
  const id = named(elementOf(raw, '_id') as RawElement);
  return sorted === undefined || id === undefined ? null : { sorted, id };
}

/** The cursor of a position; undefined for one that is not named, or that is too long. */
function cursorOf(
  scope: unknown,
  { isInLists, after, skip }: Omit<ListPosition, 'after'> & { after?: ListPosition['after'] | null },
): string | undefined {
  if (after === null) return undefined;
  const bytes = BSON.serialize({ l: isInLists, s: skip, ...(after !== undefined && { v: after.sorted, i: after.id }) });
  const cursor = encodeCursor(scope, { value: Buffer.from(bytes).toString('base64url'), id: NO_TIE });
  return after !== undefined && skip === 0 && cursor.length > MAX_CURSOR ? undefined : cursor;
}

/** Reads a cursor. One that was made up can at most name another position of the same list. @throws ProblemError 400 */
export function readPosition(scope: unknown, cursor: string): ListPosition {
  let position: ListPosition | undefined;
  decodeCursor(scope, cursor, (value) => {
    position = typeof value === 'string' ? parsePosition(value) : undefined;
    return position !== undefined;
  });
  return position as unknown as ListPosition;
}

function parsePosition(text: string): ListPosition | undefined {
  let read: mongo.Document;
  try {
    read = BSON.deserialize(Buffer.from(text, 'base64url'), { ...ANY_BSON, promoteValues: false });
  } catch {
    return undefined;
  }
  const { l: isInLists, s, v: sorted, i: id } = read as Record<string, unknown>;
  const skip = Number(s);
  if (typeof isInLists !== 'boolean' || !Number.isInteger(skip) || skip < 0 || skip > MAX_SKIP) return undefined;
  if (sorted === undefined && id === undefined) return { isInLists, skip };
  return isNamed(sorted) && isNamed(id) ? { isInLists, skip, after: { sorted, id } } : undefined;
}

const isNamed = (name: unknown): name is Named =>
  typeof name === 'object' &&
  name !== null &&
  ('milliseconds' in name ? name.milliseconds instanceof BSON.Long : 'value' in name && name.value !== undefined);
