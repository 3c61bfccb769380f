import {
  decodeCursor,
  encodeCursor,
  fieldsOf,
  filtersOf,
  type ListDefinition,
  type ListExplanation,
  type ListQuery,
  type ModelClass,
  type Position,
  ProblemError,
  type RangeExplanation,
} from '@lucid/common';
import { mongo } from 'mongoose';
import { explainFind, explainRanges } from '../explain/explain-find';

/** A page of a list. */
export interface Page<T> {
  items: T[];
  next_cursor?: string;
  total?: number;
  explain?: ListExplanation;
}

/** The `_id` in the cursor of a list whose items have a place of their own and need nothing to break ties. */
export const NO_TIE = '0'.repeat(24);

/** A list query in MongoDB's terms. */
export interface Plan {
  filter: mongo.Document;
  /**
   * Where the page is found: what shares the value that the page before ended with, then what lies beyond it. Each is one
   * range of one index. Asked for together, as a disjunction, the planner may well read the list from its start.
   */
  ranges: mongo.Document[];
  sort: [string, 1 | -1][];
  field: string;
  scope: unknown;
  projection: mongo.Document;
  limit: number;
  /** Whether the page is to say how it was found. */
  explain: boolean;
}

const refuse = (pointer: string, code: string, message: string): ProblemError =>
  new ProblemError('invalid_parameter', `${pointer} ${message}.`, { errors: [{ pointer, code, message }] });

interface Asked {
  filter: mongo.Document;
  ranged: string | undefined;
}

/** Collects the filters asked for. A range is answered from the index of its own field only. */
function readFilters(list: ListDefinition, query: ListQuery): Asked {
  const filter: mongo.Document = {};
  let ranged: string | undefined;
  for (const { parameter, field, path, operator } of filtersOf(list)) {
    const value = query[parameter];
    if (value === undefined) continue;
    if (operator === 'eq') {
      filter[path] = value;
      continue;
    }
    if (ranged !== undefined && ranged !== field)
      throw refuse(parameter, 'range', `cannot be combined with a range of ${ranged}`);
    ranged = field;
    filter[path] = { ...(filter[path] as mongo.Document | undefined), [`$${operator}`]: value };
  }
  return { filter, ranged };
}

/**
 * Plans a list as a range of an index: filters, sort, and the place where the page begins (keyset, never skip).
 * @param narrow what the list is narrowed to beyond the caller's filters
 * @throws ProblemError 400 for a combination that no index serves, or a cursor of another list
 */
function planList({ model, id, list }: ListSource, query: ListQuery, narrow: mongo.Document): Plan {
  const { filter: asked, ranged } = readFilters(list, query);
  const filter = { ...asked, ...narrow };
  const sortBy = query.sort ?? `-${ranged ?? Object.keys(list.sorts)[0] ?? ''}`;
  const field = sortBy.replace('-', '');
  if (ranged !== undefined && field !== ranged)
    throw refuse('sort', 'sort', `must be ${ranged} or -${ranged} with a range of ${ranged}`);
  const direction = sortBy.startsWith('-') ? -1 : 1;
  const unique = list.sorts[field]?.unique === true;
  const scope = [model.name, sortBy, filter];
  return {
    filter,
    ranges:
      query.cursor === undefined
        ? [filter]
        : after(model, field, direction, unique, positionOf(model, field, scope, query.cursor)).map((range) => ({
            $and: [filter, range],
          })),
    sort: unique
      ? [[field, direction]]
      : [
          [field, direction],
          ['_id', direction],
        ],
    field,
    scope,
    projection: projectionOf(list, id, field, query.fields),
    limit: query.limit,
    explain: query.explain === true,
  };
}

/** The position that a cursor names: of the kind that the field it is sorted by has. */
function positionOf(model: ModelClass, field: string, scope: unknown, cursor: string): Position {
  const kind = fieldsOf(model)[field]?.kind;
  return decodeCursor(scope, cursor, (value) => {
    if (kind === 'text') return typeof value === 'string';
    return Number.isSafeInteger(value) && (kind !== 'instant' || !Number.isNaN(new Date(value).getTime()));
  });
}

function after(
  model: ModelClass,
  field: string,
  direction: 1 | -1,
  unique: boolean,
  { value, id }: Position,
): mongo.Document[] {
  const stored = fieldsOf(model)[field]?.kind === 'instant' ? new Date(value) : value;
  const beyond = direction === 1 ? '$gt' : '$lt';
  const rest = { [field]: { [beyond]: stored } };
  return unique ? [rest] : [{ [field]: stored, _id: { [beyond]: new mongo.ObjectId(id) } }, rest];
}

