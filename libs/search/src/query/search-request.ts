import { Field, type JsonSchema } from '@lucid/common';

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

const OPERATORS = ['eq', 'in', 'gt', 'gte', 'lt', 'lte', 'exists', 'prefix'] as const;
export type FilterOperator = (typeof OPERATORS)[number];

const SCALAR: JsonSchema = { type: ['string', 'number', 'boolean'] };

/** What a field must be for a document to be found. */
export class SearchFilter {
  @Field({ ...FIELD, description: 'The field, by its path.', example: 'created_at' })
  field!: string;

  @Field({
    kind: 'text',
    values: OPERATORS,
    enumName: 'SearchOperator',
    required: true,
    description: 'How it is compared.',
  })
  op!: FilterOperator;

  @Field({
    kind: 'any',
    schema: { anyOf: [SCALAR, { type: 'array', items: SCALAR, minItems: 1, maxItems: 100 }] },
    description:
      'Value to compare the field with, of the type of the field: times have at most milliseconds. A list for `in`; true or false for `exists`.',
  })
  value?: unknown;
}

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
