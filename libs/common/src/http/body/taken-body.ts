import type { ExecutionContext } from '@nestjs/common';
import type { Rule } from '../../fields/field';
import { fieldsOf, type ModelClass } from '../../fields/model-class';

/** The type of a body that is bytes and nothing more. */
export const BYTES = 'application/octet-stream';

/** What an operation takes as its body: JSON of a class, or bytes that the handler reads itself as they arrive. */
export type TakenBody = { type: ModelClass } | { bytes: string };

const taken = new WeakMap<object, TakenBody>();

/** Notes what body a handler takes. The body of an operation that notes none is not read. */
export const TakesBody =
  (body: TakenBody): MethodDecorator =>
  (_target, _name, { value }) => {
    taken.set(value as object, body);
  };

/** The body that the operation under way takes; undefined when it takes none. */
export const takenBodyOf = (context: ExecutionContext): TakenBody | undefined => taken.get(context.getHandler());

/** Every operation takes at least this many values: what is wrong with a small body is told by its schema. */
export const LEAST_VALUES = 20_000;
/** And never more than these, whatever its schema allows: they are what ten bodies at once may take of memory and time. */
export const MOST_VALUES = 131_072;
/** Values of a field that takes any JSON. */
const OF_ANY = 1000;

const counted = new WeakMap<ModelClass, number>();

function valuesIn(rule: Rule): number {
  switch (rule.kind) {
    case 'object':
      return valuesOf(rule.type());
    case 'list':
      return 1 + Math.min(rule.maxItems ?? MOST_VALUES, MOST_VALUES) * valuesIn(rule.items);
    case 'any':
      return OF_ANY;
    default:
      return 1;
  }
}

function valuesOf(type: ModelClass): number {
  const known = counted.get(type);
  if (known !== undefined) return known;
  // A class that contains itself is counted once.
  counted.set(type, 1);
  const sum = Object.values(fieldsOf(type)).reduce((values, field) => values + valuesIn(field), 1);
  const values = Math.min(sum, MOST_VALUES);
  counted.set(type, values);
  return values;
}

/**
 * The most values of a JSON body of a class: twice as many as its lists have room for, within the bounds of all operations. What is wrong with a list
 * that is a little too long is told by its schema.
 */
export const mostValuesOf = (type: ModelClass): number =>
  Math.min(MOST_VALUES, Math.max(LEAST_VALUES, 2 * valuesOf(type)));
