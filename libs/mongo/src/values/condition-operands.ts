import { type Condition, isScalar, type Scalar } from '@lucid/common';
import { typedValue } from './typed-value';

const MAX_TEXT = 1000;

const isValue = (value: unknown): value is Scalar => value === null || isScalar(value, MAX_TEXT);

/** The field `value` of a condition on stored values: one value, or a list of at most so many. Null is a value. */
export const storedValue = (maxItems: number) =>
  ({
    ...{ maxItems, minItems: 1, maxLength: MAX_TEXT, nullable: true },
    // Without maxItemLength: the released document has none here, and a new bound is a breaking change to oasdiff.
    check: {
      code: 'condition_value',
      message: `must be text of at most ${MAX_TEXT} characters, a number, true, false, null, or a list of 1 to ${maxItems} of these`,
      passes: (value: unknown) =>
        Array.isArray(value) ? value.length > 0 && value.length <= maxItems && value.every(isValue) : isValue(value),
    },
    description: 'Value to compare the field with. `value_type` names types that JSON does not have.',
    example: 'active',
  }) as const;

type Compared = Pick<Condition, 'value' | 'value_type'>;

/** The BSON values that a condition compares with: one, or those of its list. Undefined stands for text that is no value of `value_type`. */
export const bsonValues = ({ value, value_type }: Compared): unknown[] =>
  (Array.isArray(value) ? (value as Scalar[]) : [value as Scalar]).map((each) => typedValue(each, value_type));

/** The operand of a condition in a filter of MongoDB: a BSON value, or a list of these. */
export function bsonOperand(condition: Compared): unknown {
  const values = bsonValues(condition);
  return Array.isArray(condition.value) ? values : values[0];
}

/** What is wrong with the text of a condition that stands for no value of its type. */
export const unreadable = ({ value_type }: Compared): string =>
  `must be text that stands for a value of type ${String(value_type)}`;
