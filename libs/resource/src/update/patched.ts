import {
  check,
  type FieldError,
  type Fields,
  type InvalidField,
  mergePatch,
  type ModelClass,
  ProblemError,
} from '@lucid/common';
import { placesOf, type Sends } from './document-update';

type Document = Readonly<Record<string, unknown>>;

/**
 * Applies a merge patch (RFC 7396) and checks the result like a whole body. What was wrong with the document before is no reason to refuse a
 * patch that leaves it as it is.
 * @throws ProblemError 422
 */
export function patched(body: ModelClass, replaceable: object, patch: object, sends: Sends): object {
  const merged = mergePatch(replaceable, patch) as Document;
  const { value, errors } = check(body, merged);
  if (value === undefined) {
    const before = new Set(check(body, replaceable).errors.map(keyOf));
    const broken = errors.filter((error) => sends(placesOf(error)) || !before.has(keyOf(error)));
    // The patch by itself was in order: it is the document that would not be.
    if (broken.length > 0)
      throw new ProblemError('unprocessable', 'The patched document would break the rules listed in errors.', {
        errors: broken,
      });
  }
  // An object that the patch adds gets its defaults. What is stored gets none that nobody sent.
  const added = Object.keys(patch).filter((name) => (replaceable as Document)[name] === undefined && name in merged);
  return {
    ...merged,
    ...Object.fromEntries(added.map((name) => [name, (value as Document | undefined)?.[name] ?? merged[name]])),
  };
}

const keyOf = ({ pointer, code }: FieldError): string => `${code} ${pointer}`;

/** @throws ProblemError 422 naming invalid fields that a change would leave in the stored document */
export function refuseLeftInvalid(left: readonly InvalidField[]): void {
  if (left.length === 0) return;
  throw new ProblemError(
    'unprocessable',
    'The stored document has invalid fields, which another program wrote. Send valid values for the fields listed in errors together with the change; repair a field that cannot be sent in MongoDB.',
    { errors: left.map(errorOf) },
  );
}

const errorOf = ({ pointer, stored_type }: InvalidField): FieldError => ({
  pointer,
  code: 'stored_value',
  message: stored_type === 'missing' ? 'is missing in MongoDB' : `is stored as a value of type ${stored_type}`,
});

/** Requires fields that an operation goes by. @throws ProblemError 409 naming those that another program stored and that are invalid */
export function requireValid(
  { invalid_fields = [] }: { invalid_fields?: readonly InvalidField[] },
  pointers: readonly string[],
): void {
  const errors = invalid_fields.filter(({ pointer }) => pointers.includes(pointer)).map(errorOf);
  if (errors.length === 0) return;
  throw new ProblemError(
    'conflict',
    'Another program stored invalid values in the fields listed in errors, which this operation needs. Repair them first.',
    { errors },
  );
}

/** Refuses an id that is one of a list: it finds the document too, but not what belongs to the document. @throws ProblemError 409 */
export function refuseOtherId(document: object, field: string, id: string): void {
  const pointer = `/${field}`;
  if ((document as Document)[field] !== id)
    requireValid({ invalid_fields: [{ pointer, stored_type: 'array' }] }, [pointer]);
}

/** The problem (409) of a document that other requests kept changing. */
export function contended(field: string, id: string): ProblemError {
  const detail = `Others kept changing ${field} ${id}. Nothing was written; try again.`;
  return new ProblemError('conflict', detail, { headers: { 'retry-after': '1' } });
}

/** The version after another. One that a change cannot continue is followed by the first. */
export const nextVersion = (version: unknown): number =>
  typeof version === 'number' && version >= 1 && version < 2147483647 ? version + 1 : 1;

/** A document's fields, those among the given ones apart from the rest. */
export function split(document: object, fields: Fields): [among: object, rest: object] {
  const entries = Object.entries(document);
  return [
    Object.fromEntries(entries.filter(([name]) => name in fields)),
    Object.fromEntries(entries.filter(([name]) => !(name in fields))),
  ];
}
