import type { FieldOptions, Rule } from '../fields/field';
import { fieldsOf, type ModelClass } from '../fields/model-class';
import { intBounds } from '../fields/validators';
import { fieldExample } from './examples';

/** A JSON Schema of dialect 2020-12, as OpenAPI 3.1 takes it. */
export type JsonSchema = Record<string, unknown>;

const components = new Map<string, { schema: JsonSchema; source: unknown }>();

/** Every named schema registered so far, by name and in its order. */
export function componentSchemas(): Record<string, JsonSchema> {
  const names = [...components.keys()].sort();
  return Object.fromEntries(names.map((name) => [name, components.get(name)?.schema ?? {}]));
}

/** A reference to a named schema. */
export const ref = (name: string): JsonSchema => ({ $ref: `#/components/schemas/${name}` });

/**
 * Registers a schema under a name and gives the reference to it.
 * @throws Error when the name is taken by something else: a duplicate name would hide one of the two.
 */
export function component(name: string, source: unknown, schema: () => JsonSchema): JsonSchema {
  const present = components.get(name);
  if (present === undefined) {
    const entry = { schema: {}, source };
    components.set(name, entry);
    entry.schema = schema();
  } else if (present.source !== source) throw new Error(`Two schemas are named ${name}`);
  return ref(name);
}

function ruleSchema(rule: Rule): JsonSchema {
  switch (rule.kind) {
    case 'text': {
      const { values, enumName, minLength, maxLength, pattern, format } = rule;
      if (values !== undefined) {
        const schema = { type: 'string', enum: [...values] };
        return enumName === undefined ? schema : component(enumName, values, () => schema);
      }
      return {
        type: 'string',
        ...(format !== undefined && { format }),
        ...(minLength !== undefined && { minLength }),
        ...(maxLength !== undefined && { maxLength }),
        ...(pattern !== undefined && { pattern: pattern.source }),
      };
    }
    case 'int': {
      const [minimum, maximum] = intBounds(rule);
      return { type: 'integer', format: rule.long === true ? 'int64' : 'int32', minimum, maximum };
    }
    case 'flag':
      return { type: 'boolean' };
    case 'instant':
      return { type: 'string', format: 'date-time' };
    case 'object':
      return schemaRef(rule.type());
    case 'any':
      return { ...rule.schema };
    case 'list': {
      const { minItems, maxItems, unique } = rule;
      return {
        type: 'array',
        items: ruleSchema(rule.items),
        ...(minItems !== undefined && { minItems }),
        ...(maxItems !== undefined && { maxItems }),
        ...(unique === true && { uniqueItems: true }),
      };
    }
  }
}

/** Whether a rule has no example of its own: the fields of a class have theirs, and of most schemas written by hand nothing is known here. */
function isComposed(rule: Rule): boolean {
  if (rule.kind === 'list') return isComposed(rule.items);
  return rule.kind === 'object' || (rule.kind === 'any' && rule.schema?.['type'] !== 'number');
}

/** The example in the schema of a field. */
function schemaExample(name: string, field: FieldOptions): unknown {
  if (field.example !== undefined) return field.example;
  return isComposed(field) ? undefined : fieldExample(name, field);
}

/** The schema of one field, with its description. */
export function fieldSchema(name: string, field: FieldOptions): JsonSchema {
  const { description, fallback, readOnly, writeOnly, nullable, collection, effect } = field;
  const schema = ruleSchema(field);
  const example = schemaExample(name, field);
  const about = {
    description,
    ...(example !== undefined && { examples: [example] }),
    ...(fallback !== undefined && { default: fallback }),
    ...(readOnly === true && { readOnly: true }),
    ...(writeOnly === true && { writeOnly: true }),
    ...(collection === true && { 'x-collection': true }),
    ...(effect !== undefined && { 'x-effect': effect }),
  };
  if (nullable !== true) return { ...schema, ...about };
  if (!('type' in schema)) return { anyOf: [schema, { type: 'null' }], ...about };
  return { ...schema, type: [schema['type'], 'null'], ...about };
}

/** The schema of a class, whole. */
export function classSchema(type: ModelClass, { closed = false } = {}): JsonSchema {
  const fields = Object.entries(fieldsOf(type));
  const required = fields.filter(([, field]) => field.required).map(([name]) => name);
  return {
    type: 'object',
    ...(required.length > 0 && { required }),
    properties: Object.fromEntries(fields.map(([name, field]) => [name, fieldSchema(name, field)])),
    ...(closed && { additionalProperties: false }),
  };
}

/** Registers a class under its own name and gives the reference to it. */
export function schemaRef(type: ModelClass): JsonSchema {
  return component(type.name, type, () => classSchema(type, { closed: true }));
}
