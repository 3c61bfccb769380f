import { CronTime } from 'cron';
import { createSecretKey, type KeyObject } from 'node:crypto';

/** What one environment variable is: how it is read, what it accepts, and how it is told to people. */
export interface Variable<T> {
  readonly description: string;
  /** The accepted values, in words, for the README and for error messages. */
  readonly accepts: string;
  /** The raw text used when the variable is unset or empty; undefined makes the value undefined. */
  readonly fallback?: string;
  /** A secret's value never appears in a log, an error or the README. */
  readonly secret?: boolean;
  /** Returns the typed value; throws nothing: `undefined` says the text is not accepted. */
  readonly parse: (text: string) => T | undefined;
}

type Options = Pick<Variable<unknown>, 'description' | 'fallback' | 'secret'>;

export const text = (options: Options & { accepts: string; pattern: RegExp }): Variable<string> => ({
  ...options,
  parse: (value) => (options.pattern.test(value) ? value : undefined),
});

/** A variable that need not be set: its value is undefined then. */
export const optional = <T>(variable: Variable<T>): Variable<T | undefined> => variable;

export const oneOf = <const T extends string>(options: Options & { values: readonly T[] }): Variable<T> => ({
  ...options,
  accepts: options.values.join(', '),
  parse: (value) => options.values.find((candidate) => candidate === value),
});

export const flag = (options: Options): Variable<boolean> => ({
  ...options,
  accepts: 'true, false',
  parse: (value) => ({ true: true, false: false })[value.toLowerCase()],
});

export const integer = (options: Options & { min: number; max: number }): Variable<number> => ({
  ...options,
  accepts: `a whole number from ${options.min} to ${options.max}`,
  parse: (value) => {
    const number = /^\d{1,15}$/.test(value) ? Number(value) : NaN;
    return number >= options.min && number <= options.max ? number : undefined;
  },
});

/** Whether a cron expression of five or six fields can be read, and names times that come. */
export function isCron(value: string): boolean {
  try {
    new CronTime(value, 'UTC').sendAt();
    return /^\S+(?: +\S+){4,5}$/.test(value);
  } catch {
    return false;
  }
}

export const cron = (options: Options): Variable<string> => ({
  ...options,
  accepts: 'a cron expression of five or six fields',
  parse: (value) => (isCron(value) ? value : undefined),
});

/** A cron expression, or `never`. */
export const cronOrNever = (options: Options): Variable<string> => ({
  ...options,
  accepts: 'a cron expression of five or six fields, or `never`',
  parse: (value) => (value === 'never' || isCron(value) ? value : undefined),
});

/** Origins of pages (RFC 6454), separated by commas, or `none`. */
export const origins = (options: Options): Variable<readonly string[]> => ({
  ...options,
  accepts: 'origins such as https://app.example.org, separated by commas, or `none`',
  parse: (value) => {
    const listed = value === 'none' ? [] : value.split(',').map((origin) => origin.trim());
    return listed.every((origin) => /^https?:/.test(origin) && URL.parse(origin)?.origin === origin)
      ? listed
      : undefined;
  },
});

/** Names of databases, each whole or up to a `*` at its end. MongoDB's own databases are never among them. */
export const databases = (options: Options): Variable<readonly string[]> => ({
  ...options,
  accepts: 'names of databases separated by commas, each with an optional `*` at its end; not admin, local or config',
  parse: (value) => {
    const names = value.split(',').map((name) => name.trim());
    const isName = (name: string): boolean => /^(?!(?:admin|local|config)$)[a-z0-9][a-z0-9_-]{0,62}\*?$/.test(name);
    return names.every(isName) ? names : undefined;
  },
});

/** A key for encryption, told by its id. The object does not show what is in it, whoever logs it. */
export interface EncryptionKey {
  readonly id: string;
  readonly key: KeyObject;
}

/** Keys of 256 bits, each with an id, or `none`. */
export const encryptionKeys = (options: Options): Variable<readonly EncryptionKey[]> => ({
  ...options,
  secret: true,
  accepts: '`id:` and the base64 of 32 bytes, several separated by commas, each id once, or `none`',
  parse: (value) => {
    if (value === 'none') return [];
    const keys = value.split(',').map((each) => /^([\w-]{1,32}):([A-Za-z0-9+/]{43}=)$/.exec(each.trim()));
    const ids = new Set(keys.map((key) => key?.[1]));
    if (ids.has(undefined) || ids.size < keys.length) return undefined;
    return keys.map((key) => ({ id: key?.[1] ?? '', key: createSecretKey(key?.[2] ?? '', 'base64') }));
  },
});

/** A connection string of one of the given schemes (`mongodb`, `redis`, …). It may hold a password, so it is told redacted. */
export const uri = (options: Options & { schemes: readonly string[] }): Variable<string> => ({
  ...options,
  accepts: options.schemes.map((scheme) => `${scheme}://…`).join(' or '),
  // Not `new URL`: a replica set's or cluster's list of hosts is no URL to it.
  parse: (value) =>
    options.schemes.some((scheme) => value.startsWith(`${scheme}://`)) &&
    /^[a-z+]+:\/\/[^\s/?#]+(?:[/?#]\S*)?$/.test(value)
      ? value
      : undefined,
});

/** The same connection string without its passwords: each node of a list may have its own. */
export function redactUri(value: string): string {
  return value.replace(/(^|,)((?:[a-z+]+:\/\/)?[^:/@,]*):[^@/]*?@/gi, '$1$2:…@');
}
