/** What an operator compares a field with. */
type Operand =
  /** One value. */
  | 'value'
  /** A list of values. */
  | 'list'
  /** The lower and the upper end. */
  | 'range'
  /** Text at the beginning of the field. */
  | 'prefix'
  /** True or false. */
  | 'flag'
  /** The name of a BSON type. */
  | 'type'
  /** A number of items. */
  | 'count'
  /** A range of IP addresses. */
  | 'network'
  /** Other conditions. */
  | 'conditions';

/**
 * The operators of conditions `{field, op, value, value_type}`: one vocabulary for lists, searches, restores, partial indexes, explained
 * queries and trust policies. Each of them supports a subset, which it names.
 */
const OPERANDS = {
  eq: 'value',
  ne: 'value',
  gt: 'value',
  gte: 'value',
  lt: 'value',
  lte: 'value',
  in: 'list',
  nin: 'list',
  all: 'list',
  between: 'range',
  prefix: 'prefix',
  cidr: 'network',
  exists: 'flag',
  type: 'type',
  size: 'count',
  and: 'conditions',
  or: 'conditions',
  nor: 'conditions',
  elem_match: 'conditions',
} as const satisfies Readonly<Record<string, Operand>>;

export type ConditionOperator = keyof typeof OPERANDS;

/** Operators that need an order of values. */
export const RANGE_OPERATORS = ['gte', 'gt', 'lte', 'lt'] as const satisfies readonly ConditionOperator[];

/** The operators that filter and search by values: what searches and restores support. */
export const FIND_OPERATORS = [
  'eq',
  'in',
  'gt',
  'gte',
  'lt',
  'lte',
  'exists',
  'prefix',
] as const satisfies readonly ConditionOperator[];
export type FindOperator = (typeof FIND_OPERATORS)[number];

/** Whether an operator compares the field with each value of a list. */
export const takesList = (op: ConditionOperator): boolean => OPERANDS[op] === 'list';

/** Whether `value_type` may name the type of the value: operators with an operand of their own have no other type. */
export const takesValueType = (op: ConditionOperator): boolean => ['value', 'list', 'range'].includes(OPERANDS[op]);
