import { createSecretKey, type KeyObject } from 'node:crypto';
import { isIPv6 } from 'node:net';
import { isCron } from './cron-expression';

/** What one environment variable is: how it is read, what it accepts, and how it is told to people. */
export interface Variable<T> {
  readonly description: string;
  /** The accepted values, in words, for the reference page and for error messages. */
  readonly accepts: string;
  /** The raw text used when the variable is unset or empty; undefined makes the value undefined. */
  readonly fallback?: string;
  /**
   * Whether the value is a secret or holds one, as a connection string holds a password. It never appears in a log, an error or the documentation, it can
   * come from the file that `NAME_FILE` names, and no child process gets it.
   */
  readonly secret?: boolean;
  /** Values of a secret that documentation has shown: everyone knows them, so they are refused. */
  readonly published?: readonly string[];
  /** Returns the typed value; throws nothing: `undefined` says the text is not accepted. */
  readonly parse: (text: string) => T | undefined;
}

type Options = Pick<Variable<unknown>, 'description' | 'fallback' | 'secret' | 'published'>;

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

const listed = (value: string): string[] => (value === 'none' ? [] : value.split(',').map((entry) => entry.trim()));

/** Origins of pages (RFC 6454), separated by commas, or `none`. */
export const origins = (options: Options): Variable<readonly string[]> => ({
  ...options,
  accepts: 'origins such as https://app.example.org, separated by commas, or `none`',
  parse: (value) => {
    const entries = listed(value);
    return entries.every((origin) => /^https?:/.test(origin) && URL.parse(origin)?.origin === origin)
      ? entries
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

/** Host names and addresses without ports, separated by commas, or `none`. The value has small letters, and no brackets. */
export const hosts = (options: Options): Variable<readonly string[]> => ({
  ...options,
  accepts:
    'host names or addresses such as storage.example.org or [fd00::1], without ports, separated by commas, or `none`',
  parse: (value) => {
    const entries = listed(value).map((entry) => entry.toLowerCase());
    const read = entries.map((entry) => {
      const address = /^\[(.*)\]$/.exec(entry)?.[1];
      if (address !== undefined) return isIPv6(address) ? address : undefined;
      return /^[a-z0-9._-]{1,253}$/.test(entry) ? entry : undefined;
    });
    return read.every((entry) => entry !== undefined) ? read : undefined;
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

/** A connection string of one of the given schemes (`mongodb`, `redis`, …). It may hold a password, so it is a secret. */
export const uri = (options: Options & { schemes: readonly string[] }): Variable<string> => ({
  ...options,
  secret: true,
  accepts: options.schemes.map((scheme) => `${scheme}://…`).join(' or '),
  // Not `new URL`: a replica set's or cluster's list of hosts is no URL to it.
  parse: (value) =>
    options.schemes.some((scheme) => value.startsWith(`${scheme}://`)) &&
    /^[a-z+]+:\/\/[^\s/?#]+(?:[/?#]\S*)?$/.test(value)
      ? value
      : undefined,
});

/** A password in a URI, and what stands before and behind it: each node of a list may have its own. */
const PASSWORD = /(^|,)((?:[a-z+]+:\/\/)?[^:/@,]*):([^@]*?)@/gi;
/** A parameter of a URI that is a secret: `tlsCertificateKeyFilePassword`, `authMechanismProperties` with a session token, … */
const SECRET_PARAMETER = /([?&][^=&]*(?:password|secret|token|properties)[^=&]*=)([^&]*)/gi;

/** The same connection string without its passwords. */
export const redactUri = (value: string): string => value.replace(PASSWORD, '$1$2:…@').replace(SECRET_PARAMETER, '$1…');

/** The passwords and other secrets that a connection string holds, as they are written in it. */
export const secretsInUri = (value: string): string[] => [
  ...[...value.matchAll(PASSWORD)].map(([, , , password = '']) => password),
  ...[...value.matchAll(SECRET_PARAMETER)].map(([, , secret = '']) => secret),
];
