import { fieldsOf, type InvalidField, type ModelClass } from '@lucid/common';
import type { mongo } from 'mongoose';
import { isDeepStrictEqual } from 'node:util';

type Document = Readonly<Record<string, unknown>>;

/** Whether a request sends a value for a place, or removes it: the place is given by the names on the way to it. */
export type Sends = (places: readonly string[]) => boolean;

/** What a merge patch sends: each value in it, and all that a value replaces. */
export const sentByPatch =
  (patch: object): Sends =>
  (places) => {
    let at: unknown = patch;
    for (const place of places) {
      if (typeof at !== 'object' || at === null || Array.isArray(at)) return true;
      if (!Object.hasOwn(at, place)) return false;
      at = (at as Document)[place];
    }
    return true;
  };

/** What a whole body sends: each of the fields that it may have, since leaving one out removes it. */
export const sentByReplacement =
  (body: ModelClass): Sends =>
  ([field = '']) =>
    field in fieldsOf(body);

/** The names on the way to the place of a JSON pointer. */
export const placesOf = ({ pointer }: { pointer: string }): string[] =>
  pointer
    .slice(1)
    .split('/')
    .map((place) => place.replace(/~1/g, '/').replace(/~0/g, '~'));

/** Whether the type of a value is what keeps it from an answer: MongoDB keeps a time far outside of the calendar, and refuses other types. */
const isRefused = ({ stored_type }: InvalidField): boolean => stored_type !== 'date';

/** Fields that the service itself writes with each change. */
const OWN = new Set(['/version', '/updated_at']);

/** The invalid fields of a stored document that a change would leave as they are, although its collection's validator refuses them. */
export const leftInvalid = (invalid: readonly InvalidField[], sends: Sends): InvalidField[] =>
  invalid.filter((field) => isRefused(field) && !OWN.has(field.pointer) && !sends(placesOf(field)));

class Update {
  readonly $set: Record<string, unknown> = {};
  readonly $unset: Record<string, 1> = {};

  /** Notes what differs between two answers of an object, field by field: what MongoDB holds beside them stays. */
  differ(type: ModelClass, before: Document, after: Document, prefix: string): void {
    for (const [name, field] of Object.entries(fieldsOf(type))) {
      if (field.derived === true) continue;
      const path = `${prefix}${name}`;
      const [was, is] = [before[name], after[name]];
      if (isDeepStrictEqual(was, is)) continue;
      if (is === undefined) this.$unset[path] = 1;
      else if (field.kind === 'object' && was !== undefined)
        this.differ(field.type(), was as Document, is as Document, `${path}.`);
      else if (field.kind === 'list' && Array.isArray(was) && was.length === (is as unknown[]).length)
        this.differItems(was, is as unknown[], path);
      else this.$set[path] = is;
    }
  }

  /** An item that is as it was keeps what MongoDB holds beside its declared fields. */
  private differItems(was: readonly unknown[], is: readonly unknown[], path: string): void {
    for (const [place, item] of is.entries())
      if (!isDeepStrictEqual(was[place], item)) this.$set[`${path}.${place}`] = item;
  }

  /** Removes what no answer shows, where the request sends something for it. */
  remove(invalid: readonly InvalidField[], after: Document, sends: Sends): void {
    for (const field of invalid) {
      const places = placesOf(field);
      const list = places.findIndex((place) => /^\d+$/.test(place));
      const path = list < 0 ? places : places.slice(0, list);
      if (field.stored_type === 'missing' || !sends(path) || isThere(after, path)) continue;
      this.$unset[path.join('.')] = 1;
    }
  }
}

/** Whether an answer has a value at a place, or an object on the way to it is set whole. */
function isThere(document: Document, path: readonly string[]): boolean {
  let at: unknown = document;
  for (const place of path) {
    if (typeof at !== 'object' || at === null) return true;
    at = (at as Document)[place];
  }
  return at !== undefined;
}

/**
 * The update that makes one answer of a document the other, and touches nothing else: what is not declared, what was not sent, and what another
 * program changed meanwhile stays as it is stored.
 * @param invalid what the answer before leaves out
 */
export function updateOf(
  type: ModelClass,
  before: object,
  after: object,
  invalid: readonly InvalidField[],
  sends: Sends,
): mongo.UpdateFilter<mongo.Document> {
  const update = new Update();
  update.differ(type, before as Document, after as Document, '');
  update.remove(invalid, after as Document, sends);
  const { $set, $unset } = update;
  return { ...(Object.keys($set).length > 0 && { $set }), ...(Object.keys($unset).length > 0 && { $unset }) };
}
