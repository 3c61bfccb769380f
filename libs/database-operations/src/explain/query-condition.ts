import { Field } from '@lucid/common';
import { conditionValue, type Scalar, VALUE_TYPE, type ValueType } from '@lucid/mongo';

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

const COMPARISONS = ['eq', 'ne', 'gt', 'gte', 'lt', 'lte', 'in', 'nin', 'all', 'exists', 'type', 'size'] as const;
const COMBINATIONS = ['elem_match', 'and', 'or', 'nor'] as const;
export const CONDITION_OPERATORS = [...COMPARISONS, ...COMBINATIONS] as const;
export type ConditionOperator = (typeof CONDITION_OPERATORS)[number];

/** One condition of a filter, or several joined to one. */
export class QueryCondition {
  @Field({
    kind: 'text',
    values: CONDITION_OPERATORS,
    enumName: 'QueryConditionOperator',
    required: true,
    description:
      'How a field is compared with `value`: `in`, `nin` and `all` take a list, `exists` true or false, `type` the name of a BSON type, `size` a whole number. Or how `conditions` are joined: `and`, `or`, `nor`, and `elem_match` for those that one item of a list meets, by its own fields.',
    example: 'eq',
  })
  op!: ConditionOperator;

  @Field({ ...PATH, description: 'Dotted path of the field; `and`, `or` and `nor` have none.', example: 'status' })
  field?: string;

  @Field(conditionValue(MAX_VALUES))
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
