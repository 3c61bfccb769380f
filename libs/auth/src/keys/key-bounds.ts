import { type FieldError, ProblemError } from '@lucid/common';
import { covers } from '../identity/scopes';
import type { StoredApiKey } from './api-key';

/** How much a key may, as far as two keys can be compared. */
export interface KeyBounds {
  scopes: readonly string[];
  /** Requests a minute; absent: the default of all keys. */
  rate_limit_per_minute?: number;
  /** Absent: it never expires. */
  expires_at?: Date;
}

/** The parts of a stored key that decide what may be done to it, and with it. */
export type HeldKey = KeyBounds & Pick<StoredApiKey, 'key_id' | 'ancestor_key_ids'>;

/**
 * What of a key's bounds exceeds another's: each as a rule that is broken. Bounds that cannot be compared count as exceeding.
 * @param defaultRate requests a minute of a key that has no limit of its own
 */
export function excessOf(wanted: KeyBounds, own: KeyBounds, defaultRate: number): FieldError[] {
  const scopes = wanted.scopes.flatMap((grant, index) =>
    covers(own.scopes, grant) ? [] : [notHeld(`/scopes/${index}`, `${grant} is more than your own key has`)],
  );
  const ownRate = own.rate_limit_per_minute ?? defaultRate;
  const isSlower = (wanted.rate_limit_per_minute ?? defaultRate) <= ownRate;
  const ends = own.expires_at;
  const endsBefore = ends === undefined || (wanted.expires_at !== undefined && wanted.expires_at <= ends);
  return [
    ...scopes,
    ...(isSlower ? [] : [notHeld('/rate_limit_per_minute', `must be at most ${ownRate}, as your own key has`)]),
    ...(endsBefore ? [] : [notHeld('/expires_at', `must be at most ${ends.toISOString()}, when your own key expires`)]),
  ];
}

/**
 * A new key as a key may make it: what the request leaves out is that of the key that makes it.
 * @throws ProblemError 403 when it would be more
 */
export function boundedBy<T extends KeyBounds>(own: KeyBounds, wanted: T, defaultRate: number): T {
  const { rate_limit_per_minute, expires_at } = own;
  const made = {
    ...(rate_limit_per_minute !== undefined && { rate_limit_per_minute }),
    ...(expires_at !== undefined && { expires_at }),
    ...wanted,
  };
  const errors = excessOf(made, own, defaultRate);
  if (errors.length === 0) return made;
  throw new ProblemError(
    'forbidden',
    `The new key would have more than your own key: ${inWords(errors)}. Ask for less, or use a key that has it.`,
    { errors },
  );
}

/**
 * A key revokes itself, the keys that were made with it, and others that have no more than it has.
 * @throws ProblemError 403
 */
export function checkMayRevoke(own: HeldKey, target: HeldKey, defaultRate: number): void {
  if (target.key_id === own.key_id || isMadeWith(own, target)) return;
  const errors = excessOf(target, own, defaultRate);
  if (errors.length > 0) throw strongerProblem(target, errors);
}

/**
 * A key rotates itself, and keys that were made with it and have no more than it has. Whoever rotates a key is given its secret: that of
 * any other key would work on after their own was revoked.
 * @throws ProblemError 403
 */
export function checkMayRotate(own: HeldKey, target: HeldKey, defaultRate: number): void {
  if (target.key_id === own.key_id) return;
  const errors = excessOf(target, own, defaultRate);
  if (errors.length > 0) throw strongerProblem(target, errors);
  if (isMadeWith(own, target)) return;
  throw new ProblemError(
    'forbidden',
    `Key ${target.key_id} was not made with your own key, so its new secret would outlive yours. Rotate it with itself, with the key that made it, with API_KEY or with \`lucid keys rotate\`.`,
    { errors: [notHeld('key_id', 'was not made with your own key')] },
  );
}

const isMadeWith = ({ key_id }: HeldKey, { ancestor_key_ids = [] }: HeldKey): boolean =>
  ancestor_key_ids.includes(key_id);

const notHeld = (pointer: string, message: string): FieldError => ({ pointer, code: 'not_held', message });

const inWords = (errors: readonly FieldError[]): string => errors.map(({ message }) => message).join('; ');

const strongerProblem = ({ key_id }: HeldKey, errors: readonly FieldError[]): ProblemError =>
  new ProblemError(
    'forbidden',
    `Key ${key_id} has more than your own key, which cannot change it: ${inWords(errors)}. Use a key that has as much.`,
    { errors: errors.map(({ message }) => notHeld('key_id', message)) },
  );
