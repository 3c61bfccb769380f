import type { mongo } from 'mongoose';
import { hash } from 'node:crypto';
import { projectionShape, sortShape } from './expression-shape';
import { filterShape } from './filter-shape';
import { type IndexFields, indexFields } from './index-fields';
import { pipelineShape } from './pipeline-shape';
import { distinct, isDocument, objectText, typeMark } from './type-mark';

/** An operation as the profiler and `$currentOp` tell it, as far as its shape needs it. */
export interface TracedOperation {
  op?: string;
  ns?: string;
  command?: mongo.Document;
  /** Of a getMore: what opened the cursor. */
  originatingCommand?: mongo.Document;
}

/** What an operation does, without any value of the caller's. */
export interface QueryShape {
  /** A hash of collection, operation and text: the same on every replica and after every start. */
  id: string;
  collection: string;
  /** MongoDB's name of the command: find, aggregate, update, delete, getMore, … */
  operation: string;
  /** Filter, sort, projection and stages, with a mark for each value. */
  text: string;
  fields: IndexFields;
  /** The index that it names itself: by name, or by its keys in the words of a shape. */
  hint?: string;
  /** Whether it compares text in a way of its own, and not as the collection does. */
  collated: boolean;
}

/** Names of fields that are changed, by operator; the values are no part of a shape. */
function updateShape(update: unknown): string {
  if (Array.isArray(update)) return pipelineShape(update);
  if (!isDocument(update)) return typeMark(update);
  if (!Object.keys(update).some((name) => name.startsWith('$'))) return '?object';
  return objectText(
    Object.entries(update).map(([operator, fields]) => [
      operator,
      isDocument(fields) ? `{${distinct(Object.keys(fields)).join(', ')}}` : typeMark(fields),
    ]),
  );
}

/** The filters that an aggregation begins with and the sort behind them: what an index may serve. */
export function leadingStages(stages: readonly unknown[]): { filters: unknown[]; sort: unknown } {
  const filters: unknown[] = [];
  for (const stage of stages) {
    const { $match, $sort } = isDocument(stage) ? stage : {};
    if ($match !== undefined) filters.push($match);
    else return { filters, sort: $sort as unknown };
  }
  return { filters, sort: undefined };
}

function operationOf({ op, command = {} }: TracedOperation): string {
  if (op === 'update') return 'update';
  if (op === 'remove') return 'delete';
  if (op === 'getmore') return 'getMore';
  const [name = op ?? 'none'] = Object.keys(command);
  return name === 'query' && op === 'query' ? 'find' : name;
}

interface Parts {
  filter?: unknown;
  key?: unknown;
  sort?: unknown;
  projection?: unknown;
  update?: unknown;
  pipeline?: unknown[];
  hint?: unknown;
  collation?: unknown;
}

/** Where each command has its filter and the rest. */
function partsOf(operation: string, command: mongo.Document): Parts {
  const { filter, query, q, key, sort, projection, fields, pipeline, update, u } = command as Record<string, unknown>;
  switch (operation) {
    case 'find':
      return { filter: filter ?? {}, sort, projection };
    case 'aggregate':
      return { pipeline: Array.isArray(pipeline) ? pipeline : [] };
    case 'count':
    case 'distinct':
      return { filter: query ?? {}, key };
    case 'findAndModify':
    case 'findandmodify':
      return { filter: query ?? {}, sort, projection: fields, update };
    case 'update':
      return { filter: q ?? {}, update: u };
    case 'delete':
      return { filter: q ?? {} };
    default:
      return {};
  }
}

const word = (name: string, text: string | undefined): string[] => (text === undefined ? [] : [`${name} ${text}`]);
const unless = (value: unknown, shape: (value: unknown) => string): string | undefined =>
  value === undefined || (isDocument(value) && Object.keys(value).length === 0) ? undefined : shape(value);

/** The keys of an index, or its name, as a hint has them. */
export const hintShape = (hint: unknown): string | undefined =>
  typeof hint === 'string' ? hint : isDocument(hint) ? sortShape(hint) : undefined;

