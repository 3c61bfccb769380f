import { type FieldError, takesList, takesValueType } from '@lucid/common';
import { BSON_TYPES, bsonValues, isBsonType, unreadable } from '@lucid/mongo';
import { mongo } from 'mongoose';
import { expiryRefusal } from './expiry-rules';
import type { IndexCollation } from './index-collation';
import {
  type IndexCondition,
  type IndexDefinition,
  INDEX_NAME,
  type IndexKey,
  isWildcardPath,
} from './index-definition';
import { nameOf } from './index-specification';

const broken = (pointer: string, code: string, message: string): FieldError => ({ pointer, code, message });

/** Whether a key stands for all fields, or all under one, in their order. */
export const isWildcard = ({ path, direction }: IndexKey): boolean => isWildcardPath(path) && direction !== 'text';

const isSpecial = ({ direction }: IndexKey): boolean => typeof direction === 'string';

/** What makes an index one that MongoDB cannot build, whatever the collection: each rule that is broken, by its place. */
export function brokenRules(definition: IndexDefinition): FieldError[] {
  const { keys, partial_filter = [], collation } = definition;
  return [
    ...keyRules(keys),
    ...nameRules(definition),
    ...optionRules(definition),
    ...partial_filter.flatMap((condition, i) => conditionRules(condition, i, partial_filter)),
    ...(collation === undefined ? [] : collationRules(collation)),
    ...projectionRules(definition),
  ];
}

function keyRules(keys: readonly IndexKey[]): FieldError[] {
  const kinds = new Set(keys.filter(isSpecial).map(({ direction }) => direction));
  const firstText = keys.findIndex(({ direction }) => direction === 'text');
  return keys.flatMap(({ path, direction }, i): FieldError[] => {
    const at = `/keys/${i}`;
    const before = keys.slice(0, i);
    if (before.some((key) => key.path === path)) return [broken(`${at}/path`, 'unique', 'is there before')];
    if (path === '_fts' || path === '_ftsx')
      return [broken(`${at}/path`, 'reserved', "is MongoDB's own, for the fields of a text index")];
    if (keys.length > 1 && /^\d+$/.test(path))
      return [broken(`${at}/path`, 'number', 'is a number, which has no place among several fields')];
    if (keys.length === 1 && path === '_id' && (direction === 1 || direction === -1))
      return [broken(`${at}/path`, 'primary', 'is indexed in every collection')];
    const isAllText = path === '$**' && direction === 'text';
    if (isWildcardPath(path) && !isAllText) {
      if (direction !== 1)
        return [broken(`${at}/direction`, 'wildcard', 'must be 1 for a wildcard, or text for `$**`')];
      if (keys.length > 1) return [broken(`${at}/path`, 'wildcard', 'stands for all fields, and stands alone')];
    }
    if (isSpecial({ path, direction }) && kinds.size > 1 && before.some(isSpecial))
      return [
        broken(
          `${at}/direction`,
          'one_kind',
          'must be of the same kind as the field before that is text, 2dsphere or hashed',
        ),
      ];
    if (direction === 'hashed' && before.some((key) => key.direction === 'hashed'))
      return [broken(`${at}/direction`, 'hashed_once', 'is hashed, and so is a field before: one may be')];
    if (direction === 'text' && keys.slice(firstText, i).some((key) => key.direction !== 'text'))
      return [broken(`${at}/direction`, 'adjacent', 'must stand next to the other text fields')];
    return [];
  });
}

function nameRules(definition: IndexDefinition): FieldError[] {
  const name = nameOf(definition);
  if (name === '_id_') return [broken('/name', 'reserved', 'is the name of the index of _id')];
  const fits = name.length <= INDEX_NAME.maxLength && INDEX_NAME.pattern.test(name);
  return fits
    ? []
    : [broken('/name', 'required', 'is required: the one made of the keys is too long, or has control characters')];
}

