import { Field } from '@lucid/common';
import { IndexCollation } from '../index-definition/index-collation';

export const COLLECTION_TYPES = ['collection', 'view', 'timeseries'] as const;
export type CollectionType = (typeof COLLECTION_TYPES)[number];

/** The bounds that MongoDB has for capped collections, and for times of expiry (which may not reach back before 1970). */
const MAX_CAPPED_BYTES = 2 ** 50;
const MAX_EXPIRY_SECONDS = 1_000_000_000;

/** A field of a document: one of its own, not of an object in it. */
const TOP_LEVEL_FIELD = {
  kind: 'text',
  minLength: 1,
  maxLength: 128,
  pattern: new RegExp(String.raw`^(?!_id$)[^.$\x00-\x1f\x7f][^.\x00-\x1f\x7f]*$`),
} as const;

const EXPIRY = { kind: 'int', min: 0, max: MAX_EXPIRY_SECONDS, effect: { kind: 'delete' } } as const;

/** A collection of bounded size: the oldest documents make place for new ones. */
export class CappedOptions {
  @Field({
    kind: 'int',
    long: true,
    min: 1,
    max: MAX_CAPPED_BYTES,
    required: true,
    description: 'Most bytes of documents; MongoDB rounds up to a multiple of 256.',
    example: 1_048_576,
  })
  size_bytes!: number;

  @Field({ kind: 'int', min: 1, description: 'Most documents.' })
  max_documents?: number;
}

export class TimeSeriesOptions {
  @Field({ ...TOP_LEVEL_FIELD, required: true, description: 'Field with the time of a measurement.', example: 'at' })
  time_field!: string;

  @Field({ ...TOP_LEVEL_FIELD, description: 'Field that tells series apart, and seldom changes.' })
  meta_field?: string;

  @Field({
    kind: 'text',
    values: ['seconds', 'minutes', 'hours'],
    enumName: 'TimeSeriesGranularity',
    description: 'How far measurements of a series are apart; absent where it was set otherwise.',
  })
  granularity?: 'seconds' | 'minutes' | 'hours';

  @Field({ ...EXPIRY, description: 'MongoDB deletes measurements so many seconds after their time.' })
  expire_after_seconds?: number;
}

/** A collection that is stored in the order of `_id`, without an index for it. */
export class ClusteredOptions {
  @Field({ ...EXPIRY, description: 'MongoDB deletes documents so many seconds after the time in their `_id`.' })
  expire_after_seconds?: number;
}

/** A view: what it is of, and how it is made. */
export class ViewOptions {
  @Field({ kind: 'text', required: true, description: 'The collection or view it is made of.' })
  on!: string;

  @Field({
    kind: 'any',
    required: true,
    schema: { type: 'array', items: { type: 'object' } },
    description: "The stages of its pipeline, as MongoDB's relaxed extended JSON.",
  })
  pipeline!: unknown;
}

export const VALIDATION_LEVELS = ['strict', 'moderate', 'off'] as const;
export const VALIDATION_ACTIONS = ['error', 'warn'] as const;
export type ValidationLevel = (typeof VALIDATION_LEVELS)[number];
export type ValidationAction = (typeof VALIDATION_ACTIONS)[number];

export const VALIDATION_LEVEL = {
  kind: 'text',
  values: VALIDATION_LEVELS,
  enumName: 'ValidationLevel',
  description:
    '`strict` checks every write, `moderate` none of documents that break the rules already, `off` none at all.',
} as const;

export const VALIDATION_ACTION = {
  kind: 'text',
  values: VALIDATION_ACTIONS,
  enumName: 'ValidationAction',
  description: 'Whether a write that breaks the rules is refused, or only logged by MongoDB.',
} as const;

const NAME = { kind: 'text', required: true, description: 'Name of the collection.' } as const;
const TYPE = {
  kind: 'text',
  values: COLLECTION_TYPES,
  enumName: 'CollectionType',
  required: true,
  description: 'What it is.',
} as const;
const PROTECTED = {
  kind: 'flag',
  required: true,
  description: 'Whether the service keeps it for itself: it cannot be dropped, renamed or given other rules.',
} as const;
const DOCUMENTS = {
  kind: 'int',
  long: true,
  min: 0,
  description: "About how many documents it has, by MongoDB's own count; of collections only.",
} as const;

export const SUMMARY_OPTIONS = ['capped', 'clustered', 'collation', 'expiry', 'pre_images', 'validator'] as const;

/** A collection in the list. */
export class CollectionSummary {
  @Field(NAME)
  name!: string;

  @Field(TYPE)
  type!: CollectionType;

  @Field(PROTECTED)
  protected!: boolean;

  @Field(DOCUMENTS)
  documents?: number;

  @Field({
    kind: 'list',
    items: { kind: 'text', values: SUMMARY_OPTIONS, enumName: 'CollectionOptionName' },
    required: true,
    description: 'The options it has.',
  })
  options!: (typeof SUMMARY_OPTIONS)[number][];
}

/** A collection with its options, whole. */
export class Collection {
  @Field(NAME)
  name!: string;

  @Field(TYPE)
  type!: CollectionType;

  @Field(PROTECTED)
  protected!: boolean;

  @Field({
    kind: 'flag',
    description: 'Of protected ones: whether it is not as the service declares it; see /database/drift.',
  })
  drifted?: boolean;

  @Field(DOCUMENTS)
  documents?: number;

  @Field({ kind: 'object', type: () => CappedOptions, description: 'Its bounds, if it has any.' })
  capped?: CappedOptions;

  @Field({
    kind: 'object',
    type: () => TimeSeriesOptions,
    description: 'How its measurements are kept, if it is a time series.',
  })
  time_series?: TimeSeriesOptions;

  @Field({
    kind: 'object',
    type: () => ClusteredOptions,
    description: 'Present if it is stored in the order of `_id`.',
  })
  clustered?: ClusteredOptions;

  @Field({ kind: 'object', type: () => IndexCollation, description: 'How text is compared, unless by its bytes.' })
  collation?: IndexCollation;

  @Field({ kind: 'flag', required: true, description: 'Whether changes keep what a document was before.' })
  pre_images!: boolean;

  @Field({
    kind: 'any',
    schema: { type: 'object' },
    description: "The rules for its documents, as MongoDB's relaxed extended JSON.",
  })
  validator?: unknown;

  @Field(VALIDATION_LEVEL)
  validation_level?: ValidationLevel;

  @Field(VALIDATION_ACTION)
  validation_action?: ValidationAction;

  @Field({ kind: 'object', type: () => ViewOptions, description: 'What it shows, if it is a view.' })
  view?: ViewOptions;
}
