import { type ConditionOperator, RANGE_OPERATORS } from '../conditions/operators';
import type { FieldOptions, Rule } from '../fields/field';
import { defineClass, fieldsOf, type Fields, type ModelClass } from '../fields/model-class';
import { EXPLAIN } from './list-explanation';

export const DEFAULT_LIMIT = 50;
export const MAX_LIMIT = 200;

export const LIMIT = {
  kind: 'int',
  min: 1,
  max: MAX_LIMIT,
  fallback: DEFAULT_LIMIT,
  description: 'Maximum number of items on the page, 1 to 200. Default: 50.',
} as const satisfies FieldOptions;

export const CURSOR = {
  kind: 'text',
  minLength: 1,
  maxLength: 512,
  pattern: /^[A-Za-z0-9_-]+$/,
  description: '`next_cursor` of the previous page. Leave it out for the first page.',
} as const satisfies FieldOptions;

/** The comparison a filter's parameter stands for; its suffix (`created_at_gte`) says it. */
export type FilterOperator = Extract<ConditionOperator, 'eq'> | (typeof RANGE_OPERATORS)[number];

/** What a model's list can be asked for. Every sort and filter named here is served by an index. */
export interface ListDefinition {
  /** Fields to sort by; a field with `unique` needs no tie-breaker. The first is the default, descending. */
  sorts: Readonly<Record<string, { unique?: boolean }>>;
  /** Fields to filter by equality, with the path in the document when it is another. */
  equals: Readonly<Record<string, { path?: string }>>;
  /** Fields left out of lists unless `fields` asks for them. */
  omitted?: readonly string[];
}

/** A list query, checked. Filters are under their parameters' names. */
export interface ListQuery {
  limit: number;
  cursor?: string;
  sort?: string;
  fields?: string[];
  include_total?: 'exact' | 'estimated';
  explain?: boolean;
  [filter: string]: unknown;
}

export interface Filter {
  parameter: string;
  field: string;
  path: string;
  operator: FilterOperator;
}

const WORDS: Record<FilterOperator, string> = {
  eq: 'equals',
  gte: 'is at least',
  gt: 'is more than',
  lte: 'is at most',
  lt: 'is less than',
};

const known = new WeakMap<ListDefinition, Filter[]>();

/** The filters of a list: equality on some fields, ranges on those it can be sorted by. */
export function filtersOf(list: ListDefinition): readonly Filter[] {
  let filters = known.get(list);
  if (filters === undefined) {
    filters = [...equalities(list), ...Object.keys(list.sorts).flatMap(rangesOf)];
    known.set(list, filters);
  }
  return filters;
}

const equalities = ({ equals }: ListDefinition): Filter[] =>
  Object.entries(equals).map(([field, { path = field }]) => ({ parameter: field, field, path, operator: 'eq' }));

const rangesOf = (field: string): Filter[] =>
  RANGE_OPERATORS.map((operator) => ({ parameter: `${field}_${operator}`, field, path: field, operator }));

/** The rule of the field at a path of a model, such as `hardware_wallet.type`. */
export function ruleAt(type: ModelClass, path: string): Rule {
  const [head = '', ...rest] = path.split('.');
  const field = fieldsOf(type)[head];
  if (field === undefined) throw new Error(`${type.name} has no field ${path}`);
  if (rest.length === 0) return field;
  if (field.kind !== 'object') throw new Error(`${type.name}.${head} is no object`);
  return ruleAt(field.type(), rest.join('.'));
}

/** A filter may be left out, and then filters nothing, whatever the field itself asks for. */
const OPTIONAL = {
  required: false,
  readOnly: false,
  generated: false,
  fallback: undefined,
  example: undefined,
} as const;

/** Only what a value must look like: a filter asks for no meaning (a checksum, say), and brings text to its stored form. */
function bare(rule: Rule): Rule {
  return rule.kind === 'text' ? { ...rule, check: undefined } : rule;
}

/** The fields of a model that are stored, and not derived from the stored ones. */
const storedFields = (model: ModelClass): string[] =>
  Object.entries(fieldsOf(model)).flatMap(([name, { derived }]) => (derived === true ? [] : [name]));

/** The class of a model's list queries. */
export function listQueryClass(model: ModelClass, name: string, list: ListDefinition): ModelClass<ListQuery> {
  const sorts = Object.keys(list.sorts);
  const filters = filtersOf(list).map(({ parameter, field, path, operator }): [string, FieldOptions] => {
    const range = operator === 'eq' ? '' : ` The list must be sorted by \`${field}\`, which is then the default.`;
    return [
      parameter,
      {
        ...bare(ruleAt(model, path)),
        ...OPTIONAL,
        description: `Returns only items whose \`${field}\` ${WORDS[operator]} this value.${range}`,
      },
    ];
  });
  const fields: Fields = {
    limit: LIMIT,
    cursor: CURSOR,
    sort: {
      kind: 'text',
      values: sorts.flatMap((field) => [`-${field}`, field]),
      description: `Order of the items; \`-\` means descending. Default: \`-${sorts[0] ?? ''}\`, or the field of a range filter.`,
    },
    fields: {
      kind: 'list',
      items: { kind: 'text', values: storedFields(model) },
      minItems: 1,
      maxItems: 50,
      description: 'Fields to return, comma-separated, 1 to 50. The id is always returned. Default: all fields.',
    },
    include_total: {
      kind: 'text',
      values: ['exact', 'estimated'],
      description:
        'Adds `total` to the page. `exact` counts the matching items; `estimated` uses the count that MongoDB keeps if no filter is set.',
    },
    explain: EXPLAIN,
    ...Object.fromEntries(filters),
  };
  return defineClass(`List${name}Query`, fields) as ModelClass<ListQuery>;
}
