import { ProblemError } from '@lucid/common';
import { hash } from 'node:crypto';
import { BUCKETS, dataOf } from '../format/backup-files';
import type { NamespaceType } from '../format/metadata';

/** Bytes that MongoDB allows for the name of a database, a dot, and the name of a collection. */
const LONGEST_NAMESPACE = 255;

interface Named {
  name: string;
  type: NamespaceType;
}

/** Whether a collection can have its name in a database. A time series needs room for the name of its buckets. */
export const fitsInto = (database: string, { name, type }: Named): boolean =>
  Buffer.byteLength(`${database}.${dataOf(name, type)}`) <= LONGEST_NAMESPACE;

/** A name for a collection in a scratch database: its own, or the beginning of it and a digest where that is too long. */
export function fittingName(database: string, name: string): string {
  const room = LONGEST_NAMESPACE - Buffer.byteLength(`${database}.${BUCKETS}`);
  if (Buffer.byteLength(name) <= room) return name;
  const digest = hash('sha256', name).slice(0, 32);
  let kept = name;
  while (Buffer.byteLength(kept) > room - digest.length - 1) kept = kept.slice(0, -1);
  return `${kept.toWellFormed()}_${digest}`;
}

/** @throws ProblemError 422 that names the collections whose names are too long for a database */
export function requireFitting(database: string, namespaces: readonly Named[]): void {
  const errors = namespaces
    .filter((namespace) => !fitsInto(database, namespace))
    .map(({ name }) => ({ pointer: `/${name}`, code: 'too_long', message: 'is too long for a name in this database' }));
  const [first] = errors;
  if (first === undefined) return;
  throw new ProblemError(
    'unprocessable',
    `${errors.length} collection names are too long for database ${database}, the first is ${first.pointer.slice(1)}. MongoDB allows ${LONGEST_NAMESPACE} bytes for both names and the dot. Nothing was restored. Choose a database with a shorter name.`,
    { errors },
  );
}
