import type { Schema } from 'mongoose';

/** A `$jsonSchema` document. */
export type BsonSchema = Record<string, unknown>;

interface PathOptions {
  required?: boolean;
  enum?: readonly string[];
  minlength?: number;
  maxlength?: number;
  match?: RegExp;
  min?: number;
  max?: number;
  minItems?: number;
  maxItems?: number;
  uniqueItems?: boolean;
  /** What a value of any type may be, as a JSON Schema. */
  jsonSchema?: JsonSchema;
}

/** The part of JSON Schema that fields of any type are declared with. */
interface JsonSchema {
  type?: string | readonly string[];
  items?: JsonSchema;
  maxLength?: number;
  maxItems?: number;
}

interface SchemaPath {
  instance: string;
  options: PathOptions;
  schema?: Schema;
  embeddedSchemaType?: SchemaPath;
}

const defined = (entries: Record<string, unknown>): BsonSchema =>
  Object.fromEntries(Object.entries(entries).filter(([, value]) => value !== undefined));

/** BSON's types for JSON's. */
const TYPES: Readonly<Record<string, readonly string[]>> = {
  string: ['string'],
  number: ['int', 'long', 'double'],
  boolean: ['bool'],
  array: ['array'],
  object: ['object'],
};

/** The BSON schema of a JSON Schema; no rule for one that refers to another. */
function ofJson({ type, items, maxLength, maxItems }: JsonSchema): BsonSchema {
  if (type === undefined) return {};
  const bsonType = [type].flat().flatMap((name) => TYPES[name] ?? []);
  return defined({ bsonType, maxLength, maxItems, items: items && ofJson(items) });
}

function pathSchema(path: SchemaPath): BsonSchema {
  const { options } = path;
  switch (path.instance) {
    case 'String':
      return options.enum !== undefined && options.enum.length > 0
        ? { bsonType: 'string', enum: [...options.enum] }
        : defined({
            bsonType: 'string',
            minLength: options.minlength,
            maxLength: options.maxlength,
            pattern: options.match?.source,
          });
    case 'Int32':
      return defined({ bsonType: 'int', minimum: options.min, maximum: options.max });
    // A whole number beyond 32 bits is a long or, from JavaScript, a double.
    case 'Number':
      return defined({
        bsonType: ['int', 'long', 'double'],
        multipleOf: 1,
        minimum: options.min,
        maximum: options.max,
      });
    case 'Boolean':
      return { bsonType: 'bool' };
    case 'Date':
      return { bsonType: 'date' };
    case 'ObjectId':
      return { bsonType: 'objectId' };
    case 'Mixed':
      // Which of the types it may be depends on other fields, which a validator cannot see.
      return ofJson(options.jsonSchema ?? {});
    case 'Embedded':
      return objectSchema(path.schema as Schema);
    case 'Array':
      // A list of objects is one of schemas; its items have no path of their own.
      return defined({
        bsonType: 'array',
        minItems: options.minItems,
        maxItems: options.maxItems,
        uniqueItems: options.uniqueItems === true ? true : undefined,
        items:
          path.schema === undefined ? pathSchema(path.embeddedSchemaType as SchemaPath) : objectSchema(path.schema),
      });
    default:
      throw new Error(`No BSON type is known for a ${path.instance}`);
  }
}

function objectSchema(schema: Schema): BsonSchema {
  const paths = Object.entries(schema.paths as unknown as Record<string, SchemaPath>);
  const required = paths
    .filter(([name, path]) => path.options.required === true && name !== '_id')
    .map(([name]) => name);
  return {
    bsonType: 'object',
    ...(required.length > 0 && { required }),
    properties: Object.fromEntries(
      paths.filter(([name]) => name !== '_id').map(([name, path]) => [name, pathSchema(path)]),
    ),
  };
}

/**
 * The validator of a collection, from its Mongoose schema. Fields it does not name stay allowed: during a rolling
 * update an older replica must not refuse what a newer one writes; unknown fields are refused at the API.
 */
export const validatorOf = (schema: Schema): BsonSchema => ({ $jsonSchema: objectSchema(schema) });
