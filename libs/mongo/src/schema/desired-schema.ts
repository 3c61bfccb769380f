import type { mongo } from 'mongoose';
import { allModels, modelOptions, mongooseSchemaOf } from './model';
import { type BsonSchema, validatorOf } from './validator';

export interface DesiredIndex {
  key: Record<string, 1 | -1>;
  name: string;
  unique?: boolean;
  partialFilterExpression?: mongo.Document;
  expireAfterSeconds?: number;
}

/** A collection as it should be: what the service keeps, and what the mongosh scripts create. */
export interface DesiredCollection {
  name: string;
  validator: BsonSchema;
  preImages: boolean;
  indexes: { index: DesiredIndex; serves: string }[];
}

/** The options that a collection is created and kept with, as `create` and `collMod` take them. */
export const collectionOptions = ({ validator, preImages }: DesiredCollection): mongo.Document => ({
  validator,
  validationLevel: 'strict',
  validationAction: 'error',
  // The change feed tells from them what a deleted document was.
  ...(preImages && { changeStreamPreAndPostImages: { enabled: true } }),
});

/** Every declared collection, by name, from the Mongoose schemas of the models. */
export function desiredCollections(): DesiredCollection[] {
  const collections = allModels().map((type) => {
    const schema = mongooseSchemaOf(type);
    const { collection, indexes, preImages = false } = modelOptions(type);
    return {
      name: collection,
      validator: validatorOf(schema),
      preImages,
      indexes: schema.indexes().map(([key, options], i) => {
        const { background: _background, ...rest } = options as Record<string, unknown>;
        return { index: { key, ...rest } as unknown as DesiredIndex, serves: indexes[i]?.serves ?? '' };
      }),
    };
  });
  return collections.sort((a, b) => a.name.localeCompare(b.name));
}

let byName: Map<string, DesiredCollection> | undefined;

/** What is declared of a collection; undefined for one that is not the service's own. */
export function declaredCollection(name: string): DesiredCollection | undefined {
  byName ??= new Map(desiredCollections().map((collection) => [collection.name, collection]));
  return byName.get(name);
}
