import { filterShape, isPredicate } from './filter-shape';
import { distinct, isDocument } from './type-mark';

/** What an index can serve of a query. */
export interface IndexFields {
  /** Fields that must have a value, or one of several, by name. */
  equality: string[];
  /** Fields that must lie in a range, by name. */
  range: string[];
  /** Fields of the sort in their order; one that begins with `-` descends. */
  sort: string[];
  /** Whether `$or` or `$nor` holds more conditions, which no single index serves. */
  disjunctive: boolean;
}

const EQUALITY = new Set(['$eq', '$in', '$all']);
const RANGE = new Set(['$gt', '$gte', '$lt', '$lte']);

interface Found {
  equality: Set<string>;
  range: Set<string>;
  disjunctive: boolean;
}

/** Whether a regular expression asks how text begins, exactly: any other is tried on every value of an index. */
function isBeginning(pattern: unknown, options: unknown = ''): boolean {
  const { source, flags } = pattern instanceof RegExp ? pattern : { source: pattern, flags: options };
  return typeof source === 'string' && /^(?:\^|\\A)/.test(source) && !/[imx]/.test(String(flags));
}

function collectPredicate(field: string, predicate: Record<string, unknown>, into: Found): void {
  for (const [operator, value] of Object.entries(predicate)) {
    if (operator === '$regex' && isBeginning(value, predicate['$options'])) into.range.add(field);
    else if (EQUALITY.has(operator)) into.equality.add(field);
    else if (RANGE.has(operator)) into.range.add(field);
    else if (operator === '$elemMatch' && isPredicate(value)) collectPredicate(field, value, into);
    else if (operator === '$elemMatch') collect(value, `${field}.`, into);
  }
}

function collect(filter: unknown, prefix: string, into: Found): void {
  if (!isDocument(filter)) return;
  for (const [name, value] of Object.entries(filter)) {
    const branches = Array.isArray(value) ? (value as unknown[]) : [];
    if (name === '$and') branches.forEach((branch) => collect(branch, prefix, into));
    // Branches of one shape are served by one index, each for itself.
    else if (name === '$or' && distinct(branches.map(filterShape)).length === 1) collect(branches[0], prefix, into);
    else if (name === '$or' || name === '$nor') into.disjunctive = true;
    else if (!name.startsWith('$')) {
      if (isPredicate(value)) collectPredicate(prefix + name, value, into);
      else
        collectPredicate(prefix + name, value instanceof RegExp ? { $regex: value } : { $eq: value as unknown }, into);
    }
  }
}

const sortFields = (sort: unknown): string[] =>
  isDocument(sort)
    ? Object.entries(sort)
        .filter(([name, direction]) => name !== '$natural' && typeof direction === 'number')
        .map(([name, direction]) => (Number(direction) < 0 ? `-${name}` : name))
    : [];

/** What an index can serve of a filter and a sort. */
export function indexFields(filters: readonly unknown[], sort: unknown): IndexFields {
  const found: Found = { equality: new Set(), range: new Set(), disjunctive: false };
  filters.forEach((filter) => collect(filter, '', found));
  return {
    equality: [...found.equality].sort(),
    range: [...found.range].filter((field) => !found.equality.has(field)).sort(),
    sort: sortFields(sort),
    disjunctive: found.disjunctive,
  };
}

/**
 * The index that serves a query best by the rule of equality, sort, range: keys that must have a value come first, so that
 * what remains is in the order of the sort, and ranges last. Undefined where no index would help, or `_id`'s serves.
 */
export function suggestedIndex({ equality, range, sort }: IndexFields): Record<string, 1 | -1> | undefined {
  const keys = new Map<string, 1 | -1>(equality.map((field) => [field, 1]));
  for (const field of sort) {
    const name = field.replace(/^-/, '');
    if (!keys.has(name)) keys.set(name, field.startsWith('-') ? -1 : 1);
  }
  for (const field of range) if (!keys.has(field)) keys.set(field, 1);
  return keys.size === 0 || keys.keys().next().value === '_id' ? undefined : Object.fromEntries(keys);
}
