import { createHash } from 'node:crypto';

/** Longer names would not leave room for `.metadata.json.gz` in the 255 bytes that a file system gives a name. */
const LONGEST = 238;
const KEPT = 208;

/**
 * The file name of a collection, without its ending, as mongodump makes it (`outputPath`, `EscapeCollectionName`): Go's
 * `url.QueryEscape`, and a hash instead of the end of a long one, whose name stands in its metadata then. What differs, since it
 * would be no name in a volume: a dash or tilde at the beginning is escaped too. mongorestore reads both.
 * @param room bytes that an ending of our own takes, and that mongodump knows nothing of
 */
export function fileNameOf(collection: string, room = 0): string {
  const escaped = queryEscape(collection).replace(/^[-~]/, (first) => (first === '-' ? '%2D' : '%7E'));
  if (escaped.length <= LONGEST - room) return escaped;
  const digest = createHash('sha1').update(collection).digest('base64url');
  // An escape that was cut through would be none. The name stands in the metadata; readers go by the length of this one.
  const kept = escaped.slice(0, KEPT - room).replace(/%[0-9A-F]?$/, (cut) => '_'.repeat(cut.length));
  return `${kept}%24${digest}`;
}

/** The collection of a file name, or undefined where only its metadata can tell. */
export function collectionOf(fileName: string): string | undefined {
  if (fileName.length === LONGEST && /%24[A-Za-z0-9_-]{27}$/.test(fileName)) return undefined;
  try {
    return decodeURIComponent(fileName.replaceAll('+', ' '));
  } catch {
    return undefined;
  }
}

/** Letters, digits and `-_.~` stay, a space is `+`, every other byte of UTF-8 is `%` and two upper-case digits. */
const queryEscape = (text: string): string =>
  encodeURIComponent(text)
    .replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll('%20', '+');
