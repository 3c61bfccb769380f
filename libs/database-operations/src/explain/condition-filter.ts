import { takesList, takesValueType } from '@lucid/common';
import { bsonOperand, isBsonType, unreadable } from '@lucid/mongo';
import { mongo } from 'mongoose';
import { brokenRule } from './broken-rule';
import type { QueryCondition, QueryOperator } from './query-condition';

/** The most conditions of one query: planning takes its time for each. */
export const MAX_CONDITIONS = 100;

const JOINS = new Set<QueryOperator>(['and', 'or', 'nor']);

/** What an operator takes: of whatever type for comparisons, of its own for the others. */
function operandOf(condition: QueryCondition, at: string): unknown {
  const { op, value, value_type } = condition;
  const refuse = (message: string): Error => brokenRule(`${at}/value`, 'operand', message);
  if (value === undefined) throw brokenRule(`${at}/value`, 'required', `is required with ${op}`);
  if (op === 'exists' && typeof value !== 'boolean') throw refuse('must be true or false with exists');
  // Code is nothing that is asked for here.
  if (op === 'type' && (!isBsonType(value) || value === 'javascript'))
    throw refuse('must be the name of a BSON type with type');
  if (op === 'size' && !(Number.isInteger(value) && Number(value) >= 0)) throw refuse('must be a count with size');
  if (takesList(op) !== Array.isArray(value))
    throw refuse(takesList(op) ? `must be a list with ${op}` : `cannot be a list with ${op}`);
  if (value_type !== undefined && !takesValueType(op))
    throw brokenRule(`${at}/value_type`, 'operand', `has no meaning with ${op}`);
  const stored = bsonOperand(condition);
  if (stored === undefined || (Array.isArray(stored) && stored.includes(undefined)))
    throw refuse(unreadable(condition));
  // In a list, MongoDB takes a regular expression for a pattern to run.
  if (Array.isArray(stored) && stored.some((item) => item instanceof mongo.BSONRegExp))
    throw refuse(`cannot be a regular expression with ${op}`);
  return stored;
}

/** Makes filters of typed conditions: no operator but the listed ones comes about, whatever a caller sends. */
class FilterMaker {
  private made = 0;

  filterOf(conditions: readonly QueryCondition[], at: string): mongo.Document {
    const parts = conditions.map((condition, i) => this.partOf(condition, `${at}/${i}`));
    return parts.length > 1 ? { $and: parts } : (parts[0] ?? {});
  }

  private partOf(condition: QueryCondition, at: string): mongo.Document {
    const { op, field, value, value_type, conditions } = condition;
    this.made += 1;
    if (this.made > MAX_CONDITIONS)
      throw brokenRule(at, 'too_many', `is beyond the ${MAX_CONDITIONS} conditions of a query`);
    const joins = JOINS.has(op);
    if (joins !== (field === undefined))
      throw brokenRule(
        `${at}/field`,
        joins ? 'surplus' : 'required',
        joins ? `is not a part of ${op}` : `is required with ${op}`,
      );
    const nests = joins || op === 'elem_match';
    if (nests !== (conditions !== undefined))
      throw brokenRule(
        `${at}/conditions`,
        nests ? 'required' : 'surplus',
        nests ? `are required with ${op}` : `are not a part of ${op}`,
      );
    if (conditions === undefined) return { [field as string]: { [`$${op}`]: operandOf(condition, at) } };
    if (value !== undefined || value_type !== undefined)
      throw brokenRule(`${at}/${value === undefined ? 'value_type' : 'value'}`, 'surplus', `is not a part of ${op}`);
    if (field !== undefined) return { [field]: { $elemMatch: this.filterOf(conditions, `${at}/conditions`) } };
    return { [`$${op}`]: conditions.map((inner, i) => this.partOf(inner, `${at}/conditions/${i}`)) };
  }
}

/**
 * The filter of typed conditions, all of which must hold.
 * @param at the pointer of their list
 * @throws ProblemError 422 with the pointer of a condition that means nothing
 */
export const conditionFilter = (conditions: readonly QueryCondition[], at: string): mongo.Document =>
  new FilterMaker().filterOf(conditions, at);
