import { MemberIndexUses, StoredIndexKey } from '@lucid/collections';
import { Field } from '@lucid/common';
import { ADVICE_ID, ADVICE_KINDS, type AdviceKind, BeforeAfter } from '@lucid/database-operations';
import { AdviceDismissal } from './dismissal';
import { EstimatedGain } from './estimated-gain';

const CONFIDENCES = ['observed', 'certain', 'proven', 'unproven'] as const;

const COUNT = { kind: 'int', long: true, min: 0, required: true } as const;

/** A call of this API. */
export class AdviceLink {
  @Field({ kind: 'text', required: true, description: 'HTTP method.' })
  method!: string;

  @Field({ kind: 'text', required: true, description: 'Path, with its query.' })
  path!: string;

  @Field({ kind: 'any', schema: { type: 'object' }, description: 'Body, as JSON.' })
  body?: object;
}

/** Slow operations that lack an index. */
export class AdviceShape {
  @Field({ kind: 'text', required: true, description: 'Id of the shape, as slow operations have it.' })
  shape_id!: string;

  @Field({ kind: 'text', required: true, description: 'What they ask, without values.' })
  shape!: string;

  @Field({ ...COUNT, description: 'How many the profiler has kept.' })
  count!: number;

  @Field({ ...COUNT, description: 'Time they took in all, in ms.' })
  total_ms!: number;

  @Field({ ...COUNT, description: 'Documents they examined in all.' })
  documents_examined!: number;

  @Field({ ...COUNT, description: 'Documents they returned or changed in all.' })
  returned!: number;
}

/** What an index costs, or has cost. */
export class AdviceCost {
  @Field({
    ...COUNT,
    required: false,
    description: 'Its size: what it takes now, or would take by its size on the sample; absent without a proof.',
  })
  size_bytes?: number;

  @Field({
    kind: 'object',
    type: () => BeforeAfter,
    required: true,
    description:
      'Indexes that each insert and delete of the collection writes: now, and once the advice is followed to its end. A hidden one is written until it is dropped.',
  })
  indexes_written!: BeforeAfter;
}

/** One thing that may be done about the indexes of a collection. */
export class Advice {
  @Field(ADVICE_ID)
  advice_id!: string;

  @Field({
    kind: 'text',
    values: ADVICE_KINDS,
    enumName: 'AdviceKind',
    required: true,
    description: 'An index that nothing uses, one that another covers, or one that slow operations lack.',
  })
  kind!: AdviceKind;

  @Field({ kind: 'text', required: true, description: 'The collection.' })
  collection!: string;

  @Field({ kind: 'text', required: true, description: 'Name of the index that is there, or that is to be made.' })
  index!: string;

  @Field({
    kind: 'list',
    items: { kind: 'object', type: () => StoredIndexKey },
    required: true,
    description: 'Its fields, in their order.',
  })
  keys!: StoredIndexKey[];

  @Field({ kind: 'text', description: 'The index that serves in place of a redundant one.' })
  keeper?: string;

  @Field({ kind: 'text', required: true, description: 'Why, with the figures that it rests on.' })
  reason!: string;

  @Field({
    kind: 'text',
    values: CONFIDENCES,
    enumName: 'AdviceConfidence',
    required: true,
    description:
      'What it rests on: `observed` uses, a rule that makes it `certain`, a gain that was `proven` on a sample, or `unproven`: only slow operations.',
  })
  confidence!: (typeof CONFIDENCES)[number];

  @Field({
    kind: 'list',
    items: { kind: 'object', type: () => MemberIndexUses },
    description: 'How often each member has used the index that is there.',
  })
  uses?: MemberIndexUses[];

  @Field({
    kind: 'list',
    items: { kind: 'object', type: () => AdviceShape },
    description: 'The slow operations that the missing index would serve, those that waste most first.',
  })
  shapes?: AdviceShape[];

  @Field({ kind: 'object', type: () => EstimatedGain, description: 'What the missing index gains, by its proof.' })
  estimated_gain?: EstimatedGain;

  @Field({ kind: 'object', type: () => AdviceCost, required: true, description: 'What the index costs.' })
  cost!: AdviceCost;

  @Field({ kind: 'text', required: true, description: 'What a person would type into mongosh.' })
  command!: string;

  @Field({ kind: 'object', type: () => AdviceLink, required: true, description: 'The call that does it here.' })
  apply!: AdviceLink;

  @Field({
    kind: 'object',
    type: () => AdviceLink,
    description:
      'The call that comes later: the proof of an index before it is made, the drop of one once it was hidden for a while.',
  })
  further?: AdviceLink;

  @Field({
    kind: 'list',
    items: { kind: 'text' },
    required: true,
    description: 'What is to be thought of first.',
  })
  caveats!: string[];

  @Field({ kind: 'object', type: () => AdviceDismissal, description: 'That someone has set it aside, and why.' })
  dismissal?: AdviceDismissal;
}

/** An index that was tried on a sample, and is not advised. */
export class RejectedAdvice {
  @Field({ ...ADVICE_ID, description: 'Id under which the index was advised and tried.' })
  advice_id!: string;

  @Field({ kind: 'text', required: true, description: 'The collection.' })
  collection!: string;

  @Field({
    kind: 'list',
    items: { kind: 'object', type: () => StoredIndexKey },
    required: true,
    description: 'Fields of the index, in their order.',
  })
  keys!: StoredIndexKey[];

  @Field({
    kind: 'list',
    items: { kind: 'text' },
    required: true,
    description: 'Ids of the shapes of slow operations that it was tried for.',
  })
  shape_ids!: string[];

  @Field({ kind: 'text', required: true, description: 'Why it is not advised, with the figures of the trial.' })
  reason!: string;

  @Field({ kind: 'instant', required: true, description: 'When it was tried. A trial counts for a week.' })
  rejected_at!: Date;
}

/** What the advice rests on: where nothing could be seen, nothing is advised. */
export class AdviceBasis {
  @Field({ ...COUNT, description: 'Collections that were looked at.' })
  collections!: number;

  @Field({ ...COUNT, description: 'Slow operations that the profilers have kept.' })
  slow_operations!: number;

  @Field({
    kind: 'list',
    items: { kind: 'text' },
    required: true,
    description: 'What could not be seen, so that its absence from the list means nothing.',
  })
  unseen!: string[];
}

/** All advice there is. */
export class AdviceList {
  @Field({
    kind: 'list',
    items: { kind: 'object', type: () => Advice },
    required: true,
    description: 'Missing indexes by the time that is wasted, then redundant and unused ones by their size.',
  })
  items!: Advice[];

  @Field({
    kind: 'list',
    items: { kind: 'object', type: () => RejectedAdvice },
    required: true,
    description: 'Indexes that were tried on a sample in the last week and gained nothing, with the reason.',
  })
  rejected!: RejectedAdvice[];

  @Field({ kind: 'object', type: () => AdviceBasis, required: true, description: 'What it rests on.' })
  basis!: AdviceBasis;
}
