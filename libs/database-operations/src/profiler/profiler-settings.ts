import { Field, type FieldOptions } from '@lucid/common';

const SLOW_MS = { kind: 'int', min: 1, max: 3_600_000, fallback: 100 } as const;

const SAMPLE_RATE: FieldOptions = {
  kind: 'any',
  schema: { type: 'number', exclusiveMinimum: 0, maximum: 1 },
  check: {
    code: 'rate',
    message: 'must be a number above 0 and at most 1',
    passes: (value) => typeof value === 'number' && value > 0 && value <= 1,
  },
  description: 'Share of them that is kept.',
  example: 1,
};

/** How the profiler is to be set. */
export class ProfilerChange {
  @Field({ kind: 'flag', required: true, description: 'Whether slow operations are kept.' })
  enabled!: boolean;

  @Field({ ...SLOW_MS, description: 'From how many ms an operation is slow.' })
  slow_ms!: number;

  @Field({ ...SAMPLE_RATE, fallback: 1 })
  sample_rate!: number;
}

/** How the profiler of the service's database is set. */
export class ProfilerSettings {
  @Field({
    kind: 'text',
    required: true,
    description: 'The member of the replica set whose profiler this is: the primary.',
  })
  member!: string;

  @Field({ kind: 'flag', required: true, description: 'Whether operations are kept.' })
  enabled!: boolean;

  @Field({
    kind: 'flag',
    required: true,
    description: 'Whether every operation is kept, slow or not, as someone set on the server.',
  })
  every_operation!: boolean;

  @Field({
    kind: 'flag',
    required: true,
    description: 'Whether someone set a filter on the server that says something else than the two values below.',
  })
  custom_filter!: boolean;

  @Field({ kind: 'int', min: 0, description: 'From how many ms an operation is slow.' })
  slow_ms?: number;

  @Field(SAMPLE_RATE)
  sample_rate?: number;

  @Field({
    kind: 'int',
    long: true,
    min: 0,
    description: 'Most bytes that are kept, the newest operations; absent as long as none ever was.',
  })
  size_bytes?: number;
}
