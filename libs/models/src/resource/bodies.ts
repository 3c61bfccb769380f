import { defineClass, type FieldOptions, type Fields, fieldsOf, type ModelClass, type Rule } from '@lucid/common';

const select = (type: ModelClass, keep: (field: FieldOptions) => boolean): Fields =>
  Object.fromEntries(
    Object.entries(fieldsOf(type))
      .filter(([, field]) => keep(field))
      // What has a default is always there in the document, and may be left out of the body.
      .map(([name, field]) => [name, field.fallback === undefined ? field : { ...field, required: false }]),
  );

/** The body that creates a document: all but what the service sets; the id may be left out where the service can make one. */
export function createClass(type: ModelClass, id: string, generated: boolean): ModelClass {
  const fields = { ...select(type, (field) => field.readOnly !== true) };
  const idField = fields[id];
  if (idField !== undefined && generated) fields[id] = { ...idField, required: false };
  return defineClass(`Create${type.name}`, fields);
}

/** The body that replaces a document: neither what the service sets nor what never changes. */
export function replaceClass(type: ModelClass): ModelClass {
  return defineClass(
    `Replace${type.name}`,
    select(type, (field) => field.readOnly !== true && field.immutable !== true),
  );
}

const partial = new WeakMap<ModelClass, ModelClass>();

function patchOf(type: ModelClass, name: string): ModelClass {
  const known = partial.get(type);
  if (known !== undefined) return known;
  const fields = Object.entries(fieldsOf(type)).map(([property, field]): [string, FieldOptions] => {
    const { fallback: _fallback, ...rest } = { fallback: undefined, ...field };
    const rule: Rule = field.kind === 'object' ? { kind: 'object', type: () => patchOf(field.type(), `Update${field.type().name}`) } : field;
    return [property, { ...rest, ...rule, required: false, nullable: field.required !== true } as FieldOptions];
  });
  const made = defineClass(name, Object.fromEntries(fields));
  partial.set(type, made);
  return made;
}

/** The merge patch of a document: any of what can be replaced; null removes what is not required. */
export const patchClass = (type: ModelClass): ModelClass => patchOf(replaceClass(type), `Update${type.name}`);
