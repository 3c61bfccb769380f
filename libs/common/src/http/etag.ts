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

/** Whether `If-None-Match` names what has this entity tag (weak comparison, RFC 9110 §13.1.2): the answer is then 304. */
export function isTagged(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false;
  const tags = parseTags(header, 'If-None-Match').map((tag) => tag.replace(/^W\//, ''));
  return tags.includes('*') || tags.includes(etag);
}

/**
 * Refuses a write whose `If-Match` does not name what has this entity tag (strong comparison, RFC 9110 §13.1.1).
 * @throws ProblemError 412, or 400 when the header is no list of entity tags
 */
export function checkIfMatch(header: string | undefined, etag: string): void {
  if (header === undefined) return;
  const tags = parseTags(header, 'If-Match');
  if (tags.includes('*') || tags.includes(etag)) return;
  throw new ProblemError(
    'precondition_failed',
    'The resource has another version by now. Read it again, then repeat the change.',
    { headers: { etag } },
  );
}
