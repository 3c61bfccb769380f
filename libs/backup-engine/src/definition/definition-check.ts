import { ProblemError } from '@lucid/common';
import { entriesIn, isServiceCollection, viewSourcesIn } from '@lucid/mongo';
import { mongo } from 'mongoose';
import type { Metadata } from '../format/metadata';

/** What a caller may bring into a database with a restore. */
export interface Reach {
  /** Namespaces that the caller named: these alone may bring server-side JavaScript. */
  named: readonly string[];
  /** Whether collections that the service keeps for itself may be restored, and views that show them. */
  closed: boolean;
}

/** The part of a namespace that can bring code, or show another collection. */
export type Definition = Pick<Metadata, 'name' | 'options' | 'indexes'>;

/** Functions that the server stores: expressions of any query may call them. */
const STORED_FUNCTIONS = 'system.js';

/** Operators whose operand the server runs as JavaScript. */
const OPERATORS_OF_CODE = new Set(['$where', '$function', '$accumulator']);

/**
 * Refuses definitions that do more than hold data. What another program wrote into a backup must not run in this cluster, nor show what the API
 * keeps closed, because of a restore of all of it.
 * @throws ProblemError 422 that names each, and why
 */
export function requireWithin(definitions: readonly Definition[], reach: Reach): void {
  const errors = definitions.flatMap((definition) => {
    const message = refusalOf(definition, reach);
    return message === undefined ? [] : [{ pointer: `/${definition.name}`, code: 'definition', message }];
  });
  const [first] = errors;
  if (first === undefined) return;
  throw new ProblemError(
    'unprocessable',
    `${errors.length} definitions of the backup do more than hold data: ${definitionsIn(errors)}. Nothing was restored. Look at each, then name those that you want, in \`collections\` or, of a restore to a time, in \`allow_code\`.`,
    { errors },
  );
}

/** Why a definition is not restored; undefined for one that is. */
export function refusalOf({ name, options, indexes }: Definition, { named, closed }: Reach): string | undefined {
  const isNamed = named.includes(name);
  const code = name === STORED_FUNCTIONS ? 'stored functions' : codeIn([options, indexes]);
  if (code !== undefined && !isNamed) return `it brings server-side JavaScript (${code}), and is restored by name only`;
  const shown = shownBy(options);
  if (shown === undefined || (isNamed && closed)) return undefined;
  return `it shows ${shown}, which is closed, and is restored by name only, with a key whose scope is *`;
}

/** The first operator or value in a definition that makes the server run JavaScript. */
function codeIn(definition: unknown): string | undefined {
  for (const [key, value] of entriesIn(definition)) {
    if (OPERATORS_OF_CODE.has(key)) return key;
    if (value instanceof mongo.BSON.Code) return '$code';
  }
  return undefined;
}

/** The first closed collection that a view reads: one of the service, or of MongoDB itself. */
function shownBy(options: unknown): string | undefined {
  for (const source of viewSourcesIn(options))
    if (isServiceCollection(source) || source.startsWith('system.')) return source;
  return undefined;
}

const definitionsIn = (errors: readonly { pointer: string }[]): string =>
  errors
    .slice(0, 10)
    .map(({ pointer }) => pointer.slice(1))
    .join(', ');
