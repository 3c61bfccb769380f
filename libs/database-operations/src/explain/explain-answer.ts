import { Field } from '@lucid/common';
import { PlanStage } from '@lucid/mongo';
import { VERBOSITIES } from './explain-request';

const COUNT = { kind: 'int', long: true, min: 0 } as const;
const NAMES = { kind: 'list', items: { kind: 'text' }, required: true } as const;

/** How a query is done, and why. */
export class QueryExplanation {
  @Field({ kind: 'text', required: true, description: 'What it takes and why, and what would serve it, in words.' })
  summary!: string;

  @Field({
    kind: 'text',
    values: VERBOSITIES,
    enumName: 'ExplainVerbosity',
    required: true,
    description: 'As asked for.',
  })
  verbosity!: (typeof VERBOSITIES)[number];

  @Field({ kind: 'flag', required: true, description: 'Whether the query was run.' })
  executed!: boolean;

  @Field({
    kind: 'object',
    type: () => PlanStage,
    required: true,
    description: 'The plan, from the last stage inwards.',
  })
  plan!: PlanStage;

  @Field({ ...NAMES, description: 'The plans that were weighed and not taken, each in one line, at most 10.' })
  rejected_plans!: string[];

  @Field({ ...NAMES, description: 'Names of the indexes that are read.' })
  indexes!: string[];

  @Field({ kind: 'flag', required: true, description: 'Whether documents are sorted in memory.' })
  sorts_in_memory!: boolean;

  @Field({ kind: 'flag', description: 'Whether memory did not suffice, where it was run.' })
  used_disk?: boolean;

  @Field({ ...COUNT, description: 'Index keys that were examined, where it was run.' })
  keys_examined?: number;

  @Field({ ...COUNT, description: 'Documents that were examined, where it was run.' })
  documents_examined?: number;

  @Field({ ...COUNT, description: 'Documents that were returned, where it was run.' })
  returned?: number;

  @Field({ ...COUNT, description: 'Time it took, in ms, where it was run.' })
  milliseconds?: number;

  @Field({
    kind: 'any',
    schema: { type: 'number', minimum: 0 },
    description: 'Documents examined for each that was returned; absent where none was.',
    example: 1,
  })
  examined_per_returned?: number;

  @Field({
    kind: 'list',
    items: { kind: 'text' },
    description: 'Keys of an index that would serve it better, in its order; - descends.',
    example: ['status', '-created_at'],
  })
  suggested_index?: string[];

  @Field({ kind: 'text', description: "MongoDB's own hash of the query's shape." })
  query_hash?: string;
}
