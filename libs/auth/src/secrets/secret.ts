import { hash, randomBytes } from 'node:crypto';

const SECRET = /^lucid_[0-9a-f]{8}_[A-Za-z0-9_-]{43}$/;
const PREFIX_LENGTH = 'lucid_01234567'.length;

/** What secrets of a key begin with: to be seen by all, so that people can tell keys apart. */
export const prefixOf = (keyId: string): string => `lucid_${keyId.slice(0, 8)}`;

/** A new secret of a key: 32 random bytes behind its prefix. */
export const newSecret = (keyId: string): string => `${prefixOf(keyId)}_${randomBytes(32).toString('base64url')}`;

/** The prefix of a text that has the form of a secret, or undefined. */
export const prefixIn = (text: string): string | undefined =>
  SECRET.test(text) ? text.slice(0, PREFIX_LENGTH) : undefined;

/**
 * What is kept of a secret. Plain SHA-256: a slow hash is for passwords, which can be guessed, and 256 random bits cannot;
 * it would only give callers a way to keep the service busy.
 */
export const digestOf = (secret: string): Buffer => hash('sha256', secret, 'buffer');
