import { declaredCollection, type DesiredCollection } from '@lucid/mongo';
import { differences, expirySecondsOf, type IndexSpec } from '../index-definition/index-specification';

/** How an index stands to those that the service declares. */
export interface Declaration {
  declared: 'yes' | 'no' | 'different';
  /** The query that the declared index is there for. */
  serves?: string;
  /** In what it differs from the declared one. */
  differs?: string[];
}

type Declared = DesiredCollection['indexes'][number];

const declaredOf = (collection: string): Declared[] => declaredCollection(collection)?.indexes ?? [];

/** In what a stored index is not as the service declares it; hidden, it serves no query. */
const drift = (stored: IndexSpec, { index }: Declared): string[] => [
  ...(stored.name === index.name ? [] : ['name']),
  ...differences(stored, index),
  ...(expirySecondsOf(stored) === index.expireAfterSeconds ? [] : ['expire_after_seconds']),
  ...(stored.hidden === true ? ['hidden'] : []),
];

/** Compares an index with the declared ones: the one of its name, else one of its keys. */
export function declarationOf(collection: string, stored: IndexSpec): Declaration {
  if (stored.name === '_id_')
    return { declared: 'yes', serves: 'a document by its _id; MongoDB keeps it in every collection' };
  const declared = declaredOf(collection);
  const meant =
    declared.find(({ index }) => index.name === stored.name) ??
    declared.find(({ index }) => !differences(stored, index).includes('keys'));
  if (meant === undefined) return { declared: 'no' };
  const differs = drift(stored, meant);
  return differs.length === 0
    ? { declared: 'yes', serves: meant.serves }
    : { declared: 'different', serves: meant.serves, differs };
}

/** The declared indexes of a collection that are not there, under whatever name. */
export function missingOf(collection: string, stored: readonly IndexSpec[]): { spec: IndexSpec; serves: string }[] {
  return declaredOf(collection)
    .filter(({ index }) => !stored.some((other) => other.name === index.name || differences(other, index).length === 0))
    .map(({ index, serves }) => ({ spec: index, serves }));
}
