import { Field } from '@lucid/common';
import { type Scalar } from '../../indexes/index-definition';

const MAX_TEXT = 1000;
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

/** What text in a condition stands for, where JSON has no such value. */
export const CONDITION_VALUE_TYPES = ['date', 'object_id', 'long', 'decimal'] as const;
export type ConditionValueType = (typeof CONDITION_VALUE_TYPES)[number];

const isScalar = (value: unknown): value is Scalar =>
  value === null ||
  typeof value === 'boolean' ||
  (typeof value === 'number' && Number.isFinite(value)) ||
  (typeof value === 'string' && value.length <= MAX_TEXT && value.isWellFormed());

const isConditionValue = (value: unknown): boolean =>
  Array.isArray(value) ? value.length > 0 && value.length <= MAX_VALUES && value.every(isScalar) : isScalar(value);

const SCALAR_TYPES = ['string', 'number', 'boolean', 'null'];

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

  @Field({
    kind: 'any',
    schema: {
      type: [...SCALAR_TYPES, 'array'],
      maxLength: MAX_TEXT,
      minItems: 1,
      maxItems: MAX_VALUES,
      items: { type: SCALAR_TYPES, maxLength: MAX_TEXT },
    },
    check: {
      code: 'condition_value',
      message: `must be text of at most ${MAX_TEXT} characters, a number, true, false, null, or a list of 1 to ${MAX_VALUES} of these`,
      passes: isConditionValue,
    },
    description: 'What the field is compared with.',
    example: 'active',
  })
  value?: Scalar | Scalar[];

  @Field({
    kind: 'text',
    values: CONDITION_VALUE_TYPES,
    enumName: 'QueryConditionValueType',
    description:
      'What the text in `value` stands for: a time as in RFC 3339, an ObjectId in 24 hex digits, a whole number of 64 bits, a decimal number.',
  })
  value_type?: ConditionValueType;

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
