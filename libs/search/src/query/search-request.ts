import { conditionClass, Field, FIND_OPERATORS, type FindOperator } from '@lucid/common';

export const COLLECTION = {
  kind: 'text',
  required: true,
  maxLength: 64,
  pattern: /^[a-z][a-z0-9_]{0,63}$/,
  collection: true,
  description: 'The collection that is searched.',
  example: 'users',
} as const;

const FIELD = { kind: 'text', required: true, maxLength: 128, pattern: /^[a-z][a-z0-9_.]{0,127}$/ } as const;

/** What a field must be for a document to be found. */
export const SearchFilter = conditionClass<FindOperator>('SearchFilter', {
  operators: FIND_OPERATORS,
  enumName: 'SearchOperator',
  path: {
    maxLength: FIELD.maxLength,
    pattern: FIELD.pattern,
    description: 'The field, by its path.',
    example: 'created_at',
  },
  op: { description: 'How it is compared.' },
  value: {
    ...{ minItems: 1, maxItems: 100, anyOf: true },
    description:
      'Value to compare the field with, of the type of the field: times have at most milliseconds. A list for `in`; true or false for `exists`.',
  },
  typed: false,
});
export type SearchFilter = InstanceType<typeof SearchFilter>;

/** A field whose values are counted. */
export class FacetRequest {
  @Field({ ...FIELD, description: 'The field, by its path.', example: 'status' })
  field!: string;

  @Field({ kind: 'int', min: 1, max: 100, fallback: 10, description: 'How many values, the most frequent first.' })
  size!: number;
}

/** A search in one collection. */
export class SearchRequest {
  @Field(COLLECTION)
  collection!: string;

  @Field({
    kind: 'text',
    minLength: 1,
    maxLength: 256,
    description: 'Words, or the whole of an id; spelling is forgiven. Everything when left out.',
    example: 'grace@example.net',
  })
  query?: string;

  @Field({
    kind: 'list',
    items: { kind: 'object', type: () => SearchFilter },
    maxItems: 20,
    fallback: [],
    description: 'What must hold, all of it.',
  })
  filter!: SearchFilter[];

  @Field({
    kind: 'list',
    items: { kind: 'object', type: () => FacetRequest },
    maxItems: 10,
    fallback: [],
    description: 'Fields whose values are counted; a filter on one of them does not narrow its own counts.',
  })
  facets!: FacetRequest[];

  @Field({
    kind: 'text',
    maxLength: 129,
    pattern: /^-?[a-z][a-z0-9_.]{0,127}$/,
    description:
      'Field to sort by, `-` for the greatest first. The best match first when left out, or the newest without a query.',
  })
  sort?: string;

  @Field({
    kind: 'flag',
    fallback: false,
    description: 'Show where the words stand, as HTML whose only tags are <em>.',
  })
  highlight!: boolean;

  @Field({ kind: 'int', min: 1, max: 200, fallback: 20, description: 'Documents of one page.' })
  limit!: number;

  // Longer than that of a list: it carries a point in time of Elasticsearch.
  @Field({
    kind: 'text',
    maxLength: 8192,
    pattern: /^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+$/,
    description: 'The next_cursor of the page before, with the same search.',
  })
  cursor?: string;
}

/** Up to ten searches at once. */
export class MultiSearchRequest {
  @Field({
    kind: 'list',
    items: { kind: 'object', type: () => SearchRequest },
    minItems: 1,
    maxItems: 10,
    required: true,
    description: 'The searches.',
  })
  searches!: SearchRequest[];
}
