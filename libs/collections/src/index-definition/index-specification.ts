import { extendedJsonText } from '@lucid/mongo';
import type { mongo } from 'mongoose';
import { isDeepStrictEqual } from 'node:util';
import { collationSpec } from './index-collation';
import { type IndexDefinition, isWildcardPath } from './index-definition';
import { filterOf } from './partial-filter';

/** An index as MongoDB's `listIndexes` tells it and `createIndexes` takes it. */
export interface IndexSpec {
  key: Record<string, unknown> | Map<string, unknown>;
  name: string;
  unique?: boolean;
  sparse?: boolean;
  hidden?: boolean;
  clustered?: boolean;
  expireAfterSeconds?: number | mongo.Long;
  partialFilterExpression?: mongo.Document;
  collation?: mongo.Document;
  wildcardProjection?: Record<string, unknown>;
  weights?: Record<string, unknown>;
  default_language?: string;
  language_override?: string;
}

/** The name that MongoDB gives an index of these keys. */
export const defaultName = ({ keys }: Pick<IndexDefinition, 'keys'>): string =>
  keys.map(({ path, direction }) => `${path}_${String(direction)}`).join('_');

/** The name of the index that a definition asks for. */
export const nameOf = (definition: IndexDefinition): string => definition.name ?? defaultName(definition);

/** A definition as `createIndexes` takes it. */
export function specOf(definition: IndexDefinition): IndexSpec {
  const { keys, unique, sparse, hidden, expire_after_seconds, partial_filter, collation, wildcard_projection } =
    definition;
  return {
    // A map keeps the order of fields whose names are numbers.
    key: new Map(keys.map(({ path, direction }) => [path, direction])),
    name: nameOf(definition),
    ...(unique === true && { unique }),
    ...(sparse === true && { sparse }),
    ...(hidden === true && { hidden }),
    ...(expire_after_seconds !== undefined && { expireAfterSeconds: expire_after_seconds }),
    ...(partial_filter !== undefined && { partialFilterExpression: filterOf(partial_filter) }),
    ...(collation !== undefined && { collation: collationSpec(collation) }),
    ...(wildcard_projection !== undefined && {
      wildcardProjection: Object.fromEntries(
        wildcard_projection.fields.map((path) => [path, wildcard_projection.mode === 'include' ? 1 : 0]),
      ),
    }),
  };
}

/** The keys of an index, with the fields of a text index in the place of what MongoDB keeps for them. */
export function keysOf({ key, weights = {} }: IndexSpec): [path: string, direction: unknown][] {
  const entries = key instanceof Map ? [...key] : Object.entries(key);
  return entries.flatMap(([path, direction]): [string, unknown][] => {
    if (path === '_ftsx') return [];
    if (path !== '_fts') return [[path, direction]];
    return Object.keys(weights).map((field) => [field, 'text']);
  });
}

/** The stages of an aggregation that leave the documents which an index has. */
export function membership(spec: IndexSpec): mongo.Document[] {
  const paths = keysOf(spec).map(([path]) => path);
  return [
    ...(spec.partialFilterExpression === undefined ? [] : [{ $match: spec.partialFilterExpression }]),
    // A sparse one leaves out what has none of its fields; every document has some field.
    ...(spec.sparse === true && !paths.some(isWildcardPath)
      ? [{ $match: { $or: paths.map((path) => ({ [path]: { $exists: true } })) } }]
      : []),
  ];
}

const fieldsOfProjection = (projection: IndexSpec['wildcardProjection']): string[] =>
  Object.entries(projection ?? {})
    .map(([path, included]) => `${path}=${Number(included) === 0 ? 0 : 1}`)
    .sort();

/** What ICU does unless it is told otherwise; where a locale differs, it is not compared. */
const COLLATION_DEFAULTS: mongo.Document = {
  strength: 3,
  caseLevel: false,
  numericOrdering: false,
  maxVariable: 'punct',
};

/** Whether a stored collation, which tells everything, is what another one asks for. */
function sameCollation(stored: mongo.Document | undefined, asked: mongo.Document | undefined): boolean {
  if (stored === undefined || asked === undefined) return stored === asked;
  return Object.entries({ ...COLLATION_DEFAULTS, ...asked }).every(
    ([name, value]) => name === 'version' || stored[name] === value,
  );
}

/**
 * In which of the things that make an index another one to MongoDB two differ: it keeps two indexes of one collection
 * only if they differ in one of these, and in their names.
 */
export function differences(stored: IndexSpec, asked: IndexSpec): string[] {
  const differs: Record<string, boolean> = {
    keys: !isDeepStrictEqual(keysOf(stored), keysOf(asked)),
    unique: (stored.unique ?? false) !== (asked.unique ?? false),
    sparse: (stored.sparse ?? false) !== (asked.sparse ?? false),
    partial_filter: !sameFilter(stored.partialFilterExpression, asked.partialFilterExpression),
    collation: !sameCollation(stored.collation, asked.collation),
    wildcard_projection: !isDeepStrictEqual(
      fieldsOfProjection(stored.wildcardProjection),
      fieldsOfProjection(asked.wildcardProjection),
    ),
  };
  return Object.keys(differs).filter((name) => differs[name] === true);
}

const sameFilter = (a: mongo.Document | undefined, b: mongo.Document | undefined): boolean =>
  isDeepStrictEqual(a && canonical(a), b && canonical(b));

/** A filter with `{a: 1}` as `{a: {$eq: 1}}` and its fields in order, in text. */
function canonical(filter: mongo.Document): string {
  const fields = Object.entries(filter).map(([field, test]): [string, unknown] => {
    const operators =
      typeof test === 'object' && test !== null && Object.keys(test as object)[0]?.startsWith('$') === true
        ? (test as mongo.Document)
        : { $eq: test as unknown };
    return [field, field.startsWith('$') ? test : Object.entries(operators).sort(([a], [b]) => (a < b ? -1 : 1))];
  });
  return extendedJsonText(fields.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The seconds of a TTL index; undefined for another. */
export const expirySecondsOf = ({ expireAfterSeconds }: IndexSpec): number | undefined => {
  const seconds = Number(expireAfterSeconds);
  return Number.isFinite(seconds) ? seconds : undefined;
};
