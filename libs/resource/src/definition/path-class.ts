import { defineClass, type FieldOptions, fieldsOf, type ModelClass } from '@lucid/common';

/** The class of a path that has one parameter, which is a field of a model. */
export function pathClass<T extends object, K extends keyof T & string>(
  model: ModelClass<T>,
  name: string,
  field: K,
): ModelClass<Record<K, NonNullable<T[K]>>> {
  const rule = fieldsOf(model)[field];
  if (rule === undefined) throw new Error(`${model.name} has no field ${field}`);
  const parameter: FieldOptions = { ...rule, required: true, readOnly: false };
  return defineClass(name, { [field]: parameter }) as ModelClass<Record<K, NonNullable<T[K]>>>;
}
