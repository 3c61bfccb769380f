import { hash } from 'node:crypto';
import { ProblemError } from '../problem/errors';

/** Where a page ended: the value it is sorted by and the `_id` that breaks ties, both as JSON can hold them. */
export interface Position {
  value: string | number;
  id: string;
}

const tie = (scope: unknown): string => hash('sha256', JSON.stringify(scope), 'base64url').slice(0, 12);

const refused = (): ProblemError =>
  new ProblemError(
    'invalid_cursor',
    'Take the cursor from next_cursor of the page before, with the same filters and sort.',
    {
      errors: [{ pointer: 'cursor', code: 'cursor', message: 'does not belong to this list' }],
    },
  );

/** Makes the opaque cursor of a position. It is good for the same scope only: the list, its filters and its sort. */
export function encodeCursor(scope: unknown, { value, id }: Position): string {
  return Buffer.from(JSON.stringify([tie(scope), value, id])).toString('base64url');
}

/** Whether the value of a position can be a place in a list that is counted from 0. */
export const isPlace = (value: string | number): boolean =>
  Number.isInteger(value) && Number(value) >= 0 && Number(value) <= 2147483647;

/**
 * Reads a cursor. One that was made up can at most name another position of the same list.
 * @param fits whether the list can have a position of that value
 * @throws ProblemError 400 when it was not made for this scope
 */
export function decodeCursor(scope: unknown, cursor: string, fits: (value: string | number) => boolean): Position {
  let parts: unknown;
  try {
    parts = JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    throw refused();
  }
  if (!Array.isArray(parts) || parts.length !== 3) throw refused();
  const [scoped, value, id] = parts as [unknown, unknown, unknown];
  if (scoped !== tie(scope) || (typeof value !== 'string' && typeof value !== 'number')) throw refused();
  if (typeof id !== 'string' || !/^[0-9a-f]{24}$/.test(id) || !fits(value)) throw refused();
  return { value, id };
}
