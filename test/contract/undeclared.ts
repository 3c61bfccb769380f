import { resolve, type Schema } from './document';

/** The pointers of what a value holds beyond the fields of its schema, down to the last level that the schema closes. */
export function undeclared(given: Schema, value: unknown, at = ''): string[] {
  const schema = resolve(given);
  if (schema.anyOf !== undefined) {
    const found = schema.anyOf.map((each) => undeclared(each, value, at));
    return found.find((pointers) => pointers.length === 0) ?? found[0] ?? [];
  }
  if (Array.isArray(value))
    return schema.items === undefined
      ? []
      : value.flatMap((item, i) => undeclared(schema.items ?? {}, item, `${at}/${i}`));
  if (typeof value !== 'object' || value === null || schema.properties === undefined) return [];
  const { properties } = schema;
  return Object.entries(value).flatMap(([name, child]) =>
    name in properties
      ? undeclared(properties[name] ?? {}, child, `${at}/${name}`)
      : schema.additionalProperties === false
        ? [`${at}/${name}`]
        : [],
  );
}
