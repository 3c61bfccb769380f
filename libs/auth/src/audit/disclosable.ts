import { parseInstant } from '@lucid/common';
import { withoutSecrets } from '../secrets/without-secrets';

/** The most of a value that a record holds, in characters of its JSON. */
const MAX_LENGTH = 65_536;

const HIDDEN = '[hidden]';

/** Words that say in a field's name that its value is for few eyes. */
const SECRET_WORDS = new Set([
  ...['secret', 'secrets', 'password', 'passwords', 'passphrase', 'pwd', 'hash', 'hashes', 'sha256', 'digest'],
  ...['token', 'tokens', 'credential', 'credentials', 'authorization', 'apikey'],
]);
const SECRET_NAMES = /(?:private|api|access|encryption)_?key$/i;

const wordsOf = (name: string): string[] =>
  name
    .replace(/(?<=[a-z0-9])(?=[A-Z])/g, '_')
    .toLowerCase()
    .split(/[^a-z0-9]+/);

const isSecretName = (name: string): boolean =>
  SECRET_NAMES.test(name) || wordsOf(name).some((word) => SECRET_WORDS.has(word));

function hide(name: string, value: unknown): unknown {
  if (typeof value === 'bigint') return value.toString();
  if (isSecretName(name) && !isHarmless(value)) return HIDDEN;
  return typeof value === 'string' ? withoutSecrets(value) : value;
}

/** A number is no secret (in the keys of an index, a field named `hash` has a direction), nor is a time (until which a secret works). */
const isHarmless = (value: unknown): boolean =>
  typeof value === 'string' ? parseInstant(value) !== undefined : typeof value !== 'object' || value === null;

/** What may be told of a value: JSON without secrets, and its beginning only where it is too long. */
export function disclosable(value: unknown): { json: string; cut: boolean } {
  const json = JSON.stringify(value, hide);
  return { json: json.slice(0, MAX_LENGTH).toWellFormed(), cut: json.length > MAX_LENGTH };
}
