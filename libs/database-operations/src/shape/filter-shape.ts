import { distinct, isDocument, listMark, objectText, typeMark } from './type-mark';
import { expressionShape } from './expression-shape';

const BRANCHES = new Set(['$and', '$or', '$nor']);
const LISTS = new Set(['$in', '$nin', '$all']);

/** Whether the value of a field is an object of operators: `{$gte: 3}`. */
export const isPredicate = (value: unknown): value is Record<string, unknown> =>
  isDocument(value) && Object.keys(value)[0]?.startsWith('$') === true;

function predicateShape(predicate: Record<string, unknown>): string {
  const entries = Object.entries(predicate).map(([operator, value]): [string, string] => {
    if (LISTS.has(operator)) return [operator, listMark(value)];
    if (operator === '$exists') return [operator, String(value)];
    if (operator === '$not' || operator === '$elemMatch') {
      return [operator, isPredicate(value) ? predicateShape(value) : filterShape(value)];
    }
    return [operator, typeMark(value)];
  });
  return objectText(entries.sort(byName));
}

const byName = ([left]: [string, string], [right]: [string, string]): number => (left < right ? -1 : 1);

function partShape(name: string, value: unknown): string {
  if (BRANCHES.has(name) && Array.isArray(value)) return `[${distinct(value.map(filterShape)).join(', ')}]`;
  if (name === '$expr') return expressionShape(value);
  // Other operators at this level ($text, $jsonSchema, $comment) take what a caller wrote.
  if (name.startsWith('$')) return typeMark(value);
  return isPredicate(value) ? predicateShape(value) : typeMark(value);
}

/**
 * The shape of a filter: its fields and operators, with a mark for each value. The order of fields does not matter, nor
 * how many values a list has, nor how many branches of one shape a `$or` has.
 */
export function filterShape(filter: unknown): string {
  if (!isDocument(filter)) return typeMark(filter);
  const entries = Object.entries(filter).map(([name, value]): [string, string] => [name, partShape(name, value)]);
  return objectText(entries.sort(byName));
}
