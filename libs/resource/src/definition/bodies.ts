import { defineClass, type FieldOptions, type Fields, fieldsOf, type ModelClass } from '@lucid/common';

/** Derives a class from a model once: a second one of the same name would be another schema. */
function derive(make: (type: ModelClass) => ModelClass): (type: ModelClass) => ModelClass {
  const made = new WeakMap<ModelClass, ModelClass>();
  return (type) => {
    const known = made.get(type);
    if (known !== undefined) return known;
    const derived = make(type);
    made.set(type, derived);
    return derived;
  };
}

const select = (type: ModelClass, keep: (field: FieldOptions) => boolean): Fields =>
  Object.fromEntries(
    Object.entries(fieldsOf(type))
      .filter(([, field]) => keep(field))
      // What has a default or is made here is always there in the document, and may be left out of the body.
      .map(([name, field]) => [
        name,
        field.fallback === undefined && field.generated !== true ? field : { ...field, required: false },
      ]),
  );

/** The body that creates a document: all but what the service sets. */
export const createClass = derive((type) =>
  defineClass(
    `Create${type.name}`,
    select(type, (field) => field.readOnly !== true),
  ),
);

/** The body that replaces a document: neither what the service sets nor what never changes. */
export const replaceClass = derive((type) =>
  defineClass(
    `Replace${type.name}`,
    select(type, (field) => field.readOnly !== true && field.immutable !== true),
  ),
);

const partialClass = derive((type): ModelClass => defineClass(`Update${type.name}`, partialFields(type)));

/** Every field may be left out, and null removes those that are not required. */
function partialFields(type: ModelClass): Fields {
  return Object.fromEntries(
    Object.entries(fieldsOf(type)).map(([property, field]): [string, FieldOptions] => {
      const own = field.kind === 'object' ? { ...field, type: () => partialClass(field.type()) } : field;
      return [property, { ...own, required: false, nullable: field.required !== true, fallback: undefined }];
    }),
  );
}

/** The merge patch of a document: any of what can be replaced; null removes what is not required. */
export const patchClass = derive((type) => defineClass(`Update${type.name}`, partialFields(replaceClass(type))));
