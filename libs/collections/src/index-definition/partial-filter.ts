import { bsonOperand, untypedValue } from '@lucid/mongo';
import type { mongo } from 'mongoose';
import { FILTER_OPERATORS, type FilterOperator, type IndexCondition } from './index-definition';

/** The conditions of a partial index as MongoDB's filter; each must be valid, with one operator of a kind for a field. */
export function filterOf(conditions: readonly IndexCondition[]): mongo.Document {
  const fields = new Map<string, mongo.Document>();
  for (const condition of conditions) {
    const { field, op } = condition;
    fields.set(field, { ...fields.get(field), [`$${op}`]: bsonOperand(condition) });
  }
  return Object.fromEntries(fields);
}

const isOperator = (name: string): name is `$${FilterOperator}` =>
  name.startsWith('$') && (FILTER_OPERATORS as readonly string[]).includes(name.slice(1));

function conditionOf(field: string, op: FilterOperator, operand: unknown): IndexCondition | undefined {
  if (op !== 'in') return { field, op, ...untypedValue(operand) };
  const items = Array.isArray(operand) ? operand.map(untypedValue) : [];
  const [first] = items;
  if (first === undefined || items.some((item) => item.value_type !== first.value_type)) return undefined;
  return { field, op, ...first, value: items.map(({ value }) => value) };
}

/** A stored filter as conditions; undefined where it says more than they can, such as `$or`. */
export function conditionsOf(filter: mongo.Document): IndexCondition[] | undefined {
  const conditions = Object.entries(filter).flatMap(([field, test]): (IndexCondition | undefined)[] => {
    if (field === '$and') return (test as mongo.Document[]).flatMap((part) => conditionsOf(part) ?? [undefined]);
    if (field.startsWith('$')) return [undefined];
    const operators = isPlainObject(test) ? Object.entries(test) : [['$eq', test] as const];
    if (!operators.some(([name]) => name.startsWith('$'))) return [undefined];
    return operators.map(([name, operand]) =>
      isOperator(name) ? conditionOf(field, name.slice(1) as FilterOperator, operand) : undefined,
    );
  });
  return conditions.every((condition) => condition !== undefined) ? conditions : undefined;
}

const isPlainObject = (value: unknown): value is mongo.Document =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
