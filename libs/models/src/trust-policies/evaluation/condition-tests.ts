import { isScalar, nanosecondsOf } from '@lucid/common';
import { comparableText } from './comparable-text';
import { rangeTest } from './ip-range';
import { MAX_VALUE_LENGTH, MAX_VALUES, type Operator } from './policy-rule';

/** A comparison that cannot be made, since the field is of a type that the operator does not read. */
export interface Mismatch {
  message: string;
}

/** Compares a field that is there with what it was made of. */
export type ValueTest = (field: unknown) => boolean | Mismatch;

/** The value of a condition does not suit its operator. */
export class UnsuitableValueError extends Error {}

type Scalar = string | number | boolean;

const isValue = (value: unknown): value is Scalar => isScalar(value, MAX_VALUE_LENGTH);

const comparable = (value: Scalar): Scalar => (typeof value === 'string' ? comparableText(value) : value);

function scalarOf(value: unknown): Scalar {
  if (isValue(value)) return comparable(value);
  throw new UnsuitableValueError(`must be text of at most ${MAX_VALUE_LENGTH} characters, a number or a flag`);
}

function scalarsOf(value: unknown): Set<unknown> {
  if (Array.isArray(value) && value.length > 0 && value.length <= MAX_VALUES && value.every(isValue))
    return new Set(value.map(comparable));
  throw new UnsuitableValueError(
    `must be a list of 1 to ${MAX_VALUES} texts of at most ${MAX_VALUE_LENGTH} characters, numbers or flags`,
  );
}

const NO_SCALAR: Mismatch = { message: 'is neither text nor a number nor a flag' };

/** Equality over what has one: lists and objects are no values to be equal to, so a deny by them must not slip past. */
const scalarTest =
  (passes: (field: unknown) => boolean): ValueTest =>
  (field) =>
    typeof field === 'object' ? NO_SCALAR : passes(field);

/** Something with an order: a number, or a time by its nanoseconds. */
interface Ordered {
  read: (field: unknown) => number | bigint | undefined;
  mismatch: Mismatch;
}

// A body holds no number that JavaScript would round: doubles are in the order of the numbers that were written.
const NUMBERS: Ordered = {
  read: (field) => (typeof field === 'number' ? field : undefined),
  mismatch: { message: 'is not a number' },
};
const TIMES: Ordered = {
  read: (field) => (typeof field === 'string' ? nanosecondsOf(field) : undefined),
  mismatch: { message: 'is not a time as in RFC 3339' },
};

interface End {
  kind: Ordered;
  at: number | bigint;
}

function orderedOf(value: unknown, message: string): End {
  if (typeof value === 'number' && Number.isFinite(value)) return { kind: NUMBERS, at: value };
  const at = TIMES.read(value);
  if (at === undefined) throw new UnsuitableValueError(message);
  return { kind: TIMES, at };
}

const orderTest =
  ({ read, mismatch }: Ordered, passes: (field: number | bigint) => boolean): ValueTest =>
  (field) => {
    const read_ = read(field);
    return read_ === undefined ? mismatch : passes(read_);
  };

function comparison(
  passes: (field: number | bigint, value: number | bigint) => boolean,
): (value: unknown) => ValueTest {
  return (value) => {
    const { kind, at } = orderedOf(value, 'must be a number or a time as in RFC 3339');
    return orderTest(kind, (field) => passes(field, at));
  };
}

function betweenTest(value: unknown): ValueTest {
  const message = 'must be a list of two numbers or two times as in RFC 3339, the lower first';
  if (!Array.isArray(value) || value.length !== 2) throw new UnsuitableValueError(message);
  const [low, high] = value.map((end) => orderedOf(end, message)) as [End, End];
  if (low.kind !== high.kind || low.at > high.at) throw new UnsuitableValueError(message);
  return orderTest(low.kind, (field) => low.at <= field && field <= high.at);
}

const NO_ADDRESS: Mismatch = { message: 'is not an IP address' };

function cidrTest(value: unknown): ValueTest {
  const test = typeof value === 'string' ? rangeTest(value) : undefined;
  if (test === undefined)
    throw new UnsuitableValueError('must be a range of IP addresses, such as 10.0.0.0/8 or 2001:db8::/32');
  return (field) => (typeof field === 'string' ? (test(field) ?? NO_ADDRESS) : NO_ADDRESS);
}

/** Operators that compare a field that is there; `exists` asks whether it is. */
const TESTS: Readonly<Record<Exclude<Operator, 'exists'>, (value: unknown) => ValueTest>> = {
  eq: (value) => {
    const wanted = scalarOf(value);
    return scalarTest((field) => field === wanted);
  },
  ne: (value) => {
    const refused = scalarOf(value);
    return scalarTest((field) => field !== refused);
  },
  in: (value) => {
    const wanted = scalarsOf(value);
    return scalarTest((field) => wanted.has(field));
  },
  nin: (value) => {
    const refused = scalarsOf(value);
    return scalarTest((field) => !refused.has(field));
  },
  gt: comparison((field, value) => field > value),
  gte: comparison((field, value) => field >= value),
  lt: comparison((field, value) => field < value),
  lte: comparison((field, value) => field <= value),
  cidr: cidrTest,
  between: betweenTest,
};

/**
 * Makes the comparison of an operator with a value.
 * @throws UnsuitableValueError when the operator cannot take that value
 */
export function valueTest(op: Exclude<Operator, 'exists'>, value: unknown): ValueTest {
  if (!Object.hasOwn(TESTS, op)) throw new UnsuitableValueError(`belongs to ${op as string}, which is no operator`);
  return TESTS[op](value);
}
