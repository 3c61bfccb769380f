/** The names that JSON Schema's types, and MongoDB's `number`, stand for. */
const ALIASES: Readonly<Record<string, readonly string[]>> = {
  number: ['int', 'long', 'double', 'decimal'],
  boolean: ['bool'],
};

interface Schema {
  bsonType?: string | string[];
  type?: string | string[];
  properties?: Record<string, Schema>;
  items?: Schema | Schema[];
  allOf?: Schema[];
}

/** The paths that a `$jsonSchema` names, each with the types it allows there; none means any. */
export function declaredTypes(schema: Schema, path = '', into = new Map<string, string[]>()): Map<string, string[]> {
  if (path !== '') into.set(path, typesOf(schema));
  for (const [name, inner] of Object.entries(schema.properties ?? {}))
    declaredTypes(inner, path === '' ? name : `${path}.${name}`, into);
  if (schema.items !== undefined && !Array.isArray(schema.items)) declaredTypes(schema.items, `${path}[]`, into);
  for (const inner of schema.allOf ?? []) {
    for (const [name, types] of declaredTypes(inner, path)) if (!into.has(name)) into.set(name, types);
  }
  return into;
}

const typesOf = ({ bsonType, type }: Schema): string[] =>
  [bsonType ?? type ?? []].flat().flatMap((name) => ALIASES[name] ?? [name]);
