import type { AnyRule, FieldOptions, IntRule, ListRule, Rule, TextRule } from '../fields/field';
import { fieldsOf, type ModelClass } from '../fields/model-class';
import { intBounds } from '../fields/validators';

/** A response shows all of its fields. A request shows those that it requires, and those that declare an example or a default. */
export type ExampleUse = 'request' | 'response';

const TIME = '2026-11-24T08:00:00.000Z';

/** Values of common forms. A field takes the first that its own rule accepts. */
const TEXTS = [
  '0190d5c2-6d3e-7c55-9f0e-0a1b2c3d4e70',
  '0123456789abcdef',
  '0123456789abcdef0123456789abcdef',
  '0'.repeat(64),
  'example.txt',
  '2026-11-24',
  '1',
  'A',
];

/** Whole numbers of the usual size for what a field's name measures; anything else is a small count. */
const FIGURES: readonly [name: RegExp, figure: number][] = [
  [/bytes/, 1_048_576],
  [/(?:_ms|milliseconds)$/, 12],
  [/seconds$/, 60],
  [/percent/, 25],
];

function accepts({ minLength = 0, maxLength = Infinity, pattern, check }: TextRule, text: string): boolean {
  const { length } = [...text];
  const formed = length >= minLength && length <= maxLength && pattern?.test(text) !== false;
  return formed && check?.passes(text) !== false;
}

function textExample(name: string, rule: TextRule): string | undefined {
  if (rule.values !== undefined) return rule.values[0];
  const spoken = name.replaceAll('_', ' ');
  const candidates = [rule.sample ?? name, spoken, name.replaceAll('_', '-'), ...TEXTS];
  return candidates.find((text) => accepts(rule, text));
}

function intExample(name: string, rule: IntRule): number {
  const [least, most] = intBounds(rule);
  const [, figure] = FIGURES.find(([measured]) => measured.test(name)) ?? [name, 3];
  return Math.min(most, Math.max(least, figure));
}

/** A value of a schema that was written by hand, as far as its type says one; undefined for a reference or a choice. */
function schemaExample(name: string, { schema = {} }: AnyRule): unknown {
  if ('$ref' in schema || 'anyOf' in schema) return undefined;
  const [type] = [schema['type']].flat();
  const { minimum = 0, maximum = 3 } = schema as { minimum?: number; maximum?: number };
  switch (type) {
    case 'integer':
    case 'number':
      return Math.max(minimum, Math.min(maximum, 3));
    case 'boolean':
      return true;
    case 'object':
      return {};
    case 'array':
      return [];
    default:
      return schema['format'] === 'date-time' ? TIME : name.replaceAll('_', ' ');
  }
}

type Above = ReadonlySet<ModelClass>;

function listExample(
  name: string,
  { items, minItems = 0 }: ListRule,
  use: ExampleUse,
  above: Above,
): unknown[] | undefined {
  const item = ruleExample(name, items, use, above);
  if (item === undefined || minItems > 1) return minItems === 0 ? [] : undefined;
  return [item];
}

function ruleExample(name: string, rule: Rule, use: ExampleUse, above: Above): unknown {
  switch (rule.kind) {
    case 'text':
      return textExample(name, rule);
    case 'int':
      return intExample(name, rule);
    case 'flag':
      return true;
    case 'instant':
      return TIME;
    case 'object':
      return above.has(rule.type()) ? undefined : classExample(rule.type(), use, above);
    case 'any':
      return schemaExample(name, rule);
    case 'list':
      return listExample(name, rule, use, above);
  }
}

/** A valid value of one field: its own example, its default, or one that its rule allows. */
export const fieldExample = (
  name: string,
  field: FieldOptions,
  use: ExampleUse = 'response',
  above: Above = new Set(),
): unknown => field.example ?? field.fallback ?? ruleExample(name, field, use, above);

function isShown(field: FieldOptions, use: ExampleUse): boolean {
  if (field.inExamples === false) return false;
  if (use === 'response') return field.writeOnly !== true;
  return field.required === true || field.example !== undefined || field.fallback !== undefined;
}

/** A valid object of a class, made of the examples of its fields. */
export function classExample(type: ModelClass, use: ExampleUse, above: Above = new Set()): Record<string, unknown> {
  const within = new Set([...above, type]);
  return Object.fromEntries(
    Object.entries(fieldsOf(type))
      .filter(([, field]) => isShown(field, use))
      .map(([name, field]) => [name, fieldExample(name, field, use, within)] as const)
      .filter(([, value]) => value !== undefined),
  );
}
