import { conditionFields, type ConditionOperator, Field, type Scalar, VALUE_TYPE, type ValueType } from '@lucid/common';
import { storedValue } from '@lucid/mongo';

/** The most values of a list, and conditions beside each other. */
const MAX_VALUES = 200;
const MAX_CONDITIONS = 50;

/** A dotted path: no empty part, no NUL, and no part that begins with `$`. */
export const PATH = {
  kind: 'text',
  minLength: 1,
  maxLength: 200,
  pattern: new RegExp(String.raw`^(?:(?!\$)[^.\x00]+\.)*(?!\$)[^.\x00]+$`),
} as const;

export const CONDITION_OPERATORS = [
  ...(['eq', 'ne', 'gt', 'gte', 'lt', 'lte', 'in', 'nin', 'all', 'exists', 'type', 'size'] as const),
  ...(['elem_match', 'and', 'or', 'nor'] as const),
] as const satisfies readonly ConditionOperator[];
export type QueryOperator = (typeof CONDITION_OPERATORS)[number];

const FIELDS = conditionFields({
  operators: CONDITION_OPERATORS,
  enumName: 'QueryConditionOperator',
  path: { ...PATH, description: 'Dotted path of the field; `and`, `or` and `nor` have none.', example: 'status' },
  op: {
    description:
      'How a field is compared with `value`: `in`, `nin` and `all` take a list, `exists` true or false, `type` the name of a BSON type, `size` a whole number. Or how `conditions` are joined: `and`, `or`, `nor`, and `elem_match` for those that one item of a list meets, by its own fields.',
    example: 'eq',
  },
  value: storedValue(MAX_VALUES),
  typed: true,
});

/** One condition of a filter, or several joined to one. */
export class QueryCondition {
  @Field(FIELDS.op)
  op!: QueryOperator;

  @Field({ ...FIELDS.field, required: false })
  field?: string;

  @Field(FIELDS.value)
  value?: Scalar | Scalar[];

  @Field(VALUE_TYPE)
  value_type?: ValueType;

  @Field({
    kind: 'list',
    items: { kind: 'object', type: () => QueryCondition },
    minItems: 1,
    maxItems: MAX_CONDITIONS,
    description: 'The conditions that are joined.',
  })
  conditions?: QueryCondition[];
}

/** The conditions that a document must meet, all of them. */
export const CONDITIONS = {
  kind: 'list',
  items: { kind: 'object', type: () => QueryCondition },
  maxItems: MAX_CONDITIONS,
} as const;
