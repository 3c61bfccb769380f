import { Field } from '@lucid/common';
import { COLLECTION_NAME } from '@lucid/mongo';
import { CONDITIONS, QueryCondition } from './query-condition';
import { PATHS, QueryStage, SORT } from './query-stage';

/** A find. */
export class FindToExplain {
  @Field({ ...CONDITIONS, description: 'What documents must meet; all of them do without it.' })
  filter?: QueryCondition[];

  @Field({ ...SORT, description: 'Paths to sort by; - descends.', example: ['-created_at'] })
  sort?: string[];

  @Field({ ...PATHS, description: 'Fields to return only; `_id` only if it is one of them.' })
  projection?: string[];

  @Field({ kind: 'int', min: 1, max: 1_000_000_000, description: 'Most documents to return.' })
  limit?: number;
}

/** An aggregation. */
export class AggregateToExplain {
  @Field({
    kind: 'list',
    items: { kind: 'object', type: () => QueryStage },
    minItems: 1,
    maxItems: 20,
    required: true,
    description: 'Its stages in their order. There are none that write, and none that run code.',
  })
  stages!: QueryStage[];
}

export const VERBOSITIES = ['queryPlanner', 'executionStats'] as const;

/** A query to explain: `find` or `aggregate`. */
export class ExplainRequest {
  @Field({ ...COLLECTION_NAME, description: 'The collection that is read.' })
  collection!: string;

  @Field({ kind: 'object', type: () => FindToExplain, description: 'A find.' })
  find?: FindToExplain;

  @Field({ kind: 'object', type: () => AggregateToExplain, description: 'An aggregation.' })
  aggregate?: AggregateToExplain;

  @Field({
    kind: 'text',
    values: VERBOSITIES,
    enumName: 'ExplainVerbosity',
    fallback: 'queryPlanner',
    effect: { kind: 'values', when: ['executionStats'] },
    description:
      'queryPlanner says how it would be done; executionStats runs it as well, within the time limit of a call, and counts. As counts tell of the data, the key needs the scope `models:read` for that.',
  })
  verbosity!: (typeof VERBOSITIES)[number];
}
