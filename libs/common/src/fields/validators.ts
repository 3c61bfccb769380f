import { isBoolean, isIn, isInt, ValidateBy, ValidateIf, ValidateNested } from 'class-validator';
import type { AnyRule, FieldOptions, IntRule, ListRule, TextRule } from './field';

/** A rule in class-validator's terms: the name becomes the code of its problem. */
const rule = (name: string, message: string, validate: (value: unknown) => boolean): PropertyDecorator =>
  ValidateBy({ name, validator: { validate, defaultMessage: () => message } });

const codePoints = (text: string): number => {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
};

const isText = (value: unknown): value is string => typeof value === 'string';

/** Whether the text passes every part of its rule. Lone surrogates never pass: MongoDB would store something else. */
function textRules(text: TextRule): PropertyDecorator[] {
  const { minLength = 0, maxLength = Infinity, pattern, values, check } = text;
  const rules = [rule('text', 'must be text in well-formed Unicode', (value) => isText(value) && value.isWellFormed())];
  if (values !== undefined) {
    const told = values.filter((value) => value !== '').join(', ');
    return [...rules, rule('one_of', `must be one of ${told}`, (value) => isIn(value, values))];
  }
  // Length first and cheaply: a pattern never sees text longer than its rule allows.
  const fits = (value: unknown): value is string =>
    isText(value) && value.length <= 2 * maxLength && codePoints(value) <= maxLength && codePoints(value) >= minLength;
  if (text.minLength !== undefined || text.maxLength !== undefined) {
    const bounds = text.maxLength === undefined ? `at least ${minLength}` : `${minLength} to ${maxLength}`;
    rules.push(rule('length', `must have ${bounds} characters`, fits));
  }
  const matches = (value: unknown): value is string => fits(value) && (pattern?.test(value) ?? true);
  if (pattern !== undefined) rules.push(rule('pattern', `must match ${pattern.source}`, matches));
  if (check !== undefined)
    rules.push(rule(check.code, check.message, (value) => matches(value) && check.passes(value)));
  return rules;
}

function intRules({ min, max, long }: IntRule): PropertyDecorator[] {
  const [least, most] = intBounds({ kind: 'int', min, max, long });
  return [
    rule('integer', 'must be a whole number', isInt),
    rule('min', `must be at least ${least}`, (value) => typeof value === 'number' && value >= least),
    rule('max', `must be at most ${most}`, (value) => typeof value === 'number' && value <= most),
  ];
}

/** The bounds of a whole number: those named, else of 32 bits, or of the safe integers if `long`. */
export function intBounds({ min, max, long = false }: IntRule): [number, number] {
  return long
    ? [min ?? Number.MIN_SAFE_INTEGER, max ?? Number.MAX_SAFE_INTEGER]
    : [min ?? -2147483648, max ?? 2147483647];
}

function listRules({ items, minItems = 0, maxItems = Infinity, unique = false }: ListRule): PropertyDecorator[] {
  const within = (value: unknown): value is unknown[] =>
    Array.isArray(value) && value.length >= minItems && value.length <= maxItems;
  const rules = [
    rule('list', 'must be a list', Array.isArray),
    rule('items', `must have ${minItems} to ${maxItems} items`, within),
  ];
  if (unique)
    rules.push(rule('unique', 'must not hold an item twice', (v) => within(v) && new Set(v).size === v.length));
  if (items.kind === 'object') {
    rules.push(rule('object', 'each must be an object', (v) => within(v) && v.every(isObject)));
    return [...rules, ValidateNested({ each: true, message: 'must be an object' })];
  }
  if (items.kind === 'text' && items.values !== undefined) {
    const allowed = new Set<unknown>(items.values);
    const message = `each must be one of ${items.values.join(', ')}`;
    rules.push(rule('values', message, (v) => within(v) && v.every((item) => allowed.has(item))));
  }
  if (items.kind === 'text' && items.pattern !== undefined) {
    const { pattern, maxLength = Infinity } = items;
    const passes = (value: unknown): boolean => isText(value) && value.length <= maxLength && pattern.test(value);
    rules.push(rule('pattern', `each must match ${pattern.source}`, (v) => within(v) && v.every(passes)));
  }
  return rules;
}

function anyRules({ required, check }: FieldOptions & AnyRule): PropertyDecorator[] {
  const there = (value: unknown): boolean => value !== undefined;
  if (check === undefined) return required === true ? [rule('required', 'is required', there)] : [];
  return [rule(check.code, check.message, (value) => there(value) && check.passes(value))];
}

/** The class-validator rules of a field. */
export function validatorsOf(field: FieldOptions): PropertyDecorator[] {
  const presence = field.nullable
    ? [ValidateIf((_, value) => value !== undefined && value !== null)]
    : field.required
      ? []
      : [ValidateIf((_, value) => value !== undefined)];
  switch (field.kind) {
    case 'text':
      return [...presence, ...textRules(field)];
    case 'int':
      return [...presence, ...intRules(field)];
    case 'flag':
      return [...presence, rule('boolean', 'must be true or false', isBoolean)];
    case 'instant':
      return [...presence, rule('instant', 'must be a time as in RFC 3339, from year 1 to 9999', isInstant)];
    case 'object':
      // class-validator takes a list for a nested object, and finds nothing wrong with an empty one.
      return [
        ...presence,
        rule('object', 'must be an object', isObject),
        ValidateNested({ message: 'must be an object' }),
      ];
    case 'any':
      return [...presence, ...anyRules(field)];
    case 'list':
      return [...presence, ...listRules(field)];
  }
}

const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null && !Array.isArray(value);

const isInstant = (value: unknown): boolean => value instanceof Date && !Number.isNaN(value.getTime());