function optionRules({
  keys,
  unique,
  sparse,
  expire_after_seconds,
  partial_filter,
  collation,
}: IndexDefinition): FieldError[] {
  const kinds = new Set(keys.map(({ direction }) => direction));
  const wildcard = keys.some(isWildcard);
  const errors: FieldError[] = [];
  if (unique === true && (kinds.has('hashed') || wildcard))
    errors.push(broken('/unique', 'kind', 'cannot be kept by a hashed or a wildcard index'));
  if (sparse === true && wildcard) errors.push(broken('/sparse', 'kind', 'is what a wildcard index is anyway'));
  if (sparse === true && partial_filter !== undefined)
    errors.push(broken('/sparse', 'partial', 'cannot go with partial_filter, whose `exists` says the same'));
  const refusal = expiryRefusal(keys.map(({ path, direction }) => [path, direction]));
  if (expire_after_seconds !== undefined && refusal !== undefined)
    errors.push(broken('/expire_after_seconds', 'single_field', refusal));
  if (kinds.has('text') && collation !== undefined && collation.locale !== 'simple')
    errors.push(broken('/collation', 'kind', 'must be simple, or left out, for a text index'));
  return errors;
}

function conditionRules(condition: IndexCondition, i: number, all: readonly IndexCondition[]): FieldError[] {
  const { field, op, value, value_type } = condition;
  const at = `/partial_filter/${i}`;
  if (all.slice(0, i).some((other) => other.field === field && other.op === op))
    return [broken(`${at}/op`, 'unique', 'is there before for this field')];
  if (value_type !== undefined && !takesValueType(op))
    return [broken(`${at}/value_type`, 'not_here', `has no meaning for ${op}`)];
  if (op === 'exists')
    return value === true ? [] : [broken(`${at}/value`, 'exists', 'must be true: MongoDB takes nothing else here')];
  if (op === 'type')
    return isBsonType(value) ? [] : [broken(`${at}/value`, 'bson_type', `must be one of ${BSON_TYPES.join(', ')}`)];
  if (Array.isArray(value) !== takesList(op))
    return [broken(`${at}/value`, 'list', takesList(op) ? 'must be a list' : 'must not be a list: `in` takes one')];
  const values = bsonValues(condition);
  if (values.includes(undefined)) return [broken(`${at}/value`, value_type ?? 'value', unreadable(condition))];
  if (op !== 'eq' && op !== 'in' && values.includes(null))
    return [broken(`${at}/value`, 'null', 'must not be null: nothing is greater or less')];
  if (op !== 'eq' && values.some((item) => item instanceof mongo.BSONRegExp))
    return [broken(`${at}/value`, 'regular_expression', `cannot be a regular expression with ${op}`)];
  return [];
}

/** Where a locale has an order of its own that the strength must allow. */
const CASE_FIRST: Readonly<Record<string, string>> = { da: 'upper', mt: 'upper' };
const BACKWARDS: readonly string[] = ['fr_CA'];

/** What ICU does not take of a collation. */
export function collationRules(collation: IndexCollation): FieldError[] {
  const { locale, strength = 3, case_level = false } = collation;
  const { case_first = CASE_FIRST[locale] ?? 'off', backwards = BACKWARDS.includes(locale) } = collation;
  if (locale === 'simple' && Object.values(collation).filter((value) => value !== undefined).length > 1)
    return [broken('/collation/locale', 'simple', 'compares bytes, and takes no other field')];
  const errors: FieldError[] = [];
  if (case_first !== 'off' && strength < 3 && !case_level)
    errors.push(
      broken('/collation/case_first', 'strength', 'must be off unless strength is 3 or more, or case_level true'),
    );
  if (backwards && strength === 1)
    errors.push(broken('/collation/backwards', 'strength', 'must be false unless strength is 2 or more'));
  return errors;
}

function projectionRules({ keys, wildcard_projection }: IndexDefinition): FieldError[] {
  if (wildcard_projection === undefined) return [];
  if (keys[0]?.path !== '$**' || keys[0].direction !== 1)
    return [broken('/wildcard_projection', 'wildcard', 'goes with the one key `$**`')];
  const { fields } = wildcard_projection;
  return fields.flatMap((path, i) =>
    fields.some((other) => path.startsWith(`${other}.`))
      ? [broken(`/wildcard_projection/fields/${i}`, 'nested', 'lies under another of these fields')]
      : [],
  );
}
