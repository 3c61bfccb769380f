import { Field, Problem, schemaRef } from '@lucid/common';

const COUNT = { kind: 'int', long: true, min: 0, required: true } as const;

/** Where the words stand in one field. */
export class Highlight {
  @Field({ kind: 'text', required: true, description: 'The field, by its path.' })
  field!: string;

  @Field({
    kind: 'list',
    items: { kind: 'text' },
    required: true,
    description: 'Pieces of it, as HTML: what was in the document is escaped.',
  })
  fragments!: string[];
}

/** A document that was found. */
export class SearchHit {
  @Field({ kind: 'text', required: true, description: 'Its id.' })
  id!: string;

  @Field({
    kind: 'any',
    schema: { type: 'number' },
    description: 'How well it fits; only comparable within one search.',
  })
  score?: number;

  @Field({ kind: 'any', schema: { type: 'object' }, required: true, description: 'Its indexed fields.' })
  document!: unknown;

  @Field({
    kind: 'list',
    items: { kind: 'object', type: () => Highlight },
    description: 'Where the words stand, when it was asked for.',
  })
  highlights?: Highlight[];
}

/** A value of a field, and how many documents have it. */
export class FacetValue {
  @Field({ kind: 'any', schema: { type: ['string', 'number', 'boolean'] }, required: true, description: 'The value.' })
  value!: unknown;

  @Field({ ...COUNT, description: 'Documents that have it.' })
  count!: number;
}

/** The values of one field. */
export class Facet {
  @Field({ kind: 'text', required: true, description: 'The field, by its path.' })
  field!: string;

  @Field({
    kind: 'list',
    items: { kind: 'object', type: () => FacetValue },
    required: true,
    description: 'Its most frequent values.',
  })
  values!: FacetValue[];

  @Field({ ...COUNT, description: 'Documents that have other values.' })
  other_count!: number;
}

/** How many documents were found. */
export class SearchTotal {
  @Field({ ...COUNT, description: 'The number.' })
  value!: number;

  @Field({ kind: 'flag', required: true, description: 'Whether it is exact; beyond 10,000 it is a lower bound.' })
  is_exact!: boolean;
}

/** A page of what was found. */
export class SearchPage {
  @Field({
    kind: 'list',
    items: { kind: 'object', type: () => SearchHit },
    required: true,
    description: 'The documents of this page.',
  })
  items!: SearchHit[];

  @Field({ kind: 'object', type: () => SearchTotal, required: true, description: 'How many there are in all.' })
  total!: SearchTotal;

  @Field({
    kind: 'list',
    items: { kind: 'object', type: () => Facet },
    description: 'The facets that were asked for; on the first page only.',
  })
  facets?: Facet[];

  @Field({
    kind: 'text',
    description:
      'Cursor of the next page; absent on the last. From the second page on, a cursor works for two minutes.',
  })
  next_cursor?: string;
}

/** What became of one of several searches. */
export class MultiSearchItem {
  @Field({ kind: 'int', min: 200, max: 599, required: true, description: 'The status it would have had alone.' })
  status!: number;

  @Field({ kind: 'object', type: () => SearchPage, description: 'What it found.' })
  result?: SearchPage;

  @Field({ kind: 'any', schema: schemaRef(Problem), description: 'Why it could not be done.' })
  error?: unknown;
}

/** What became of several searches. */
export class MultiSearchAnswer {
  @Field({
    kind: 'list',
    items: { kind: 'object', type: () => MultiSearchItem },
    required: true,
    description: 'One for each search, in their order.',
  })
  items!: MultiSearchItem[];
}