function projectionOf(
  { omitted = [] }: ListDefinition,
  id: string,
  sort: string,
  fields: string[] | undefined,
): mongo.Document {
  if (fields === undefined) return Object.fromEntries(omitted.map((name) => [name, 0]));
  return Object.fromEntries([...fields, id, sort].map((name) => [name, 1]));
}

/** The documents of a page and one more, range by range until there are enough; `limit` is the time limit of each call. */
async function readRanges(
  collection: mongo.Collection,
  { ranges, projection, sort, limit: size, explain }: Plan,
  limit: { readonly maxTimeMS: number },
): Promise<{ found: mongo.WithId<mongo.Document>[]; explained: RangeExplanation[] }> {
  const found: mongo.WithId<mongo.Document>[] = [];
  const explained: RangeExplanation[] = [];
  for (const range of ranges) {
    const wanted = size + 1 - found.length;
    if (wanted === 0) break;
    const cursor = collection.find(range, { projection, sort, limit: wanted, batchSize: wanted + 1, ...limit });
    if (explain) explained.push(await explainFind(cursor.clone(), limit));
    found.push(...(await cursor.toArray()));
  }
  return { found, explained };
}

/**
 * Reads the page of a plan.
 * @param fields the fields that the caller asked for
 * @param id the field that is the documents' id
 * @param limit the time limit of each call
 */
async function readPage<T>(
  collection: mongo.Collection,
  plan: Plan,
  fields: string[] | undefined,
  id: string,
  limit: { readonly maxTimeMS: number },
): Promise<Page<T>> {
  const { found, explained } = await readRanges(collection, plan, limit);
  const page = pageOf<T>(plan, found, fields, id);
  if (plan.explain) page.explain = explainRanges(explained);
  return page;
}

/** How many items a list has in all, if that was asked for: counted, or from the collection's own count where nothing filters. */
async function readTotal(
  collection: mongo.Collection,
  { filter }: Plan,
  kind: ListQuery['include_total'],
  limit: { readonly maxTimeMS: number },
): Promise<number | undefined> {
  if (kind === undefined) return undefined;
  if (kind === 'estimated' && Object.keys(filter).length === 0) return collection.estimatedDocumentCount(limit);
  return collection.countDocuments(filter, limit);
}

/** What a list is of, and what it can be asked for. */
export interface ListSource {
  model: ModelClass;
  /** The field that is the documents' id. */
  id: string;
  list: ListDefinition;
}

/**
 * Reads a page of a list, with all that the query asks for beside: which fields, how many there are in all, how it was found.
 * @param limit the time limit of each call
 * @param narrow what the list is narrowed to beyond the caller's filters
 * @throws ProblemError 400 for a combination that no index serves, or a cursor of another list
 */
export async function readList<T>(
  collection: mongo.Collection,
  source: ListSource,
  query: ListQuery,
  limit: { readonly maxTimeMS: number },
  narrow: mongo.Document = {},
): Promise<Page<T>> {
  const plan = planList(source, query, narrow);
  const [page, total] = await Promise.all([
    readPage<T>(collection, plan, query.fields, source.id, limit),
    readTotal(collection, plan, query.include_total, limit),
  ]);
  if (total !== undefined) page.total = total;
  return page;
}

/** Makes the page of what was found: one document more than asked for says that there is a next page. */
function pageOf<T>(
  plan: Plan,
  found: mongo.WithId<mongo.Document>[],
  fields: string[] | undefined,
  id: string,
): Page<T> {
  const more = found.length > plan.limit;
  const kept = more ? found.slice(0, plan.limit) : found;
  const last = kept.at(-1);
  const hidden = fields !== undefined && plan.field !== id && !fields.includes(plan.field) ? plan.field : undefined;
  const page: Page<T> = { items: [] };
  if (more && last !== undefined) {
    const value: unknown = last[plan.field];
    page.next_cursor = encodeCursor(plan.scope, {
      value: value instanceof Date ? value.getTime() : (value as string | number),
      id: last._id.toHexString(),
    });
  }
  for (const document of kept as mongo.Document[]) {
    document['_id'] = undefined;
    if (hidden !== undefined) document[hidden] = undefined;
  }
  page.items = kept as T[];
  return page;
}
