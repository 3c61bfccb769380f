import {
  type Condition,
  type FieldError,
  type FindOperator,
  isScalar,
  nanosecondsOf,
  takesList,
  takesValueType,
} from '@lucid/common';
import { bsonValues, isNumber, orderNumbers, unreadable } from '@lucid/mongo';
import { mongo } from 'mongoose';

const { BSON } = mongo;

/** The most values of a list. */
export const MOST_VALUES = 100;

/** What a field must be for a document to be restored. */
export type RestoreCondition = Condition<FindOperator>;

/** Whether MongoDB has an order of values of this type that is of use here; others are equal, or are not. */
const isOrdered = (value: unknown): boolean =>
  isNumber(value) || typeof value === 'string' || value instanceof Date || value instanceof mongo.ObjectId;

/** What is wrong with a condition; undefined when nothing is. */
export function wrongValue(condition: RestoreCondition, pointer: string): FieldError | undefined {
  const { op, value, value_type } = condition;
  const wrong = (message: string, field = 'value'): FieldError => ({
    pointer: `${pointer}/${field}`,
    code: 'combination',
    message,
  });
  if (value_type !== undefined && !takesValueType(op)) return wrong(`has no meaning with ${op}`, 'value_type');
  if (op === 'exists') return typeof value === 'boolean' ? undefined : wrong('must be true or false');
  if (op === 'prefix') return typeof value === 'string' && value !== '' ? undefined : wrong('must be text');
  if (takesList(op)) {
    const isList = Array.isArray(value) && value.length > 0 && value.length <= MOST_VALUES;
    if (!isList || !value.every((each) => isScalar(each)))
      return wrong(`must be a list of 1 to ${MOST_VALUES} texts, numbers, true or false`);
  } else if (!isScalar(value)) return wrong('must be text, a number, true or false');
  const values = bsonValues(condition);
  if (values.includes(undefined)) return wrong(unreadable(condition));
  if (op !== 'eq' && op !== 'in' && !values.every(isOrdered))
    return wrong('must be text, a number, a date or an ObjectId');
  return undefined;
}

/** Whether all conditions hold for a document, read without changing its types. They are compared here: nothing of them reaches MongoDB. */
export const holdAll = (document: unknown, conditions: readonly RestoreCondition[]): boolean =>
  conditions.every((condition) => holds(document, condition));

function holds(document: unknown, condition: RestoreCondition): boolean {
  const { field, op, value } = condition;
  const values = valuesAt(document, field.split('.'));
  if (op === 'exists') return values.length > 0 === value;
  if (op === 'prefix') return values.some((stored) => typeof stored === 'string' && stored.startsWith(String(value)));
  const operands = operandsOf(condition);
  return values.some((stored) =>
    operands.some((operand) => {
      const compared = order(stored, operand);
      if (compared === undefined) return false;
      return {
        eq: compared === 0,
        in: compared === 0,
        gt: compared > 0,
        gte: compared >= 0,
        lt: compared < 0,
        lte: compared <= 0,
      }[op];
    }),
  );
}

/** The values at a path, also those of objects within lists, and of lists: as they are, and one by one. */
function valuesAt(value: unknown, path: readonly string[]): unknown[] {
  const [head, ...rest] = path;
  if (Array.isArray(value)) {
    const items = value.flatMap((each) => valuesAt(each, path));
    return head === undefined ? [value, ...items] : items;
  }
  if (head === undefined) return [value];
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, head)) return [];
  return valuesAt((value as Record<string, unknown>)[head], rest);
}

/** A value that fields are compared with. */
interface Operand {
  value: unknown;
  /** Text without a type stands for times and ObjectIds too: the nanoseconds of the time that it is. */
  time?: bigint | undefined;
  isAnyText: boolean;
  /** The value as BSON has it, for types that are only equal or not. */
  bytes: () => Buffer;
}

const bytesOf = (value: unknown): Buffer => Buffer.from(BSON.serialize({ value }));

const known = new WeakMap<RestoreCondition, Operand[]>();

/** The values of a condition, read once for all documents. */
function operandsOf(condition: RestoreCondition): Operand[] {
  let operands = known.get(condition);
  if (operands === undefined) {
    operands = bsonValues(condition).map((value) => operandOf(value, condition.value_type === undefined));
    known.set(condition, operands);
  }
  return operands;
}

function operandOf(value: unknown, isUntyped: boolean): Operand {
  const isAnyText = isUntyped && typeof value === 'string';
  let bytes: Buffer | undefined;
  return {
    value,
    isAnyText,
    ...(isAnyText && { time: nanosecondsOf(value) }),
    bytes: () => (bytes ??= bytesOf(value)),
  };
}

const NANOSECONDS_PER_MS = 1_000_000n;

/** How a stored value compares with a given one of its kind: below zero, zero, above; undefined when they are of two kinds, or only differ. */
function order(stored: unknown, { value: given, time, isAnyText, bytes }: Operand): number | undefined {
  if (stored instanceof Date) {
    const at = given instanceof Date ? BigInt(given.getTime()) * NANOSECONDS_PER_MS : time;
    // A time of MongoDB that no Date holds is compared with none.
    if (at === undefined || Number.isNaN(stored.getTime())) return undefined;
    return signOf(BigInt(stored.getTime()) * NANOSECONDS_PER_MS - at);
  }
  if (stored instanceof mongo.ObjectId && (given instanceof mongo.ObjectId || isAnyText))
    return textOrder(stored.toHexString(), String(given));
  if (isNumber(stored)) return isNumber(given) ? orderNumbers(stored, given) : undefined;
  if (typeof stored === 'string') return typeof given === 'string' ? textOrder(stored, given) : undefined;
  if (typeof given !== 'object' || given === null) return stored === given ? 0 : undefined;
  return bytesOf(stored).equals(bytes()) ? 0 : undefined;
}

const signOf = (value: bigint): number => (value < 0n ? -1 : value > 0n ? 1 : 0);

/** As MongoDB orders text: by its bytes. */
const textOrder = (left: string, right: string): number => Buffer.compare(Buffer.from(left), Buffer.from(right));
