import { Field } from '@lucid/common';

const COUNT = { kind: 'int', long: true, min: 0, required: true } as const;
const SHARE = { kind: 'any', schema: { type: 'number', minimum: 0, maximum: 1 }, required: true } as const;
const VALUE = {
  kind: 'any',
  schema: { description: "A value as MongoDB's relaxed extended JSON." },
  required: true,
} as const;
const NUMBER = { kind: 'any', schema: { type: 'number' }, required: true } as const;

/** How often a type was found at a path. */
export class TypeShare {
  @Field({ kind: 'text', required: true, description: "MongoDB's name of the type.", example: 'string' })
  type!: string;

  @Field({ ...COUNT, description: 'Values of the type.' })
  values!: number;

  @Field({ ...SHARE, description: 'Their share in the values at the path.' })
  share!: number;
}

export class NumberRange {
  @Field({ ...NUMBER, description: 'The least.' })
  min!: number;

  @Field({ ...NUMBER, description: 'The greatest.' })
  max!: number;
}

export class CountRange {
  @Field({ ...COUNT, description: 'The least.' })
  min!: number;

  @Field({ ...COUNT, description: 'The greatest.' })
  max!: number;
}

export class TimeRange {
  @Field({ kind: 'instant', required: true, description: 'The earliest.' })
  min!: Date;

  @Field({ kind: 'instant', required: true, description: 'The latest.' })
  max!: Date;
}

export class DistinctCount {
  @Field({ ...COUNT, description: 'Different values.' })
  count!: number;

  @Field({ kind: 'flag', required: true, description: 'Whether there are more: they are counted no further.' })
  at_least!: boolean;
}

export class CommonValue {
  @Field({ ...VALUE, description: 'The value.' })
  value!: unknown;

  @Field({ ...SHARE, description: 'Its share in the values at the path.' })
  share!: number;
}

/** What was found at one path of the documents. */
export class PathAnalysis {
  @Field({
    kind: 'text',
    required: true,
    description: 'The path; `[]` stands for the items of a list.',
    example: 'lines[].price',
  })
  path!: string;

  @Field({ ...COUNT, description: 'Documents that have something there.' })
  documents!: number;

  @Field({ ...SHARE, description: 'Their share in the documents that were looked at.' })
  presence!: number;

  @Field({ ...COUNT, description: 'Values there; of items of lists, more than documents.' })
  values!: number;

  @Field({
    kind: 'list',
    items: { kind: 'object', type: () => TypeShare },
    required: true,
    description: 'Their types, the most frequent first.',
  })
  types!: TypeShare[];

  @Field({ kind: 'object', type: () => CountRange, description: 'Characters of text.' })
  text_length?: CountRange;

  @Field({ kind: 'object', type: () => CountRange, description: 'Items of lists.' })
  items?: CountRange;

  @Field({
    kind: 'object',
    type: () => DistinctCount,
    description: 'How many different values were found, lists and objects aside.',
  })
  distinct?: DistinctCount;

  @Field({ kind: 'object', type: () => NumberRange, description: 'Range of numbers; with `values=true`.' })
  numbers?: NumberRange;

  @Field({ kind: 'object', type: () => TimeRange, description: 'Range of times; with `values=true`.' })
  times?: TimeRange;

  @Field({
    kind: 'list',
    items: { kind: 'object', type: () => CommonValue },
    description: 'The most frequent values, where there are few different ones; with `values=true`.',
  })
  common?: CommonValue[];

  @Field({ kind: 'list', items: { kind: 'text' }, description: "Types that the collection's rules name for it." })
  declared_types?: string[];

  @Field({
    kind: 'list',
    items: { kind: 'text' },
    description: 'Types that were found although the rules do not name them.',
  })
  unexpected_types?: string[];

  @Field({ kind: 'flag', description: 'True where the collection has rules that do not name the path.' })
  undeclared?: boolean;
}

/** What the documents of a collection look like. */
export class SchemaAnalysis {
  @Field({ kind: 'text', required: true, description: 'The collection.' })
  collection!: string;

  @Field({ kind: 'int', long: true, min: 0, description: "About how many documents it has, by MongoDB's own count." })
  documents?: number;

  @Field({ ...COUNT, description: 'Documents that were looked at.' })
  sampled!: number;

  @Field({ kind: 'flag', required: true, description: 'Whether those were all.' })
  complete!: boolean;

  @Field({ kind: 'text', required: true, description: 'How far this can be relied on, for people.' })
  note!: string;

  @Field({
    kind: 'list',
    items: { kind: 'object', type: () => PathAnalysis },
    required: true,
    description: 'What was found, by path.',
  })
  paths!: PathAnalysis[];

  @Field({
    kind: 'flag',
    required: true,
    description:
      'Whether something was left out: paths beyond 1,000, levels beyond 10, items of a list beyond 100, documents beyond 1 MiB, or what would have taken longer than 5 s.',
  })
  cut!: boolean;

  @Field({
    kind: 'list',
    items: { kind: 'text' },
    required: true,
    description: "Paths that the collection's rules name, and that were not found.",
  })
  unseen!: string[];
}
