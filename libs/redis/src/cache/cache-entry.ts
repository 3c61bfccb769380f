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

/**
 * A letter, position, time, entity tag, body: the scripts in Redis compare the position, and nothing else. The letter of an answer was V while
 * answers held undeclared fields: those are no longer read, so that none is served after an update.
 */
export const encode = ({ body = '', etag, at, freshUntil }: CacheEntry): string =>
  `W${at}${String(freshUntil).padStart(TIME, '0')}${etag}\n${body}`;

const STATES: Readonly<Record<string, 'answer' | 'tombstone'>> = { T: 'tombstone', W: 'answer', V: 'answer' };

/**
 * What stands in Redis under a key, an answer (also of an older version of the service) or the tombstone of an invalidation, and its position; undefined
 * for what is none of ours.
 */
export function headOf(text: string): { state: 'answer' | 'tombstone'; at: string } | undefined {
  const state = STATES[text.charAt(0)];
  const at = text.slice(1, 1 + POSITION);
  return state === undefined || !/^[0-9a-f]{16}$/.test(at) ? undefined : { state, at };
}

/** @returns undefined for what is no entry of ours, or one of an older version */
export function decode(text: string): CacheEntry | undefined {
  const head = headOf(text);
  const end = text.indexOf('\n', HEAD);
  if (head === undefined || !text.startsWith('W') || end < 0) return undefined;
  const freshUntil = Number(text.slice(1 + POSITION, HEAD));
  return { body: text.slice(end + 1), etag: text.slice(HEAD, end), at: head.at, freshUntil };
}
