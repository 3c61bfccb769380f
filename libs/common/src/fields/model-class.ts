import type { FieldOptions } from './field';

/** A class whose properties are declared with {@link Field}. */
export type ModelClass<T extends object = object> = new () => T;

export type Fields = Readonly<Record<string, FieldOptions>>;

const declared = new WeakMap<ModelClass, Map<string, FieldOptions>>();

/** Records a field of a class. */
export function declareField(type: ModelClass, property: string, options: FieldOptions): void {
  const own = declared.get(type) ?? new Map<string, FieldOptions>();
  declared.set(type, own.set(property, options));
}

const collected = new WeakMap<ModelClass, Fields>();

/** The fields of a class, those it inherits first, in the order of their declaration. */
export function fieldsOf(type: ModelClass): Fields {
  let fields = collected.get(type);
  if (fields === undefined) {
    const parent = Object.getPrototypeOf(type) as ModelClass | null;
    const inherited = parent !== null && parent.name !== '' ? fieldsOf(parent) : {};
    fields = Object.freeze({ ...inherited, ...Object.fromEntries(declared.get(type) ?? []) });
    collected.set(type, fields);
  }
  return fields;
}

/** Makes a named class of the given fields: the bodies and queries that derive from a model. */
export function defineClass(name: string, fields: Fields): ModelClass {
  const type = Object.defineProperty(function () {}, 'name', { value: name }) as unknown as ModelClass;
  for (const [property, options] of Object.entries(fields)) declareField(type, property, options);
  return type;
}
