import { fieldsOf } from '@lucid/common';
import { allModels, type IndexDefinition, modelOptions } from '@lucid/mongo';
import { type AnyModelDefinition, collectionOf, type RegisteredModel } from '../definition/registered-models';

/** The key under which Nest's decorators store the path of a controller or a route. */
const PATH_METADATA = 'path';

/** What the registered models lack, one sentence for each part. */
export function missingParts(models: readonly RegisteredModel[]): string[] {
  const definitions = models.map(({ definition }) => definition);
  return [
    ...models.flatMap((model) =>
      [
        ...ofCollection(model.definition),
        ...ofIndexes(model.definition),
        ...ofReferences(model.definition, definitions),
        ...ofRoutes(model),
      ].map((missing) => `Model ${model.definition.path}: ${missing}`),
    ),
    ...unregistered(models),
  ];
}

function ofCollection({ model, id, path, tag }: AnyModelDefinition): string[] {
  const { data, preImages, search } = modelOptions(model);
  const missing: string[] = [];
  if (tag === '') missing.push('set `tag`, the description of its OpenAPI tag.');
  if (data !== true) missing.push(`set \`data: true\` in @Model of ${model.name}, so that backups restore it.`);
  if (preImages !== true) missing.push(`set \`preImages: true\` in @Model of ${model.name} for the change feed.`);
  if (search?.id !== id) missing.push(`set \`search.id: '${id}'\` in @Model of ${model.name}.`);
  if (!(id in fieldsOf(model))) missing.push(`declare the field \`${id}\` in ${model.name}.`);
  if (!/^[a-z]+(-[a-z]+)*$/.test(path)) missing.push('write `path` in lower case with hyphens.');
  return missing;
}

const isUniqueOn =
  (field: string) =>
  ({ keys, unique, partialFilterExpression }: IndexDefinition): boolean =>
    unique === true && partialFilterExpression === undefined && Object.keys(keys).join() === field;

const beginsWith =
  (field: string) =>
  ({ keys }: IndexDefinition): boolean =>
    Object.keys(keys)[0] === field;

function ofIndexes({ model, id, cachedBy, list, references = [] }: AnyModelDefinition): string[] {
  const { indexes } = modelOptions(model);
  const unique = [...new Set([id, ...cachedBy])].filter((field) => !indexes.some(isUniqueOn(field)));
  const asked = [
    ...Object.keys(list.sorts),
    ...Object.entries(list.equals).map(([field, { path = field }]) => path),
    ...references.map(({ field }) => field),
  ];
  const slow = [...new Set(asked)].filter((field) => !indexes.some(beginsWith(field)));
  return [
    ...unique.map((field) => `add a unique index on \`${field}\`, by which a document is found.`),
    ...slow.map((field) => `add an index that begins with \`${field}\`, which lists or references use.`),
  ];
}

function ofReferences({ references = [] }: AnyModelDefinition, all: readonly AnyModelDefinition[]): string[] {
  return references.flatMap(({ field, collection, key }) => {
    const target = all.find((definition) => collectionOf(definition) === collection);
    if (target === undefined) return [`\`${field}\` refers to the collection \`${collection}\`, which no model has.`];
    const missing: string[] = [];
    if (target.id !== key) missing.push(`\`${field}\` must refer to \`${target.id}\` of ${target.path}, its id.`);
    if (target.lockShards === undefined)
      missing.push(`set \`lockShards\` in the definition of ${target.path}, because \`${field}\` refers to it.`);
    return missing;
  });
}

/** Words that routes have in the place of an id, and that the id does not exclude: a document of that id could not be read. */
function ofRoutes({ definition: { id, model, path }, controllers }: RegisteredModel): string[] {
  const rule = fieldsOf(model)[id];
  const pattern = rule?.kind === 'text' ? rule.pattern : undefined;
  const words = controllers
    .filter((controller) => Reflect.getMetadata(PATH_METADATA, controller) === path)
    .flatMap((controller) => routesOf(controller.prototype as object))
    .map((route) => route.split('/').find((part) => part !== ''))
    .filter((word) => word !== undefined && !word.startsWith(':'));
  return [...new Set(words)]
    .filter((word) => pattern?.test(String(word)) !== false)
    .map(
      (word) =>
        `add \`${String(word)}\` to WORDS_OF_PATHS: \`${id}\` accepts it, and a route has it in the place of the id.`,
    );
}

/** The routes of a class and the classes that it extends. */
function routesOf(prototype: object | null): string[] {
  if (prototype === null || prototype === Object.prototype) return [];
  const methods = Object.getOwnPropertyNames(prototype).filter((name) => name !== 'constructor');
  const own = methods.flatMap((name) => {
    const method: unknown = Object.getOwnPropertyDescriptor(prototype, name)?.value;
    const route: unknown = typeof method === 'function' ? Reflect.getMetadata(PATH_METADATA, method) : undefined;
    return typeof route === 'string' ? [route] : [];
  });
  return [...own, ...routesOf(Object.getPrototypeOf(prototype) as object | null)];
}

/** Collections of callers' data that belong to no registered model. */
function unregistered(models: readonly RegisteredModel[]): string[] {
  const known = new Set(models.flatMap(({ definition, parts = [] }) => [definition.model, ...parts]));
  return allModels()
    .filter((model) => modelOptions(model).data === true && !known.has(model))
    .map((model) => `No registered model has ${model.name}: name it in \`model\` or \`parts\` of registerModel.`);
}
