import { isBoolean, isInt, ValidateBy, ValidateIf } from 'class-validator';
import type { AnyRule, FieldOptions, InstantRule, IntRule, ListRule } from './field';
import { parseInstant } from './instant';
import { knownOf } from './large-lists';
import type { ModelClass } from './model-class';
import { enoughOf, isText, rule, textRules, textTestOf, type ValueRule } from './text-rules';

/** A rule in class-validator's terms. */
const decoratorOf = ({ name, message, validate }: ValueRule): PropertyDecorator =>
  ValidateBy({ name, validator: { validate, defaultMessage: () => message } });

function intRules({ min, max, long }: IntRule): ValueRule[] {
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

function listRules({ items, minItems = 0, maxItems = Infinity, unique = false }: ListRule): ValueRule[] {
  const within = (value: unknown): value is unknown[] =>
    Array.isArray(value) && value.length >= minItems && value.length <= maxItems;
  const rules = [
    rule('list', 'must be a list', Array.isArray),
    rule('items', `must have ${minItems} to ${maxItems} items`, within),
  ];
  if (unique) {
    const isUnique = (list: unknown[]): boolean => knownOf(list, items)?.isUnique ?? new Set(list).size === list.length;
    rules.push(rule('unique', 'must not hold an item twice', (v) => within(v) && isUnique(v)));
  }
  if (items.kind === 'object') {
    return [...rules, rule('object', 'each must be an object', (v) => within(v) && v.every(isObject))];
  }
  if (items.kind === 'text' && items.values !== undefined) {
    const allowed = new Set<unknown>(items.values);
    const message = `each must be one of ${items.values.join(', ')}`;
    rules.push(rule('values', message, (v) => within(v) && v.every((item) => allowed.has(item))));
  }
  if (items.kind === 'text' && items.values === undefined) {
    const { pattern, maxLength } = items;
    const passes = textTestOf(items);
    const [name, wanted] = pattern === undefined ? ['text', 'be text'] : ['pattern', `match ${pattern.source}`];
    const bounds = maxLength === undefined ? '' : ` and have at most ${maxLength} characters`;
    rules.push(
      rule(name, `each must ${wanted}${bounds}`, (v) => within(v) && (knownOf(v, items)?.passes ?? v.every(passes))),
    );
  }
  return rules;
}

function anyRules({ required, check }: FieldOptions & AnyRule): ValueRule[] {
  const there = (value: unknown): boolean => value !== undefined;
  if (check === undefined) return required === true ? [rule('required', 'is required', there)] : [];
  return [rule(check.code, check.message, (value) => there(value) && check.passes(value))];
}

/** Text is left where no Date holds it: where it is a time all the same, it has too many digits. */
function instantRules({ exact }: InstantRule): ValueRule[] {
  const isTime = (value: unknown): boolean =>
    isInstant(value) || (exact === true && isText(value) && parseInstant(value) !== undefined);
  const rules = [rule('instant', 'must be a time as in RFC 3339, from year 1 to 9999', isTime)];
  if (exact === true) rules.push(rule('milliseconds', 'must have no digits after the milliseconds', isInstant));
  return rules;
}

/** What a value of a field must fulfil by itself, each rule on its own; what is nested in it has rules of its own. */
function rulesOf(field: FieldOptions): ValueRule[] {
  switch (field.kind) {
    case 'text':
      return textRules(field);
    case 'int':
      return intRules(field);
    case 'flag':
      return [rule('boolean', 'must be true or false', isBoolean)];
    case 'instant':
      return instantRules(field);
    case 'object':
      return [rule('object', 'must be an object', isObject)];
    case 'any':
      return anyRules(field);
    case 'list':
      return listRules(field);
  }
}

/** Whether a value is left out, as the field allows. */
const isLeftOut = ({ nullable, required }: FieldOptions, value: unknown): boolean =>
  nullable ? value === undefined || value === null : !required && value === undefined;

/** The class-validator rules of a field by itself; what is nested in it has rules of its own. */
export function validatorsOf(field: FieldOptions): PropertyDecorator[] {
  const presence =
    field.nullable || !field.required ? [ValidateIf((_, value: unknown) => !isLeftOut(field, value))] : [];
  return [...presence, ...rulesOf(field).map(decoratorOf)];
}

/**
 * Whether class-validator would find nothing wrong with a value of a field: the same rules, without its bookkeeping.
 * @param accepts the same of an instance of a class
 */
export function testOf(
  field: FieldOptions,
  accepts: (type: ModelClass, instance: object) => boolean,
): (value: unknown) => boolean {
  const rules = rulesOf(field);
  const enough = field.kind === 'text' ? enoughOf(rules) : rules;
  const itself = (value: unknown): boolean => enough.every(({ validate }) => validate(value));
  const whole = (value: unknown): boolean => {
    if (!itself(value)) return false;
    if (field.kind === 'object') return accepts(field.type(), value as object);
    if (field.kind !== 'list' || field.items.kind !== 'object') return true;
    const type = field.items.type();
    return (value as object[]).every((item) => accepts(type, item));
  };
  return (value) => isLeftOut(field, value) || whole(value);
}

const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null && !Array.isArray(value);

const isInstant = (value: unknown): boolean => value instanceof Date && !Number.isNaN(value.getTime());
