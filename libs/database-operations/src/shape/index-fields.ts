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

/** A field of a sort, and its direction. */
export type SortKey = readonly [path: string, direction: 1 | -1];

/** The fields of a sort that says by `-` what descends. */
export const sortKeys = (sort: readonly string[]): SortKey[] =>
  sort.map((field) => (field.startsWith('-') ? [field.slice(1), -1] : [field, 1]));

/**
 * The index that serves a query best by the rule of equality, sort, range: what pins comes first, so that what remains is
 * in the order of the sort, and ranges last.
 * @param order the order of the fields that pin: it matters not to this query, but to others that could share the index
 */
export function bestKeys(
  { equality, range, sort }: { equality: readonly string[]; range: readonly string[]; sort: readonly SortKey[] },
  order?: (a: string, b: string) => number,
): SortKey[] {
  const keys = new Map<string, 1 | -1>([...equality].sort(order).map((path) => [path, 1]));
  for (const [path, direction] of sort) if (!keys.has(path)) keys.set(path, direction);
  for (const path of [...range].sort(order)) if (!keys.has(path)) keys.set(path, 1);
  return [...keys];
}
