import { ProblemError } from '../problem/errors';

/** What the entity tag of a document is made of that no other program writes. */
export interface Versioned {
  version: number;
  updated_at: Date;
}

/** The strong entity tag of a document of the service's own: its version, and its time, so that one made anew under an old id differs. */
export const etagOf = ({ version, updated_at }: Versioned): string =>
  `"${version}-${updated_at.getTime().toString(36)}"`;

const TAG = String.raw`(?:W/)?"[!#-~]*"`;

/** What `If-Match` and `If-None-Match` may say (RFC 9110 §8.8.3): `*`, or a list of entity tags. Linear, and headers are limited. */
export const ENTITY_TAGS = new RegExp(String.raw`^(?:\*|${TAG}(?: *, *${TAG})*)$`);

function parseTags(header: string, name: string): string[] {
  if (!ENTITY_TAGS.test(header)) {
    throw new ProblemError('invalid_header', `${name} must be * or a list of quoted entity tags.`, {
      errors: [{ pointer: name, code: 'entity_tag', message: 'must be * or a list of quoted entity tags' }],
    });
  }
  return header === '*' ? ['*'] : (header.match(new RegExp(TAG, 'g')) ?? []);
}

/**
 * Whether a list of entity tags names a state. A weak tag names the same state as its strong one: a tag is made of a version and a hash, and a proxy that
 * compresses an answer adds `W/` to the tag that we sent. RFC 9110 §13.1.1 asks for strong comparison in `If-Match`, for services whose weak tags stand
 * for several representations.
 */
function names(tags: readonly string[], etag: string): boolean {
  return tags.some((tag) => tag === '*' || tag.replace(/^W\//, '') === etag);
}

/** Whether `If-None-Match` names what has this entity tag: the answer is then 304. */
export function isTagged(header: string | undefined, etag: string): boolean {
  return header !== undefined && names(parseTags(header, 'If-None-Match'), etag);
}

/**
 * Refuses a write whose `If-Match` does not name what has this entity tag.
 * @throws ProblemError 412, or 400 when the header is no list of entity tags
 */
export function checkIfMatch(header: string | undefined, etag: string): void {
  if (header === undefined || names(parseTags(header, 'If-Match'), etag)) return;
  throw new ProblemError(
    'precondition_failed',
    'The resource has another version by now. Read it again, then repeat the change.',
    { headers: { etag } },
  );
}
