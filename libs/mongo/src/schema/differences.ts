import type { mongo } from 'mongoose';
import { isDeepStrictEqual } from 'node:util';
import type { CollectionState } from './collection-state';
import { collectionOptions, type DesiredCollection, type DesiredIndex } from './desired-schema';

export const DIFFERENCE_KINDS = [
  'collection_missing',
  'type',
  'validator',
  'validation_level',
  'validation_action',
  'pre_images',
  'option',
  'index_missing',
  'index_hidden',
  'index_changed',
  'index_extra',
] as const;
export type DifferenceKind = (typeof DIFFERENCE_KINDS)[number];

/**
 * What mends a difference: `apply` puts in place what is declared and loses nothing, as every start does; `replace` drops
 * something, or puts another in its place; `manual` is for people, as the collection would have to be made anew.
 */
export const REMEDIES = ['apply', 'replace', 'manual'] as const;
export type Remedy = (typeof REMEDIES)[number];

/** One way in which a collection is not as it was declared. */
export interface Difference {
  kind: DifferenceKind;
  /** The option or index that differs; the collection's name where all of it does. */
  subject: string;
  declared?: unknown;
  present?: unknown;
  remedy: Remedy;
}

/** How a collection differs from what is declared of it: what the start mends, and what is shown and applied as drift. */
export function differencesOf(desired: DesiredCollection, present: CollectionState | undefined): Difference[] {
  const { name } = desired;
  if (present === undefined) return [{ kind: 'collection_missing', subject: name, remedy: 'apply' }];
  if (present.type !== 'collection') {
    const types = { declared: 'collection', present: present.type };
    return [{ kind: 'type', subject: name, ...types, remedy: 'manual' }];
  }
  const indexes = present.indexes.map(indexOf).filter(({ name: own }) => own !== '_id_');
  return [
    ...optionDifferences(desired, present.options),
    ...desired.indexes.flatMap(({ index }) => indexDifferences(index, indexes)),
    ...extraIndexes(
      desired.indexes.map(({ index }) => index),
      indexes,
    ),
  ];
}

/** What the server takes an option for that is not set. */
const DEFAULTS: mongo.Document = {
  validator: {},
  validationLevel: 'strict',
  validationAction: 'error',
  changeStreamPreAndPostImages: { enabled: false },
};

const KINDS: Readonly<Record<string, DifferenceKind>> = {
  validator: 'validator',
  validationLevel: 'validation_level',
  validationAction: 'validation_action',
  changeStreamPreAndPostImages: 'pre_images',
};

function optionDifferences(desired: DesiredCollection, options: mongo.Document): Difference[] {
  const declared: mongo.Document = { ...DEFAULTS, ...collectionOptions(desired) };
  const present: mongo.Document = { ...DEFAULTS, ...options };
  return Object.keys({ ...declared, ...present }).flatMap((option): Difference[] => {
    if (isDeepStrictEqual(declared[option], present[option])) return [];
    const kind = KINDS[option] ?? 'option';
    return [
      { kind, subject: option, declared: declared[option], present: present[option], remedy: remedyOf(kind, desired) },
    ];
  });
}

function remedyOf(kind: DifferenceKind, { preImages }: DesiredCollection): Remedy {
  if (kind === 'option') return 'manual';
  // Another version of the service, beside this one during an update, may count on them.
  return kind === 'pre_images' && !preImages ? 'replace' : 'apply';
}

/** An index with what the server adds left out, and without what only says that an option is off. */
function indexOf(stored: mongo.Document): DesiredIndex & { hidden?: boolean } {
  const off = (key: string, value: unknown): boolean => value === false && ['unique', 'sparse', 'hidden'].includes(key);
  const entries = Object.entries(stored).filter(
    ([key, value]) => !['v', 'ns', 'background'].includes(key) && !off(key, value),
  );
  return Object.fromEntries(entries) as unknown as DesiredIndex;
}

/** What two indexes of one collection cannot have in common, beside their names (as MongoDB 5.0 and later has it). */
const signatureOf = ({ key, ...options }: DesiredIndex & mongo.Document): unknown[] => [
  Object.entries(key),
  ...['unique', 'sparse', 'partialFilterExpression', 'collation'].map((option): unknown => options[option]),
];

/** The index that stands in the place of a declared one: of its name, or like it under another. */
const counterpartOf = (declared: DesiredIndex, present: readonly DesiredIndex[]): DesiredIndex | undefined =>
  present.find(({ name }) => name === declared.name) ??
  present.find((index) => isDeepStrictEqual(signatureOf(index), signatureOf(declared)));

function indexDifferences(declared: DesiredIndex, present: readonly DesiredIndex[]): Difference[] {
  const subject = declared.name;
  const found: (DesiredIndex & { hidden?: boolean }) | undefined = counterpartOf(declared, present);
  if (found === undefined) return [{ kind: 'index_missing', subject, declared, remedy: 'apply' }];
  const { hidden, ...shown } = found;
  const same = isDeepStrictEqual(shown, declared) && isDeepStrictEqual(signatureOf(shown), signatureOf(declared));
  if (!same) return [{ kind: 'index_changed', subject, declared, present: found, remedy: 'replace' }];
  return hidden === true ? [{ kind: 'index_hidden', subject, declared, present: found, remedy: 'apply' }] : [];
}

function extraIndexes(declared: readonly DesiredIndex[], present: readonly DesiredIndex[]): Difference[] {
  const taken = new Set(declared.map((index) => counterpartOf(index, present)));
  return present
    .filter((index) => !taken.has(index))
    .map((index) => ({ kind: 'index_extra', subject: index.name, present: index, remedy: 'replace' }));
}

/** One place where two documents differ. */
export interface DocumentDifference {
  /** JSON pointer (RFC 6901) into both. */
  pointer: string;
  declared?: unknown;
  present?: unknown;
}

const isObject = (value: unknown): value is mongo.Document =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;

/** The places where two documents differ, in the order of their keys; lists are compared whole. */
export function changesBetween(declared: unknown, present: unknown, pointer = ''): DocumentDifference[] {
  if (isDeepStrictEqual(declared, present)) return [];
  if (!isObject(declared) || !isObject(present)) {
    return [{ pointer, ...(declared !== undefined && { declared }), ...(present !== undefined && { present }) }];
  }
  return Object.keys({ ...declared, ...present }).flatMap((key) =>
    changesBetween(declared[key], present[key], `${pointer}/${key.replace(/~/g, '~0').replace(/\//g, '~1')}`),
  );
}
