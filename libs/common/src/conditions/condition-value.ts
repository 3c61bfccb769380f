import type { FieldOptions } from '../fields/field';

/** Types that the text of a condition can stand for, where JSON has no such value. */
export const VALUE_TYPES = ['date', 'object_id', 'long', 'decimal', 'extended_json'] as const;
export type ValueType = (typeof VALUE_TYPES)[number];

/** One value of a condition as JSON has it. */
export type Scalar = string | number | boolean | null;

const SCALAR_TYPES = ['string', 'number', 'boolean'] as const;

/** Whether a value is text, a number, true or false. Numbers are finite and text has no lone surrogate. */
export const isScalar = (value: unknown, maxLength = Infinity): value is string | number | boolean =>
  typeof value === 'boolean' ||
  (typeof value === 'number' && Number.isFinite(value)) ||
  (typeof value === 'string' && value.length <= maxLength && value.isWellFormed());

/** The field `value_type` of a condition. */
export const VALUE_TYPE = {
  kind: 'text',
  values: VALUE_TYPES,
  enumName: 'ConditionValueType',
  description:
    'What the text in `value` stands for, exactly or not at all. `date`: a time as in RFC 3339, to the millisecond. `object_id`: 24 hex digits. `long`: a whole number of 64 bits. `decimal`: a decimal number of up to 34 digits. `extended_json`: a value of any BSON type as extended JSON, such as `{"$numberLong":"9007199254740993"}`.',
} as const satisfies FieldOptions;

export interface ValueOptions {
  /** The most items of a list, and the fewest. */
  maxItems: number;
  minItems?: number;
  /** The most characters of text, and of the text in a list. */
  maxLength?: number;
  maxItemLength?: number;
  /** Whether null is a value. */
  nullable?: boolean;
  /** Whether the document has the two forms as `anyOf`. Both ways say the same, but a change between them is a breaking change to oasdiff. */
  anyOf?: boolean;
}

/** The JSON schema of the field `value`: a scalar, or a list of scalars. */
export function valueSchema({
  anyOf = false,
  nullable = false,
  ...bounds
}: ValueOptions): Readonly<Record<string, unknown>> {
  const { maxItems, minItems, maxLength, maxItemLength } = bounds;
  const type = [...SCALAR_TYPES, ...(nullable ? ['null'] : [])];
  const scalar = { type, ...(maxLength !== undefined && { maxLength }) };
  const list = {
    items: { type, ...(maxItemLength !== undefined && { maxLength: maxItemLength }) },
    ...(minItems !== undefined && { minItems }),
    maxItems,
  };
  return anyOf ? { anyOf: [scalar, { type: 'array', ...list }] } : { ...scalar, type: [...type, 'array'], ...list };
}
