import type { FieldOptions } from './field';
import type { InstanceOf } from './instance-of';

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

/** One field of a class. @throws Error when the class has no field of that name */
export function fieldOf<T extends object>(type: ModelClass<T>, name: keyof T & string): FieldOptions {
  const field = fieldsOf(type)[name];
  if (field === undefined) throw new Error(`${type.name} has no field ${name}`);
  return field;
}

/**
 * Makes a named class of the given fields: the bodies and queries that derive from a model. The type of its instances follows from the
 * fields: declare a field that is shared as `as const satisfies FieldOptions`, or its type is not known.
 */
export function defineClass<const F extends Fields>(
  name: string,
  fields: F,
): ModelClass<string extends keyof F ? object : InstanceOf<F>> {
  const type = Object.defineProperty(function () {}, 'name', { value: name }) as unknown as ModelClass<
    string extends keyof F ? object : InstanceOf<F>
  >;
  for (const [property, options] of Object.entries(fields)) declareField(type, property, options);
  return type;
}
