import type { mongo } from 'mongoose';
import { expressionShape, projectionShape, sortShape } from './expression-shape';
import { filterShape } from './filter-shape';
import { isDocument, objectText, typeMark } from './type-mark';

/** Stages whose strings are expressions. In any other stage a text that looks like a path may be a value. */
const EXPRESSIONS = new Set(
  ['$addFields', '$set', '$group', '$replaceRoot', '$replaceWith', '$redact', '$bucket', '$bucketAuto'].concat([
    '$sortByCount',
    '$unwind',
    '$setWindowFields',
  ]),
);

/** Names in `$lookup`, `$graphLookup` and `$unionWith`: of collections and fields. */
const NAMES = new Set(['from', 'coll', 'localField', 'foreignField', 'as', 'connectFromField', 'connectToField']);

function joinShape(join: mongo.Document): string {
  return objectText(
    Object.entries(join).map(([name, value]) => {
      if (NAMES.has(name) && typeof value === 'string') return [name, JSON.stringify(value)];
      if (name === 'pipeline' && Array.isArray(value)) return [name, pipelineShape(value)];
      return [name, name === 'let' || name === 'startWith' ? expressionShape(value) : typeMark(value)];
    }),
  );
}

function stageShape(stage: unknown): string {
  if (!isDocument(stage)) return typeMark(stage);
  return objectText(Object.entries(stage).map(([name, value]) => [name, specificationShape(name, value)]));
}

function specificationShape(name: string, value: unknown): string {
  if (name === '$match') return filterShape(value);
  if (name === '$sort') return sortShape(value);
  if (name === '$project') return projectionShape(value);
  if (EXPRESSIONS.has(name)) return expressionShape(value);
  if (name === '$facet' && isDocument(value)) {
    return objectText(
      Object.entries(value).map(([facet, stages]) => [
        facet,
        Array.isArray(stages) ? pipelineShape(stages) : typeMark(stages),
      ]),
    );
  }
  if (['$lookup', '$graphLookup', '$unionWith'].includes(name) && isDocument(value)) return joinShape(value);
  return typeMark(value);
}

/** The shape of an aggregation: its stages in their order, with a mark for each value. */
export const pipelineShape = (stages: readonly unknown[]): string => `[${stages.map(stageShape).join(', ')}]`;
