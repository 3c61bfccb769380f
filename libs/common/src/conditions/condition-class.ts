import type { FieldOptions, TextRule } from '../fields/field';
import { defineClass, type Fields, type ModelClass } from '../fields/model-class';
import { VALUE_TYPE, type ValueOptions, valueSchema, type ValueType } from './condition-value';
import type { ConditionOperator } from './operators';

/** What a field must be. */
export interface Condition<O extends ConditionOperator = ConditionOperator, V = unknown> {
  field: string;
  op: O;
  value?: V;
  value_type?: ValueType;
}

/** The part of the vocabulary that a user of it supports. */
export interface ConditionOptions<O extends ConditionOperator> {
  /** The operators, and the name of their list in the OpenAPI document. */
  operators: readonly O[];
  enumName: string;
  /** Which paths of fields there are. */
  path: Omit<TextRule, 'kind'> & Pick<FieldOptions, 'description' | 'example'>;
  op: Pick<FieldOptions, 'description' | 'example'>;
  value: ValueOptions & Pick<FieldOptions, 'description' | 'example' | 'required'> & { check?: ValueCheck };
  /** Whether text may stand for a value of another type, which `value_type` names. */
  typed: boolean;
}

interface ValueCheck {
  code: string;
  message: string;
  passes: (value: unknown) => boolean;
}

/** The fields of a condition, for a class that has more fields than these. */
export function conditionFields<O extends ConditionOperator>({
  operators,
  enumName,
  path,
  op,
  value: { description, example, required, check, ...bounds },
  typed,
}: ConditionOptions<O>) {
  return {
    field: { kind: 'text', required: true, ...path },
    op: { kind: 'text', values: operators, enumName, required: true, ...op },
    value: {
      kind: 'any',
      schema: valueSchema(bounds),
      description,
      ...(check !== undefined && { check }),
      ...(example !== undefined && { example }),
      ...(required !== undefined && { required }),
    },
    ...(typed && { value_type: VALUE_TYPE }),
  } as const satisfies Fields;
}

/** The class of the conditions of one user of the vocabulary. Its name is that of its schema in the OpenAPI document. */
export const conditionClass = <O extends ConditionOperator, V = unknown>(
  name: string,
  options: ConditionOptions<O>,
): ModelClass<Condition<O, V>> => defineClass(name, conditionFields(options)) as ModelClass<Condition<O, V>>;
