import { type FieldOptions, fieldsOf, intBounds, type ModelClass } from '@lucid/common';
import { Prop, type PropOptions, Schema, SchemaFactory } from '@nestjs/mongoose';
import { Schema as MongooseSchema, type SchemaOptions } from 'mongoose';

/** An index of a collection, with the query it serves. */
export interface IndexDefinition {
  keys: Readonly<Record<string, 1 | -1>>;
  /** The query it is there for. */
  serves: string;
  unique?: boolean;
  partialFilterExpression?: Readonly<Record<string, unknown>>;
  expireAfterSeconds?: number;
}

/** How the documents of a collection can be searched for. */
export interface SearchOptions {
  /** The field that names a document. */
  id: string;
  /** Fields whose words are searched; every other text is found as a whole. */
  text: readonly string[];
  /** Fields that do not leave MongoDB. */
  omit?: readonly string[];
}

export interface ModelOptions {
  collection: string;
  /** Without it, the collection is not searched. */
  search?: SearchOptions;
  /** Whether the change feed can tell what a deleted document was: its pre-images are kept as long as the oplog. */
  preImages?: boolean;
  /**
   * Whether its documents are callers', under the scopes `models:…`, and a restore may replace them. All others are the service's own
   * books: operations that name a collection reach no document of theirs.
   */
  data?: boolean;
  /** Whether it is closed: no operation that names a collection reaches it, not even what MongoDB keeps about it. */
  confidential?: boolean;
  indexes: readonly IndexDefinition[];
}

const models = new Map<ModelClass, ModelOptions>();

function boundsOf(field: Parameters<typeof intBounds>[0]): { min: number; max: number } {
  const [min, max] = intBounds(field);
  return { min, max };
}

/** Mongoose's options of a field. Constraints stand here so that the `$jsonSchema` validator derives from the schema. */
function propOf(field: FieldOptions): PropOptions {
  const common = { required: field.required === true, ...(field.immutable === true && { immutable: true }) };
  switch (field.kind) {
    case 'text':
      return {
        ...common,
        type: String,
        ...(field.values !== undefined && { enum: [...field.values] }),
        ...(field.minLength !== undefined && { minlength: field.minLength }),
        ...(field.maxLength !== undefined && { maxlength: field.maxLength }),
        ...(field.pattern !== undefined && { match: field.pattern }),
      };
    case 'int':
      return {
        ...common,
        type: field.long === true ? Number : MongooseSchema.Types.Int32,
        // Beyond 32 bits, a number is bounded by what JSON's readers keep exactly.
        ...(field.long === true ? boundsOf(field) : { min: field.min, max: field.max }),
      };
    case 'flag':
      return { ...common, type: Boolean };
    case 'instant':
      return { ...common, type: Date };
    case 'object':
      return { ...common, type: schemaOf(field.type(), { _id: false }) };
    case 'any':
      return { ...common, type: MongooseSchema.Types.Mixed, jsonSchema: field.schema };
    case 'list': {
      const { type, ...rules } = propOf({ description: '', ...field.items }) as {
        type: unknown;
        [rule: string]: unknown;
      };
      const { minItems, maxItems, unique: uniqueItems } = field;
      return {
        ...common,
        minItems,
        maxItems,
        uniqueItems,
        type: [{ ...rules, required: undefined, type }],
      } as PropOptions;
    }
  }
}

const schemas = new WeakMap<ModelClass, MongooseSchema>();

function schemaOf(type: ModelClass, options: SchemaOptions): MongooseSchema {
  let schema = schemas.get(type);
  if (schema === undefined) {
    for (const [property, field] of Object.entries(fieldsOf(type)))
      if (field.derived !== true) Prop(propOf(field))(type.prototype as object, property);
    // The version and the times are this service's fields, not Mongoose's.
    Schema({ versionKey: false, autoIndex: false, autoCreate: false, ...options })(type);
    schema = SchemaFactory.createForClass(type);
    schemas.set(type, schema);
  }
  return schema;
}

/** Declares a class of fields as a collection's model. Its Mongoose schema, validator, indexes and scripts derive from it. */
export function Model(options: ModelOptions): ClassDecorator {
  return (type) => {
    models.set(type as unknown as ModelClass, options);
  };
}

/** Every declared model, in the order of their declaration. */
export const allModels = (): ModelClass[] => [...models.keys()];

/** What a collection is to callers: `closed`, a `book` of the service's own, models' `data`, or a collection of `callers`. */
export type Protection = 'closed' | 'book' | 'data' | 'callers';

/** How a collection is protected, by the options of its model. A model that says nothing is a book. */
export function protectionOf(collection: string): Protection {
  const declared = [...models.values()].find((options) => options.collection === collection);
  if (declared === undefined) return 'callers';
  if (declared.confidential === true) return 'closed';
  return declared.data === true ? 'data' : 'book';
}

/** Whether a collection is a model's that is confidential. */
export const isConfidential = (collection: string): boolean => protectionOf(collection) === 'closed';

/** Whether a collection is one of the service's own books: jobs, keys, backups and the like, which it goes by while it runs. */
export const isServiceCollection = (collection: string): boolean =>
  ['closed', 'book'].includes(protectionOf(collection));

/** The model that is declared for a collection, if one is. */
export const modelOf = (collection: string): ModelClass | undefined =>
  [...models].find(([, options]) => options.collection === collection)?.[0];

/**
 * The field by which callers address a document of a collection: the id of the models that are searched (`user_id` and the like), and `_id` in
 * every other collection. Restores and reads of the past both use this rule.
 */
export function idFieldOf(collection: string): string {
  const model = modelOf(collection);
  return (model && modelOptions(model).search?.id) ?? '_id';
}

/** The collection and indexes of a model. */
export function modelOptions(type: ModelClass): ModelOptions {
  const options = models.get(type);
  if (options === undefined) throw new Error(`${type.name} is no @Model`);
  return options;
}

/** The Mongoose schema of a model, its indexes included. */
export function mongooseSchemaOf(type: ModelClass): MongooseSchema {
  const { collection, indexes } = modelOptions(type);
  const present = schemas.get(type);
  if (present !== undefined) return present;
  const schema = schemaOf(type, { collection });
  for (const { keys, serves: _serves, ...options } of indexes) {
    schema.index({ ...keys }, { ...options, name: indexName(keys) });
  }
  return schema;
}

/** MongoDB's own default name of an index. */
export const indexName = (keys: Readonly<Record<string, unknown>>): string =>
  Object.entries(keys)
    .map(([path, direction]) => `${path}_${String(direction)}`)
    .join('_');
