/** What is known of one key: the answer as it is sent, or that there is none. */
export interface CacheEntry {
  /** The document as JSON; undefined when there is no such document. */
  readonly body: string | undefined;
  /** Its entity tag. */
  readonly etag: string;
  /**
   * A position of the database (a consistency token, whose text is in the order of time) that the process knew before it read: every change up to
   * it is in the entry. The time that MongoDB answers with would be too late: another write may have come between the read and the answer.
   */
  readonly at: string;
  /** Until then it is served as it is, in ms since the epoch. */
  readonly freshUntil: number;
}

/** For how long after it is no longer fresh an entry may still be served, while another is loaded or cannot be, in ms. */
export const STALE_MS = 60_000;

const POSITION = 16;
const TIME = 13;
const HEAD = 1 + POSITION + TIME;

/** A letter, position, time, entity tag, body: the scripts in Redis compare the position, and nothing else. */
export const encode = ({ body = '', etag, at, freshUntil }: CacheEntry): string =>
  `V${at}${String(freshUntil).padStart(TIME, '0')}${etag}\n${body}`;

/** What stands in Redis under a key: an entry, or the tombstone of an invalidation. */
export type Stored = { entry: CacheEntry } | { tombstone: string };

/** @returns undefined for what is none of ours */
export function decode(text: string): Stored | undefined {
  const at = text.slice(1, 1 + POSITION);
  const freshUntil = Number(text.slice(1 + POSITION, HEAD));
  if (!/^[0-9a-f]{16}$/.test(at)) return undefined;
  switch (text[0]) {
    case 'T':
      return { tombstone: at };
    case 'V': {
      const end = text.indexOf('\n', HEAD);
      if (end < 0) return undefined;
      return { entry: { body: text.slice(end + 1), etag: text.slice(HEAD, end), at, freshUntil } };
    }
    default:
      return undefined;
  }
}
