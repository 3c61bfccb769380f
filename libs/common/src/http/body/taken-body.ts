import type { ExecutionContext } from '@nestjs/common';
import type { Rule } from '../../fields/field';
import { fieldsOf, type ModelClass } from '../../fields/model-class';
import type { JsonLimits } from './json-scan';

/** The type of a body that is bytes and nothing more. */
export const BYTES = 'application/octet-stream';

/** JSON of a class. A merge patch names what changes, and what replaces a resource is all of it: neither is ever left out. */
export interface JsonBody {
  type: ModelClass;
  use?: 'merge' | 'replace';
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

/** Every operation takes at least this many values, and as many keys: what is wrong with a small body is told by its schema. */
export const LEAST_VALUES = 20_000;
/** And never more than these, whatever its schema allows: they are what ten bodies at once may take of memory and time. */
export const MOST_VALUES = 131_072;
/** A key takes about twice the time of a value that has none. */
export const MOST_KEYS = MOST_VALUES / 2;
/** Values, and keys, of a field that takes any JSON. */
const OF_ANY = 1000;

const counted = new WeakMap<ModelClass, JsonLimits>();

function countIn(rule: Rule): JsonLimits {
  if (rule.kind === 'object') return countOf(rule.type());
  if (rule.kind === 'any') return { values: OF_ANY, keys: OF_ANY };
  if (rule.kind !== 'list') return { values: 1, keys: 0 };
  const items = Math.min(rule.maxItems ?? MOST_VALUES, MOST_VALUES);
  const { values, keys } = countIn(rule.items);
  return { values: 1 + items * values, keys: items * keys };
}

/** What a class has room for, a class that contains itself once. */
function countOf(type: ModelClass): JsonLimits {
  const known = counted.get(type);
  if (known !== undefined) return known;
  counted.set(type, { values: 1, keys: 0 });
  const sum = { values: 1, keys: 0 };
  for (const field of Object.values(fieldsOf(type))) {
    const { values, keys } = countIn(field);
    sum.values = Math.min(sum.values + values, MOST_VALUES);
    sum.keys = Math.min(sum.keys + keys + 1, MOST_KEYS);
  }
  counted.set(type, sum);
  return sum;
}

/**
 * The most values and keys of a JSON body of a class: twice as many as its lists have room for, within the bounds of all operations. What is wrong with a
 * list that is a little too long is told by its schema.
 */
export function limitsOf(type: ModelClass): JsonLimits {
  const { values, keys } = countOf(type);
  return {
    values: Math.min(MOST_VALUES, Math.max(LEAST_VALUES, 2 * values)),
    keys: Math.min(MOST_KEYS, Math.max(LEAST_VALUES, 2 * keys)),
  };
}
