import {
  type BulkEnvelope,
  type BulkItemResult,
  type BulkResult,
  check,
  type FieldError,
  firstOf,
  lookThrough,
  MAX_ERRORS,
  problemOf,
  ProblemError,
  Slices,
  type WriteContext,
} from '@lucid/common';
import { partProblem, recordOf } from '@lucid/mongo';
import type { Stored } from '../definition/common-fields';
import type { ResourceService } from './resource.service';

/** The most errors of all items of one answer together; each item that is wrong has one at least. */
const MAX_ERRORS_OF_ALL = 1000;

type Item<T> = { document: T; problem?: undefined } | { document?: undefined; problem: ProblemError };

async function makeItem<T extends Stored>(
  resource: ResourceService<T>,
  item: unknown,
  writing: WriteContext,
  index: number,
  mostErrors: number,
): Promise<Item<T>> {
  await lookThrough(resource.createBody, item);
  const checked = check(resource.createBody, item, false, mostErrors);
  if (checked.value === undefined) {
    return {
      problem: new ProblemError('invalid_body', 'The item breaks the rules listed in errors.', {
        errors: checked.errors,
      }),
    };
  }
  try {
    return { document: await resource.make(checked.value, writing, index) };
  } catch (error) {
    if (error instanceof ProblemError) return { problem: error };
    throw error;
  }
}

/** Makes the items one after the other, in slices: a thousand of them would hold the event loop. */
async function makeItems<T extends Stored>(
  resource: ResourceService<T>,
  given: readonly unknown[],
  writing: WriteContext,
): Promise<Item<T>[]> {
  const items: Item<T>[] = [];
  const slices = new Slices();
  let errorsLeft = MAX_ERRORS_OF_ALL;
  for (const [index, item] of given.entries()) {
    await slices.pause();
    const made = await makeItem(resource, item, writing, index, Math.max(1, Math.min(errorsLeft, MAX_ERRORS)));
    errorsLeft -= made.problem?.errors.length ?? 0;
    items.push(made);
  }
  return items;
}

/** The errors of items, with pointers that lead into the request. */
function* errorsOf(wrong: readonly { problem: ProblemError; index: number }[]): Generator<FieldError> {
  for (const { problem, index } of wrong) {
    const at = `/items/${index}`;
    if (problem.errors.length === 0) yield { pointer: at, code: problem.code, message: problem.detail };
    for (const error of problem.errors) yield { ...error, pointer: `${at}${error.pointer}` };
  }
}

/** All or none failed: the answer is the first item's problem, with the pointers of every item that is wrong by itself. */
function refuseAll<T>(items: readonly Item<T>[]): void {
  const wrong = items.flatMap(({ problem }, index) => (problem === undefined ? [] : [{ problem, index }]));
  const [first] = wrong;
  if (first === undefined) return;
  throw new ProblemError(
    first.problem.code,
    `Nothing was written: ${wrong.length} of ${items.length} items cannot be. The first is item ${first.index}.`,
    { errors: firstOf(MAX_ERRORS, errorsOf(wrong)) },
  );
}

/**
 * Creates the documents of a bulk request. In `atomic` mode one transaction stores all of them or the answer is a
 * problem: a failure never looks like a success. In `best_effort` mode each item has its own status.
 */
export async function bulkCreate<T extends Stored>(
  resource: ResourceService<T>,
  { mode, items: given }: BulkEnvelope,
  writing: WriteContext,
  dryRun: boolean,
): Promise<BulkResult> {
  const items = await makeItems(resource, given, writing);
  const places = items.flatMap(({ document }, index) => (document === undefined ? [] : [index]));
  const documents = items.flatMap(({ document }) => (document === undefined ? [] : [document]));
  if (mode === 'atomic') refuseAll(items);

  const failures = await store(resource, mode, documents, writing, dryRun);
  const before = new Map<number, T>();
  for (const [place, error] of failures) {
    const index = places[place];
    const document = documents[place];
    if (index === undefined || document === undefined) continue;
    const earlier = writing.recovering && !dryRun ? await resource.storedBefore(document) : undefined;
    if (earlier === undefined) items[index] = { problem: partProblem(error, `bulk item ${index}`) };
    else before.set(index, earlier);
  }
  if (mode === 'atomic') refuseAll(items);

  const { id } = resource.definition;
  const results = items.map(({ document, problem }, index): BulkItemResult => {
    if (problem !== undefined) return { index, status: problem.status, error: problemOf(problem) };
    const stored = before.get(index) ?? resource.inserted(document);
    return { index, status: 201, id: String(document[id]), etag: recordOf(stored).etag };
  });
  const failed = results.filter(({ error }) => error !== undefined).length;
  return { applied: results.length - failed, failed, dry_run: dryRun, items: results };
}

async function store<T extends Stored>(
  resource: ResourceService<T>,
  mode: BulkEnvelope['mode'],
  documents: T[],
  writing: WriteContext,
  dryRun: boolean,
): Promise<Map<number, unknown>> {
  if (documents.length === 0) return new Map();
  if (dryRun) return resource.findProblems(documents);
  if (mode === 'best_effort') {
    const failures = await resource.storeEach(documents);
    resource.uncache(documents);
    return failures;
  }
  try {
    await resource.storeAll(documents);
  } catch (error) {
    // An earlier try of the same request may have stored all of them before its answer was lost.
    const earlier = writing.recovering
      ? await Promise.all(documents.map((document) => resource.storedBefore(document)))
      : [undefined];
    if (!earlier.every((document) => document !== undefined)) throw error;
  }
  return new Map();
}
