import type { estypes } from '@elastic/elasticsearch';
import { parseExactInstant, ProblemError } from '@lucid/common';
import type { SearchedModel, SearchType } from '../mapping/search-fields';
import type { SearchFilter } from './search-request';

type Query = estypes.QueryDslQueryContainer;

const MAX_TEXT = 1024;

/** A refusal of one place in the body. */
export const refuse = (pointer: string, code: string, message: string): ProblemError =>
  new ProblemError('invalid_body', 'The search breaks the rules listed in errors.', {
    errors: [{ pointer, code, message }],
  });

/** The type of a field. @throws ProblemError 400 for one that is not indexed */
export function typeOf({ fields, collection }: SearchedModel, field: string, pointer: string): SearchType {
  const type = fields.get(field);
  if (type === undefined)
    throw refuse(
      pointer,
      'unknown_field',
      `is no indexed field of ${collection}; there are ${[...fields.keys()].join(', ')}`,
    );
  return type;
}

/** Where the whole value of a field stands in the index: what filters, sorts and facets use. */
export const wholeOf = (field: string, type: SearchType): string => (type === 'text' ? `${field}.raw` : field);

const EXPECTED: Readonly<Record<SearchType, string>> = {
  text: 'text of at most 1,024 characters',
  keyword: 'text of at most 1,024 characters',
  integer: 'a whole number within 32 bits',
  long: 'a whole number',
  boolean: 'true or false',
  date: 'an RFC 3339 date-time of at most milliseconds',
};

function fits(type: SearchType, value: unknown): value is string | number | boolean {
  switch (type) {
    case 'text':
    case 'keyword':
      return typeof value === 'string' && value.length <= MAX_TEXT && value.isWellFormed();
    case 'integer':
      return Number.isInteger(value) && Math.abs(value as number) <= 2147483647;
    case 'long':
      return Number.isSafeInteger(value);
    case 'boolean':
      return typeof value === 'boolean';
    case 'date':
      return typeof value === 'string' && parseExactInstant(value) !== undefined;
  }
}

/** One condition in Elasticsearch's terms: typed, over declared fields, never a pattern or a script. @throws ProblemError 400 */
export function conditionOf(model: SearchedModel, { field, op, value }: SearchFilter, pointer: string): Query {
  const type = typeOf(model, field, `${pointer}/field`);
  const at = wholeOf(field, type);
  const one = (given: unknown, place: string): string | number | boolean => {
    if (!fits(type, given)) throw refuse(place, 'type', `must be ${EXPECTED[type]}`);
    // Elasticsearch reads fewer forms of RFC 3339 than lists do.
    return type === 'date' ? (parseExactInstant(given as string) as Date).toISOString() : given;
  };
  switch (op) {
    case 'eq':
      return { term: { [at]: { value: one(value, `${pointer}/value`) } } };
    case 'in': {
      if (!Array.isArray(value) || value.length === 0 || value.length > 100)
        throw refuse(`${pointer}/value`, 'type', 'must be a list of 1 to 100 values');
      return { terms: { [at]: value.map((each, place) => one(each, `${pointer}/value/${place}`)) } };
    }
    case 'gt':
    case 'gte':
    case 'lt':
    case 'lte':
      if (type === 'boolean')
        throw refuse(`${pointer}/op`, 'operator', 'does not go with a field that is true or false');
      return { range: { [at]: { [op]: one(value, `${pointer}/value`) } } };
    case 'exists': {
      if (typeof value !== 'boolean') throw refuse(`${pointer}/value`, 'type', 'must be true or false');
      const exists: Query = { exists: { field } };
      return value ? exists : { bool: { must_not: [exists] } };
    }
    case 'prefix':
      if (type !== 'text' && type !== 'keyword') throw refuse(`${pointer}/op`, 'operator', 'goes with text only');
      if (value === '') throw refuse(`${pointer}/value`, 'min_length', 'must have at least 1 character');
      return { prefix: { [at]: { value: String(one(value, `${pointer}/value`)) } } };
  }
}