/** A collation is no one's data: it names a language, and how it is compared. */
const collationShape = (collation: unknown): string =>
  isDocument(collation)
    ? objectText(
        Object.entries(collation).map(([name, value]) => [
          name,
          name === 'locale' ? JSON.stringify(value) : String(value),
        ]),
      )
    : typeMark(collation);

function textOf({ filter, key, sort, projection, update, pipeline, hint, collation }: Parts): string {
  return [
    ...word('filter', filter === undefined ? undefined : filterShape(filter)),
    ...word('key', typeof key === 'string' ? JSON.stringify(key) : undefined),
    ...word('sort', unless(sort, sortShape)),
    ...word('projection', unless(projection, projectionShape)),
    ...word('update', unless(update, updateShape)),
    ...word('pipeline', pipeline === undefined ? undefined : pipelineShape(pipeline)),
    ...word('hint', hintShape(hint)),
    ...word('collation', unless(collation, collationShape)),
  ].join(' ');
}

/** The most documents that an operation asks for; undefined where it asks for all there are. No part of its shape. */
export function limitAsked(traced: TracedOperation): number | undefined {
  const operation = operationOf(traced);
  const { limit, multi } = (traced.originatingCommand ?? traced.command ?? {}) as { limit?: unknown; multi?: unknown };
  if (/^findandmodify$/i.test(operation) || (operation === 'update' && multi !== true)) return 1;
  // The shell of old asks for a single batch by a limit below zero.
  const most = Math.abs(Number(limit ?? 0));
  return most > 0 ? most : undefined;
}

/** What an operation read, as it can be run again as a query. */
export interface ReadPart {
  filter: mongo.Document;
  sort: mongo.Document;
  /** 0 for none, as MongoDB has it. */
  limit: number;
}

/** Server-side JavaScript is not run again. */
const RUNS_CODE = /"\$(?:where|function|accumulator)"/;

/** What an operation read; undefined where the profiler has not kept it whole, or it runs code. */
export function readPart(traced: TracedOperation): ReadPart | undefined {
  const { command = {}, originatingCommand } = traced;
  const opening = originatingCommand ?? command;
  const opened = operationOf(originatingCommand === undefined ? traced : { command: originatingCommand });
  const { filter, sort, pipeline } = partsOf(opened, opening);
  const { filters, sort: order = {} } =
    pipeline === undefined ? { filters: filter === undefined ? [] : [filter], sort } : leadingStages(pipeline);
  const wanted = filters.filter((each) => isDocument(each)) as mongo.Document[];
  if ('$truncated' in opening || wanted.length < filters.length || !isDocument(order)) return undefined;
  if (wanted.length === 0 && Object.keys(order).length === 0) return undefined;
  if (RUNS_CODE.test(JSON.stringify(wanted))) return undefined;
  const [only = {}] = wanted;
  return { filter: wanted.length > 1 ? { $and: wanted } : only, sort: order, limit: limitAsked(traced) ?? 0 };
}

/** The shape of an operation. Two that differ only in values have one; no value can be read from it. */
export function queryShape(traced: TracedOperation): QueryShape {
  const { ns = '', command = {}, originatingCommand } = traced;
  const collection = ns.slice(ns.indexOf('.') + 1);
  const operation = operationOf(traced);
  // What goes on with a cursor is of the shape of what opened it, told apart by its operation.
  const opened = operation === 'getMore' ? operationOf({ command: originatingCommand ?? {} }) : operation;
  const opening = operation === 'getMore' ? (originatingCommand ?? {}) : command;
  const { hint, collation } = opening as Parts;
  const parts = { ...partsOf(opened, opening), hint, collation };
  const hinted = hintShape(hint);
  const { filters, sort } =
    parts.pipeline === undefined ? { filters: [parts.filter], sort: parts.sort } : leadingStages(parts.pipeline);
  const text = textOf(parts);
  return {
    id: hash('sha256', JSON.stringify([collection, operation, text]), 'hex').slice(0, 16),
    collection,
    operation,
    text,
    fields: indexFields(filters, sort),
    ...(hinted !== undefined && { hint: hinted }),
    collated: unless(collation, collationShape) !== undefined,
  };
}
