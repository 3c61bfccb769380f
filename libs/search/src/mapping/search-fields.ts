import { fieldsOf, type ModelClass, ProblemError, type Rule } from '@lucid/common';
import { allModels, modelOptions, type SearchOptions } from '@lucid/mongo';

/** How a field is indexed: what can be asked of it follows. */
export type SearchType = 'text' | 'keyword' | 'integer' | 'long' | 'boolean' | 'date';

/** A collection that is searched, with every field that its documents have in the index, by path. */
export interface SearchedModel {
  collection: string;
  model: ModelClass;
  id: string;
  fields: ReadonlyMap<string, SearchType>;
}

function typeOf(rule: Rule, path: string, text: readonly string[]): SearchType | undefined {
  switch (rule.kind) {
    case 'text':
      return text.includes(path) ? 'text' : 'keyword';
    case 'int':
      return rule.long === true ? 'long' : 'integer';
    case 'flag':
      return 'boolean';
    case 'instant':
      return 'date';
    // What may be of any type cannot have one in an index.
    case 'any':
    case 'object':
    case 'list':
      return undefined;
  }
}

/** Collects the fields of a class; those of objects, in lists too, under the path of the object. */
function collect(
  model: ModelClass,
  { text, omit = [] }: SearchOptions,
  prefix: string,
  into: Map<string, SearchType>,
): void {
  for (const [name, field] of Object.entries(fieldsOf(model))) {
    const path = `${prefix}${name}`;
    if (omit.includes(path) || field.writeOnly === true || field.derived === true) continue;
    const rule: Rule = field.kind === 'list' ? field.items : field;
    if (rule.kind === 'object') collect(rule.type(), { id: '', text, omit }, `${path}.`, into);
    const type = typeOf(rule, path, text);
    if (type !== undefined) into.set(path, type);
  }
}

/** The fields of a model whose words are searched. */
export const textFields = ({ fields }: SearchedModel): string[] =>
  [...fields].flatMap(([field, type]) => (type === 'text' ? [field] : []));

/** Every collection that is searched, from the declared models. */
export function searchedModels(): SearchedModel[] {
  return allModels().flatMap((model) => {
    const { collection, search } = modelOptions(model);
    if (search === undefined) return [];
    const fields = new Map<string, SearchType>();
    collect(model, search, '', fields);
    return [{ collection, model, id: search.id, fields }];
  });
}

/** @throws ProblemError 404 for a collection that is not searched */
export function searchedModel(collection: string): SearchedModel {
  const models = searchedModels();
  const model = models.find((each) => each.collection === collection);
  if (model !== undefined) return model;
  const names = models.map((each) => each.collection).join(', ');
  throw new ProblemError('not_found', `${collection} is not searched; there are ${names}.`);
}
