import { ProblemError } from '@lucid/common';

/** An escaped byte, as the names of collections have them in a backup; never a dot or NUL. Nothing here takes it for what it stands for. */
const ESCAPED = '%(?!2E|00)[0-9A-F]{2}';
/** A name in a volume: letters, digits, `.`, `_`, `-`, `+`, `~` and escaped bytes, beginning with neither dot, dash nor tilde. */
const NAME = `(?=[^/]{1,255}(?:/|$))(?:[A-Za-z0-9_+]|${ESCAPED})(?:[A-Za-z0-9._+~-]|${ESCAPED})*`;
const PATH = new RegExp(`^${NAME}(?:/${NAME}){0,15}$`);
/** Behind a volume's name it still fits a chunk's `storage_path`. */
const MAX_LENGTH = 448;

const ONE_NAME = new RegExp(`^${NAME}$`);

/** Whether a folder's entry has a name that the service itself may have given it. */
export const isOwnName = (name: string): boolean => ONE_NAME.test(name);

/**
 * The names that a path in a volume consists of: the one place where text becomes a path. What it lets pass is listed,
 * so dots, encodings, look-alikes, NUL and whatever else means more than itself to some file system have no way in.
 * Links are refused where the names are followed (`folder.ts`).
 * @throws ProblemError 400
 */
export function namesOf(path: string): readonly string[] {
  if (path.length <= MAX_LENGTH && PATH.test(path)) return path.split('/');
  throw new ProblemError(
    'invalid_parameter',
    `A path in a volume is up to 16 names with / between them, ${MAX_LENGTH} characters in all. A name has up to 255 letters, digits, and any of . _ - + ~, or escaped bytes such as %2F, and begins with none of . - ~.`,
    { errors: [{ pointer: 'path', code: 'path', message: 'is no path in a volume' }] },
  );
}

/** The folders that a path leads through, and the name at its end. @throws ProblemError 400 */
export function placeOf(path: string): [folders: readonly string[], name: string] {
  const names = namesOf(path);
  return [names.slice(0, -1), names.at(-1) ?? ''];
}
