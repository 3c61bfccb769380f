import type { ExecutionContext } from '@nestjs/common';
import type { Rule } from '../fields/field';
import { fieldsOf, type ModelClass } from '../fields/model-class';
import type { JsonLimits } from './json-scan';

/** The type of a body that is bytes and nothing more. */
export const BYTES = 'application/octet-stream';

/** JSON of a class. A merge patch names what changes, and what replaces a resource is all of it: neither is ever left out. */
export interface JsonBody {
  type: ModelClass;
  use?: 'merge' | 'replace';
  /** What differs in the documented example from the one that the fields give; undefined leaves a field out. */
  example?: Readonly<Record<string, unknown>>;
}

/** What an operation takes as its body: JSON, or bytes that the handler reads itself as they arrive. */
export type TakenBody = JsonBody | { bytes: string };

/** Whether a request without a body is refused: where no field is required, no body says the same as `{}`. */
export const isBodyRequired = ({ type, use }: JsonBody): boolean =>
  use !== undefined || Object.values(fieldsOf(type)).some(({ required }) => required === true);

const taken = new WeakMap<object, TakenBody>();

/** Notes what body a handler takes. The body of an operation that notes none is not read. */
export const TakesBody =
  (body: TakenBody): MethodDecorator =>
  (_target, _name, { value }) => {
    taken.set(value as object, body);
  };

/** The body that the operation under way takes; undefined when it takes none. */
export const takenBodyOf = (context: ExecutionContext): TakenBody | undefined => taken.get(context.getHandler());

/** Every operation accepts at least this much, so that the errors of a small body come from its schema. */
const LEAST: JsonLimits = { values: 20_000, keys: 20_000, nested: 5000, text: 256 * 1024 };
/** No operation accepts more than this, whatever its schema allows. It bounds the memory and time of ten bodies at once. */
const MOST: JsonLimits = { values: 131_072, keys: 50_000, nested: 32_768, text: 1024 * 1024 };
/** What a field that takes any JSON has room for. */
const OF_ANY: JsonLimits = { values: 1000, keys: 1000, nested: 250, text: MOST.text };
/** A character outside the basic plane is written as two escapes of six bytes each. */
const CHARACTER_BYTES = 12;

const counted = new WeakMap<ModelClass, JsonLimits>();

function countIn(rule: Rule): JsonLimits {
  if (rule.kind === 'object') return countOf(rule.type());
  if (rule.kind === 'any') return OF_ANY;
  if (rule.kind === 'text') {
    const { maxLength = MOST.text } = rule;
    return { values: 1, keys: 0, nested: 0, text: maxLength * CHARACTER_BYTES };
  }
  if (rule.kind !== 'list') return { values: 1, keys: 0, nested: 0, text: 0 };
  const { maxItems = MOST.values } = rule;
  const { values, keys, nested, text } = countIn(rule.items);
  return { values: 1 + maxItems * values, keys: maxItems * keys, nested: 1 + maxItems * nested, text };
}

/** What a class has room for, a class that contains itself once. */
function countOf(type: ModelClass): JsonLimits {
  const known = counted.get(type);
  if (known !== undefined) return known;
  counted.set(type, { values: 1, keys: 0, nested: 1, text: 0 });
  const sum = { values: 1, keys: 0, nested: 1, text: 0 };
  for (const field of Object.values(fieldsOf(type))) {
    const { values, keys, nested, text } = countIn(field);
    sum.values += values;
    sum.keys += 1 + keys;
    sum.nested += nested;
    sum.text = Math.max(sum.text, text);
  }
  counted.set(type, sum);
  return sum;
}

/**
 * The most values, keys, objects and lists in a JSON body of a class, and the most bytes of one text: twice as many as the class has room for, within
 * the bounds of all operations. The error of a list or text that is a little too long therefore comes from its schema.
 */
export function limitsOf(type: ModelClass): JsonLimits {
  const count = countOf(type);
  const within = (what: keyof JsonLimits): number => Math.min(MOST[what], Math.max(LEAST[what], 2 * count[what]));
  return { values: within('values'), keys: within('keys'), nested: within('nested'), text: within('text') };
}
