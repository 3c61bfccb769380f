import {
  component,
  type FieldError,
  type FieldOptions,
  firstOf,
  type JsonSchema,
  MAX_ERRORS,
  ProblemError,
} from '@lucid/common';
import { BSON_TYPES } from '@lucid/mongo';

/**
 * The rules of a validator as callers give them: the keywords of MongoDB's `$jsonSchema` (JSON Schema, draft 4) but for
 * those that hold a regular expression, which would be a caller's text run by the server at each write.
 */
export type ValidatorSchema = Readonly<Record<string, unknown>>;

/** The most schemas in one validator, itself included, and the most names and values that one keyword lists. */
const MAX_SCHEMAS = 1000;
const MAX_ITEMS = 500;
const MAX_TEXT = 1000;
const MAX_COUNT = 2_147_483_647;

const JSON_TYPES = ['object', 'array', 'number', 'boolean', 'string', 'null'] as const;

/** What a keyword takes: how it is documented, and what is wrong with a value. */
interface Keyword {
  schema: JsonSchema;
  check: (value: unknown, at: string, check: CheckSchema) => Iterable<FieldError>;
}

/** Finds what is wrong with a schema inside of another. */
type CheckSchema = (schema: unknown, at: string) => Iterable<FieldError>;

const wrong = (pointer: string, code: string, message: string): FieldError[] => [{ pointer, code, message }];

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const escaped = (key: string): string => key.replace(/~/g, '~0').replace(/\//g, '~1').toWellFormed();

const simple = (schema: JsonSchema, code: string, message: string, fits: (value: unknown) => boolean): Keyword => ({
  schema,
  check: (value, at) => (fits(value) ? [] : wrong(at, code, message)),
});

const isText = (value: unknown): boolean =>
  typeof value === 'string' && value.length <= MAX_TEXT && value.isWellFormed();

const TEXT = simple(
  { type: 'string', maxLength: MAX_TEXT },
  'text',
  `must be text of at most ${MAX_TEXT} characters`,
  isText,
);
const COUNT = simple(
  { type: 'integer', minimum: 0, maximum: MAX_COUNT },
  'integer',
  `must be a whole number from 0 to ${MAX_COUNT}`,
  (value) => Number.isInteger(value) && Number(value) >= 0 && Number(value) <= MAX_COUNT,
);
const NUMBER = simple({ type: 'number' }, 'number', 'must be a number', (value) => Number.isFinite(value));
const FLAG = simple({ type: 'boolean' }, 'boolean', 'must be true or false', (value) => typeof value === 'boolean');

/** A list without an item twice, each of which is one of those named. */
function listOf(schema: JsonSchema, isItem: (item: unknown) => boolean, what: string): Keyword {
  return simple(
    { type: 'array', items: schema, minItems: 1, maxItems: MAX_ITEMS, uniqueItems: true },
    'list',
    `must be a list of 1 to ${MAX_ITEMS} ${what}, none of them twice`,
    (value) =>
      Array.isArray(value) &&
      value.length > 0 &&
      value.length <= MAX_ITEMS &&
      value.every(isItem) &&
      new Set(value).size === value.length,
  );
}

/** The name of a field: as a body takes it for a key. */
const NAME = { type: 'string', maxLength: MAX_TEXT, pattern: String.raw`^(?!\$)[^.\x00]*$` } as const;
const nameRule = new RegExp(NAME.pattern);
const isName = (value: unknown): boolean => isText(value) && nameRule.test(String(value));
const NAMES = listOf(NAME, isName, 'names of fields');

const isScalar = (value: unknown): boolean =>
  value === null || typeof value === 'boolean' || Number.isFinite(value) || isText(value);

/** One of several names, or a list of them. */
function oneOrMore(names: readonly string[]): Keyword {
  const list = listOf(
    { type: 'string', enum: [...names] },
    (item) => (names as readonly unknown[]).includes(item),
    'types',
  );
  return {
    schema: { anyOf: [{ type: 'string', enum: [...names] }, list.schema] },
    check: (value, at, check) =>
      (names as readonly unknown[]).includes(value) || [...list.check(value, at, check)].length === 0
        ? []
        : wrong(at, 'one_of', `must be one or several of ${names.join(', ')}`),
  };
}

/** A schema inside of another is documented in words only: written out, tools that generate input come to no end. */
const INNER: JsonSchema = { type: 'object', description: 'Rules, of the same keywords.' };
const SCHEMA: Keyword = { schema: INNER, check: (value, at, check) => check(value, at) };

function schemaList(minItems: number): Keyword {
  return {
    schema: { type: 'array', items: INNER, minItems, maxItems: MAX_ITEMS },
    *check(value, at, check) {
      if (Array.isArray(value) && value.length >= minItems && value.length <= MAX_ITEMS)
        for (const [i, item] of value.entries()) yield* check(item, `${at}/${i}`);
      else yield* wrong(at, 'list', `must be a list of ${minItems} to ${MAX_ITEMS} schemas`);
    },
  };
}

/** Either of two keywords' values, told apart by whether they are objects. */
const either = (other: Keyword, takes: (value: unknown) => boolean): Keyword => ({
  schema: { anyOf: [other.schema, INNER] },
  check: (value, at, check) => (takes(value) ? other : SCHEMA).check(value, at, check),
});

const mapOf = (inner: Keyword): Keyword => ({
  schema: {
    type: 'object',
    propertyNames: { pattern: NAME.pattern, maxLength: MAX_TEXT },
    additionalProperties: inner.schema,
  },
  *check(value, at, check) {
    if (!isObject(value)) return yield* wrong(at, 'object', 'must be an object');
    for (const [name, item] of Object.entries(value)) {
      if (isName(name)) yield* inner.check(item, `${at}/${escaped(name)}`, check);
      else yield* wrong(at, 'name', 'has a name that no field can have');
    }
  },
});

const isList = (value: unknown): boolean => Array.isArray(value);
const isFlag = (value: unknown): boolean => typeof value === 'boolean';

/** Every keyword that a caller may use. */
export const KEYWORDS = {
  title: TEXT,
  description: TEXT,
  bsonType: oneOrMore(BSON_TYPES),
  type: oneOrMore(JSON_TYPES),
  enum: listOf(
    { type: ['string', 'number', 'boolean', 'null'], maxLength: MAX_TEXT },
    isScalar,
    'texts, numbers, true, false or null',
  ),
  minimum: NUMBER,
  maximum: NUMBER,
  exclusiveMinimum: FLAG,
  exclusiveMaximum: FLAG,
  multipleOf: simple(
    { type: 'number', exclusiveMinimum: 0 },
    'positive',
    'must be a number above 0',
    (value) => Number.isFinite(value) && Number(value) > 0,
  ),
  minLength: COUNT,
  maxLength: COUNT,
  required: NAMES,
  properties: mapOf(SCHEMA),
  additionalProperties: either(FLAG, isFlag),
  minProperties: COUNT,
  maxProperties: COUNT,
  dependencies: mapOf(either(NAMES, isList)),
  items: either(schemaList(0), isList),
  additionalItems: either(FLAG, isFlag),
  minItems: COUNT,
  maxItems: COUNT,
  uniqueItems: FLAG,
  allOf: schemaList(1),
  anyOf: schemaList(1),
  oneOf: schemaList(1),
  not: SCHEMA,
} satisfies Record<string, Keyword>;
export type ValidatorKeyword = keyof typeof KEYWORDS;

const EXPRESSIONS = new Set(['pattern', 'patternProperties']);

const SCHEMA_COMPONENT = component('ValidatorSchema', KEYWORDS, () => ({
  type: 'object',
  description:
    "Rules for a document or a value in it: the keywords of MongoDB's $jsonSchema that hold no regular expression. `type` and `bsonType` do not go together; `exclusiveMinimum` needs `minimum`, `exclusiveMaximum` needs `maximum`.",
  properties: Object.fromEntries(Object.entries(KEYWORDS).map(([name, { schema }]) => [name, schema])),
  additionalProperties: false,
}));

/** A field of a body that takes a {@link ValidatorSchema}; what is in it is checked by {@link requireValidatorSchema}. */
export const VALIDATOR_SCHEMA = {
  kind: 'any',
  schema: SCHEMA_COMPONENT,
  check: { code: 'object', message: 'must be an object', passes: isObject },
  description: 'The rules for documents; `{}` for none.',
  example: { bsonType: 'object', required: ['name'], properties: { name: { bsonType: 'string', maxLength: 100 } } },
} as const satisfies FieldOptions;

function checkKeyword(name: string, value: unknown, pointer: string): Iterable<FieldError> {
  if (EXPRESSIONS.has(name)) {
    const reason =
      "is not taken: MongoDB would run the caller's regular expression at each write. Use enum, minLength or maxLength";
    return wrong(pointer, 'regular_expression', reason);
  }
  if (!Object.hasOwn(KEYWORDS, name)) return wrong(pointer, 'unknown_field', 'is no keyword here');
  return (KEYWORDS as Record<string, Keyword>)[name]?.check(value, pointer, check) ?? [];
}

/** Finds what is wrong one by one, so that no more is found than is told. */
function* check(schema: unknown, at: string): Generator<FieldError, void> {
  if (!isObject(schema)) return yield* wrong(at, 'object', 'must be an object');
  for (const [name, value] of Object.entries(schema)) yield* checkKeyword(name, value, `${at}/${escaped(name)}`);
  if ('type' in schema && 'bsonType' in schema)
    yield* wrong(`${at}/type`, 'combination', 'cannot go with bsonType, which says the same');
  for (const [flag, bound] of [
    ['exclusiveMinimum', 'minimum'],
    ['exclusiveMaximum', 'maximum'],
  ] as const)
    if (flag in schema && !(bound in schema)) yield* wrong(`${at}/${flag}`, 'combination', `needs ${bound}`);
}

/** How many schemas there are in a value, at most. */
const countObjects = (value: unknown): number =>
  typeof value !== 'object' || value === null
    ? 0
    : Number(!Array.isArray(value)) + Object.values(value).reduce<number>((sum, child) => sum + countObjects(child), 0);

/** @throws ProblemError 400 with the pointer of each keyword that is not taken, 422 for more rules than are taken */
export function requireValidatorSchema(schema: unknown, pointer = '/json_schema'): asserts schema is ValidatorSchema {
  if (countObjects(schema) > 2 * MAX_SCHEMAS) {
    throw new ProblemError('unprocessable', `A validator has at most ${MAX_SCHEMAS} schemas in it.`, {
      errors: wrong(pointer, 'too_many', `must not have more than ${MAX_SCHEMAS} schemas in it`),
    });
  }
  const errors = firstOf(MAX_ERRORS, check(schema, pointer));
  if (errors.length === 0) return;
  throw new ProblemError('invalid_body', 'The rules are not as MongoDB and this service take them.', { errors });
}
