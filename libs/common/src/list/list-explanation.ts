import { Field, type FieldOptions } from '../fields/field';

const COUNT = { kind: 'int', long: true, min: 0, required: true } as const;

/** The query parameter of a list that can be explained. */
export const EXPLAIN = {
  kind: 'flag',
  fallback: false,
  description: 'Whether `explain` says how MongoDB found the page. The key needs the scope `database:read` for it.',
} as const satisfies FieldOptions;

/** How one range of a list was found. */
export class RangeExplanation {
  @Field({
    kind: 'text',
    required: true,
    description: 'The stages, in the order in which they are done.',
    example: 'IXSCAN email_1 > FETCH > LIMIT',
  })
  plan!: string;

  @Field({ kind: 'text', description: 'Name of the index that is read; absent where none is.' })
  index?: string;

  @Field({ ...COUNT, description: 'Index keys that were examined.' })
  keys_examined!: number;

  @Field({ ...COUNT, description: 'Documents that were examined.' })
  documents_examined!: number;

  @Field({ ...COUNT, description: 'Documents that were found, one more than the page has where another follows.' })
  returned!: number;

  @Field({ ...COUNT, description: 'Time it took, in ms.' })
  milliseconds!: number;
}

/** How a page was found: all of it, and range by range. */
export class ListExplanation extends RangeExplanation {
  @Field({
    kind: 'list',
    items: { kind: 'object', type: () => RangeExplanation },
    required: true,
    description: 'Each range that was read: behind a cursor, what shares its value comes first, then what lies beyond.',
  })
  ranges!: RangeExplanation[];
}
