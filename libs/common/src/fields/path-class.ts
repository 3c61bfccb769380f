import { defineClass, fieldOf, type ModelClass } from './model-class';

/** The class of a path that has one parameter, which is a field of a model. */
export function pathClass<T extends object, K extends keyof T & string>(
  model: ModelClass<T>,
  name: string,
  field: K,
): ModelClass<Record<K, NonNullable<T[K]>>> {
  const parameter = { ...fieldOf(model, field), required: true, readOnly: false };
  return defineClass(name, { [field]: parameter }) as ModelClass<Record<K, NonNullable<T[K]>>>;
}
