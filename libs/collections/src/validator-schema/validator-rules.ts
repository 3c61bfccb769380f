import type { ValidatorSchema } from './validator-schema';

/**
 * One rule of a validator by itself. A document breaks the validator exactly when it breaks one of its rules, so which of
 * them it breaks is the reason, and MongoDB itself can say it.
 */
export interface ValidatorRule {
  /** The field it is about, as `address.lines[]`; empty for the document itself. */
  field: string;
  /** The keyword: `minLength`. */
  rule: string;
  /** In words, to follow the name of the field. */
  message: string;
  /** A schema with nothing but this rule. */
  schema: ValidatorSchema;
}

type Wrap = (inner: ValidatorSchema) => ValidatorSchema;

const list = (value: unknown): string =>
  [value]
    .flat()
    .map((item) => (typeof item === 'string' ? item : JSON.stringify(item)))
    .join(', ');
const short = (text: string): string => (text.length <= 300 ? text : `${text.slice(0, 300)}…`);

/** Keywords that are rules by themselves, in words. */
const WORDS: Readonly<Record<string, (value: unknown, schema: ValidatorSchema) => string>> = {
  bsonType: (types) => `must be of type ${list(types)}`,
  type: (types) => `must be of type ${list(types)}`,
  enum: (values) => `must be one of ${list(values)}`,
  minimum: (bound, { exclusiveMinimum }) =>
    `must be ${exclusiveMinimum === true ? 'more than' : 'at least'} ${String(bound)}`,
  maximum: (bound, { exclusiveMaximum }) =>
    `must be ${exclusiveMaximum === true ? 'less than' : 'at most'} ${String(bound)}`,
  multipleOf: (factor) => `must be a multiple of ${String(factor)}`,
  minLength: (length) => `must have at least ${String(length)} characters`,
  maxLength: (length) => `must have at most ${String(length)} characters`,
  minProperties: (count) => `must have at least ${String(count)} fields`,
  maxProperties: (count) => `must have at most ${String(count)} fields`,
  minItems: (count) => `must have at least ${String(count)} items`,
  maxItems: (count) => `must have at most ${String(count)} items`,
  uniqueItems: () => 'must not have an item twice',
  pattern: (expression) => `must match ${String(expression)}`,
  patternProperties: () => 'has a field that breaks the rules for fields of its name',
  additionalProperties: (allowed) =>
    allowed === false
      ? 'has a field that is not named in the rules'
      : 'has a field beyond those named that breaks the rules for such',
  additionalItems: (allowed) =>
    allowed === false
      ? 'has more items than there are rules for'
      : 'has an item beyond those with rules that breaks the rules for such',
  anyOf: () => 'fits none of the alternatives',
  oneOf: () => 'must fit exactly one of the alternatives',
  not: () => 'fits what is excluded',
};

/** Keywords that mean something only beside another: they stay with it. */
const TOGETHER: Readonly<Record<string, readonly string[]>> = {
  minimum: ['exclusiveMinimum'],
  maximum: ['exclusiveMaximum'],
  additionalProperties: ['properties', 'patternProperties'],
  additionalItems: ['items'],
};

/** What stays beside a keyword, without the rules of its own: names of properties, numbers of items. */
function beside(keyword: string, schema: ValidatorSchema): ValidatorSchema {
  const kept = (TOGETHER[keyword] ?? []).filter((name) => name in schema);
  return Object.fromEntries(kept.map((name) => [name, withoutRules(name, schema[name])]));
}

/** The schemas of a keyword without what they say: of each item, of each name, or of all. */
function withoutRules(keyword: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(() => ({}));
  return keyword === 'items' ? {} : Object.fromEntries(Object.keys(value).map((key) => [key, {}]));
}

const under = (field: string, name: string): string => (field === '' ? name : `${field}.${name}`);

/** Takes a validator apart into its rules. */
export function rulesOf(schema: ValidatorSchema, field = '', wrap: Wrap = (inner) => inner): ValidatorRule[] {
  return Object.entries(schema).flatMap(([keyword, value]): ValidatorRule[] => {
    switch (keyword) {
      case 'properties':
        return Object.entries(value as Record<string, ValidatorSchema>).flatMap(([name, inner]) =>
          rulesOf(inner, under(field, name), (rule) => wrap({ properties: { [name]: rule } })),
        );
      case 'allOf':
        return (value as ValidatorSchema[]).flatMap((inner) => rulesOf(inner, field, wrap));
      case 'items':
        return itemRules(value as ValidatorSchema | ValidatorSchema[], field, wrap);
      case 'required':
        return (value as string[]).map((name) => ({
          field: under(field, name),
          rule: keyword,
          message: 'must be there',
          schema: wrap({ required: [name] }),
        }));
      case 'dependencies':
        return Object.entries(value as Record<string, unknown>).map(([name, needed]) => ({
          field,
          rule: keyword,
          message: Array.isArray(needed)
            ? `must have ${list(needed)} beside ${name}`
            : `breaks the rules for what has ${name}`,
          schema: wrap({ dependencies: { [name]: needed } }),
        }));
      default: {
        const words = WORDS[keyword];
        if (words === undefined) return [];
        const rule = { ...beside(keyword, schema), [keyword]: value };
        return [{ field, rule: keyword, message: short(words(value, schema)), schema: wrap(rule) }];
      }
    }
  });
}

/** Of every item, or of each of the first ones. */
function itemRules(items: ValidatorSchema | readonly ValidatorSchema[], field: string, wrap: Wrap): ValidatorRule[] {
  if (!Array.isArray(items)) return rulesOf(items as ValidatorSchema, `${field}[]`, (rule) => wrap({ items: rule }));
  return (items as readonly ValidatorSchema[]).flatMap((inner, i) =>
    rulesOf(inner, `${field}[${i}]`, (rule) => wrap({ items: [...Array.from({ length: i }, () => ({})), rule] })),
  );
}
