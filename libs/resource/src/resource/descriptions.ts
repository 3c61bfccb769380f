import { DEFAULT_LIMIT, MAX_BULK, MAX_LIMIT } from '@lucid/common';
import { type ChangeOperations, type ModelDefinition, wordsOf } from '../definition/definition';

/** What the document says of one operation. */
export interface Described {
  summary: string;
  description: string;
}

const KIB = 1024;
const sizeOf = (bytes: number): string => (bytes < KIB * KIB ? `${bytes / KIB} KiB` : `${bytes / KIB / KIB} MiB`);

const unless = (required: boolean): string =>
  required
    ? 'The request needs `If-Match` with the ETag that you read: 428 without it, 412 if another client has changed the document since.'
    : 'Send `If-Match` with the ETag that you read to get 412 instead of overwriting the change of another client.';

type NamedModel = Pick<ModelDefinition, 'noun' | 'plural' | 'list' | 'bodyLimits' | 'rules' | 'preconditionRequired'>;

/** The texts of the operations that every model has, with the names of this model. */
export function operationTexts(definition: NamedModel): Readonly<Record<keyof ChangeOperations, Described>> {
  const { noun, plural, list, bodyLimits, rules = {}, preconditionRequired = false } = definition;
  const [one, many] = [wordsOf(noun), wordsOf(plural)];
  const [order = ''] = Object.keys(list.sorts);
  const most = MAX_BULK.toLocaleString('en');
  const told = (operation: keyof ChangeOperations, summary: string, ...sentences: string[]): Described => ({
    summary,
    description: [...sentences, ...(rules[operation] === undefined ? [] : [rules[operation]])].join(' '),
  });
  return {
    list: told(
      'list',
      `List ${many}`,
      `Returns one page, in descending order of \`${order}\` by default. Filters combine with AND, and an index serves each of them.`,
      `A page has ${DEFAULT_LIMIT} items by default and ${MAX_LIMIT} at most. Send \`next_cursor\` as \`cursor\` to get the next page; the last page has none.`,
    ),
    create: told(
      'create',
      `Create a ${one}`,
      `Stores the document and returns it with its ETag and path. With an \`Idempotency-Key\`, a repeated request stores nothing twice.`,
      `The service answers 409 if a unique value is taken; it never overwrites a ${one}. The body is at most ${sizeOf(bodyLimits.create)}.`,
    ),
    bulk: told(
      'bulk',
      `Create ${many} in bulk`,
      `Stores 1 to ${most} new documents from one body of at most ${sizeOf(bodyLimits.bulk)}.`,
      'In `atomic` mode the service stores all items or none, and the first problem is the response. In `best_effort` mode each item has its own status.',
      'Send `dry_run=true` to check the items without storing them. Existing documents never change.',
    ),
    get: told(
      'get',
      `Get a ${one}`,
      'Returns the current version, usually from the cache. Send `If-None-Match` with a known ETag to get 304 without a body if nothing changed.',
      'Send `Cache-Control: no-cache` to read from MongoDB, or `X-Min-Consistency` to see your own earlier write.',
    ),
    replace: told(
      'replace',
      `Replace a ${one}`,
      'Sets every field that can change. A field that the body leaves out is removed, or gets its default; use PATCH to change single fields.',
      `Ids and other fixed fields stay as they are. ${unless(preconditionRequired)}`,
    ),
    update: told(
      'update',
      `Change a ${one}`,
      'Applies a JSON merge patch (RFC 7396). Fields that the patch leaves out stay, `null` removes an optional field, and a list replaces the whole stored list.',
      `Ids and other fixed fields cannot change. ${unless(preconditionRequired)}`,
    ),
    delete: told(
      'delete',
      `Delete a ${one}`,
      `Removes the document from MongoDB, the cache and the search index. Only a backup can bring it back.`,
      unless(preconditionRequired),
    ),
  };
}
