import { Field, type FieldOptions } from '../fields/field';

const COUNT = { kind: 'int', long: true, min: 0, required: true } as const;

/** The query parameter of a list that can be explained. */
export const EXPLAIN = {
  kind: 'flag',
  fallback: false,
  description:
    'Whether the page explains how MongoDB found it. The key also needs the scope `database:read`. Default: false.',
} as const satisfies FieldOptions;

/** How one range of a list was found. */
export class RangeExplanation {
  @Field({
    kind: 'text',
    required: true,
    description: 'Stages of the query plan, in the order of execution.',
    example: 'IXSCAN email_1 > FETCH > LIMIT',
  })
  plan!: string;

  @Field({
    kind: 'text',
    description: 'Name of the index that MongoDB read. Absent for a collection scan.',
    example: 'email_1',
  })
  index?: string;

  @Field({ ...COUNT, description: 'Number of index keys that MongoDB examined.' })
  keys_examined!: number;

  @Field({ ...COUNT, description: 'Number of documents that MongoDB examined.' })
  documents_examined!: number;

  @Field({
    ...COUNT,
    description: 'Number of documents that MongoDB returned: one more than the page shows if another page follows.',
  })
  returned!: number;

  @Field({ ...COUNT, description: 'Execution time in milliseconds.' })
  milliseconds!: number;
}

/** How a page was found: all of it, and range by range. */
export class ListExplanation extends RangeExplanation {
  @Field({
    kind: 'list',
    items: { kind: 'object', type: () => RangeExplanation },
    required: true,
    description:
      'Each range of the index that was read. A page after a cursor has two: documents with the value of the cursor, then those beyond it.',
  })
  ranges!: RangeExplanation[];
}
