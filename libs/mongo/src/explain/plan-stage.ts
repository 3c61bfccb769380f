import { Field } from '@lucid/common';
import type { mongo } from 'mongoose';

const COUNT = { kind: 'int', long: true, min: 0 } as const;

/** One stage of a plan, and what it reads from. */
export class PlanStage {
  @Field({ kind: 'text', required: true, description: "MongoDB's name of the stage.", example: 'IXSCAN' })
  stage!: string;

  @Field({ kind: 'text', required: true, description: 'What it does, in words.' })
  words!: string;

  @Field({ kind: 'text', description: 'Name of the index that it reads.' })
  index?: string;

  @Field({ ...COUNT, description: 'Index keys it examined.' })
  keys_examined?: number;

  @Field({ ...COUNT, description: 'Documents it examined.' })
  documents_examined?: number;

  @Field({ ...COUNT, description: 'What it gave to the next one.' })
  returned?: number;

  @Field({
    kind: 'list',
    items: { kind: 'object', type: () => PlanStage },
    required: true,
    description: 'The stages that it reads from.',
  })
  inputs!: PlanStage[];
}

/** A stage as MongoDB tells it, as far as it is read. */
export interface RawStage extends mongo.Document {
  stage: string;
  inputStage?: RawStage;
  inputStages?: RawStage[];
  indexName?: string;
  /** Text in the stages that MongoDB 8 has for single documents. */
  keyPattern?: Readonly<Record<string, unknown>> | string;
  direction?: 'forward' | 'backward';
  filter?: object;
  keysExamined?: number;
  docsExamined?: number;
  nReturned?: number;
}

/** The keys of an index as the shell writes them. */
export const keysInWords = (keys: Readonly<Record<string, unknown>>): string =>
  `{${Object.entries(keys)
    .map(([field, direction]) => `${field}: ${String(direction)}`)
    .join(', ')}}`;

const backwards = ({ direction }: RawStage): string => (direction === 'backward' ? ', backwards' : '');
const index = ({ indexName = '', keyPattern = {} }: RawStage): string =>
  `index ${indexName} ${typeof keyPattern === 'string' ? keyPattern : keysInWords(keyPattern)}`;

/** What the stages do that reading is made of; any other is told by its name. */
const WORDS: Readonly<Record<string, (raw: RawStage) => string>> = {
  COLLSCAN: (raw) =>
    raw.filter === undefined
      ? `Reads every document of the collection${backwards(raw)}.`
      : `Reads every document of the collection${backwards(raw)}, and keeps those that fit.`,
  EOF: () => 'Reads nothing: there is nothing that could fit.',
  IDHACK: () => 'Looks one document up by its _id.',
  EXPRESS_IXSCAN: (raw) => `Looks one document up by ${index(raw)}.`,
  EXPRESS_CLUSTERED_IXSCAN: () => 'Looks one document up by its _id.',
  CLUSTERED_IXSCAN: (raw) => `Reads a range of the collection by _id${backwards(raw)}.`,
  IXSCAN: (raw) => `Reads ${index(raw)}${backwards(raw)}.`,
  COUNT_SCAN: (raw) => `Counts keys of ${index(raw)}.`,
  DISTINCT_SCAN: (raw) => `Jumps from value to value of ${index(raw)}.`,
  FETCH: (raw) =>
    raw.filter === undefined
      ? 'Reads the documents that the index names.'
      : 'Reads the documents that the index names, and keeps those that fit.',
  SORT: () => 'Sorts in memory.',
  SORT_MERGE: () => 'Merges what is in order already.',
  OR: () => 'Takes what any of its inputs has, once.',
  AND_HASH: () => 'Takes what all of its inputs have.',
  AND_SORTED: () => 'Takes what all of its inputs have.',
  SUBPLAN: () => 'Plans each branch for itself.',
  LIMIT: (raw) => `Stops after ${String(raw['limitAmount'])}.`,
  SKIP: (raw) => `Leaves out the first ${String(raw['skipAmount'])}.`,
  PROJECTION_COVERED: () => 'Answers from the index alone, without a document.',
  PROJECTION_SIMPLE: () => 'Takes some of the fields.',
  PROJECTION_DEFAULT: () => 'Takes some of the fields.',
  COUNT: () => 'Counts.',
  GROUP: () => 'Groups.',
  EQ_LOOKUP: () => 'Joins another collection.',
  $lookup: (raw) => `Joins ${String(raw['from'])} by its ${String(raw['foreignField'])}.`,
  $group: () => 'Groups.',
  $groupByDistinctScan: () => 'Groups by what the index tells apart.',
  $sort: () => 'Sorts in memory.',
  $project: () => 'Takes some of the fields.',
  $unwind: () => 'Makes a document of each item of a list.',
  $limit: () => 'Stops after so many.',
  $skip: () => 'Leaves out the first ones.',
  $match: () => 'Keeps those that fit.',
};

/** A stage as it is answered. @param inputs what it reads from, where MongoDB does not nest it */
export function planStage(raw: RawStage, inputs?: PlanStage[]): PlanStage {
  const { stage, inputStage, inputStages = [], indexName, keysExamined, docsExamined, nReturned } = raw;
  const nested = inputStage === undefined ? inputStages : [inputStage, ...inputStages];
  return {
    stage,
    words: WORDS[stage]?.(raw) ?? `Does what MongoDB calls ${stage}.`,
    ...(indexName !== undefined && { index: indexName }),
    ...(keysExamined !== undefined && { keys_examined: keysExamined }),
    ...(docsExamined !== undefined && { documents_examined: docsExamined }),
    ...(nReturned !== undefined && { returned: nReturned }),
    inputs: inputs ?? nested.map((input) => planStage(input)),
  };
}

/** A plan in one line, in the order in which it is done: `IXSCAN email_1 > FETCH > LIMIT`. */
export function planLine({ stage, index: name, inputs }: PlanStage): string {
  const own = name === undefined ? stage : `${stage} ${name}`;
  const [first] = inputs;
  if (first === undefined) return own;
  const before = inputs.length === 1 ? planLine(first) : `(${inputs.map(planLine).join(', ')})`;
  return `${before} > ${own}`;
}

/** Every stage of a plan. */
export const stagesOf = (plan: PlanStage): PlanStage[] => [plan, ...plan.inputs.flatMap(stagesOf)];
