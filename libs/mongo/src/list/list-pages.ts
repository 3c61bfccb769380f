import {
  fieldsOf,
  filtersOf,
  type ListDefinition,
  type ListExplanation,
  type ListQuery,
  type ModelClass,
  ProblemError,
  type RangeExplanation,
} from '@lucid/common';
import type { mongo } from 'mongoose';
import { presentFields } from '../documents/stored-document';
import { explainFind, explainRanges, mayHoldLists } from '../explain/explain-find';
import { inLists, isSortedByList, type ListPosition, positionAfter, rangesAfter, readPosition } from './list-position';

/** A page of a list. */
export interface Page<T> {
  items: T[];
  next_cursor?: string;
  total?: number;
  explain?: ListExplanation;
}

interface Limit {
  readonly maxTimeMS: number;
}

/** A list query in MongoDB's terms. */
interface Plan {
  filter: mongo.Document;
  /** Where the page begins; undefined on the first. */
  position: ListPosition | undefined;
  field: string;
  direction: 1 | -1;
  /** Whether a sort value is that of one document only. */
  unique: boolean;
  scope: unknown;
  projection: mongo.Document;
  /** The fields that are answered. */
  asked: ReadonlySet<string>;
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
  const { filter: wanted, ranged } = readFilters(list, query);
  const filter = { ...wanted, ...narrow };
  const sortBy = query.sort ?? `-${ranged ?? Object.keys(list.sorts)[0] ?? ''}`;
  const field = sortBy.replace('-', '');
  if (ranged !== undefined && field !== ranged)
    throw refuse('sort', 'sort', `must be ${ranged} or -${ranged} with a range of ${ranged}`);
  const scope = [model.name, sortBy, filter];
  const { omitted = [] } = list;
  const asked = query.fields ?? Object.keys(fieldsOf(model)).filter((name) => !omitted.includes(name));
  return {
    filter,
    position: query.cursor === undefined ? undefined : readPosition(scope, query.cursor),
    field,
    direction: sortBy.startsWith('-') ? -1 : 1,
    unique: list.sorts[field]?.unique === true,
    scope,
    projection:
      query.fields === undefined
        ? Object.fromEntries(omitted.map((name) => [name, 0]))
        : Object.fromEntries([...query.fields, id, field].map((name) => [name, 1])),
    asked: new Set([...asked, id]),
    limit: query.limit,
    explain: query.explain === true,
  };
}

/** Documents as they are stored, and how they were found. */
interface Found {
  raws: Uint8Array[];
  explained: RangeExplanation[];
}

/** Reads ranges one after the other, until there are enough documents: as a disjunction, the planner may well read the list from its start. */
async function readRanges(
  collection: mongo.Collection,
  plan: Plan,
  ranges: readonly mongo.Document[],
  wanted: number,
  limit: Limit,
): Promise<Found> {
  const { filter, projection, field, direction, unique, explain, position } = plan;
  const skip = position?.skip ?? 0;
  const sort: [string, 1 | -1][] = [...(position?.isInLists === true ? [] : [[field, direction] as [string, 1 | -1]])];
  if (!unique || position?.isInLists === true) sort.push(['_id', direction]);
  const found: Found = { raws: [], explained: [] };
  // What is skipped may begin in one range and end in the next.
  for (const range of skip > 0 ? [{ $or: ranges }] : ranges) {
    const left = wanted - found.raws.length;
    if (left <= 0) break;
    const query = Object.keys(range).length === 0 ? filter : { $and: [filter, range] };
    const options = { projection, sort, skip, limit: left, batchSize: left + 1, ...limit };
    if (explain) found.explained.push(await explainFind(collection.find(query, options), limit));
    const raws: unknown[] = await collection.find(query, { ...options, raw: true }).toArray();
    found.raws.push(...(raws as Uint8Array[]));
  }
  return found;
}

/** The documents of a page and one more. */
async function readPage(collection: mongo.Collection, plan: Plan, limit: Limit): Promise<Found> {
  const { position, field, direction, unique } = plan;
  const wanted = plan.limit + 1;
  if (position === undefined) {
    const first = await readRanges(collection, plan, [{}], wanted, limit);
    const isWhole = first.raws.length < wanted || !first.raws.some((raw) => isSortedByList(raw, field));
    if (isWhole) return first;
  }
  const begun = position ?? { isInLists: false, skip: 0 };
  const ranges = begun.isInLists
    ? [{ $and: [inLists(field), ...rangesAfter(field, direction, unique, begun)] }]
    : rangesAfter(field, direction, unique, begun);
  const found = await readRanges(collection, { ...plan, position: begun }, ranges, wanted, limit);
  if (begun.isInLists || found.raws.length >= wanted) return found;
  if (!(await mayHoldLists(collection, { ...plan.filter, ...inLists(field) }, field, limit))) return found;
  const lists = { ...plan, position: { isInLists: true, skip: 0 } };
  const last = await readRanges(collection, lists, [inLists(field)], wanted - found.raws.length, limit);
  return { raws: [...found.raws, ...last.raws], explained: [...found.explained, ...last.explained] };
}

/** How many items a list has in all, if that was asked for: counted, or from the collection's own count where nothing filters. */
async function readTotal(
  collection: mongo.Collection,
  { filter }: Plan,
  kind: ListQuery['include_total'],
  limit: Limit,
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
 * Reads a page of a list, with all that the query asks for beside: which fields, how many there are in all, how it was found. Documents are
 * answered whoever wrote them, each once, in the order of BSON's types.
 * @param limit the time limit of each call
 * @param narrow what the list is narrowed to beyond the caller's filters
 * @throws ProblemError 400 for a combination that no index serves, or a cursor of another list
 */
export async function readList<T>(
  collection: mongo.Collection,
  source: ListSource,
  query: ListQuery,
  limit: Limit,
  narrow: mongo.Document = {},
): Promise<Page<T>> {
  const plan = planList(source, query, narrow);
  const [{ raws, explained }, total] = await Promise.all([
    readPage(collection, plan, limit),
    readTotal(collection, plan, query.include_total, limit),
  ]);
  const kept = raws.slice(0, plan.limit);
  const page: Page<T> = { items: kept.map((raw) => presentFields(source.model, raw, plan.asked).document as T) };
  if (raws.length > kept.length) page.next_cursor = positionAfter(plan.scope, kept, plan.field, plan.position);
  if (plan.explain) page.explain = explainRanges(explained);
  if (total !== undefined) page.total = total;
  return page;
}
