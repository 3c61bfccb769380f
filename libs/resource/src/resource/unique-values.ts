import type { ModelClass, ProblemError } from '@lucid/common';
import {
  duplicateFields,
  duplicateProblem,
  type IndexDefinition,
  indexName,
  modelOptions,
  type MongoService,
  READ_ANY,
} from '@lucid/mongo';
import type { mongo } from 'mongoose';

const at = (document: object, path: string): unknown =>
  path.split('.').reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], document);

/** Whether a document is in a partial index. Only what our indexes use: a value, or `$exists: true`. */
const isIndexed = (document: object, filter: Readonly<Record<string, unknown>> = {}): boolean =>
  Object.entries(filter).every(([path, wanted]) =>
    typeof wanted === 'object' ? at(document, path) !== undefined : at(document, path) === wanted,
  );

/** The values of a unique index in a document, or undefined where the index leaves the document out. */
function keyOf(document: object, { keys, partialFilterExpression }: IndexDefinition): string | undefined {
  if (!isIndexed(document, partialFilterExpression)) return undefined;
  return JSON.stringify(Object.keys(keys).map((path) => at(document, path)));
}

/** The problem of a duplicate that the server reported, naming the fields by the index where the error names no keys. */
export function duplicateOf(
  model: ModelClass,
  error: { message?: string; errmsg?: string },
  pointerPrefix = '',
): ProblemError {
  const named = duplicateFields(error);
  if (named.length > 0) return duplicateProblem(named, pointerPrefix);
  const name = / index: (\S+) dup key/.exec(error.errmsg ?? error.message ?? '')?.[1];
  const index = modelOptions(model).indexes.find(({ keys }) => indexName(keys) === name);
  return duplicateProblem(Object.keys(index?.keys ?? {}), pointerPrefix);
}

/**
 * Which of the documents could not be inserted because a unique value is taken, by a stored document or by one before
 * it. It reads only: for dry runs; the unique indexes decide when it counts.
 * @returns for each document the fields that are taken, or undefined
 */
export async function findTaken(
  mongoService: MongoService,
  model: ModelClass,
  documents: readonly object[],
): Promise<(string[] | undefined)[]> {
  const { collection, indexes } = modelOptions(model);
  const taken: (string[] | undefined)[] = documents.map(() => undefined);
  for (const index of indexes.filter(({ unique }) => unique === true)) {
    const paths = Object.keys(index.keys);
    const keys = documents.map((document) => keyOf(document, index));
    const wanted = documents
      .filter((_, i) => keys[i] !== undefined)
      .map((document) => Object.fromEntries(paths.map((path) => [path, at(document, path)])));
    if (wanted.length === 0) continue;
    const filtered = Object.keys(index.partialFilterExpression ?? {});
    const projection = Object.fromEntries([
      ['_id', 0],
      ...[...paths, ...filtered].map((path) => [path, 1]),
    ]) as mongo.Document;
    const filter =
      paths.length === 1 ? { [paths[0] as string]: { $in: wanted.map((w) => Object.values(w)[0]) } } : { $or: wanted };
    const stored = await mongoService
      .collection(collection)
      .find(filter as mongo.Document, { projection, ...READ_ANY, ...mongoService.limit })
      .toArray();
    const seen = new Set(stored.map((document) => keyOf(document, index)));
    keys.forEach((key, i) => {
      if (key === undefined) return;
      if (seen.has(key)) taken[i] ??= paths;
      seen.add(key);
    });
  }
  return taken;
}

/** The errors of single documents in the driver's error of a bulk write. */
export function writeErrorsOf(error: unknown): mongo.WriteError[] {
  const { writeErrors } = error as { writeErrors?: mongo.WriteError | mongo.WriteError[] };
  return [writeErrors ?? []].flat();
}
