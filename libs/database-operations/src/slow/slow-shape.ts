import { Field } from '@lucid/common';

const COUNT = { kind: 'int', long: true, min: 0, required: true } as const;
const NAMES = { kind: 'list', items: { kind: 'text' }, required: true } as const;

/** One slow operation. */
export class SlowOccurrence {
  @Field({ kind: 'text', required: true, description: 'The member of the replica set that it ran on.' })
  member!: string;

  @Field({ kind: 'instant', required: true, description: 'When it ended.' })
  ended_at!: Date;

  @Field({ ...COUNT, description: 'Time it took.' })
  duration_ms!: number;

  @Field({ ...COUNT, description: 'Index keys it examined.' })
  keys_examined!: number;

  @Field({ ...COUNT, description: 'Documents it examined.' })
  documents_examined!: number;

  @Field({ ...COUNT, description: 'Documents it returned or changed.' })
  returned!: number;

  @Field({ kind: 'text', description: "MongoDB's summary of its plan." })
  plan?: string;

  @Field({ kind: 'text', description: 'Name that the client gave itself.' })
  client_name?: string;
}

/** Slow operations of one shape, taken together. */
export class SlowShape {
  @Field({
    kind: 'text',
    required: true,
    description: 'Hash of the shape, the same on every replica and at all times.',
  })
  shape_id!: string;

  @Field({ kind: 'text', required: true, description: 'Name of the collection.' })
  collection!: string;

  @Field({ kind: 'text', required: true, description: "MongoDB's name of the command: find, aggregate, update, …" })
  operation!: string;

  @Field({
    kind: 'text',
    required: true,
    description: 'Filter, sort, projection and stages, with the name of its type for each value.',
    example: 'filter {created_at: {$gte: ?date}, status: ?string} sort {created_at: -1}',
  })
  shape!: string;

  @Field({ ...NAMES, description: "MongoDB's own hashes of its plans' queries, at most 5." })
  query_hashes!: string[];

  @Field({ ...COUNT, description: 'How many there were.' })
  count!: number;

  @Field({ ...COUNT, description: 'Time they took in all, in ms.' })
  total_ms!: number;

  @Field({ ...COUNT, description: 'Time that half of them did not exceed.' })
  p50_ms!: number;

  @Field({ ...COUNT, description: 'Time that 95 % of them did not exceed.' })
  p95_ms!: number;

  @Field({ ...COUNT, description: 'Time that the longest took.' })
  max_ms!: number;

  @Field({ ...COUNT, description: 'Index keys they examined.' })
  keys_examined!: number;

  @Field({ ...COUNT, description: 'Documents they examined.' })
  documents_examined!: number;

  @Field({ ...COUNT, description: 'Documents they returned or changed.' })
  returned!: number;

  @Field({ ...NAMES, description: "MongoDB's summaries of their plans, at most 5.", example: ['COLLSCAN'] })
  plans!: string[];

  @Field({
    kind: 'flag',
    required: true,
    description: 'Whether one of them sorted in memory, as no index had the order.',
  })
  has_sort_stage!: boolean;

  @Field({ kind: 'flag', required: true, description: 'Whether one of them wrote to disk, as memory did not suffice.' })
  used_disk!: boolean;

  @Field({ kind: 'instant', required: true, description: 'When the first of them ended.' })
  first_seen_at!: Date;

  @Field({ kind: 'instant', required: true, description: 'When the last of them ended.' })
  last_seen_at!: Date;

  @Field({ ...NAMES, description: 'Fields that must have a value, or one of several.' })
  equality_fields!: string[];

  @Field({ ...NAMES, description: 'Fields that must lie in a range.' })
  range_fields!: string[];

  @Field({ ...NAMES, description: 'Fields of the sort, in its order; - is descending.' })
  sort_fields!: string[];

  @Field({
    kind: 'flag',
    required: true,
    description: 'Whether `$or` or `$nor` holds more conditions, which those fields do not name.',
  })
  disjunctive!: boolean;

  @Field({ kind: 'text', description: 'The index that they name themselves (`hint`), by its name or its keys.' })
  hint?: string;

  @Field({
    kind: 'flag',
    required: true,
    description: 'Whether they compare text by a collation of their own: an index without that does not serve them.',
  })
  has_collation!: boolean;

  @Field({
    ...COUNT,
    required: false,
    description: 'The most that one of them asks for; absent where one asks for all.',
  })
  limit?: number;
}
