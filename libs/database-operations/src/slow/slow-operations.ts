import { defineClass, Field, LIMIT } from '@lucid/common';
import { COLLECTION_NAME } from '@lucid/mongo';
import { SlowOccurrence, SlowShape } from './slow-shape';

const COUNT = { kind: 'int', long: true, min: 0, required: true } as const;

const PERIOD = {
  from: { kind: 'instant', description: 'Only operations that ended at this time or later.' },
  to: { kind: 'instant', description: 'Only operations that ended at this time or earlier.' },
} as const;

/** Which slow operations are asked for. */
export interface SlowQuery {
  from?: Date;
  to?: Date;
  collection?: string;
}

export const SlowOperationsQuery = defineClass('SlowOperationsQuery', {
  ...PERIOD,
  collection: { ...COLLECTION_NAME, required: false, description: 'Only operations on this collection.' },
  limit: { ...LIMIT, description: 'Most shapes that are answered.' },
});

export const SlowShapeQuery = defineClass('SlowShapeQuery', PERIOD);

/** What the profiler of one member of the replica set has kept. */
export class SlowMember {
  @Field({ kind: 'text', required: true, description: 'Its address.' })
  member!: string;

  @Field({
    kind: 'flag',
    required: true,
    description: 'Whether it answered; of one that did not, the figures have nothing, or not all.',
  })
  answered!: boolean;

  @Field({ kind: 'flag', description: 'Whether its profiler is on: the service sets that of the primary.' })
  recording?: boolean;

  @Field({ kind: 'int', min: 0, description: 'How many operations it has kept that fit the query.' })
  operations?: number;

  @Field({ kind: 'flag', description: 'Whether it has kept more, older ones, which were not looked at.' })
  truncated?: boolean;
}

/** Slow operations, by shape. */
export class SlowOperations {
  @Field({
    kind: 'list',
    items: { kind: 'object', type: () => SlowMember },
    required: true,
    description: 'Each member of the replica set: operations are kept where they ran.',
  })
  members!: SlowMember[];

  @Field({ ...COUNT, description: 'Slow operations there were.' })
  operations!: number;

  @Field({ ...COUNT, description: 'Shapes they have.' })
  shapes!: number;

  @Field({ ...COUNT, description: 'Operations of yet other shapes, which were too many to be kept apart.' })
  left_out!: number;

  @Field({
    kind: 'list',
    items: { kind: 'object', type: () => SlowShape },
    required: true,
    description: 'The shapes, those first that took the most time in all.',
  })
  items!: SlowShape[];
}

/** Slow operations of one shape, with the newest of them and what may be done. */
export class SlowShapeDetail extends SlowShape {
  @Field({ kind: 'text', required: true, description: 'What they do and why it takes long, in words.' })
  summary!: string;

  @Field({
    kind: 'list',
    items: { kind: 'text' },
    description:
      'Keys of an index that would serve them, in its order; - descends. Absent where none would, or one does.',
    example: ['status', '-created_at'],
  })
  suggested_index?: string[];

  @Field({
    kind: 'list',
    items: { kind: 'object', type: () => SlowOccurrence },
    required: true,
    description: 'The newest 20 of them.',
  })
  recent!: SlowOccurrence[];

  @Field({ kind: 'text', required: true, description: 'Path of the advice on the database.' })
  advice!: string;
}
