import { type FieldError, ProblemError } from '@lucid/common';
import type { NamedCollection } from '@lucid/mongo';
import { isDeepStrictEqual } from 'node:util';
import { isWildcard } from './definition-rules';
import { noExpiryIn } from './expiry-rules';
import type { IndexDefinition, IndexKey } from './index-definition';
import { differences, expirySecondsOf, type IndexSpec, keysOf, nameOf, specOf } from './index-specification';

/** The most indexes that MongoDB keeps of a collection. */
const MAX_INDEXES = 64;

/** What a collection does not take of a definition, each by its place. */
export function unfitFor(collection: NamedCollection, definition: IndexDefinition): FieldError[] {
  const { name, options } = collection;
  const { keys, expire_after_seconds, collation } = definition;
  const errors: FieldError[] = [];
  const noExpiry = noExpiryIn(collection);
  if (expire_after_seconds !== undefined && noExpiry !== undefined)
    errors.push({ pointer: '/expire_after_seconds', ...noExpiry });
  if (options.collation !== undefined && collation === undefined && keys.some(({ direction }) => direction === 'text'))
    errors.push({
      pointer: '/collation',
      code: 'required',
      message: `must be simple for a text index, as ${name} has a collation`,
    });
  if (options.timeseries !== undefined) errors.push(...unfitForTimeSeries(options, definition));
  return errors;
}

function unfitForTimeSeries(
  { timeseries: { timeField, metaField } = { timeField: '' }, collation: inherited }: NamedCollection['options'],
  { keys, unique, sparse, partial_filter = [], collation = inherited as IndexDefinition['collation'] }: IndexDefinition,
): FieldError[] {
  const code = 'time_series';
  const ofMeta = ({ path }: IndexKey): boolean =>
    metaField !== undefined && (path === metaField || path.startsWith(`${metaField}.`));
  const ofMeasurement = (key: IndexKey): boolean => !ofMeta(key) && key.path !== timeField;
  const errors = keys.flatMap((key, i): FieldError[] => {
    const { direction } = key;
    if (direction === 'text')
      return [{ pointer: `/keys/${i}/direction`, code, message: 'cannot be text in a time series' }];
    if (
      (direction === 'hashed' || isWildcard(key) || (direction === '2dsphere' && key.path === timeField)) &&
      !ofMeta(key)
    )
      return [{ pointer: `/keys/${i}`, code, message: 'can be of this kind in the meta field of a time series only' }];
    return [];
  });
  const places = keys.some((key) => key.direction === '2dsphere' && ofMeasurement(key));
  if (collation !== undefined && collation.locale !== 'simple' && (places || partial_filter.length > 0))
    errors.push({
      pointer: '/collation',
      code,
      message: 'must be simple here for places and partial filters of a time series',
    });
  partial_filter.forEach(({ field, op, value_type }, i) => {
    if (field === timeField && op !== 'exists' && value_type !== 'date')
      errors.push({
        pointer: `/partial_filter/${i}`,
        code,
        message: 'compares the time of a time series with no date',
      });
  });
  if (unique === true) errors.push({ pointer: '/unique', code, message: 'cannot be kept by a time series' });
  if (sparse === true && keys.some(ofMeasurement))
    errors.push({ pointer: '/sparse', code, message: 'goes with the meta and time field of a time series only' });
  return errors;
}

/** What a definition asks for, with the collation that it takes over from the collection. */
export function wholeSpec(definition: IndexDefinition, { options }: NamedCollection): IndexSpec {
  const { collation = options.collation, ...spec } = specOf(definition);
  return collation === undefined || collation['locale'] === 'simple' ? spec : { ...spec, collation };
}

/**
 * Refuses a definition that is in the way of an index that is there.
 * @throws ProblemError 409, which names that index and says how to go on
 */
export function refuseRivals(
  definition: IndexDefinition,
  collection: NamedCollection,
  existing: readonly IndexSpec[],
): void {
  const asked = wholeSpec(definition, collection);
  const equal = existing.find((index) => differences(index, asked).length === 0);
  if (equal !== undefined) throw equalProblem(collection.name, equal, definition);
  const namesake = existing.find(({ name }) => name === asked.name);
  if (namesake !== undefined) {
    const differing = differences(namesake, asked).join(', ');
    const todo = 'Give the new one another name, or drop that one first.';
    throw rival(
      '/name',
      'taken',
      `${collection.name} has another index ${asked.name}, with other ${differing}. ${todo}`,
    );
  }
  const isText = (spec: IndexSpec): boolean => keysOf(spec).some(([, direction]) => direction === 'text');
  const textual = existing.find(isText);
  if (textual !== undefined && definition.keys.some(({ direction }) => direction === 'text')) {
    const todo = 'A collection has one at most: drop that one first.';
    throw rival('/keys', 'text_once', `${collection.name} has the text index ${textual.name}. ${todo}`);
  }
  if (existing.length >= MAX_INDEXES) {
    const todo = `MongoDB keeps no more than ${MAX_INDEXES}: drop one first.`;
    throw rival('/keys', 'too_many', `${collection.name} has ${existing.length} indexes. ${todo}`);
  }
}

const rival = (pointer: string, code: string, detail: string): ProblemError =>
  new ProblemError('conflict', detail, {
    errors: [{ pointer, code, message: 'is in the way of an index that is there' }],
  });

/** Two indexes cannot differ in these alone: they are changed, not built beside. */
function equalProblem(collection: string, equal: IndexSpec, definition: IndexDefinition): ProblemError {
  const is = `${collection} has this index already, as ${equal.name}.`;
  if (expirySecondsOf(equal) !== definition.expire_after_seconds) {
    const todo = definition.expire_after_seconds === undefined ? 'Drop that one first.' : 'Change that with PATCH.';
    return rival('/expire_after_seconds', 'exists', `${is} Only its expire_after_seconds is another. ${todo}`);
  }
  if ((equal.hidden ?? false) !== (definition.hidden ?? false)) {
    return rival('/hidden', 'exists', `${is} Only its hidden is another. Change that with PATCH.`);
  }
  return rival('/keys', 'exists', equal.name === nameOf(definition) ? is : `${is} Drop that one first to rename it.`);
}

/** The index that serves every query which the one asked for would serve; undefined where there is none. */
export function servedBy(asked: IndexSpec, existing: readonly IndexSpec[]): IndexSpec | undefined {
  if (asked.unique === true || asked.expireAfterSeconds !== undefined) return undefined;
  const keys = keysOf(asked);
  return existing.find((index) => {
    const first = keysOf(index).slice(0, keys.length);
    const differing = differences(index, asked).filter((name) => name !== 'keys' && name !== 'unique');
    return (
      index.hidden !== true && differing.length === 0 && (isDeepStrictEqual(first, keys) || isReversed(first, keys))
    );
  });
}

const isReversed = (a: [string, unknown][], b: [string, unknown][]): boolean =>
  a.length === b.length &&
  a.every(
    ([path, direction], i) => path === b[i]?.[0] && typeof direction === 'number' && direction === -Number(b[i][1]),
  );
