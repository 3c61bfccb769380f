import { Field } from '@lucid/common';
import { COLLECTION_NAME } from '@lucid/mongo';
import { CONDITIONS, PATH, QueryCondition } from './query-condition';

const MAX_PATHS = 32;

/** The name of a field that a stage makes. */
const NAME = { kind: 'text', minLength: 1, maxLength: 64, pattern: /^[A-Za-z][A-Za-z0-9_]*$/, required: true } as const;

const COUNT = { kind: 'int', max: 1_000_000_000 } as const;

/** Paths to sort by. */
export const SORT = {
  kind: 'list',
  items: {
    kind: 'text',
    maxLength: 201,
    pattern: new RegExp(String.raw`^-?(?:(?![$-])[^.\x00]+\.)*(?![$-])[^.\x00]+$`),
  },
  minItems: 1,
  maxItems: MAX_PATHS,
} as const;

/** Paths of fields. */
export const PATHS = { kind: 'list', items: PATH, minItems: 1, maxItems: MAX_PATHS, unique: true } as const;

export const ACCUMULATORS = ['sum', 'avg', 'min', 'max', 'count', 'first', 'last'] as const;

/** What is made of a group's documents. */
export class QueryAccumulator {
  @Field({ ...NAME, description: 'Name of the field it makes.', example: 'total' })
  name!: string;

  @Field({
    kind: 'text',
    values: ACCUMULATORS,
    enumName: 'QueryAccumulatorOperator',
    required: true,
    description: 'What is made.',
  })
  op!: (typeof ACCUMULATORS)[number];

  @Field({ ...PATH, description: 'Path of the field it is made of; `count` has none.', example: 'amount' })
  field?: string;
}

/** A group for each combination of values. */
export class QueryGroup {
  @Field({
    ...PATHS,
    minItems: 0,
    required: true,
    description: 'Paths that tell the groups apart; none makes one group.',
    example: ['status'],
  })
  by!: string[];

  @Field({
    kind: 'list',
    items: { kind: 'object', type: () => QueryAccumulator },
    maxItems: MAX_PATHS,
    description: "What is made of each group's documents.",
  })
  accumulators?: QueryAccumulator[];
}

/** A document of each item of a list. */
export class QueryUnwind {
  @Field({ ...PATH, required: true, description: 'Path of the list.', example: 'transactions' })
  path!: string;

  @Field({ kind: 'flag', fallback: false, description: 'Whether documents without items are kept.' })
  keep_empty!: boolean;
}

/** Documents of another collection of the same database, by an equal value. */
export class QueryLookup {
  @Field({ ...COLLECTION_NAME, description: 'The other collection.', example: 'wallets' })
  from!: string;

  @Field({ ...PATH, required: true, description: 'Path of the value here.', example: 'user_id' })
  local_field!: string;

  @Field({ ...PATH, required: true, description: 'Path of the value there.', example: 'user_id' })
  foreign_field!: string;

  @Field({ ...NAME, description: 'Name of the list that the found documents go to.', example: 'wallets' })
  as!: string;
}

/** One stage of an aggregation: exactly one of these. */
export class QueryStage {
  @Field({ ...CONDITIONS, minItems: 1, description: 'Keeps the documents that meet all conditions.' })
  match?: QueryCondition[];

  @Field({ ...SORT, description: 'Sorts by these paths; - descends.' })
  sort?: string[];

  @Field({ kind: 'object', type: () => QueryGroup, description: 'Makes a document of each group.' })
  group?: QueryGroup;

  @Field({ ...PATHS, description: 'Keeps these fields only; `_id` only if it is one of them.' })
  project?: string[];

  @Field({ kind: 'object', type: () => QueryUnwind, description: 'Makes a document of each item of a list.' })
  unwind?: QueryUnwind;

  @Field({ kind: 'object', type: () => QueryLookup, description: 'Joins documents of another collection.' })
  lookup?: QueryLookup;

  @Field({ ...COUNT, min: 1, description: 'Stops after so many documents.' })
  limit?: number;

  @Field({ ...COUNT, min: 0, description: 'Leaves out so many documents.' })
  skip?: number;

  @Field({ ...NAME, required: false, description: 'Counts the documents, into a field of this name.' })
  count?: string;
}
