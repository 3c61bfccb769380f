import { ARRAY, DOCUMENT, documentOf, type RawElement } from '@lucid/mongo';
import { fieldsIn, isTrue, type RawFields } from '../bson/raw-document';

/** A change that this service does not know how to apply: nothing may be guessed. */
export class UnknownChangeError extends Error {}

/** What an array has where nothing was put. */
const NULL: RawElement = { type: 10, bytes: Buffer.alloc(0) };

/** An item of an array takes three bytes at least, and a document has 16 MiB at most. */
const MOST_ITEMS = (16 * 1024 * 1024) / 3;

/**
 * A document as an update left it: the oplog's `diff` (`$v: 2`, since MongoDB 5) as the server applies it. `d` removes fields, `u`
 * sets them where they stand, `i` puts them at the end, `s` and a name changes what is within one.
 * @throws UnknownChangeError
 */
export function applyDiff(document: Uint8Array, diff: Uint8Array): Buffer {
  const fields = fieldsIn(document);
  const sections = fieldsIn(diff);
  for (const [section, value] of sections) {
    if (section === 'd') for (const name of fieldsIn(value.bytes).keys()) fields.delete(name);
    else if (section === 'u') for (const [name, set] of fieldsIn(value.bytes)) fields.set(name, set);
    else if (section === 'i') insert(fields, fieldsIn(value.bytes));
    else if (section.startsWith('s')) fields.set(...within(section.slice(1), fields, value));
    else throw new UnknownChangeError(`a change of the kind ${JSON.stringify(section)} is not known`);
  }
  return documentOf(fields);
}

function insert(fields: RawFields, inserted: RawFields): void {
  for (const [name, value] of inserted) {
    fields.delete(name);
    fields.set(name, value);
  }
}

function within(name: string, fields: RawFields, { bytes: diff }: RawElement): [string, RawElement] {
  const value = fields.get(name);
  const changed = value && changedWithin(value, diff);
  if (changed === undefined) throw new UnknownChangeError('a change is of a field that is not as it must have been');
  return [name, changed];
}

/** A document or array with a change within it; undefined where the value is something else than the change is of. */
function changedWithin({ type, bytes }: RawElement, diff: Buffer): RawElement | undefined {
  const isOfArray = isTrue(fieldsIn(diff).get('a'));
  if (type !== (isOfArray ? ARRAY : DOCUMENT)) return undefined;
  return { type, bytes: isOfArray ? applyArrayDiff(bytes, diff) : applyDiff(bytes, diff) };
}

/** The same for arrays: `l` is the new length, `u` and a place sets what stands there, `s` and a place changes within it. */
function applyArrayDiff(array: Uint8Array, diff: Uint8Array): Buffer {
  const values = [...fieldsIn(array).values()];
  for (const [section, value] of fieldsIn(diff)) {
    if (section === 'a') continue;
    const place = Number(section.slice(1));
    if (section === 'l') resize(values, value.bytes.readInt32LE(0));
    else if (section.startsWith('u') && Number.isInteger(place)) set(values, place, value);
    else if (section.startsWith('s') && Number.isInteger(place)) set(values, place, changedAt(values, place, value));
    else throw new UnknownChangeError(`a change of an array of the kind ${JSON.stringify(section)} is not known`);
  }
  return documentOf(values.map((value, place) => [String(place), value] as const));
}

function changedAt(values: readonly RawElement[], place: number, { bytes: diff }: RawElement): RawElement {
  const value = values[place];
  const changed = value && changedWithin(value, diff);
  if (changed === undefined) throw new UnknownChangeError('a change is of a value that is not as it must have been');
  return changed;
}

function resize(values: RawElement[], length: number): void {
  if (length > MOST_ITEMS) throw new UnknownChangeError(`an array would have ${length} items`);
  values.length = Math.min(values.length, length);
  while (values.length < length) values.push(NULL);
}

function set(values: RawElement[], place: number, value: RawElement): void {
  if (place >= values.length) resize(values, place + 1);
  values[place] = value;
}
